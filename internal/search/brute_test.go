package search

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/slate"
)

// TestAgainstBrute compares whole outcomes with an enumeration of all plans.
func TestAgainstBrute(t *testing.T) {
	budgets := []slate.Short{slate.ShortStop, slate.ShortSkip, slate.ShortScale, slate.ShortPartial}
	for _, tc := range []struct {
		name string
		odds odds
	}{
		{"limits and asking", odds{size: 7, number: true}},
		{"quotas that relax and stop", odds{size: 6, number: true, shorts: true}},
		{"ways to settle a tie", odds{size: 6, ties: true}},
		{"a budget that stops", odds{size: 6, shorts: true, number: true, modes: budgets[:1]}},
		{"a budget that skips", odds{size: 6, shorts: true, number: true, modes: budgets[1:2]}},
		{"a budget that scales", odds{size: 6, modes: budgets[2:3]}},
		{"a budget of which one more gets the rest", odds{size: 6, ties: true, shorts: true, number: true, modes: []slate.Short{slate.ShortPartial}}},
		{"everything", odds{size: 6, ties: true, shorts: true, number: true, modes: budgets}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for seed := range 800 {
				p := tc.odds.problem(seed)
				want, got := brute.Settle(p), Settle(p, Limits{})
				if d := cmp.Diff(want, got, cmp.Comparer(exact.Equal)); d != "" {
					t.Fatalf("seed %d\n%s\nwant -, got +\n%s", seed, dump(p), d)
				}
			}
		})
	}
}
