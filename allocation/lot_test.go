package allocation_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
)

func TestLotOrder(t *testing.T) {
	rules := "ties: {at_cut: lot}\ncount: {max: 2}"
	rows := "A 90 true N 1\nB 90 true N 1\nC 90 true N 1\nD 90 true N 1"
	result, _ := settled(t, rules, rows, allocation.Round{Seed: "7"})
	require.Equal(t, []string{"A", "C", "D", "B"}, result.LotOrder())
	key, ok := result.Lot("A") // printf '7\ndesk\nA' | sha256sum
	require.True(t, ok)
	require.Equal(t, "2f9d", key[:4])
	_, ok = result.Lot("X")
	require.False(t, ok)
	plain, _ := settled(t, rules, rows, allocation.Round{})
	require.Nil(t, plain.LotOrder())
	_, ok = plain.Lot("A")
	require.False(t, ok)
}
