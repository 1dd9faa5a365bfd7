package allocation

import (
	"context"

	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/ledger"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/schema"
)

// Explain says whose `why` and `cite` a result holds.
type Explain uint8

// The extents of explanation.
const (
	ExplainAll  Explain = iota
	ExplainNear         // the funded and those within reach of a line
	ExplainNone
)

// Round is what a run fixes besides policy and applications. The zero Round runs
// the last stage for the policy's own year without a date, a seed or a ledger.
type Round struct {
	AsOf     string            // the day of the run, "2025-10-17", or a day and time; needed as soon as the policy reads it
	Stage    string            // a stage's id: rules up to it; "": the last, which alone scores and allocates
	Year     int               // the programme year; 0: the policy's
	Set      map[string]string // parameters tried with other values, recorded in the result
	Seed     string            // for a lot: a public figure drawn after the ranking is fixed
	Withdraw []string          // ids of those who withdrew
	Previous []byte            // an earlier result, or {"applicants": [{"id", "award": {"tier"}}]}: what this one is compared with
	Ledger   *eligibility.Ledger
	Explain  Explain
	Language string // of the sentences: "zh", "en"; "": that of the policy's title
	Steps    int    // limit of the exact search; 0: 8 million
}

// Run runs a round. The error is a *[schema.Diagnostics], a *[schema.TermError] or a
// *[TermError]: the last two say which of the terms does not fit the policy or the
// applications.
func Run(policy *schema.Policy, apps *schema.Applications, terms Round) (*Result, error) {
	return RunContext(context.Background(), policy, apps, terms)
}

// RunContext is [Run] for callers who may want to stop it: once ctx is done,
// nothing more is evaluated and the error is that of ctx.
func RunContext(ctx context.Context, policy *schema.Policy, apps *schema.Applications, terms Round) (*Result, error) {
	p := policy.Compiled().(*program.Program)
	when, err := policy.Settle(schema.Moment{AsOf: terms.AsOf, Stage: terms.Stage, Year: terms.Year, Set: terms.Set})
	if err != nil {
		return nil, err
	}
	t := round.Terms{Round: when.(program.Round), Seed: terms.Seed, HasSeed: terms.Seed != "", Limits: search.Limits{Steps: terms.Steps}}
	if terms.Ledger != nil {
		t.Ledger = terms.Ledger.Chain().(*ledger.Ledger)
	}
	if err := after(&t, p, apps.Batch().(*intake.Batch), &terms); err != nil {
		return nil, err
	}
	ran, faults := round.Run(ctx, p, apps.Batch().(*intake.Batch), t)
	if len(faults) > 0 {
		return nil, schema.Faults(faults)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r := &Result{program: p, round: ran, terms: terms, stage: t.Round.Stage, facts: gather(ran)}
	if r.stage < 0 {
		r.stage = len(p.Stages) - 1
	}
	r.inputs = r.hashInputs()
	return r, nil
}
