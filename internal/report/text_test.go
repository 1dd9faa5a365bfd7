package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSafe(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "重庆 abc ①", "重庆 abc ①"},
		{"escape sequence", "a\x1b[31mb", `a\u{1B}[31mb`},
		{"C1", "a\u009bb", `a\u{9B}b`},
		{"line ends and tab", "a\nb\r\tc", `a\u{A}b\u{D}\u{9}c`},
		{"direction", "a\u202eb\u2066", `a\u{202E}b\u{2066}`},
		{"nothing to see", "a\u200bb\ufeff", `a\u{200B}b\u{FEFF}`},
		{"nul and delete", "\x00\x7f", `\u{0}\u{7F}`},
	} {
		require.Equal(t, c.want, Safe(c.in), c.name)
	}
}

func TestNeutralReadsBack(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"=1+1", "'=1+1"}, {"+86 23", "'+86 23"}, {"-5", "'-5"}, {"@SUM(A1)", "'@SUM(A1)"}, {"\tx", "'\tx"}, {"\rx", "'\rx"},
		{"＝1", "'＝1"}, {"'=1", "''=1"}, {"''=1", "'''=1"}, {"'90年代", "'90年代"}, {"'", "'"}, {"", ""}, {"甲", "甲"}, {"a=1", "a=1"}, {" =1", " =1"},
	} {
		require.Equal(t, c.want, Neutral(c.in), "%q", c.in)
		require.Equal(t, c.in, Plain(Neutral(c.in)), "%q back", c.in)
	}
}

func FuzzNeutral(f *testing.F) {
	f.Add("'=1")
	f.Fuzz(func(t *testing.T, s string) {
		n := Neutral(s)
		require.Equal(t, s, Plain(n))
		require.False(t, starts(n), "%q", n)
	})
}

func TestGridLinesUpAndDropsEmptyColumns(t *testing.T) {
	g := &grid{right: []bool{false, true}}
	g.add("名称", "分", "空")
	g.add("甲", "100", "")
	g.add("a\x1bb", "7", "")
	var out strings.Builder
	g.write(&out, "  ")
	require.Equal(t, "  名称       分\n  甲        100\n  a\\u{1B}b    7\n", out.String())
}

func TestRangesOfOne(t *testing.T) {
	require.Equal(t, "1–3", fromTo("1", "3"))
	require.Equal(t, "89.99", fromTo("89.99", "89.99"))
}
