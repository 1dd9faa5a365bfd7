package proof_test

import (
	"fmt"
	"os"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

const shards = 8

// TestSearchAgreesWithBruteForce settles random problems twice. MERIT_PROBLEMS
// asks for another number of them, MERIT_SEED for another first seed.
func TestSearchAgreesWithBruteForce(t *testing.T) {
	count, first := fromEnvironment("MERIT_PROBLEMS", problems), fromEnvironment("MERIT_SEED", 1)
	t.Logf("%d problems from seed %d", count, first)
	for shard := range uint64(shards) {
		t.Run(strconv.FormatUint(shard, 10), func(t *testing.T) {
			t.Parallel()
			for seed := first + shard; seed < first+count; seed += shards {
				agree(t, seed)
			}
		})
	}
}

func fromEnvironment(name string, fallback uint64) uint64 {
	if n, err := strconv.ParseUint(os.Getenv(name), 10, 64); err == nil {
		return n
	}
	return fallback
}

func agree(t *testing.T, seed uint64) {
	p := randomProblem(seed)
	want, got := brute.Settle(p), search.Settle(p, search.Limits{})
	if written(want) != written(got) {
		t.Fatalf("seed %d\n%swant -, got +\n%s", seed, dump(p), cmp.Diff(want, got, outcomes))
	}
}

// written is every field of an outcome as text, which is ten times faster to
// compare than the fields by reflection.
func written(o *slate.Outcome) string {
	flat := *o
	flat.Fault, flat.ByNumber = nil, nil
	text := fmt.Sprintf("%v", flat)
	if o.Fault != nil {
		text += fmt.Sprintf(" fault %v", *o.Fault)
	}
	if o.ByNumber != nil {
		text += fmt.Sprintf(" by number %v", *o.ByNumber)
	}
	return text
}
