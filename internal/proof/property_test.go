package proof_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// byID is what an outcome says about each candidate, whatever their places in the
// list.
func byID(p *slate.Problem, o *slate.Outcome) map[string]string {
	told := map[string]string{}
	for i := range o.Seats {
		told[p.Candidates[i].ID] = written(&slate.Outcome{Seats: o.Seats[i : i+1]})
	}
	return told
}

// TestOrderWithinClassesChangesNothing shuffles equals.
func TestOrderWithinClassesChangesNothing(t *testing.T) {
	t.Parallel()
	for seed := uint64(1); seed <= problems/20; seed++ {
		p := randomProblem(seed)
		other := shuffled(p, seed)
		want := byID(p, search.Settle(p, search.Limits{}))
		got := byID(other, search.Settle(other, search.Limits{}))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d\n%s%swant -, got +\n%s", seed, dump(p), dump(other), diff)
		}
	}
}

// shuffled is the problem with the members of each class in another order.
func shuffled(p *slate.Problem, seed uint64) *slate.Problem {
	d, other := dice(seed), *p
	order := d.order(len(p.Candidates))
	slices.SortStableFunc(order, func(i, j int) int { return p.Candidates[i].Class - p.Candidates[j].Class })
	at := make([]int, len(order))
	other.Candidates = nil
	for k, i := range order {
		at[i] = k
		other.Candidates = append(other.Candidates, p.Candidates[i])
	}
	if p.Lot != nil {
		other.Lot = nil
		for _, i := range p.Lot {
			other.Lot = append(other.Lot, at[i])
		}
	}
	return &other
}

// TestAddingBelowTheCutChangesNothing adds a candidate of the last rank and in no
// quota to a list that is full: it is refused, and nobody notices.
func TestAddingBelowTheCutChangesNothing(t *testing.T) {
	t.Parallel()
	tried := 0
	for seed := uint64(1); seed <= problems/5; seed++ {
		p := randomProblem(seed)
		if p.Budget != nil || len(p.Candidates) == 0 || !p.Count.Set || p.Prefer != slate.PreferRank || relaxesInTier(p) {
			continue
		}
		before := search.Settle(p, search.Limits{})
		other := joined(p)
		after := search.Settle(other, search.Limits{})
		last := len(p.Candidates)
		if before.Fault != nil || after.Fault != nil || after.Seats[last].State != slate.Out {
			continue
		}
		tried++
		for i := range before.Seats {
			if !sameAward(&before.Seats[i], &after.Seats[i]) {
				t.Fatalf("seed %d: candidate %d\n%s%s", seed, i, dump(other), cmp.Diff(before, after, outcomes))
			}
		}
	}
	if tried < problems/100 {
		t.Fatalf("only %d problems tried", tried)
	}
}

// relaxesInTier reports whether a quota that relaxes counts inside a tier. Its need
// is what any plan of the same size could have there, and a plan may use the
// newcomer to make room in a tier for a member.
func relaxesInTier(p *slate.Problem) bool {
	return slices.ContainsFunc(p.Quotas, func(q slate.Quota) bool {
		return q.Tier >= 0 && q.Least != nil && q.IfShort == slate.Relax
	})
}

// joined is the problem with one more candidate of a class of their own, the last.
func joined(p *slate.Problem) *slate.Problem {
	other := *p
	last := p.Candidates[len(p.Candidates)-1]
	late := slate.Candidate{ID: "late", Class: last.Class + 1, Open: last.Open, Amounts: last.Amounts}
	other.Candidates = append(slices.Clone(p.Candidates), late)
	if p.Lot != nil {
		other.Lot = append(slices.Clone(p.Lot), len(p.Candidates))
	}
	return &other
}

func sameAward(a, b *slate.Seat) bool {
	return a.State == b.State && a.Tier == b.Tier && a.Fixed == b.Fixed && cmp.Equal(a.Amount, b.Amount, outcomes)
}

// TestLiftingALimitNeverFundsFewer holds where the number comes first.
func TestLiftingALimitNeverFundsFewer(t *testing.T) {
	t.Parallel()
	for seed := uint64(1); seed <= problems/30; seed++ {
		p := randomProblem(seed)
		p.Prefer, p.AtCut, p.AtTier, p.Budget = slate.PreferNumber, slate.CutAsk, slate.TierAsk, nil
		n, ok := funded(p)
		if !ok {
			continue
		}
		for name, free := range lifted(p) {
			if m, ok := funded(free); ok && m < n {
				t.Fatalf("seed %d: without %s %d are funded instead of %d\n%s", seed, name, m, n, dump(p))
			}
		}
	}
}

// funded is how many a problem funds; ok is false where there is no list.
func funded(p *slate.Problem) (n int, ok bool) {
	o := search.Settle(p, search.Limits{})
	n = o.Funded
	for _, c := range o.Contests {
		if c.Kind == slate.ContestFunded {
			n += c.Places
		}
	}
	return n, o.Fault == nil
}

// lifted are the problems with one limit less.
func lifted(p *slate.Problem) map[string]*slate.Problem {
	free := map[string]*slate.Problem{}
	count := *p
	count.Count = slate.Max{}
	free["count"] = &count
	for t := range p.Tiers {
		other := *p
		other.Tiers = slices.Clone(p.Tiers)
		other.Tiers[t].Max = slate.Max{}
		free["tier "+p.Tiers[t].ID] = &other
	}
	for q := range p.Quotas {
		other := *p
		other.Quotas = slices.Clone(p.Quotas)
		other.Quotas[q].Least, other.Quotas[q].Most = nil, nil
		free["quota "+p.Quotas[q].ID+p.Quotas[q].Value] = &other
	}
	return free
}
