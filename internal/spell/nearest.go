package spell

import (
	"slices"
	"strings"
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

// Ranked is all names that [Nearest] would accept, the closest first. The word itself is not among them.
func Ranked(word string, legal []string) []string {
	type match struct {
		name     string
		distance int
		uneven   int // by how many characters the lengths differ
	}
	var matches []match
	if utf8.RuneCountInString(word) > maxLength {
		return nil
	}
	from := []rune(word)
	for _, name := range legal {
		if d, ok := near(from, name); ok && name != word {
			length := utf8.RuneCountInString(name)
			matches = append(matches, match{name, d, max(length, len(from)) - min(length, len(from))})
		}
	}
	slices.SortFunc(matches, func(a, b match) int {
		if a.distance != b.distance {
			return a.distance - b.distance
		}
		if a.uneven != b.uneven {
			return a.uneven - b.uneven
		}
		return strings.Compare(a.name, b.name)
	})
	var names []string
	for _, m := range matches {
		names = append(names, m.name)
	}
	return slices.Compact(names)
}

// near is the distance of a word to a name when it is small enough.
func near(word []rune, name string) (int, bool) {
	if utf8.RuneCountInString(name) > maxLength {
		return 0, false
	}
	other := []rune(name)
	longer := max(len(word), len(other))
	if longer-min(len(word), len(other)) > longer/3 {
		return 0, false
	}
	if isSwap(word, other) {
		return 1, true
	}
	d := distance(word, other)
	return d, d <= longer/3
}

// isSwap reports whether two words of two characters differ only in their order.
func isSwap(a, b []rune) bool {
	return len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0] && a[0] != a[1]
}

// distance is the number of characters to add, leave out, replace or swap with a neighbour, none of them twice
// (optimal string alignment). Only three rows of the table are kept.
func distance(a, b []rune) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
