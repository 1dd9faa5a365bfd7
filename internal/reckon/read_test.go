package reckon

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReadComputesALine(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"180 / 200 × 5 = 4.5", "9/2"},
		{"min(20, 7 / 9 × 20 + 3 × 0.5) = 307/18 ≈ 17.06", "307/18"},
		{"600 ∈ [500, ∞) → 4", "4"},
		{"90 ∈ (-∞, 100) → 0", "0"},
		{`"服务制度" 1 + "人员制度" 0 = 1`, "1"},
		{"sum(14 × (80% × min(1, 103 / 100) + 20% × clamp((96% − 85%) / 10%, 0, 1))) = 14", "14"},
		{`(5 ∈ [4, 7), true) → 16`, "16"},
		{`"自主研发I类" → 15`, "15"},
		{`max("类别 == \"A\"" 5, ("A" → 1)) = 5`, "5"},
		{"round(2.5, 0) = 3", "3"},
		{`round(-2.5, 0, "half_even") = -2`, "-2"},
		{"top(2, 1, 5, 3) = 8", "8"},
		{"mean(trimmed([1, 2, 9], 1, 1)) = 2", "2"},
		{"7.5 mod 2 = 1.5", "3/2"},
		{"2 ** −3 = 0.125", "1/8"},
		{"−(3万) = -30000", "-30000"},
	} {
		got, err := Read(c.line)
		require.NoError(t, err, c.line)
		require.Equal(t, c.want, got.Number.RatString(), c.line)
	}
}

func TestReadRefusesALineThatIsNotTrue(t *testing.T) {
	for _, line := range []string{
		"180 / 200 × 5 = 4.6",
		"1 / 3 = 1/3 ≈ 0.34",
		"600 ∈ [500, 600) → 4",
		"1 / 0 = 0",
		"1 + = 2",
		"1 + 1 = 2 and more",
		`"优秀" + 1 = 2`,
	} {
		_, err := Read(line)
		require.Error(t, err, line)
	}
}
