package report

import (
	"strings"

	"github.com/merit-rules/merit/internal/cells"
)

// grid is a table whose columns line up under Chinese too.
type grid struct {
	rows  [][]string
	right []bool // columns that are aligned to the right
}

func (g *grid) add(row ...string) {
	for i, c := range row {
		row[i] = Safe(c)
	}
	g.rows = append(g.rows, row)
}

// write puts the rows down, each behind an indent, columns two blanks apart. The
// blanks at the end of a line are left out, and so is a column without any text
// below its head.
func (g *grid) write(out *strings.Builder, indent string) {
	widths := g.widths()
	for _, row := range g.rows {
		var line strings.Builder
		for i, cell := range row {
			if widths[i] == 0 {
				continue
			}
			if line.Len() > 0 {
				line.WriteString("  ")
			}
			line.WriteString(pad(cell, widths[i], i < len(g.right) && g.right[i]))
		}
		out.WriteString(strings.TrimRight(indent+line.String(), " "))
		out.WriteByte('\n')
	}
}

func (g *grid) widths() []int {
	var w []int
	for n, row := range g.rows {
		for i, cell := range row {
			if i == len(w) {
				w = append(w, 0)
			}
			if n > 0 {
				w[i] = max(w[i], cells.Width(cell))
			}
		}
	}
	for i := range w {
		if w[i] > 0 && i < len(g.rows[0]) {
			w[i] = max(w[i], cells.Width(g.rows[0][i]))
		}
	}
	return w
}
