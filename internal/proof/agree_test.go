package proof_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

const shards = uint64(8)

// TestSearchAgreesWithBruteForce settles random problems twice, half of them of
// every kind and the rest of each kind by itself. MERIT_PROBLEMS asks for another
// number of them, MERIT_SEED for another first seed.
func TestSearchAgreesWithBruteForce(t *testing.T) {
	count, first := fromEnvironment("MERIT_PROBLEMS", problems), fromEnvironment("MERIT_SEED", 1)
	kinds := mixes()
	t.Logf("%d problems from seed %d", count, first)
	for k, m := range kinds {
		part := max(1, count/uint64(2*len(kinds)-2))
		if k == len(kinds)-1 {
			part = max(1, count/2)
		}
		t.Run(m.name, func(t *testing.T) {
			for shard := range min(shards, part) {
				t.Run(strconv.FormatUint(shard, 10), func(t *testing.T) {
					t.Parallel()
					for seed := first + shard; seed < first+part; seed += shards {
						agree(t, m, seed)
					}
				})
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

func agree(t *testing.T, m mix, seed uint64) {
	p := m.problem(seed)
	want, got := brute.Settle(p), search.Settle(p, search.Limits{})
	if written(want) != written(got) {
		t.Fatalf("%s, seed %d\n%swant -, got +\n%s", m.name, seed, dump(p), cmp.Diff(want, got, outcomes))
	}
}

// written is every field of an outcome as text, which is ten times faster to
// compare than the fields by reflection.
func written(o *slate.Outcome) string {
	flat := *o
	flat.Fault, flat.ByNumber, flat.Quotas = nil, nil, nil
	var text strings.Builder
	fmt.Fprintf(&text, "%v", flat)
	for _, q := range o.Quotas {
		ceiling := q.CeilingSum
		q.CeilingSum = nil
		fmt.Fprintf(&text, " quota %v", q)
		if ceiling != nil {
			fmt.Fprintf(&text, " most %v", *ceiling)
		}
	}
	if o.Fault != nil {
		fmt.Fprintf(&text, " fault %v", *o.Fault)
	}
	if o.ByNumber != nil {
		fmt.Fprintf(&text, " by number %v", *o.ByNumber)
	}
	return text.String()
}
