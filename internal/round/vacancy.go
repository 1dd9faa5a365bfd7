package round

import (
	"context"
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/slate"
)

// Earlier is an award of an earlier list. Without HasTier the tier was not settled,
// without HasPool the earlier list names no pool.
type Earlier struct {
	Pool, Tier       string
	HasPool, HasTier bool
}

// Baseline is the list that this one is compared with: the earlier one, or else
// the list with nobody withdrawn.
type Baseline struct {
	Before       map[string]Earlier // its awards, by id
	Lost, Gained []string           // ids in rank order, those without a rank by id
	Moved        []Move
}

// Move is an award whose tier changed.
type Move struct {
	ID       string
	From, To Earlier
}

func (r *Round) vacancy() string {
	if r.Program.Allocation == nil {
		return ""
	}
	return r.Program.Allocation.Vacancy
}

// countedIn reports whether the withdrawn take part until the list is settled.
func (r *Round) countedIn() bool { return r.vacancy() == "empty" && r.Last }

// withdraw marks those who withdrew.
func (r *Round) withdraw() {
	if len(r.Terms.Withdraw) == 0 {
		return
	}
	gone := map[string]bool{}
	for _, id := range r.Terms.Withdraw {
		gone[id] = true
	}
	for _, e := range r.Entrants {
		e.Withdrawn = gone[e.App.ID]
	}
}

// kept is an earlier award that stands: only this pool takes the candidate, and
// only into this tier or a better one.
type kept struct {
	pool string
	tier int // -1: any
}

// open is how many of the open tiers are good enough.
func (k *kept) open(s *sheet) int {
	n := 0
	for n < len(s.tiers) && (k.tier < 0 || s.tiers[n] <= k.tier) {
		n++
	}
	return n
}

// hold lets earlier awards stand where the policy says so. Who could not be given
// theirs again competes as everybody else.
func (r *Round) hold(candidates []*Entrant) {
	if r.vacancy() != "keep" || r.Terms.Previous == nil {
		return
	}
	for _, e := range candidates {
		was, won := r.Terms.Previous[e.App.ID]
		if !won {
			continue
		}
		if e.kept = r.keep(e, was); e.kept == nil {
			r.Loose = append(r.Loose, e)
		}
	}
}

// keep is an earlier award as it stands now; nil where nothing of it is open.
func (r *Round) keep(e *Entrant, was Earlier) *kept {
	list, id := r.listOf(e, was)
	if list < 0 {
		return nil
	}
	k := &kept{pool: id, tier: -1}
	if was.HasTier {
		k.tier = slices.IndexFunc(r.terms(list).Tiers, func(t program.Tier) bool { return t.ID == was.Tier })
		if k.tier < 0 {
			return nil
		}
	}
	if k.open(e.sheet(list)) == 0 {
		return nil
	}
	return k
}

// listOf is the sheet, and the pool's id, that an earlier award belongs to; -1
// where the pool does not admit the candidate any more.
func (r *Round) listOf(e *Entrant, was Earlier) (list int, id string) {
	pools := r.Program.Allocation.Pools
	if len(pools) == 0 {
		return 0, ""
	}
	name, value, _ := strings.Cut(was.Pool, ":")
	for i := range pools {
		s := e.sheet(1 + i)
		if pools[i].ID == name && s.admitted && s.value == value && was.HasPool {
			return 1 + i, was.Pool
		}
	}
	return -1, ""
}

// strike takes the withdrawn out of a list that was settled with them in it:
// nobody moves.
func (r *Round) strike() {
	if !r.countedIn() || len(r.Terms.Withdraw) == 0 {
		return
	}
	for _, e := range r.Entrants {
		if e.Withdrawn {
			e.Status, e.Rank = program.Withdrawn, 0
		}
	}
	gone := func(e *Entrant) bool { return e.Withdrawn }
	r.Ranked = slices.DeleteFunc(slices.Clone(r.Ranked), gone)
	for _, p := range r.Pools {
		p.Ranked = slices.DeleteFunc(slices.Clone(p.Ranked), gone)
		if p.Outcome != nil && p.Outcome.Fault == nil {
			p.Outcome = r.struck(p)
		}
	}
}

// compare holds the list against the earlier one, or else against the list with
// nobody withdrawn.
func (r *Round) compare(ctx context.Context, batch *intake.Batch) []*program.Fault {
	if !r.Last || r.Program.Allocation == nil || r.Terms.Previous == nil && len(r.Terms.Withdraw) == 0 {
		return nil
	}
	before := r.Terms.Previous
	switch {
	case before != nil:
	case r.countedIn():
		before = r.awards(func(p *Pool) *slate.Outcome { return p.Settled })
	default:
		t := r.Terms
		t.Withdraw = nil
		all, faults := Run(ctx, r.Program, batch, t)
		if len(faults) > 0 {
			return faults
		}
		if all.Failed() {
			return nil // there was no list to compare with
		}
		before = all.Awards()
	}
	r.Baseline = r.against(before)
	return nil
}

// Awards are the certain awards, by id.
func (r *Round) Awards() map[string]Earlier {
	return r.awards(func(p *Pool) *slate.Outcome { return p.Outcome })
}

func (r *Round) awards(outcome func(*Pool) *slate.Outcome) map[string]Earlier {
	won := map[string]Earlier{}
	for _, p := range r.Pools {
		o := outcome(p)
		if o == nil || r.Failed() {
			continue
		}
		for i := range o.Seats {
			if o.Seats[i].State != slate.Certain {
				continue
			}
			a := Earlier{Pool: p.ID, HasPool: p.ID != ""}
			if t := o.Seats[i].Tier; t >= 0 {
				a.Tier, a.HasTier = p.Problem.Tiers[t].ID, true
			}
			won[p.Problem.Candidates[i].ID] = a
		}
	}
	return won
}

// against compares the awards of this list with earlier ones.
func (r *Round) against(before map[string]Earlier) *Baseline {
	now, b := r.Awards(), &Baseline{Before: before}
	for _, id := range r.everybody(before) {
		was, had := before[id]
		is, has := now[id]
		switch {
		case had && !has && !r.gone(id):
			b.Lost = append(b.Lost, id)
		case has && !had:
			b.Gained = append(b.Gained, id)
		case had && has && was.HasTier && is.HasTier && moved(was, is):
			b.Moved = append(b.Moved, Move{id, was, is})
		}
	}
	return b
}

// moved reports whether an award is in another tier, or another pool where the
// earlier list names one.
func moved(was, is Earlier) bool {
	return was.Tier != is.Tier || was.HasPool && is.HasPool && was.Pool != is.Pool
}

func (r *Round) gone(id string) bool { return slices.Contains(r.Terms.Withdraw, id) }

// everybody are the ids of the round and of an earlier list: the ranked in their
// order, then the others by id.
func (r *Round) everybody(before map[string]Earlier) []string {
	ids, seen := make([]string, 0, len(r.Entrants)), map[string]bool{}
	for _, e := range r.Ranked {
		ids, seen[e.App.ID] = append(ids, e.App.ID), true
	}
	ranked := len(ids)
	for _, e := range r.Entrants {
		if !seen[e.App.ID] {
			ids, seen[e.App.ID] = append(ids, e.App.ID), true
		}
	}
	for id := range before {
		if !seen[id] {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids[ranked:])
	return ids
}

// Of reports whether the award is of a pool, or of one of its shares.
func (e Earlier) Of(pool string) bool {
	name, _, _ := strings.Cut(e.Pool, ":")
	return name == pool
}
