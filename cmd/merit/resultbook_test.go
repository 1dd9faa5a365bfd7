package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/cmd/merit/workbook"
	"github.com/merit-rules/merit/internal/intake"
)

// sheetsOf reads all cells of a workbook.
func sheetsOf(t *testing.T, data []byte) map[string][][]intake.Cell {
	t.Helper()
	book, err := workbook.Open(data)
	require.NoError(t, err)
	out := map[string][][]intake.Cell{}
	for _, s := range book.Sheets {
		for _, cells := range s.Table.Rows {
			out[s.Name] = append(out[s.Name], append([]intake.Cell(nil), cells...))
		}
		require.NoError(t, s.Err())
	}
	return out
}

func TestResultAsAWorkbook(t *testing.T) {
	home, err := filepath.Abs("../../examples/chongqing-2025")
	require.NoError(t, err)
	desk(t)
	args := []string{"run", filepath.Join(home, "policy.yaml"), filepath.Join(home, "applications.json"), "--as-of", "2025-10-17"}
	_, text, _ := merit(t, append(args, "--format", "json")...)
	merit(t, append(args, "-o", "result.xlsx")...)
	data, err := os.ReadFile("result.xlsx")
	require.NoError(t, err)
	_, again, _ := merit(t, append(args, "--format", "xlsx", "-o", "-")...)
	require.True(t, string(data) == again, "the same result is the same bytes")

	var result struct {
		Applicants []struct {
			ID    string
			Score struct{ Total, Approx string }
			Award *struct{ Amount string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(text), &result))
	sheets := sheetsOf(t, data)
	rows := sheets["全部申报者"][2:]
	require.Len(t, rows, len(result.Applicants))
	for i, a := range result.Applicants {
		require.Equal(t, a.ID, rows[i][1].Text)
		want := a.Score.Total
		if a.Score.Approx != "" {
			want = a.Score.Approx
		}
		if want != "" {
			require.Equal(t, intake.Cell{Kind: intake.NumberCell, Text: want}, rows[i][4], "%s: the number as the result has it", a.ID)
		}
		if a.Award != nil {
			require.Equal(t, intake.NumberCell, rows[i][7].Kind)
			require.Equal(t, a.Award.Amount, rows[i][7].Text)
		}
	}
	require.Len(t, sheets["名单"], 4+2+20+1, "heading, table, total")
	require.Contains(t, sheets, "档次配额资金")
	require.Contains(t, sheets, "评分表")
	require.NotContains(t, sheets, "未受理", "no row was refused")
}

func TestResultWorkbookRunsNothing(t *testing.T) {
	desk(t)
	put(t, "apps.csv", "id,name,完成率\nA,\"=HYPERLINK(\"\"http://x\"\")\",70%\n\"@B\",甲,95\n")
	status, _, errs := merit(t, "run", "policy.yaml", "apps.csv", "-o", "r.xlsx")
	require.Equal(t, problems, status, errs)
	data, err := os.ReadFile("r.xlsx")
	require.NoError(t, err)
	sheets := sheetsOf(t, data)
	require.Equal(t, intake.Cell{Kind: intake.TextCell, Text: `=HYPERLINK("http://x")`}, sheets["全部申报者"][2][2])
	require.Equal(t, "@B", sheets["未受理"][2][2].Text)
}

func TestResultWorkbookNeedsAName(t *testing.T) {
	desk(t)
	for _, args := range [][]string{{"--format", "xlsx"}, {"--format", "xlsx", "-o", "r.json"}} {
		status, _, errs := merit(t, append([]string{"run", "policy.yaml", "apps.csv"}, args...)...)
		require.Equal(t, misused, status, errs)
		require.Contains(t, errs, ".xlsx")
	}
}
