// Package cells counts the columns that a text takes where all characters stand in
// a grid: on a terminal, and in an editor that shows a policy file.
package cells

import (
	"unicode"

	"golang.org/x/text/width"
)

// Width is how many columns a text takes: two for Chinese and other wide
// characters, none for marks that combine with the character before.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += Of(r)
	}
	return n
}

// Of is how many columns one character takes.
func Of(r rune) int {
	if r < 0x7F {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
