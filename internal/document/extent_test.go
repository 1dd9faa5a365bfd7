package document

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestExtent(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain", "a: 70%  # 说明\n", "70%"},
		{"plain with blanks", "a: 满 分\n", "满 分"},
		{"in braces", "{a: 14, b: 1}\n", "14"},
		{"single", "a: '它''s'\n", "'它''s'"},
		{"double", `a: "甲\"乙" # x` + "\n", `"甲\"乙"`},
		{"empty quotes", "a: ''\n", "''"},
		{"not composed", "a: e\u0301\n", "e\u0301"},
		{"last byte", "a: 5", "5"},
		{"literal", "a: |\n  甲\n", ""},
		{"folded plain", "a: 甲\n  乙\n", ""},
		{"quoted over lines", "a: \"甲\n  乙\"\n", ""},
		{"nothing", "a:\n", ""},
		{"a map", "a: {}\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := Read("a.yaml", []byte("\ufeff"+c.text))
			require.NotNil(t, f.Root)
			from, to, ok := f.Root.Get("a").Extent()
			require.Equal(t, c.want != "", ok)
			require.Equal(t, c.want, f.Text[from:to])
		})
	}
}
