package intake

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestDuplicatesAreFoundInAnyOrder compares with a count of every skeleton, for
// ids that mostly rise, as in real files, and for ids that do not.
func TestDuplicatesAreFoundInAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(2025, 30))
	for round := range 300 {
		var ids []string
		for i := range 1 + r.IntN(30) {
			id := fmt.Sprintf("%c%d", "aAＡb"[0]+byte(r.IntN(2)), i)
			if r.IntN(2+round%20) == 0 {
				id = fmt.Sprintf("A%d", r.IntN(i+1))
			}
			ids = append(ids, id)
		}
		count := map[string]int{}
		for _, id := range ids {
			count[Skeleton(id)]++
		}
		var want []string
		for _, id := range ids {
			if count[Skeleton(id)] == 1 {
				want = append(want, id)
			}
		}
		b, err := Read(policy(t), []File{{Name: "a.csv", Data: []byte("id\n" + strings.Join(ids, "\n") + "\n")}})
		require.NoError(t, err)
		settled(t, b)
		var got []string
		for _, a := range b.Applicants {
			got = append(got, a.ID)
		}
		require.Equal(t, want, got, "%q", ids)
	}
}

func TestSkeletons(t *testing.T) {
	for _, same := range [][2]string{{"A01", "a01"}, {"A01", "Ａ０１"}, {"A 1", "A\u00a01"}, {"A 1", "A\u30001"}, {"甲1", "甲１"}, {"ẞ", "ß"}, {"a\u200bb", "AB"}} {
		require.Equal(t, Skeleton(same[0]), Skeleton(same[1]), "%q", same)
	}
	for _, other := range [][2]string{{"1", "01"}, {"A01", "A1"}, {"甲", "乙"}, {"A 1", "A1"}} {
		require.NotEqual(t, Skeleton(other[0]), Skeleton(other[1]), "%q", other)
	}
}
