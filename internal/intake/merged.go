package intake

import (
	"slices"
	"strconv"
	"strings"
)

// span is the rows and columns of a merged range.
type span struct {
	text        string
	first, last int
	left, right int // from 0
}

// mergedRanges are those ranges that take more than one cell.
func mergedRanges(ranges []string) []span {
	var spans []span
	for _, r := range ranges {
		from, to, found := strings.Cut(r, ":")
		if !found || from == to {
			continue
		}
		spans = append(spans, span{text: r, first: rowOf(from), last: rowOf(to), left: columnIn(from), right: columnIn(to)})
	}
	slices.SortStableFunc(spans, func(a, b span) int { return a.first - b.first })
	return spans
}

// rowOf is the row of a reference such as C2.
func rowOf(ref string) int {
	n, _ := strconv.Atoi(strings.TrimLeft(ref, "$ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	return n
}

// columnIn is the column of a reference such as C2, from 0.
func columnIn(ref string) int {
	n := 0
	for _, c := range ref {
		if c >= 'A' && c <= 'Z' && n <= maxColumns {
			n = n*26 + int(c-'A') + 1
		}
	}
	return n - 1
}

// refuseMerged refuses a row that shares a cell with others: whether the value
// is meant for all of them, nobody can tell.
func (t *sheet) refuseMerged(row int) {
	for t.opened < len(t.merged) && t.merged[t.opened].first <= row {
		t.open = append(t.open, t.merged[t.opened])
		t.opened++
	}
	t.open = slices.DeleteFunc(t.open, func(m span) bool { return m.last < row })
	if len(t.open) > maxColumns { // more than can lie beside each other
		t.open = t.open[:maxColumns]
	}
	for _, m := range t.open {
		n := len(t.problems)
		t.fail("data-merged", "range", show([]byte(m.text)), "first", strconv.Itoa(m.first), "last", strconv.Itoa(m.last))
		t.at(n, "", m.text, nil)
	}
}

// lookDown keeps what cells above a header whose row was given say, if they are
// merged down to it: in a header of two rows, id and name mostly are. Captions over
// several columns are no names.
func (t *sheet) lookDown(row int, cells []Cell) {
	for _, m := range t.merged {
		if m.first == row && m.last >= t.file.HeaderRow && m.left == m.right && m.left < len(cells) {
			t.above = append(t.above, heading{m.left, cells[m.left].Text})
		}
	}
}

// heading is a text that stands above the header in a column.
type heading struct {
	column int
	text   string
}

// headNames are the names in a header, those merged down to it among them.
func (t *sheet) headNames(cells []Cell) []string {
	names := make([]string, len(cells))
	for i := range cells {
		names[i] = headName(cells[i].Text)
	}
	for _, h := range t.above {
		for len(names) <= h.column {
			names = append(names, "")
		}
		if names[h.column] == "" {
			names[h.column] = headName(h.text)
		}
	}
	return names
}

func headName(text string) string { return nfc(string(trim([]byte(text)))) }
