package policyfile

import "strings"

// nearest finds the passage closest to a quote, by the fewest characters to
// change, and the clause that it stands in; "" when nothing is close.
func (l *lawText) nearest(quote string) (passage, clause string) {
	pattern := []rune(fold(quote))
	if len(pattern) > 120 || len(pattern) < 2 {
		return "", ""
	}
	text := []rune(l.folded)
	end, start, cost := closest(pattern, text)
	if cost*2 > len(pattern) || end <= start {
		return "", ""
	}
	start, end = l.phrase(text, start, end, len(pattern))
	at := len(string(text[:start]))
	return string(text[start:end]), l.clauseAt(at)
}

// closest finds the stretch of text with the least edit distance to the pattern.
func closest(pattern, text []rune) (end, start, cost int) {
	m := len(pattern)
	dist, from := make([]int, m+1), make([]int, m+1)
	for i := range dist {
		dist[i] = i
	}
	cost = m + 1
	for j, c := range text {
		diagonal, diagonalFrom := dist[0], j
		from[0] = j + 1
		for i := 1; i <= m; i++ {
			best, bestFrom := diagonal, diagonalFrom
			if pattern[i-1] != c {
				best++
			}
			if d := dist[i] + 1; d < best {
				best, bestFrom = d, from[i]
			}
			if d := dist[i-1] + 1; d < best {
				best, bestFrom = d, from[i-1]
			}
			diagonal, diagonalFrom = dist[i], from[i]
			dist[i], from[i] = best, bestFrom
		}
		if dist[m] < cost {
			end, start, cost = j+1, from[m], dist[m]
		}
	}
	return end, start, cost
}

// phrase takes a passage to the punctuation around it where that is near: a
// reader recognises a whole phrase.
func (l *lawText) phrase(text []rune, start, end, size int) (int, int) {
	limit := max(4, size/2)
	at := len(string(text[:start]))
	for i := start; i > 0 && start-i <= limit; i-- {
		if isMark(text, i-1) || l.breaks[at] {
			start = i
			break
		}
		at -= len(string(text[i-1]))
	}
	at = len(string(text[:end]))
	for i := end; i < len(text) && i-end <= limit; i++ {
		if isMark(text, i) || l.breaks[at] {
			end = i
			break
		}
		at += len(string(text[i]))
	}
	return start, end
}

// isMark reports whether a punctuation mark stands at an index; a point between
// digits is none.
func isMark(text []rune, i int) bool {
	if text[i] == '.' {
		return i+1 < len(text) && (text[i+1] < '0' || text[i+1] > '9')
	}
	return strings.ContainsRune(",。;：:、()“”《》!?", text[i])
}
