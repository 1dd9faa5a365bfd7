package formula

import (
	"unicode/utf8"

	"github.com/merit-rules/merit/internal/spell"
)

// nearest is the legal name that was perhaps meant, or "". Of short names, which
// can only be one character apart, one of the same length is the likelier: 完成律
// means 完成率 rather than 完成.
func nearest(word string, legal []string) string {
	ranked := spell.Ranked(word, legal)
	length := utf8.RuneCountInString(word)
	if length <= 5 {
		for _, name := range ranked {
			if utf8.RuneCountInString(name) == length {
				return name
			}
		}
	}
	if len(ranked) == 0 {
		return ""
	}
	return ranked[0]
}
