package main

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const lotPolicy = `merit: 1
policy: {id: lot-2025, title: 抽签, version: "1", year: 2025}
inputs:
  分: {type: number, min: 0, max: 10}
scoring:
  max: 10
  indicators: [{id: 得, max: 10, formula: 分}]
allocation:
  ties: {at_cut: lot}
  count: {max: 3}
`

const lotApps = "id,分\n甲,9\nB 1,8\nC'2,8\nD,8\n\"E\"\"3\",8\nF,7\n"

// TestLotRecipe pastes the three lines of explain into a shell: they must print
// the numbers and the order that the round went by.
func TestLotRecipe(t *testing.T) {
	desk(t)
	put(t, "policy.yaml", lotPolicy)
	put(t, "apps.csv", lotApps)
	for _, seed := range []string{"2025118 03 07", `it's "$x" \n`, "第7期", "a\tb\x1b"} {
		status, out, errs := merit(t, "explain", "policy.yaml", "apps.csv", "--seed", seed, "--format", "json")
		require.Equal(t, done, status, errs)
		var page struct {
			Lot struct {
				Order  []struct{ ID, Key string }
				Recipe []string
			}
			Lines []string
		}
		require.NoError(t, json.Unmarshal([]byte(out), &page))
		require.Len(t, page.Lot.Order, 4)
		require.Len(t, page.Lot.Recipe, 3)
		for _, line := range page.Lot.Recipe {
			require.Contains(t, page.Lines, "    "+line, "the page shows the recipe")
		}
		if _, err := exec.LookPath("sha256sum"); err == nil {
			require.Equal(t, keysOf(page.Lot.Order), shellPrints(t, page.Lot.Recipe), "seed %q", seed)
		}
		_, result, _ := merit(t, "run", "policy.yaml", "apps.csv", "--seed", seed, "--format", "json")
		for at, x := range page.Lot.Order {
			require.Equal(t, at < 2, funded(t, result, x.ID), "%s stands at %d", x.ID, at)
		}
		_, sheet, _ := merit(t, "explain", "policy.yaml", "apps.csv", "--seed", seed, "--id", page.Lot.Order[1].ID)
		require.Contains(t, sheet, page.Lot.Order[1].Key)
	}
}

func keysOf(order []struct{ ID, Key string }) string {
	var b strings.Builder
	for _, x := range order {
		b.WriteString(x.Key + "  " + x.ID + "\n")
	}
	return b.String()
}

// shellPrints is what a shell prints when the lines are pasted into it.
func shellPrints(t *testing.T, lines []string) string {
	var out bytes.Buffer
	c := exec.Command("sh", "-c", strings.Join(lines, "\n"))
	c.Stdout = &out
	require.NoError(t, c.Run())
	return out.String()
}

func funded(t *testing.T, result, id string) bool {
	var doc struct {
		Applicants []struct {
			ID    string
			Award *struct{ By string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(result), &doc))
	for _, a := range doc.Applicants {
		if a.ID == id {
			return a.Award != nil
		}
	}
	return false
}
