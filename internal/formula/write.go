package formula

import (
	"strings"
	"unicode/utf8"
)

// write gives expr's parser the tokens in the spelling that it knows, one blank
// between two, and notes where each begins. A bare .field needs a list around it,
// so the whole may stand as the body of a map.
func (s *scanner) write(body bool) string {
	var out strings.Builder
	out.Grow(len(s.text) + 2*len(s.tokens) + 16)
	char := 0
	if body {
		out.WriteString(bodyBefore)
		char = len(bodyBefore)
	}
	for i := range s.tokens {
		t := &s.tokens[i]
		t.start = char
		out.WriteString(t.write)
		out.WriteByte(' ')
		char += utf8.RuneCountInString(t.write) + 1
	}
	if body {
		out.WriteString(bodyAfter)
	}
	return out.String()
}

const (
	bodyBefore = "map([0],{"
	bodyAfter  = "})"
)

// tokenAt is the index of the token that holds a character of the parser's text.
func (s *scanner) tokenAt(char int) int {
	low, high := 0, len(s.tokens)-1
	for low < high {
		mid := (low + high + 1) / 2
		if s.tokens[mid].start <= char {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}
