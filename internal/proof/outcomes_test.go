package proof_test

import (
	"testing"

	"github.com/merit-rules/merit/internal/proof"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/search"
)

// TestCheckAcceptsBruteForce shows that nothing is found wrong with a right outcome.
func TestCheckAcceptsBruteForce(t *testing.T) {
	t.Parallel()
	unsure := map[proof.Code]int{}
	clean := 0
	for seed := uint64(1); seed <= problems/10; seed++ {
		p := randomProblem(seed)
		findings := proof.CheckAlone(p, brute.Settle(p))
		if len(findings) == 0 {
			clean++
		}
		for _, f := range findings {
			if !f.Code.Unconfirmed() {
				t.Fatalf("seed %d: %s\n%s%+v", seed, f, dump(p), brute.Settle(p))
			}
			unsure[f.Code]++
		}
	}
	t.Logf("%d of %d confirmed wholly; not confirmed: %v", clean, problems/10, unsure)
}

// TestCheckAcceptsSearch does the same for problems too large to enumerate, whose
// outcome is right as far as anybody knows.
func TestCheckAcceptsSearch(t *testing.T) {
	t.Parallel()
	unsure := map[proof.Code]int{}
	clean := 0
	for seed := uint64(1); seed <= problems/100; seed++ {
		p := largerProblem(seed)
		o := search.Settle(p, search.Limits{})
		findings := proof.CheckAlone(p, o)
		if len(findings) == 0 {
			clean++
		}
		for _, f := range findings {
			if !f.Code.Unconfirmed() {
				t.Fatalf("seed %d: %s\n%s%+v", seed, f, dump(p), o)
			}
			unsure[f.Code]++
		}
	}
	t.Logf("%d of %d confirmed wholly; not confirmed: %v", clean, problems/100, unsure)
}
