package whatif

import (
	"context"
	"maps"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/ledger"
	"github.com/merit-rules/merit/internal/outcome"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/schema"
)

// Question is a round and the parameters that are tried with other values: none,
// one or two.
type Question struct {
	Policy *schema.Policy
	Apps   *schema.Applications
	Terms  allocation.Round // with the parameters that are set, but for those swept
	Sweeps []Sweep
}

// Report is what a study found.
type Report struct {
	Question *Question
	Present  Row    // with the values of the policy
	Set      *Row   // with the parameters set and none swept; nil: none is set
	Lines    []Line // one for each value of the second sweep, one where there is none
	Runs     int    // rounds that were run
}

// Line is one sweep, with the second parameter at one value.
type Line struct {
	Other  program.Value // of the second sweep; the zero Value where there is none
	Rows   []Row
	Breaks []Break
	// Complete reports that there are no other values in the range at which the list
	// changes.
	Complete bool
	Open     []*program.Node // formulas that could not be followed
	Numeric  bool            // the values have an order, so that there is something between them
}

// Row is a round with one value.
type Row struct {
	Value   program.Value
	Counts  map[string]int
	Funded  int
	Tied    int // in a tie for a place that is not decided
	Amount  string
	Decided bool
	Failure string
	Changes // against the row before, of the first against the present
	Reused  bool
}

// Changes is who enters and leaves the list between two rounds.
type Changes struct{ Enters, Leaves, Moves []Mover }

// Mover is somebody who enters, leaves, or changes tier, and why.
type Mover struct {
	ID, Name string
	From, To string // standing on the list: tier, "funded", "contested"; "": none
	Why      string
	Clause   string
}

// Break is a value of the parameter at which the list changes.
type Break struct {
	Value program.Value
	// Holds says on which side the value itself lies: "at" where the new list holds
	// from the value on, "above" where only above it, "only" where the list at the
	// value is another than on both sides.
	Holds        string
	Below, Above program.Value // values that were run on its two sides; zero at an end of the range
	Enclosed     bool          // it lies between Below and Above, where exactly is not known
	Changes                    // of the list above against that below
}

// Study carries out a question. The errors are those of [allocation.Run].
func (q *Question) Study(ctx context.Context) (*Report, error) {
	s := &study{ctx: ctx, q: q, rep: &Report{Question: q}}
	bare := q.Terms
	bare.Set = nil
	present, err := s.full(bare.Set)
	if err != nil {
		return nil, err
	}
	s.rep.Present = rowOf(present)
	base := present
	if len(q.Terms.Set) > 0 {
		if base, err = s.full(q.Terms.Set); err != nil {
			return nil, err
		}
		set := rowOf(base)
		set.Changes = between(present, base)
		s.rep.Set = &set
	}
	if len(q.Sweeps) == 0 {
		return s.rep, nil
	}
	others := []program.Value{{}}
	if len(q.Sweeps) > 1 {
		others = q.Sweeps[1].Values
	}
	for _, other := range others {
		line, err := s.line(other, base)
		if err != nil {
			return nil, err
		}
		s.rep.Lines = append(s.rep.Lines, *line)
	}
	return s.rep, nil
}

// study is a question that is being carried out.
type study struct {
	ctx context.Context
	q   *Question
	rep *Report
}

// full runs a round with other values of parameters.
func (s *study) full(set map[string]string) (*outcome.Round, error) {
	t := s.q.Terms
	t.Set = set
	s.rep.Runs++
	r, err := allocation.RunContext(s.ctx, s.q.Policy, s.q.Apps, t)
	if err != nil {
		return nil, err
	}
	return outcome.Read(r.JSON())
}

// set is the terms' parameters with those of the sweeps.
func (s *study) set(x, other program.Value) map[string]string {
	set := maps.Clone(s.q.Terms.Set)
	if set == nil {
		set = map[string]string{}
	}
	set[s.q.Sweeps[0].Name] = s.q.Sweeps[0].Text(x)
	if len(s.q.Sweeps) > 1 {
		set[s.q.Sweeps[1].Name] = s.q.Sweeps[1].Text(other)
	}
	return set
}

// light runs a round at a value for its list only, and with look finds the window
// around it.
func (s *study) light(d *dependence, kept map[string][]window, other program.Value) (prober, error) {
	p := s.q.Policy.Compiled().(*program.Program)
	set := s.set(s.q.Sweeps[0].Values[0], other)
	when, err := s.q.Policy.Settle(schema.Moment{AsOf: s.q.Terms.AsOf, Stage: s.q.Terms.Stage, Year: s.q.Terms.Year, Set: set})
	if err != nil {
		return nil, err
	}
	t := round.Terms{Round: when.(program.Round), Seed: s.q.Terms.Seed, HasSeed: s.q.Terms.Seed != "", Withdraw: s.q.Terms.Withdraw}
	if s.q.Terms.Ledger != nil {
		t.Ledger = s.q.Terms.Ledger.Chain().(*ledger.Ledger)
	}
	paid := s.paysBy(d)
	return func(x exact.Num, look bool) (string, *window) {
		terms := t
		terms.Round.Set = maps.Clone(t.Round.Set)
		terms.Round.Set[s.q.Sweeps[0].Name] = program.Num(x)
		s.rep.Runs++
		r, faults := round.Run(s.ctx, p, s.q.Apps.Batch().(*intake.Batch), terms)
		if len(faults) > 0 {
			return "fault", &window{at: x, hit: true}
		}
		w := &window{at: x}
		if look {
			(&surveyor{dependence: d, w: w, r: r, f: r.Frame(s.ctx), kept: kept}).survey()
		}
		return signature(r, paid), w
	}, nil
}

// paysBy reports whether amounts depend on the parameter: they then change all the
// time, and are no part of what makes a list another one.
func (s *study) paysBy(d *dependence) bool {
	a := d.p.Allocation
	if a == nil {
		return false
	}
	found := false
	look := func(t *program.Terms) {
		for i := range t.Tiers {
			for _, n := range append([]*program.Node{t.Tiers[i].Amount, t.Tiers[i].Cap}, parts(&t.Tiers[i])...) {
				found = found || d.reads(n)
			}
		}
	}
	look(&a.Terms)
	for i := range a.Pools {
		look(&a.Pools[i].Terms)
	}
	return found
}

// remembers gives room for the windows of entrants where they depend on nobody
// else: no figure of the round is read.
func remembers(d *dependence) map[string][]window {
	if len(d.p.Figures) > 0 {
		return nil
	}
	for i := range d.p.Slots {
		switch s := &d.p.Slots[i]; s.Name {
		case program.NameQualifiedCount, program.NameEligibleCount, program.NameApplicantCount:
			if s.Kind == program.Builtin {
				return nil
			}
		}
	}
	return map[string][]window{}
}
