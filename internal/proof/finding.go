package proof

import (
	"fmt"
	"strings"

	"github.com/merit-rules/merit/internal/slate"
)

// Code says what is wrong with an outcome, or what could not be confirmed.
type Code uint8

// The codes of findings. Those from OrderUnconfirmed on do not say that anything
// is wrong: the claim is too large to be checked here.
const (
	Misshapen      Code = iota // parts of the outcome contradict one another
	CountExceeded              // more are funded than there are places
	TierExceeded               // more stand in a tier than it has places
	TierClosed                 // a candidate stands in a tier that is not open to them
	QuotaBroken                // a minimum is missed or a ceiling exceeded
	BudgetExceeded             // more is awarded than there is
	AmountWrong                // an award is not what its tier pays, or not the exact share
	TotalWrong                 // a sum, a number funded or what is left does not add up
	PassedOver                 // a lawful plan funds more of a class with all those above
	TieFalse                   // a tie is said to be open that is not, or is settled against the rule
	TierWrong                  // the highest tier could have taken more of a class
	ReportWrong                // what is said about a quota does not follow from the list
	BlameWrong                 // a code or a limit of a refusal does not follow from the rest
	ReserveWrong               // the runners-up are not those who come next
	NumberWrong                // what `prefer: number` would fund is not as told
	FaultFalse                 // no list was made though there is one, or for another reason
	KeepBroken                 // an earlier award that stands was not given
	Differs                    // the enumeration of all plans of a small problem says something else

	OrderUnconfirmed  // that nobody was passed over
	TieUnconfirmed    // who is contested, or that a tie was settled by the rule
	TierUnconfirmed   // that the tiers are the best
	AmountUnconfirmed // the exact share of somebody
	StopUnconfirmed   // that the budget pays for no longer list
	RelaxUnconfirmed  // that a relaxed quota gave way no more than it had to
	NumberUnconfirmed // what `prefer: number` would fund
	FaultUnconfirmed  // that no list can be made
	BlameUnconfirmed  // who would be funded if a limit were absent
)

var codeNames = [...]string{"misshapen", "count_exceeded", "tier_exceeded", "tier_closed", "quota_broken",
	"budget_exceeded", "amount_wrong", "total_wrong", "passed_over", "tie_false", "tier_wrong", "report_wrong",
	"blame_wrong", "reserve_wrong", "number_wrong", "fault_false", "keep_broken", "differs", "order_unconfirmed", "tie_unconfirmed",
	"tier_unconfirmed", "amount_unconfirmed", "stop_unconfirmed", "relax_unconfirmed", "number_unconfirmed",
	"fault_unconfirmed", "blame_unconfirmed"}

// String is the code in lower case, words joined by underscores.
func (c Code) String() string { return codeNames[c] }

// Unconfirmed reports whether the code says that a claim could not be checked,
// not that it is false.
func (c Code) Unconfirmed() bool { return c >= OrderUnconfirmed }

// Finding is one thing that Check has to say about an outcome.
type Finding struct {
	Code       Code
	Candidates []string     // ids of those concerned, in rank order
	Limit      *slate.Limit // the limit concerned, if one is
	What       string       // the figure that is meant, in English
	Want, Got  string       // what it should be and what the outcome says; may be empty
}

// String is the finding in one line.
func (f Finding) String() string {
	var b strings.Builder
	b.WriteString(f.Code.String())
	if f.Limit != nil {
		fmt.Fprintf(&b, " %s", limitText(*f.Limit))
	}
	if len(f.Candidates) > 0 {
		fmt.Fprintf(&b, " [%s]", strings.Join(f.Candidates, " "))
	}
	if f.What != "" {
		b.WriteString(": " + f.What)
	}
	if f.Want != "" || f.Got != "" {
		fmt.Fprintf(&b, ": want %s, got %s", f.Want, f.Got)
	}
	return b.String()
}

func limitText(l slate.Limit) string {
	switch l.Kind {
	case slate.LimitTier:
		return fmt.Sprintf("tier %d", l.Index)
	case slate.LimitQuota:
		return fmt.Sprintf("quota %d", l.Index)
	case slate.LimitBudget:
		return "budget"
	}
	return "count"
}

// most is how many ids a finding names.
const mostNamed = 20

// check gathers findings about one outcome.
type check struct {
	p        *slate.Problem
	o        *slate.Outcome
	m        *model
	cut      bool // amounts are scaled, or may be
	hands    *settledHandout
	grounds  *grounds // what the refusals of the order rest on; nil: not known
	local    []int    // per signature: the set whose places alone have refused it; -1
	findings []Finding
}

func (c *check) add(code Code, what string, candidates ...int) *Finding {
	f := Finding{Code: code, What: what}
	for _, i := range candidates[:min(len(candidates), mostNamed)] {
		f.Candidates = append(f.Candidates, c.p.Candidates[i].ID)
	}
	c.findings = append(c.findings, f)
	return &c.findings[len(c.findings)-1]
}

// figures says what was expected and what stands there.
func (f *Finding) figures(want, got any) *Finding {
	f.Want, f.Got = fmt.Sprint(want), fmt.Sprint(got)
	return f
}

func (f *Finding) about(kind slate.LimitKind, index int) *Finding {
	f.Limit = &slate.Limit{Kind: kind, Index: index}
	return f
}

// once adds a finding unless there is one of the same code already: of things that
// could not be confirmed one is enough.
func (c *check) once(code Code, what string, candidates ...int) {
	for i := range c.findings {
		if c.findings[i].Code == code {
			return
		}
	}
	c.add(code, what, candidates...)
}
