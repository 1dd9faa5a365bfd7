package policyfile

import (
	"errors"
	"regexp"
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/program"
)

// day reads a date of the policy: 2025-02-07.
func (r *reader) day(n *document.Node, what string) (civil.Date, bool) {
	if n == nil || n.Bad {
		return 0, false
	}
	if n.Kind != document.Scalar {
		r.fault(n, "policy-scalar", "what", what)
		return 0, false
	}
	d, err := civil.ParseDate(n.Text)
	if err != nil {
		r.badDate(n, what, err)
		return 0, false
	}
	return d, true
}

// moment reads a date, or a date and time, which is in the policy's zone unless
// it says otherwise.
func (r *reader) moment(n *document.Node, what string) (program.Value, bool) {
	if n.Bad {
		return program.Value{}, false
	}
	if len(n.Text) <= 10 {
		d, ok := r.day(n, what)
		if !ok {
			return program.Value{}, false
		}
		return program.Day(d), true
	}
	t, err := civil.ParseDateTime(n.Text, r.prog.Policy.Zone)
	if err != nil {
		r.badDate(n, what, err)
		return program.Value{}, false
	}
	return program.Moment(t), true
}

var dayOfYear = regexp.MustCompile(`^([0-9]{1,2})月([0-9]{1,2})日$`)

// badDate says what is wrong with a date: no year, no such day, another form.
func (r *reader) badDate(n *document.Node, what string, err error) {
	text := strings.TrimSpace(n.Text)
	if m := dayOfYear.FindStringSubmatch(text); m != nil {
		year := r.likelyYear()
		if year == "" {
			r.fault(n, "policy-date-year", "what", what, "got", text)
			return
		}
		fix := year + "-" + pad(m[1]) + "-" + pad(m[2])
		f := r.fault(n, "policy-date-year", "what", what, "got", text, "fix", fix)
		f.Fix = &document.Fix{Place: n.Place(), Text: fix}
		return
	}
	if d, looseErr := civil.ParseLooseDate(text); looseErr == nil {
		f := r.fault(n, "policy-date-form", "what", what, "got", text, "fix", d.String())
		f.Fix = &document.Fix{Place: n.Place(), Text: d.String()}
		return
	}
	var parse *civil.ParseError
	if errors.As(err, &parse) && parse.Reason == civil.NoSuchDay {
		r.fault(n, "policy-date-none", "what", what, "got", short(text))
		return
	}
	r.fault(n, "policy-date", "what", what, "got", short(text))
}

// likelyYear is the year that a date without one most likely means: the
// programme's, that of its period, that of a source; "" where none is written.
func (r *reader) likelyYear() string {
	p := &r.prog.Policy
	switch {
	case p.Year > 0:
		d, _ := civil.Of(p.Year, 1, 1)
		return d.String()[:4]
	case p.HasPeriod:
		return p.From.String()[:4]
	}
	for _, id := range r.legal.order {
		if s := r.legal.sources[id]; s.dated {
			return s.issued.String()[:4]
		}
	}
	return ""
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
