package eligibility

import (
	"github.com/shopspring/decimal"

	"github.com/merit-rules/merit/internal/decimals"
	"github.com/merit-rules/merit/internal/ledger"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/verdict"
	"github.com/merit-rules/merit/schema"
)

// Status says where an applicant stands. The zero value is Undetermined: what
// nobody decided is not a yes.
type Status uint8

// The statuses that one applicant alone can have.
const (
	Undetermined Status = iota // something missing, or an error, can still change the outcome
	Refused                    // the data contradict themselves: not an applicant
	Ineligible                 // at least one rule certainly fails
	Eligible                   // every rule up to the stage holds
)

// String is the word of the result.
func (s Status) String() string {
	return [...]string{"undetermined", "refused", "ineligible", "eligible"}[s]
}

// History is what a decision needs besides the application. The zero History
// decides at the last stage, for the policy's own year, without earlier years.
type History struct {
	Ledger *Ledger
	AsOf   string // the day of the decision, needed as soon as a rule reads it
	Stage  string // rules up to this stage; "": the last
	Year   int    // the programme year; 0: the policy's
	Set    map[string]string
}

// Finding is one rule that fails, with its reason in the language of the policy
// and the clauses it rests on.
type Finding struct {
	Rule      string // "barred" for a sanction of an earlier round
	Reason    string
	Citations []schema.Citation
}

// Sanction is what a failed rule brings beyond the verdict. Recover and Withheld
// are in the currency's unit; Recover is nil where the rule claims nothing back.
type Sanction struct {
	Rule     string
	BarYears []int
	Recover  *decimal.Decimal
	// RecoverExact is the claim as a fraction, "100/3", where no decimal holds it;
	// Recover is then cut to four places.
	RecoverExact string
	Withheld     decimal.Decimal
	Citations    []schema.Citation
}

// Decision is the outcome for one applicant.
type Decision struct {
	Status    Status
	Failures  []Finding // all of them, a bar first, then in the order of the file
	Warnings  []Finding // rules with effect: warn
	Missing   []string  // inputs that can still change the status, those that move most first
	Errors    []string  // evaluations that failed, in words
	Data      []string  // why the row is refused
	Sanctions []Sanction
}

// Decide decides on one applicant at the stage that history names. Rules that
// need figures over the whole round belong to qualification and are not looked at.
func Decide(policy *schema.Policy, app *schema.Application, history History) (Decision, error) {
	p := policy.Compiled().(*program.Program)
	when, err := policy.Settle(schema.Moment{AsOf: history.AsOf, Stage: history.Stage, Year: history.Year, Set: history.Set})
	if err != nil {
		return Decision{}, err
	}
	moment := when.(program.Round)
	setting, faults := p.Settle(moment)
	if len(faults) > 0 {
		return Decision{}, schema.Faults(faults)
	}
	var past *ledger.Ledger
	if history.Ledger != nil {
		past = history.Ledger.chain
	}
	year := moment.Year
	if year == 0 {
		year = p.Policy.Year
	}
	a := program.Applicant{ID: app.ID, Name: app.Name, Inputs: app.Inputs().([]program.Value)}
	subjects := verdict.Subjects(p, &a)
	a.History, a.Barred = verdict.Past(p, past, subjects, year)
	f := program.NewFrame(p, setting)
	f.Begin(&a)
	f.Run(0)
	d := f.Decision()
	d.Failures = verdict.Again(p, d.Failures, year)
	return decision(policy, p, f, d, verdict.Sanctions(p, f, subjects, d.Failures, past, year)), nil
}

func decision(policy *schema.Policy, p *program.Program, f *program.Frame, d program.Decision, sanctions []verdict.Sanction) Decision {
	lang := policy.Language()
	out := Decision{Status: statuses[d.Status]}
	if d.Eligible && len(d.Failures) == 0 {
		out.Status = Eligible
	}
	for _, data := range f.DataFaults() {
		out.Status = Refused
		out.Data = append(out.Data, verdict.Say(f, data, lang))
	}
	out.Failures = findings(f, d.Failures, lang)
	out.Warnings = findings(f, d.Warnings, lang)
	if out.Status == Undetermined {
		for _, slot := range d.Missing {
			out.Missing = append(out.Missing, p.Slots[slot].Name)
		}
	}
	for _, fault := range d.Faults {
		out.Errors = append(out.Errors, fault.Message(lang))
	}
	for _, s := range sanctions {
		out.Sanctions = append(out.Sanctions, sanction(s))
	}
	return out
}

var statuses = map[program.Status]Status{
	program.Refused: Refused, program.Ineligible: Ineligible, program.Eligible: Eligible,
	program.Qualified: Eligible, program.Unqualified: Eligible,
}

func findings(f *program.Frame, hits []program.Hit, lang string) []Finding {
	var list []Finding
	for i := range hits {
		rule, reason, cites := verdict.Words(f, &hits[i], lang)
		list = append(list, Finding{Rule: rule, Reason: reason, Citations: citations(cites)})
	}
	return list
}

func citations(cites []program.Cite) []schema.Citation {
	var list []schema.Citation
	for _, c := range cites {
		list = append(list, schema.Citation(c))
	}
	return list
}

func sanction(s verdict.Sanction) Sanction {
	out := Sanction{Rule: s.Rule.ID, BarYears: s.Bars, Citations: citations(s.Rule.Cite)}
	out.Withheld, _ = decimals.Near(s.Withheld)
	if s.HasRecover {
		d, fraction := decimals.Near(s.Recover)
		out.Recover, out.RecoverExact = &d, fraction
	}
	return out
}
