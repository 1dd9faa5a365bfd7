package round

import (
	"context"
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/ledger"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/verdict"
)

// Terms are what a run fixes besides the policy and the applications.
type Terms struct {
	Round   program.Round
	Seed    string
	HasSeed bool
	Ledger  *ledger.Ledger // nil: no earlier years
	Limits  search.Limits

	Withdraw []string           // ids; each is an applicant's or a refused row's
	Previous map[string]Earlier // by id, the awards of an earlier list; nil: none was given
}

// Round is a run: everybody's status, the figures, and the settled allocation.
type Round struct {
	Program  *program.Program
	Setting  *program.Setting
	Terms    Terms
	Last     bool       // the last stage: scores and allocation are part of it
	Entrants []*Entrant // by id
	Struck   []*Entrant // rows refused by a check of the policy, by id
	Files    []string   // of applications, in the order given
	Rows     int
	Refused  []intake.Refusal
	Notes    []intake.Note
	Figures  []program.Value // parallel to Program.Figures; unset for those with `by`
	Held     []Held
	Counts   Counts
	List                // empty before the last stage and without allocation
	Baseline *Baseline  // what the list is compared with; nil: nothing was withdrawn, no earlier list given
	Loose    []*Entrant // with `vacancy: keep`, candidates whose earlier award cannot be kept

	heads  heads
	caps   [][]program.Value // per sheet and tier, rounded down to the unit; unset: none
	rooms  rooms
	single bool // one pass does it all: no figures over the round are read
}

// heads are the counts that formulas read.
type heads struct {
	applicants, eligible, qualified int
	final                           bool // qualified is known
}

// Entrant is one applicant of a round.
type Entrant struct {
	App       program.Applicant
	File      string
	Row       int
	Status    program.Status
	Decision  program.Decision
	Data      []program.DataFault // non-empty: the row is refused
	Total     program.Value       // of the card: unknown while it is not final, unset without scoring
	Grouped   []program.Value     // parallel to Program.Figures; the entrant's own figure of those with `by`
	Withdrawn bool                // the application was withdrawn, whatever Status says while places are filled
	Rank      int                 // 1 is best; 0: unranked
	Pool      int                 // index in Pools of the last one that admitted the candidate; -1
	PoolRank  int                 // in a pool that ranks by keys of its own; else 0
	Seat      int                 // index in that pool's Problem.Candidates; -1
	Closed    Closed              // why a candidate has no open tier there
	Waiting   bool                // no pool that was run admits the candidate, but one that was not would
	Subjects  []string
	Sanctions []verdict.Sanction
	Ignored   []int // inputs answered although not asked

	placed sheet
	pooled []sheet // per pool of the policy
	kept   *kept   // an earlier award that stands
}

// Closed says why a candidate has no open tier.
type Closed uint8

// The reasons for having no open tier.
const (
	Opened Closed = iota
	NoTier
	NothingToPay
	NotAdmitted // by any pool; only of an outlook
)

// Held is a cohort figure that cannot be known because an eligible applicant's
// own value is not.
type Held struct {
	Figure int
	By     *Entrant
	Value  program.Value // unknown or an error
}

// Torn is a class that stays together because a rank key of a member is unknown.
type Torn struct {
	Entrants []*Entrant
	Value    program.Value
}

// Counts are the numbers of a round.
type Counts struct {
	Rows, Refused, Withdrawn, Ineligible, Undetermined, Eligible, Unqualified, Qualified, Funded int
}

// Run runs the round. The faults it returns are the round's own: a parameter
// without a value at the date of the run, a formula of the allocation that fails.
func Run(ctx context.Context, p *program.Program, batch *intake.Batch, t Terms) (*Round, []*program.Fault) {
	setting, faults := p.Settle(t.Round)
	if len(faults) > 0 {
		return nil, faults
	}
	r := &Round{Program: p, Setting: setting, Terms: t, Files: batch.Files, Rows: batch.Rows, Refused: batch.Refused, Notes: batch.Notes}
	last := len(p.Stages) - 1
	r.Last = t.Round.Stage < 0 || t.Round.Stage >= last
	r.enter(batch)
	r.withdraw()
	r.judgeAll(ctx)
	r.count()
	if faults := r.compare(ctx, batch); len(faults) > 0 {
		return nil, faults
	}
	return r, nil
}

// judgeAll takes the entrants from their applications to the list.
func (r *Round) judgeAll(ctx context.Context) {
	r.Figures = make([]program.Value, len(r.Program.Figures))
	frame := r.frame(ctx)
	r.single = r.Last && r.Program.Phases == 1 && !r.readsCounts()
	if r.single && r.Program.Allocation != nil {
		r.fix(frame)
	}
	r.decide(frame)
	if r.Last {
		r.finish(frame)
	}
}

// frame makes a frame for this round that stops when ctx is done.
func (r *Round) frame(ctx context.Context) *program.Frame {
	f := program.NewFrame(r.Program, r.Setting)
	f.Context(ctx)
	return f
}

// Frame makes a frame for use with [Round.Play].
func (r *Round) Frame(ctx context.Context) *program.Frame {
	f := r.frame(ctx)
	r.setHeads(f)
	return f
}

// enter makes the entrants, in the order of their ids.
func (r *Round) enter(batch *intake.Batch) {
	r.Entrants = make([]*Entrant, len(batch.Applicants))
	store := make([]Entrant, len(batch.Applicants))
	ids := make([]string, len(batch.Applicants))
	for i := range batch.Applicants {
		row := &batch.Applicants[i]
		e := &store[i]
		e.File, e.Row, e.Seat = row.File, row.Row, -1
		e.Pool = -1
		e.App = program.Applicant{ID: row.ID, Name: row.Name, Inputs: row.Inputs}
		if len(r.Program.Policy.Subject) > 0 {
			e.Subjects = verdict.Subjects(r.Program, &e.App)
		} else {
			ids[i] = row.ID
			e.Subjects = ids[i : i+1 : i+1]
		}
		e.App.History, e.App.Barred = verdict.Past(r.Program, r.Terms.Ledger, e.Subjects, r.Year())
		r.Entrants[i] = e
	}
	slices.SortFunc(r.Entrants, byID)
}

func byID(a, b *Entrant) int { return strings.Compare(a.App.ID, b.App.ID) }

// count fills in the counts once every status is final.
func (r *Round) count() {
	c := Counts{Rows: r.Rows}
	for _, e := range r.Entrants {
		switch e.Status {
		case program.Withdrawn:
			c.Withdrawn++
		case program.Ineligible:
			c.Ineligible++
		case program.Undetermined:
			c.Undetermined++
		case program.Eligible:
			c.Eligible++
		case program.Unqualified:
			c.Unqualified++
		case program.Qualified:
			c.Qualified++
		}
	}
	c.Refused = r.Rows - len(r.Entrants)
	for _, p := range r.Pools {
		if p.Outcome != nil && !r.Failed() {
			c.Funded += p.Outcome.Funded
		}
	}
	r.Counts = c
}

// Year is the programme year of the run.
func (r *Round) Year() int {
	if r.Terms.Round.Year != 0 {
		return r.Terms.Round.Year
	}
	return r.Program.Policy.Year
}
