package schema_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/schema"
)

// outcome is what a round says of one applicant, as far as findings speak of it.
type outcome struct {
	Status   string
	Failures []struct{ Rule string }
	Why      []struct{ Message string }
	Score    struct {
		Items []struct{ ID, Score string }
	}
}

// TestRunConfirmsWitnesses runs the application of every finding that has one as a
// round of its own, and holds what comes of it against what is said.
func TestRunConfirmsWitnesses(t *testing.T) {
	text, err := os.ReadFile("testdata/analysis.txt")
	require.NoError(t, err)
	shown := map[string]int{}
	for _, c := range chunks(string(text)) {
		policy, err := schema.Parse("p.yaml", []byte(c.text))
		require.NoError(t, err, c.name)
		for _, d := range schema.Check("p.yaml", []byte(c.text), nil) {
			if d.Witness == "" {
				continue
			}
			shown[d.Code]++
			t.Run(c.name+"/"+d.Code, func(t *testing.T) { confirm(t, policy, c.text, d) })
		}
	}
	for _, code := range []string{"policy-divide-zero", "policy-trouble", "policy-rule-never", "policy-rules-conflict", "policy-max-reach", "policy-rows-both"} {
		require.Positive(t, shown[code], code)
	}
}

func confirm(t *testing.T, policy *schema.Policy, text string, d schema.Diagnostic) {
	apps, err := policy.ParseApplications("a.json", []byte("["+d.Witness+"]"))
	require.NoError(t, err, d.Witness)
	result, err := allocation.Run(policy, apps, allocation.Round{})
	require.NoError(t, err)
	data, ok := result.ApplicantJSON("witness")
	require.True(t, ok, "refused: %s %v", d.Witness, result.Refused())
	var got outcome
	require.NoError(t, json.Unmarshal(data, &got))
	failed := func(rule string) bool {
		for _, f := range got.Failures {
			if f.Rule == rule {
				return true
			}
		}
		return false
	}
	said := d.Message("en")
	switch d.Code {
	case "policy-divide-zero", "policy-trouble":
		if strings.Contains(text, "id: 下限") {
			require.Equal(t, "ineligible", got.Status, "%s\n%s", d.Witness, data) // nobody is eligible
			return
		}
		require.Equal(t, "undetermined", got.Status, "%s\n%s", d.Witness, data)
	case "policy-rows-both":
		// The first row counts, although the second takes the value too.
		require.Contains(t, string(data), `"档":"1"`)
		require.Contains(t, d.Witness, `"甲":"5"`)
	case "policy-rule-never":
		require.True(t, failed(quoted(said)), "%s\n%s", d.Witness, data)
	case "policy-rules-conflict":
		require.True(t, failed(quoted(said)), "%s\n%s", d.Witness, data)
		other := quoted(said[strings.Index(said, "contradicts"):])
		require.False(t, failed(other), "%s\n%s", d.Witness, data)
	case "policy-max-reach":
		_, top, _ := strings.Cut(said, "more than ")
		top, _, _ = strings.Cut(top, ",")
		for _, item := range got.Score.Items {
			if item.ID == quoted(said) {
				require.True(t, exact.Equal(parsed(t, top), parsed(t, item.Score)), "%s\n%s", said, data)
			}
		}
	default:
		t.Fatalf("no one says how to confirm %s", d.Code)
	}
}

// quoted is the first part of a text in quotes.
func quoted(text string) string {
	_, rest, _ := strings.Cut(text, "“")
	inner, _, _ := strings.Cut(rest, "”")
	return inner
}

func parsed(t *testing.T, text string) exact.Num {
	x, err := exact.Parse(text)
	require.NoError(t, err, text)
	return x
}
