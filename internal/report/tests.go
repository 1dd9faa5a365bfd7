package report

import (
	"strconv"
	"strings"

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
