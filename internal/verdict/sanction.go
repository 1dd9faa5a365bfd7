package verdict

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// Sanction is what a failed rule brings beyond this round.
type Sanction struct {
	Rule       *program.Rule
	Bars       []int     // programme years, ascending
	Recover    exact.Num // to be paid back
	HasRecover bool
	Withheld   exact.Num // awarded and not paid, no longer to be paid
	Fault      *program.Fault
}

// Books say what the earlier years gave a subject under a policy, for the money
// that is claimed back.
type Books interface {
	Money(subjects []string, programme, policy string, year int) (awarded, paid exact.Num)
}

// Sanctions are those of the applicant that f stands at, by the rules that fail.
// They stand even where the rest of the application is undetermined.
func Sanctions(p *program.Program, f *program.Frame, subjects []string, failures []program.Hit, books Books, year int) []Sanction {
	var list []Sanction
	for i := range failures {
		rule := failures[i].Rule
		if rule == nil || rule.Sanction == nil {
			continue
		}
		list = append(list, sanctionOf(p, f, subjects, rule, books, year))
	}
	return list
}

func sanctionOf(p *program.Program, f *program.Frame, subjects []string, rule *program.Rule, books Books, year int) Sanction {
	s := Sanction{Rule: rule}
	for _, offset := range rule.Sanction.Bar {
		s.Bars = append(s.Bars, year+offset)
	}
	switch rule.Sanction.Recover {
	case program.RecoverPaid:
		policy := &p.Policy
		var awarded, paid exact.Num
		if books != nil {
			awarded, paid = books.Money(subjects, policy.Programme, policy.ID, year)
		}
		s.Recover, s.HasRecover = paid, true
		s.Withheld = exact.Max(exact.Int(0), exact.Sub(awarded, paid))
	case program.RecoverFormula:
		v := f.Eval(rule.Sanction.Amount)
		s.Recover, s.HasRecover, s.Fault = v.Num(), v.State() == program.IsNumber, v.Fault()
	}
	return s
}
