package examples

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/internal/policytest"
	"github.com/merit-rules/merit/schema"
)

// command is a line of a README that runs the example.
var command = regexp.MustCompile(`(?m)^merit run policy\.yaml (\S+)(.*)$`)

// TestExamples holds what every example promises: the policy has no problem, its
// tests pass, what its README runs gives a list that the verifier accepts.
func TestExamples(t *testing.T) {
	policies, err := filepath.Glob("*/policy.yaml")
	require.NoError(t, err)
	require.Greater(t, len(policies), 12)
	for _, path := range policies {
		folder := filepath.Dir(path)
		t.Run(folder, func(t *testing.T) {
			policy, err := schema.Open(os.DirFS(folder), "policy.yaml")
			require.NoError(t, err)
			require.Empty(t, policy.Warnings())
			runTests(t, folder, policy)
			runReadme(t, folder, policy)
		})
	}
}

func runTests(t *testing.T, folder string, policy *schema.Policy) {
	text, err := os.ReadFile(filepath.Join(folder, "tests.yaml"))
	require.NoError(t, err)
	suite, err := schema.ParseTests("tests.yaml", text)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(suite.Tests), 3)
	files := func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(folder, name)) }
	for _, report := range policytest.Run(policy, suite, files, policy.Language(), nil) {
		require.True(t, report.Pass(), "%s: %v", report.Name, report.Diffs)
	}
}

func runReadme(t *testing.T, folder string, policy *schema.Policy) {
	readme, err := os.ReadFile(filepath.Join(folder, "README.md"))
	require.NoError(t, err)
	lines := command.FindAllStringSubmatch(string(readme), -1)
	require.NotEmpty(t, lines, "the README shows how to run it")
	for _, line := range lines {
		apps, err := policy.ParseApplications(line[1], read(t, folder, line[1]))
		require.NoError(t, err)
		terms := termsOf(t, folder, line[2])
		result, err := allocation.Run(policy, apps, terms)
		require.NoError(t, err)
		require.False(t, result.Failed())
		findings, err := allocation.Verify(policy, apps, terms, result.JSON())
		require.NoError(t, err)
		require.Empty(t, findings)
	}
}

// termsOf reads the options that READMEs use.
func termsOf(t *testing.T, folder, options string) (terms allocation.Round) {
	words := strings.Fields(options)
	for i := 0; i+1 < len(words); i += 2 {
		switch words[i] {
		case "--as-of":
			terms.AsOf = words[i+1]
		case "--seed":
			terms.Seed = words[i+1]
		case "--ledger":
			ledger, err := eligibility.ParseLedger(read(t, folder, words[i+1]))
			require.NoError(t, err)
			terms.Ledger = ledger
		default:
			t.Fatalf("%s: what does %s mean?", folder, words[i])
		}
	}
	return terms
}

func read(t *testing.T, folder, name string) []byte {
	data, err := os.ReadFile(filepath.Join(folder, name))
	require.NoError(t, err)
	return data
}
