package normal

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

func TestNFC(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"ASCII", "abc", "abc"},
		{"Chinese", "渝东北", "渝东北"},
		{"composed", "e\u0301", "\u00e9"},
		{"two marks", "u\u0308\u0304", "\u01d6"},
		{"marks out of order", "q\u0307\u0323", "q\u0323\u0307"},
		{"a singleton", "\u212a\u2126", "K\u03a9"},
		{"a compatibility ideograph", "\uf914", "\u6a02"},
		{"Hangul", "\u1112\u1161\u11ab", "\ud55c"},
		{"a mark in the way", "a\u0315\u0300", "\u00e0\u0315"},
		{"not UTF-8", "e\u0301\xffe\u0301", "\u00e9\xff\u00e9"},
		{"nothing", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, NFC(c.in))
			require.Equal(t, c.want, norm.NFC.String(c.in))
		})
	}
}

func TestTheTablesAreOfTheLibrarysUnicode(t *testing.T) {
	require.Equal(t, norm.Version, unicodeVersion)
}

// TestEveryCharacter takes every character that any form changes, with its table entry.
func TestEveryCharacter(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		s := string(r)
		if inert(s) {
			require.True(t, norm.NFC.IsNormalString(s), "%U", r)
			continue
		}
		if norm.NFD.IsNormalString(s) && norm.NFC.PropertiesString(s).CCC() == 0 && r%37 != 0 {
			continue
		}
		if got, want := NFC(s), norm.NFC.String(s); got != want {
			t.Fatalf("%U: %q, want %q", r, got, want)
		}
		if apart := norm.NFD.String(s); apart != s && NFC(apart) != norm.NFC.String(apart) {
			t.Fatalf("%U apart: %q, want %q", r, NFC(apart), norm.NFC.String(apart))
		}
	}
}

func TestRandomTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var pool []rune
	for c := range decompositionsOf() {
		pool = append(pool, c)
	}
	for range 3000 {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			switch r.IntN(4) {
			case 0:
				b.WriteRune(pool[r.IntN(len(pool))])
			case 1:
				b.WriteRune(rune(0x300 + r.IntN(0x70)))
			case 2:
				b.WriteString(norm.NFD.String(string(pool[r.IntN(len(pool))])))
			default:
				b.WriteRune(rune('a' + r.IntN(26)))
			}
		}
		require.Equal(t, norm.NFC.String(b.String()), NFC(b.String()), "%+q", b.String())
	}
}

func decompositionsOf() map[rune]string {
	all := map[rune]string{}
	for rest := decompositions; rest != ""; {
		c, p, _, after := entry(rest)
		all[c], rest = p, after
	}
	return all
}
