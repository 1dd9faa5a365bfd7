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
	"github.com/merit-rules/merit/internal/coverage"
	"github.com/merit-rules/merit/internal/policytest"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// command is a line of a README that runs the example, or a variant of it.
var command = regexp.MustCompile(`(?m)^merit run (policy\S*\.yaml) (\S+)(.*)$`)

// TestExamples holds what every example promises: the policy has no problem, its
// tests pass and try every rule, condition, band and limit both ways, what its
// README runs gives a list that the verifier accepts.
func TestExamples(t *testing.T) {
	policies, err := filepath.Glob("*/policy.yaml")
	require.NoError(t, err)
	require.Greater(t, len(policies), 12)
	for _, path := range policies {
		folder := filepath.Dir(path)
		t.Run(folder, func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join(folder, "tests*.yaml"))
			require.NoError(t, err)
			require.NotEmpty(t, files)
			tried := map[string]*coverage.Map{}
			for _, file := range files {
				runTests(t, folder, filepath.Base(file), tried)
			}
			for policy, m := range tried {
				m.Missing(func(p *coverage.Point, o *coverage.Outcome) {
					t.Errorf("%s:%d: %s: no test tries %s %s", policy, p.Line, p.What, o.Kind, o.Label)
				})
			}
			runReadme(t, folder)
		})
	}
}

// open reads a policy that must have nothing to be told about.
func open(t *testing.T, folder, name string) *schema.Policy {
	policy, err := schema.Open(os.DirFS(folder), name)
	require.NoError(t, err)
	require.Empty(t, policy.Warnings())
	return policy
}

func runTests(t *testing.T, folder, name string, tried map[string]*coverage.Map) {
	suite, err := schema.ParseTests(name, read(t, folder, name))
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(suite.Tests), 3)
	policy := open(t, folder, suite.Policy)
	if tried[suite.Policy] == nil {
		tried[suite.Policy] = coverage.Of(policy.Compiled().(*program.Program))
	}
	files := func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(folder, name)) }
	for _, report := range policytest.Run(policy, suite, files, policy.Language(), tried[suite.Policy]) {
		require.True(t, report.Pass(), "%s: %v", report.Name, report.Diffs)
	}
}

func runReadme(t *testing.T, folder string) {
	lines := command.FindAllStringSubmatch(string(read(t, folder, "README.md")), -1)
	require.NotEmpty(t, lines, "the README shows how to run it")
	for _, line := range lines {
		policy := open(t, folder, line[1])
		apps, err := policy.ParseApplications(line[2], read(t, folder, line[2]))
		require.NoError(t, err)
		terms := termsOf(t, folder, line[3])
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
