package round

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// allocate ranks the candidates, builds the problem and has it settled.
func (r *Round) allocate(f *program.Frame) {
	if !r.single {
		r.setCount(f, program.NameQualifiedCount, r.qualified())
		r.fix(f)
	}
	if r.Fault != nil {
		return
	}
	candidates := r.candidates(f)
	classes := r.rank(candidates)
	r.Ranked = candidates
	p := r.problem(f, candidates, classes)
	if r.Fault != nil {
		return
	}
	r.Problem = p
	r.Outcome = search.Settle(p, r.Terms.Limits)
}

func (r *Round) qualified() int {
	n := 0
	for _, e := range r.Entrants {
		if e.Status == program.Qualified {
			n++
		}
	}
	return n
}

// candidates evaluates the allocation's formulas for the qualified. One who turns
// out undetermined lowers qualified_count, so the others are evaluated again until
// the number stays.
func (r *Round) candidates(f *program.Frame) []*Entrant {
	for {
		before := r.qualified()
		var list []*Entrant
		for _, e := range r.Entrants {
			if e.Status != program.Qualified {
				continue
			}
			if !r.single {
				r.Play(f, e)
				r.place(f, e)
			}
			if e.Status == program.Qualified {
				list = append(list, e)
			}
		}
		if len(list) == before || r.single || !r.reads(program.NameQualifiedCount) {
			return list
		}
		r.setCount(f, program.NameQualifiedCount, len(list))
		if r.fix(f); r.Fault != nil {
			return nil
		}
	}
}

// readsCounts reports whether the policy reads a count of the round.
func (r *Round) readsCounts() bool {
	return r.reads(program.NameQualifiedCount) || r.reads(program.NameEligibleCount) || r.reads(program.NameApplicantCount)
}

func (r *Round) reads(name string) bool {
	for i := range r.Program.Slots {
		if r.Program.Slots[i].Kind == program.Builtin && r.Program.Slots[i].Name == name {
			return true
		}
	}
	return false
}

// fix evaluates the caps, which are the same for all.
func (r *Round) fix(f *program.Frame) {
	a := r.Program.Allocation
	r.places = placement{unit: a.UnitTo, mode: a.UnitMode, caps: make([]program.Value, len(a.Tiers))}
	r.Stand(f)
	for i := range a.Tiers {
		if a.Tiers[i].Cap == nil {
			continue
		}
		if v, ok := r.figure(f, a.Tiers[i].Cap); ok {
			v = v.RoundTo(a.UnitTo, exact.Floor)
			r.places.caps[i] = program.Num(v)
		}
	}
}

// Stand puts the frame before an applicant of whom nothing is known, so that
// round figures can be evaluated: they depend on no applicant.
func (r *Round) Stand(f *program.Frame) {
	nobody := &Entrant{App: program.Applicant{Inputs: make([]program.Value, r.Program.Inputs)}}
	r.Play(f, nobody)
}

// figure evaluates a number of the allocation; a failure is the round's.
func (r *Round) figure(f *program.Frame, n *program.Node) (exact.Num, bool) {
	v := f.Eval(n)
	if v.State() == program.IsNumber {
		return v.Num(), true
	}
	r.Fault = v.Fault()
	if r.Fault == nil {
		r.Fault = &program.Fault{Code: "figure_unknown", Node: n}
	}
	return exact.Num{}, false
}

// problem turns the policy's allocation and the placed candidates into a slate.
func (r *Round) problem(f *program.Frame, candidates []*Entrant, classes []int) *slate.Problem {
	a := r.Program.Allocation
	r.Stand(f)
	p := &slate.Problem{Unit: a.UnitTo, Reserve: a.Reserve, Paid: a.Paid, AtCut: atCut[a.AtCut], AtTier: atTier[a.AtTier]}
	if a.Number {
		p.Prefer = slate.PreferNumber
	}
	p.Count = r.most(f, a.Count)
	for i := range a.Tiers {
		p.Tiers = append(p.Tiers, slate.Tier{ID: a.Tiers[i].ID, Max: r.most(f, a.Tiers[i].Max)})
	}
	if a.Budget != nil {
		total, _ := r.figure(f, a.Budget.Max)
		p.Budget = &slate.Budget{Max: total.RoundTo(a.UnitTo, exact.Floor), Mode: short[a.Budget.When]}
	}
	members := r.quotas(f, p, candidates)
	p.Candidates = make([]slate.Candidate, 0, len(candidates))
	for i, e := range candidates {
		if len(e.placed.tiers) == 0 {
			continue
		}
		e.Seat = len(p.Candidates)
		p.Candidates = append(p.Candidates, slate.Candidate{ID: e.App.ID, Class: classes[i], Open: e.placed.tiers, Amounts: e.placed.amount, Member: members[i]})
	}
	p.Lot = r.lot(p)
	return p
}

var (
	atCut  = map[string]slate.AtCut{"": slate.CutAsk, "ask": slate.CutAsk, "lot": slate.CutLot, "exclude": slate.CutExclude, "include": slate.CutInclude}
	atTier = map[string]slate.AtTier{"": slate.TierAsk, "ask": slate.TierAsk, "lot": slate.TierLot, "higher": slate.TierHigher, "lower": slate.TierLower}
	short  = map[string]slate.Short{"": slate.ShortStop, "stop": slate.ShortStop, "skip": slate.ShortSkip, "scale": slate.ShortScale}
	gives  = map[string]slate.IfShort{"": slate.Shrink, "shrink": slate.Shrink, "relax": slate.Relax, "stop": slate.Stop}
	rounds = map[string]slate.Rounding{"": slate.Exact, "down": slate.RoundDown, "half_up": slate.RoundHalfUp}
)

// most is a maximum number of places, rounded down to whole ones.
func (r *Round) most(f *program.Frame, m *program.Most) slate.Max {
	if m == nil {
		return slate.Max{}
	}
	v, ok := r.figure(f, m.Max)
	if !ok {
		return slate.Max{}
	}
	return slate.Max{Set: true, N: whole(v.Floor()), Elastic: m.Elastic}
}

// whole is a whole number as an int, held within what places can be.
func whole(v exact.Num) int {
	const plenty = 1 << 40
	n, ok := v.Int64()
	switch {
	case v.Sign() < 0:
		return 0
	case !ok || n > plenty:
		return plenty
	}
	return int(n)
}

// quotas adds the quotas, those with `each` expanded by value, and returns the
// quotas that each candidate is a member of.
func (r *Round) quotas(f *program.Frame, p *slate.Problem, candidates []*Entrant) [][]int {
	members := make([][]int, len(candidates))
	for i := range r.Program.Allocation.Quotas {
		q := &r.Program.Allocation.Quotas[i]
		if q.Each == nil {
			index := len(p.Quotas)
			p.Quotas = append(p.Quotas, r.quota(f, p, q, ""))
			for j, e := range candidates {
				if e.placed.where[i] {
					members[j] = append(r.room(members[j]), index)
				}
			}
			continue
		}
		r.eachQuota(f, p, i, candidates, members)
	}
	return members
}

// room is list with room for all quotas, when it has none yet.
func (r *Round) room(list []int) []int {
	if list != nil {
		return list
	}
	return r.pools.ints.take(len(r.Program.Allocation.Quotas))[:0]
}

func (r *Round) eachQuota(f *program.Frame, p *slate.Problem, i int, candidates []*Entrant, members [][]int) {
	q := &r.Program.Allocation.Quotas[i]
	index := map[string]int{}
	for _, value := range eachValues(q, i, candidates) {
		index[value] = len(p.Quotas)
		p.Quotas = append(p.Quotas, r.quota(f, p, q, value))
	}
	for j, e := range candidates {
		if e.placed.where[i] {
			members[j] = append(r.room(members[j]), index[program.Print(e.placed.each[i], q.Each.Type, "")])
		}
	}
}

// eachValues are the distinct values among the candidates with an open tier, in
// the order of the input's options, else by code point.
func eachValues(q *program.Quota, i int, candidates []*Entrant) []string {
	seen := map[string]bool{}
	for _, e := range candidates {
		if e.placed.where[i] {
			seen[program.Print(e.placed.each[i], q.Each.Type, "")] = true
		}
	}
	values := make([]string, 0, len(seen))
	for v := range seen {
		values = append(values, v)
	}
	options := q.Each.Type.Options
	sort.Slice(values, func(a, b int) bool {
		x, y := slices.Index(options, values[a]), slices.Index(options, values[b])
		if x >= 0 && y >= 0 {
			return x < y
		}
		return strings.Compare(values[a], values[b]) < 0
	})
	return values
}

func (r *Round) quota(f *program.Frame, p *slate.Problem, q *program.Quota, value string) slate.Quota {
	base := p.Count
	if q.In >= 0 {
		base = p.Tiers[q.In].Max
	}
	return slate.Quota{
		ID: q.ID, Value: value, Each: q.Each != nil, Tier: q.In, IfShort: gives[q.IfShort],
		Least: r.bound(f, q, q.AtLeast, q.LeastPct, base, exact.Ceiling),
		Most:  r.bound(f, q, q.AtMost, q.MostPct, base, exact.Floor),
	}
}

// bound is a minimum or maximum of members: a share of the number funded, or a
// number, or a percent of places turned into a number.
func (r *Round) bound(f *program.Frame, q *program.Quota, n *program.Node, percent bool, base slate.Max, mode exact.Mode) *slate.Bound {
	if n == nil {
		return nil
	}
	v, ok := r.figure(f, n)
	if !ok {
		return nil
	}
	if !percent {
		return &slate.Bound{N: whole(v.Round(0, mode))}
	}
	if q.Of != "places" {
		return &slate.Bound{IsShare: true, Share: v, Round: rounds[q.Rounding]}
	}
	switch rounds[q.Rounding] {
	case slate.RoundDown:
		mode = exact.Floor
	case slate.RoundHalfUp:
		mode = exact.HalfUp
	}
	return &slate.Bound{N: whole(exact.Mul(v, exact.Int(int64(base.N))).Round(0, mode))}
}

// LotKey is what an applicant is drawn by: the SHA-256, in lower-case hex, of
// seed, policy id and applicant id joined by newlines. The smallest comes first.
func LotKey(seed, policy, id string) string {
	sum := sha256.Sum256([]byte(seed + "\n" + policy + "\n" + id))
	return hex.EncodeToString(sum[:])
}

// lot is the candidates in lot order; nil without a seed.
func (r *Round) lot(p *slate.Problem) []int {
	if !r.Terms.HasSeed {
		return nil
	}
	keys := make([]string, len(p.Candidates))
	order := make([]int, len(p.Candidates))
	for i := range p.Candidates {
		keys[i] = LotKey(r.Terms.Seed, r.Program.Policy.ID, p.Candidates[i].ID)
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return keys[order[a]] < keys[order[b]] })
	return order
}
