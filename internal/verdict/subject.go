package verdict

import (
	"slices"

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
