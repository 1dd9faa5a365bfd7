package proof_test

import (
	"testing"

	"github.com/merit-rules/merit/internal/proof"
	"github.com/merit-rules/merit/internal/proof/brute"
)

// TestCheckAcceptsBruteForce shows that nothing is found wrong with a right outcome.
func TestCheckAcceptsBruteForce(t *testing.T) {
	unsure := map[proof.Code]int{}
	clean := 0
	for seed := uint64(1); seed <= problems/5; seed++ {
		p := randomProblem(seed)
		findings := proof.Check(p, brute.Settle(p))
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
	t.Logf("%d of %d confirmed wholly; not confirmed: %v", clean, problems/5, unsure)
}
