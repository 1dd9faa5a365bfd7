package slices

import (
	"math/rand/v2"
	standard "slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSortingIsThatOfTheStandardLibrary(t *testing.T) {
	type row struct{ key, at int }
	byKey := func(a, b row) int { return a.key - b.key }
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		rows := make([]row, r.IntN(120))
		keys := make([]int, len(rows))
		for i := range rows {
			rows[i] = row{r.IntN(1 + r.IntN(60)), i}
			keys[i] = rows[i].key
		}
		want := standard.Clone(rows)
		standard.SortStableFunc(want, byKey)
		for _, sort := range []func([]row){
			func(x []row) { pdqsortCmpFunc(x, 0, len(x), 0, byKey) },
			func(x []row) { stableCmpFunc(x, len(x), byKey) },
		} {
			got := standard.Clone(rows)
			sort(got)
			require.Equal(t, want, got)
		}
		pdqsortOrdered(keys, 0, len(keys), 0)
		require.True(t, standard.IsSorted(keys))
	}
}

func TestOnlyTheGivenPartIsSorted(t *testing.T) {
	x := []int{5, 4, 3, 2, 1}
	pdqsortOrdered(x, 1, 4, 0)
	require.Equal(t, []int{5, 2, 3, 4, 1}, x)
}
