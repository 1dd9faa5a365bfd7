package report

import (
	"strings"

	"github.com/merit-rules/merit/internal/whatif"
)

// TrialPage is a study as one HTML page that needs nothing else.
func TrialPage(r *whatif.Report, s Style) string {
	s.Color = false
	var b strings.Builder
	lang := "zh"
	if s.Lang == "en" {
		lang = "en"
	}
	title := escaped(r.Question.Policy.Title(lang))
	b.WriteString("<!doctype html>\n<html lang=\"" + lang + "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title + "</title>\n")
	b.WriteString("<style>body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;margin:1rem 0}td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:right;vertical-align:top}td.t,th.t{text-align:left}svg{max-width:100%;height:auto}li{margin:.3rem 0}</style>\n")
	b.WriteString("<h1>" + title + "</h1>\n")
	if len(r.Lines) > 0 {
		b.WriteString(Chart(r, s))
	}
	t := &trial{page{Style: s}, r}
	t.tables(&b)
	t.breakList(&b)
	b.WriteString("</html>\n")
	return b.String()
}

// tables are the rounds, a table for each value of the second parameter.
func (t *trial) tables(b *strings.Builder) {
	if len(t.r.Lines) == 0 {
		g := t.rowGrid("")
		t.row(g, t.word("present"), &t.r.Present)
		t.row(g, t.word("as set"), t.r.Set)
		table(b, g)
		return
	}
	w := &t.r.Question.Sweeps[0]
	for i := range t.r.Lines {
		l := &t.r.Lines[i]
		if len(t.r.Question.Sweeps) > 1 {
			other := &t.r.Question.Sweeps[1]
			b.WriteString("<h2>" + escaped(other.Name+" = "+other.Print(l.Other)) + "</h2>\n")
		}
		g := t.rowGrid(w.Name)
		t.row(g, t.word("present"), &t.r.Present)
		for j := range l.Rows {
			t.row(g, w.Print(l.Rows[j].Value), &l.Rows[j])
		}
		table(b, g)
	}
}

func table(b *strings.Builder, g *grid) {
	b.WriteString("<table>\n")
	for i, row := range g.rows {
		cell := "td"
		if i == 0 {
			cell = "th"
		}
		b.WriteString("<tr>")
		for j, text := range row {
			class := ""
			if j >= len(g.right) || !g.right[j] {
				class = ` class="t"`
			}
			b.WriteString("<" + cell + class + ">" + escaped(text) + "</" + cell + ">")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
}

// breakList is the section on breakpoints, in the words of the terminal.
func (t *trial) breakList(b *strings.Builder) {
	text := &trial{page{Style: t.Style}, t.r}
	if len(t.r.Lines) == 0 {
		text.movers("", &t.r.Set.Changes)
	}
	text.breakpoints()
	var inside bool
	for _, line := range strings.Split(strings.Trim(text.out.String(), "\n"), "\n") {
		if line == "" {
			continue
		}
		if !strings.HasPrefix(line, " ") && len(t.r.Lines) > 0 {
			b.WriteString("<h2>" + escaped(line) + "</h2>\n<ul>\n")
			inside = true
			continue
		}
		if !inside {
			b.WriteString("<ul>\n")
			inside = true
		}
		b.WriteString("<li>" + escaped(strings.TrimSpace(line)) + "</li>\n")
	}
	if inside {
		b.WriteString("</ul>\n")
	}
}
