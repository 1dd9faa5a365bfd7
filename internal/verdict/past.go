package verdict

import (
	"slices"

	"github.com/merit-rules/merit/internal/ledger"
	"github.com/merit-rules/merit/internal/program"
)

// Subjects are the values that a sanction follows: the id, or the inputs that
// the policy names; those not given are left out.
func Subjects(p *program.Program, a *program.Applicant) []string {
	if len(p.Policy.Subject) == 0 {
		return []string{a.ID}
	}
	var list []string
	for _, slot := range p.Policy.Subject {
		if slot == program.SubjectID {
			list = append(list, a.ID)
			continue
		}
		v := a.Inputs[slot]
		if !given(v) {
			continue
		}
		list = append(list, program.Print(v, p.Slots[slot].Type, ""))
	}
	if len(list) == 0 {
		return []string{a.ID} // a sanction must follow somebody
	}
	return list
}

// Past is what the ledger holds of a subject: every event, in the form of
// `history`, and the sanctions that bar the year.
func Past(p *program.Program, l *ledger.Ledger, subjects []string, year int) ([]program.Value, []program.Bar) {
	if l == nil || len(subjects) == 0 {
		return nil, nil
	}
	var history []program.Value
	for _, e := range l.History(subjects) {
		history = append(history, program.Fields(record(&e)))
	}
	var bars []program.Bar
	for _, e := range l.Bars(subjects, p.Policy.Programme, p.Policy.ID, year) {
		bar := program.Bar{Year: e.Year, Rule: e.Rule, Policy: e.Policy}
		if len(e.Cite) > 0 {
			bar.Cite = program.Cite(e.Cite[0])
		}
		bars = append(bars, bar)
	}
	return history, bars
}

// record is an event as a record of program.HistoryType.
func record(e *ledger.Event) []program.Value {
	amount, rule := program.None(), program.None()
	if e.HasAmount {
		amount = program.Num(e.Amount)
	}
	if e.Rule != "" {
		rule = program.String(e.Rule)
	}
	return []program.Value{program.String(e.Kind.String()), program.Int(int64(e.Year)), amount, program.String(e.Policy), rule}
}

// given reports whether v is an answer.
func given(v program.Value) bool {
	switch v.State() {
	case program.IsUnknown, program.IsNil, program.IsAbsent, program.IsError:
		return false
	}
	return true
}

// Again leaves out of the failures every bar that this very round raised and
// raises again: a rule of this policy and year that fails now says it already, and
// running a round against a ledger that holds it must give the same result.
func Again(p *program.Program, failures []program.Hit, year int) []program.Hit {
	fails := func(rule string) bool {
		return slices.ContainsFunc(failures, func(h program.Hit) bool { return h.Rule != nil && h.Rule.ID == rule })
	}
	return slices.DeleteFunc(failures, func(h program.Hit) bool {
		return h.Bar != nil && h.Bar.Year == year && h.Bar.Policy == p.Policy.ID && fails(h.Bar.Rule)
	})
}
