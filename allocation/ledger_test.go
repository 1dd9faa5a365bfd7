package allocation_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/schema"
)

// A round run again against the ledger that holds it adds nothing and gives the
// same bytes.
func TestTheSameRoundTwice(t *testing.T) {
	dir := filepath.Join("..", "examples", "chongqing-2025")
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		return data
	}
	policy, err := schema.Load("policy.yaml", read("policy.yaml"), schema.Files{"notice.txt": read("notice.txt")})
	require.NoError(t, err)
	apps, err := policy.ParseApplications("applications.json", read("applications.json"))
	require.NoError(t, err)
	file := read("ledger.jsonl")
	run := func() (*allocation.Result, *eligibility.Ledger) {
		past, err := eligibility.ParseLedger(file)
		require.NoError(t, err)
		result, err := allocation.Run(policy, apps, allocation.Round{AsOf: "2025-10-17", Ledger: past})
		require.NoError(t, err)
		return result, past
	}
	first, past := run()
	added := first.Append(past)
	require.NotEmpty(t, added)
	file = append(file, added...)
	second, past := run()
	require.Equal(t, string(first.JSON()), string(second.JSON()))
	require.Empty(t, second.Append(past))
}
