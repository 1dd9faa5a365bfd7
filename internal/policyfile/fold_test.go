package policyfile

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
)

func TestFold(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing to do", "四（", "四("},
		{"white space", " 完成 率\t\u3000不低于\u00a0\u200b７０％\r\n", "完成率不低于70%"},
		{"signs", "（一）Ａｂ～", "(一)Ab~"},
		{"other scripts", "é\u2028한\ufeff𠀀", "é한𠀀"},
		{"no UTF-8", "a\xffb", "a\ufffdb"},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, fold(tt.in)) })
	}
}

// Folding in stretches gives what folding character by character gives.
func FuzzFold(f *testing.F) {
	f.Add("（一） 完成率\u3000不低于７０％")
	f.Add("\xff\ufeff\u200b\u0085")
	f.Fuzz(func(t *testing.T, text string) {
		var want strings.Builder
		for _, c := range text {
			if !unicode.IsSpace(c) && c != '\u200b' && c != '\ufeff' {
				want.WriteRune(half(c))
			}
		}
		require.Equal(t, want.String(), fold(text))
	})
}
