package report

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/coverage"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/policytest"
)

// Tests lists the tests, those that failed with what came and what was wanted.
func Tests(list []policytest.Report, s Style) string {
	var out strings.Builder
	for i := range list {
		r := &list[i]
		if r.Pass() {
			out.WriteString(s.paint(green, "ok") + "    " + Safe(r.Name) + "\n")
			continue
		}
		out.WriteString(s.paint(red, "FAIL") + "  " + Safe(r.Name) + "  " + Safe(r.File) + ":" + strconv.Itoa(r.Line) + "\n")
		for _, d := range r.Diffs {
			if d.Key == "" {
				out.WriteString("        " + Safe(d.Got) + "\n")
				continue
			}
			out.WriteString("        " + Safe(d.Key) + ": " + s.word("got") + " " + orNothing(d.Got, s) + ", " + s.word("want") + " " + orNothing(d.Want, s) + "\n")
		}
	}
	return out.String()
}

func orNothing(text string, s Style) string {
	if text == "" {
		return s.word("nothing")
	}
	return Safe(text)
}

// Coverage lists what no test tries, by place, and how much was tried.
func Coverage(c *policytest.Covered, s Style) string {
	var out strings.Builder
	c.Map.Missing(func(p *coverage.Point, o *coverage.Outcome) {
		at := Safe(c.At(p)) + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
		said := message.Text(s.Lang, "cover-"+o.Kind.String(), map[string]string{"text": p.Text, "label": o.Label})
		out.WriteString(at + ": " + Safe(p.What) + ": " + Safe(said) + "\n")
	})
	met, all := c.Map.Tally()
	out.WriteString(Safe(message.Text(s.Lang, "cover-tally", map[string]string{"file": c.File, "met": strconv.Itoa(met), "all": strconv.Itoa(all)})) + "\n")
	return out.String()
}
