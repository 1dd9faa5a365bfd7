package proof_test

import (
	"testing"

	"github.com/merit-rules/merit/internal/proof"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/slate"
)

// TestRerunAgreesWithBruteForce settles problems by the questions of the proof and by
// listing all plans.
func TestRerunAgreesWithBruteForce(t *testing.T) {
	count, first := fromEnvironment("MERIT_PROBLEMS", problems), fromEnvironment("MERIT_SEED", 1)
	for _, m := range mixes() {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			told := 0
			for seed := first; seed < first+max(1, count/50); seed++ {
				p := m.problem(seed)
				certain, list, known := proof.Rerun(p)
				if !known {
					continue
				}
				told++
				want := brute.Settle(p)
				if list != (want.Fault == nil) {
					t.Fatalf("%s, seed %d: a list: %v\n%s%+v", m.name, seed, list, dump(p), want.Fault)
				}
				for i := range want.Seats {
					if certain[i] != (want.Seats[i].State == slate.Certain) {
						t.Fatalf("%s, seed %d: candidate %d: %v\n%s%+v", m.name, seed, i, certain[i], dump(p), want)
					}
				}
			}
			t.Logf("%d of %d told", told, max(1, count/50))
		})
	}
}
