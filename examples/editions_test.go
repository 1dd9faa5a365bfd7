package examples

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/schema"
)

// Two editions of a programme as dated figures of one file, and as two files of
// which one extends the other, treat every applicant alike.
func TestEditionsInOneFileAndInTwo(t *testing.T) {
	const folder = "uk-skilled-worker-editions"
	dated := open(t, folder, "policy.yaml")
	var edition [2]map[string]string
	for i, c := range []struct{ day, file string }{{"2024-04-03", "policy-2021.yaml"}, {"2024-04-04", "policy-2024.yaml"}} {
		edition[i] = outcomes(t, folder, open(t, folder, c.file), allocation.Round{})
		if diff := cmp.Diff(edition[i], outcomes(t, folder, dated, allocation.Round{AsOf: c.day})); diff != "" {
			t.Errorf("%s, and %s as of %s:\n%s", c.file, "policy.yaml", c.day, diff)
		}
	}
	require.Equal(t, []string{"A", "B", "C", "D", "E", "F"}, qualified(edition[0]))
	require.Equal(t, []string{"B", "D", "F"}, qualified(edition[1]))
}

func qualified(outcomes map[string]string) []string {
	var ids []string
	for id, json := range outcomes {
		if strings.Contains(json, `"status":"qualified"`) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// outcomes are what a result says of each applicant, by id.
func outcomes(t *testing.T, folder string, policy *schema.Policy, terms allocation.Round) map[string]string {
	apps, err := policy.ParseApplications("applications.csv", read(t, folder, "applications.csv"))
	require.NoError(t, err)
	result, err := allocation.Run(policy, apps, terms)
	require.NoError(t, err)
	out := map[string]string{}
	for _, app := range apps.List() {
		json, ok := result.ApplicantJSON(app.ID)
		require.True(t, ok)
		out[app.ID] = string(json)
	}
	return out
}
