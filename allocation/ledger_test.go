package allocation_test

import (
	"fmt"
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

// TestWhomSanctionsFollow: the id, inputs, or both; whoever left the input empty
// is known by the id.
func TestWhomSanctionsFollow(t *testing.T) {
	const body = `
inputs: {机构: {type: text}, 造假: {type: bool, default: false}}
eligibility: [{id: 真实, require: not 造假, sanction: {bar: [0, 1]}}]
`
	tests := []struct{ name, subject, first, second, want string }{
		{"the id", "id", `{"id":"A","造假":true}`, `{"id":"A"}`, "ineligible"},
		{"another id", "id", `{"id":"A","造假":true,"机构":"X"}`, `{"id":"B","机构":"X"}`, "qualified"},
		{"an input", "机构", `{"id":"A","造假":true,"机构":"X"}`, `{"id":"B","机构":"Ｘ"}`, "ineligible"},
		{"an input, the id does not matter", "机构", `{"id":"A","造假":true,"机构":"X"}`, `{"id":"A","机构":"Y"}`, "qualified"},
		{"an input that was left empty", "机构", `{"id":"A","造假":true}`, `{"id":"A"}`, "ineligible"},
		{"both, by the id", "[id, 机构]", `{"id":"A","造假":true,"机构":"X"}`, `{"id":"A","机构":"Y"}`, "ineligible"},
		{"both, by the input", "[id, 机构]", `{"id":"A","造假":true,"机构":"X"}`, `{"id":"B","机构":"X"}`, "ineligible"},
		{"both, neither", "[id, 机构]", `{"id":"A","造假":true,"机构":"X"}`, `{"id":"B","机构":"Y"}`, "qualified"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			round := func(year int, row string, ledger []byte) (*allocation.Result, *eligibility.Ledger) {
				head := fmt.Sprintf("merit: 1\npolicy: {id: p, title: 测试, year: %d, subject: %s}", year, test.subject)
				p, err := schema.Parse("p.yaml", []byte(head+body))
				require.NoError(t, err)
				apps, err := p.ParseApplications("a.json", []byte("["+row+"]"))
				require.NoError(t, err)
				past, err := eligibility.ParseLedger(ledger)
				require.NoError(t, err)
				r, err := allocation.Run(p, apps, allocation.Round{Ledger: past})
				require.NoError(t, err)
				return r, past
			}
			first, past := round(2025, test.first, nil)
			second, _ := round(2026, test.second, first.Append(past))
			require.Contains(t, string(second.JSON()), `"status":"`+test.want+`"`)
		})
	}
}
