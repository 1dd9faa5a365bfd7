package spell

import (
	"slices"
	"unicode/utf8"
)

// maxLength bounds the names compared, in characters: the work is the product of two lengths, and a longer word in a
// policy is no slip of the pen.
const maxLength = 64

// Nearest is the legal name closest to word, if one is close enough: at most a third of the characters of the longer
// name may be added, left out, replaced or swapped with a neighbour, and two characters may always be swapped. Of
// equally close names one of the same length is likelier (完成律 means 完成率 rather than 完成), then the first by code
// point, whatever the order of legal. The word itself is not considered.
func Nearest(word string, legal []string) (string, bool) {
	ranked := Ranked(word, legal)
	if len(ranked) == 0 {
		return "", false
	}
	return ranked[0], true
}

// match is a name that is near.
type match struct {
	name     string
	distance int
	uneven   int // by how many characters the lengths differ
}

func (m *match) before(n *match) bool {
	if m.distance != n.distance {
		return m.distance < n.distance
	}
	if m.uneven != n.uneven {
		return m.uneven < n.uneven
	}
	return m.name < n.name
}

// Ranked is all names that [Nearest] would accept, the closest first. The word itself is not among them.
func Ranked(word string, legal []string) []string {
	var matches []match
	if utf8.RuneCountInString(word) > maxLength {
		return nil
	}
	from := []rune(word)
	var to [maxLength]rune
	for _, name := range legal {
		length := utf8.RuneCountInString(name)
		if uneven := max(length, len(from)) - min(length, len(from)); length <= maxLength && uneven <= max(length, len(from))/3 {
			if d, ok := near(from, runes(name, to[:0])); ok && name != word {
				matches = append(matches, match{name, d, uneven})
			}
		}
	}
	for i := range matches { // there are few
		for j := i; j > 0 && matches[j].before(&matches[j-1]); j-- {
			matches[j], matches[j-1] = matches[j-1], matches[j]
		}
	}
	var names []string
	for _, m := range matches {
		names = append(names, m.name)
	}
	return slices.Compact(names)
}

// runes are the characters of a name in a buffer.
func runes(name string, buffer []rune) []rune {
	for _, c := range name {
		buffer = append(buffer, c)
	}
	return buffer
}

// near is the distance of a word to a name when it is small enough.
func near(word, name []rune) (int, bool) {
	if isSwap(word, name) {
		return 1, true
	}
	limit := max(len(word), len(name)) / 3
	d := distance(word, name, limit)
	return d, d <= limit
}

// isSwap reports whether two words of two characters differ only in their order.
func isSwap(a, b []rune) bool {
	return len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0] && a[0] != a[1]
}

// distance is the number of characters to add, leave out, replace or swap with a neighbour, none of them twice
// (optimal string alignment), or any number above limit when it is above limit. Only three rows of the table are kept.
func distance(a, b []rune, limit int) int {
	var rows [3][maxLength + 1]int
	before, above, row := rows[0][:len(b)+1], rows[1][:len(b)+1], rows[2][:len(b)+1]
	for j := range above {
		above[j] = j
	}
	last := 0 // the least of the row above
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		// A swap reaches back two rows: both must be beyond the limit.
		if least > limit && last > limit {
			return least
		}
		last = least
		before, above, row = above, row, before
	}
	return above[len(b)]
}
