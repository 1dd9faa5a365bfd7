package proof_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/proof"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

// acceptance counts what was made of right outcomes.
type acceptance struct {
	clean, all int
	open       map[proof.Code]int
}

// accept fails where anything is found wrong with a right outcome.
func (a *acceptance) accept(t *testing.T, name string, seed uint64, p *slate.Problem, o *slate.Outcome) {
	findings := proof.CheckAlone(p, o)
	a.all++
	if len(findings) == 0 {
		a.clean++
	}
	for _, f := range findings {
		if !f.Code.Unconfirmed() {
			t.Fatalf("%s, seed %d: %s\n%s%+v", name, seed, f, dump(p), o)
		}
		a.open[f.Code]++
	}
}

// TestCheckAcceptsBruteForce shows that nothing is found wrong with a right outcome.
func TestCheckAcceptsBruteForce(t *testing.T) {
	count, first := fromEnvironment("MERIT_PROBLEMS", problems), fromEnvironment("MERIT_SEED", 1)
	for _, m := range mixes() {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			a := acceptance{open: map[proof.Code]int{}}
			for seed := first; seed < first+max(1, count/50); seed++ {
				p := m.problem(seed)
				a.accept(t, m.name, seed, p, brute.Settle(p))
			}
			t.Logf("%d of %d confirmed wholly; left open: %v", a.clean, a.all, a.open)
		})
	}
}

// TestCheckAcceptsSearch does the same for problems too large to enumerate, whose
// outcome is right as far as anybody knows.
func TestCheckAcceptsSearch(t *testing.T) {
	count, first := fromEnvironment("MERIT_PROBLEMS", problems), fromEnvironment("MERIT_SEED", 1)
	for _, m := range mixes() {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			a := acceptance{open: map[proof.Code]int{}}
			for seed := first; seed < first+max(1, count/500); seed++ {
				p := m.larger(seed)
				a.accept(t, m.name, seed, p, search.Settle(p, search.Limits{}))
			}
			t.Logf("%d of %d confirmed wholly; left open: %v", a.clean, a.all, a.open)
		})
	}
}

// TestCheckAcceptsTwoTiersOfOneAmount is about an award that one tier pays in full and
// another with all that is left, so that the amount is certain and the tier is not.
func TestCheckAcceptsTwoTiersOfOneAmount(t *testing.T) {
	for _, m := range mixes() {
		if m.name != "partial" {
			continue
		}
		p := m.problem(700_213)
		o := brute.Settle(p)
		require.True(t, slices.ContainsFunc(o.Seats, func(s slate.Seat) bool {
			return s.State == slate.Certain && s.Fixed && s.Tier < 0
		}))
		a := acceptance{open: map[proof.Code]int{}}
		a.accept(t, m.name, 700_213, p, o)
	}
}
