package ledger

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is what two spellings of one id have in common: it does away with width,
// case, blanks at the ends and characters that cannot be seen.
func Fold(id string) string {
	s := norm.NFKC.String(strings.ToValidUTF8(id, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(strings.ToLower(strings.ToUpper(s)))
}

// invisible reports whether a character leaves no mark on paper: format
// characters, variation selectors, fillers.
func invisible(r rune) bool {
	if r < 0x7F {
		return r < 0x20
	}
	switch r {
	case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0:
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector)
}

// folded is a subject ready for comparing; texts that fold to nothing are left out.
func folded(subject []string) []string {
	out := make([]string, 0, len(subject))
	for _, s := range subject {
		if f := Fold(s); f != "" && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}
