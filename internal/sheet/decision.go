package sheet

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/verdict"
)

// Decide is the decision on an application, {"status", "failures", "warnings",
// "missing", "errors", "data", "sanctions"}. Rules that need figures over the whole
// round are not looked at.
func (s *Policy) Decide(application []byte, round program.Round, past Past, lang string) ([]byte, *Refusal) {
	r, refused := s.begin(application, round, past, lang)
	if refused != nil {
		return nil, refused
	}
	r.frame.Run(0)
	d := r.frame.Decision()
	d.Failures = verdict.Again(s.program, d.Failures, r.year)
	w := writer{run: r}
	w.decision(&d)
	return w.Bytes(), nil
}

// status is what one applicant alone can be: refused, ineligible, eligible, or else
// not decided yet.
func status(f *program.Frame, d *program.Decision) program.Status {
	switch {
	case len(f.DataFaults()) > 0:
		return program.Refused
	case d.Eligible && len(d.Failures) == 0:
		return program.Eligible
	}
	switch d.Status {
	case program.Refused, program.Ineligible:
		return d.Status
	case program.Eligible, program.Qualified, program.Unqualified:
		return program.Eligible
	}
	return program.Undetermined
}

func (w *writer) decision(d *program.Decision) {
	at := status(w.frame, d)
	w.Object()
	w.Key("status")
	w.String(at.String())
	w.findings("failures", d.Failures)
	w.findings("warnings", d.Warnings)
	if at == program.Undetermined {
		w.names("missing", d.Missing)
	}
	var errors []string
	for _, fault := range d.Faults {
		errors = append(errors, fault.Message(w.lang))
	}
	w.texts("errors", errors)
	w.data()
	w.sanctions(verdict.Sanctions(w.program, w.frame, w.subjects, d.Failures, w.books, w.year))
	w.EndObject()
}

func (w *writer) findings(key string, hits []program.Hit) {
	w.Key(key)
	w.Array()
	for i := range hits {
		rule, reason, cites := verdict.Words(w.frame, &hits[i], w.lang)
		w.Object()
		w.Key("rule")
		w.String(rule)
		w.text("reason", reason)
		w.cites(cites)
		w.EndObject()
	}
	w.EndArray()
}

func (w *writer) sanctions(list []verdict.Sanction) {
	if len(list) == 0 {
		return
	}
	w.Key("sanctions")
	w.Array()
	for i := range list {
		s := &list[i]
		w.Object()
		w.Key("rule")
		w.String(s.Rule.ID)
		w.Key("bar_years")
		w.Ints(s.Bars)
		if s.HasRecover {
			w.num("recover", s.Recover)
		}
		if withheld := whole(s.Withheld); withheld.Sign() != 0 {
			w.num("withheld", withheld)
		}
		w.cites(s.Rule.Cite)
		w.EndObject()
	}
	w.EndArray()
}

// whole is money that is paid: where no decimal is x, the next one towards zero.
func whole(x exact.Num) exact.Num {
	const places = 4
	if x.IsDecimal() {
		return x
	}
	return x.Round(places, exact.Down)
}
