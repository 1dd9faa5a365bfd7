package proof_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// TestRaisingOneselfKeepsTheAward puts a funded candidate before all others, in
// every mix: they are funded still. Every tier is open to everybody, as where no tier
// asks for a total of its own, and nobody is tied: where a tie is funded whole, who
// leaves it changes what it costs. Amounts that are cut are left out: the units that
// rounding leaves go by rank, so that a list can lose its last unit to who was raised.
func TestRaisingOneselfKeepsTheAward(t *testing.T) {
	for _, m := range mixes() {
		if m.name == "cut" {
			continue // nothing but amounts that are cut
		}
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			tried := uint64(0)
			for seed := uint64(1); seed <= problems/20; seed++ {
				p := untied(m.problem(seed))
				if len(p.Candidates) < 2 || !everyTierOpen(p) || cuts(p) {
					continue
				}
				before := search.Settle(p, search.Limits{})
				for i := range before.Seats {
					if before.Fault != nil || before.Seats[i].State != slate.Certain {
						continue
					}
					tried++
					other := raised(p, i)
					after := search.Settle(other, search.Limits{})
					if after.Fault != nil || after.Seats[0].State != slate.Certain {
						t.Fatalf("seed %d: candidate %d\n%s%s%s", seed, i, dump(p), dump(other), cmp.Diff(before, after, outcomes))
					}
				}
			}
			if tried < problems/200 {
				t.Fatalf("only %d awards tried", tried)
			}
		})
	}
}

func everyTierOpen(p *slate.Problem) bool {
	return !slices.ContainsFunc(p.Candidates, func(c slate.Candidate) bool { return len(c.Open) < len(p.Tiers) })
}

// cuts reports whether amounts are scaled, or paid whole, by the money there is.
func cuts(p *slate.Problem) bool {
	return p.Budget != nil && (p.Budget.Mode == slate.ShortScale || p.Budget.Mode == slate.ShortWhole)
}

// untied is the problem with everybody in a class of their own.
func untied(p *slate.Problem) *slate.Problem {
	other := *p
	other.Candidates = slices.Clone(p.Candidates)
	for i := range other.Candidates {
		other.Candidates[i].Class = i
	}
	return &other
}

// raised is the problem with a candidate before all others.
func raised(p *slate.Problem, i int) *slate.Problem {
	other := *p
	other.Candidates = slices.Concat(p.Candidates[i:i+1], p.Candidates[:i], p.Candidates[i+1:])
	other = *untied(&other)
	other.Lot = nil
	for _, k := range p.Lot {
		switch {
		case k == i:
			k = 0
		case k < i:
			k++
		}
		other.Lot = append(other.Lot, k)
	}
	return &other
}
