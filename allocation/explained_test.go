package allocation_test

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/internal/reckon"
	"github.com/merit-rules/merit/schema"
)

// explained is an item or the whole of a card.
type explained struct {
	ID     string      `json:"id"`
	Total  string      `json:"total"`
	Score  string      `json:"score"`
	Why    string      `json:"why"`
	Items  []explained `json:"items"`
	Adjust []explained `json:"adjust"`
}

// checkLines reads every line of a card back and counts them.
func (e *explained) checkLines(t *testing.T, who string) int {
	n := 0
	if want := e.Score + e.Total; e.Why != "" {
		got, err := reckon.Read(e.Why)
		require.NoError(t, err, "%s %s", who, e.ID)
		require.Equal(t, rat(t, want), got.Number.RatString(), "%s %s: %s", who, e.ID, e.Why)
		n++
	}
	for _, list := range [][]explained{e.Items, e.Adjust} {
		for i := range list {
			n += list[i].checkLines(t, who)
		}
	}
	return n
}

func rat(t *testing.T, s string) string {
	r, ok := new(big.Rat).SetString(s)
	require.True(t, ok, s)
	return r.RatString()
}

// money finds the arithmetic in the sentence of an award.
var money = regexp.MustCompile(`(?:金额|按上限支付|Amount|The cap is paid)[：:] ?(.*?)(?:。|\.$|\. )`)

func TestEveryLineOfTheExamplesIsTrue(t *testing.T) {
	for _, c := range []struct {
		folder, applications string
		least                int
	}{
		{"../examples/chongqing-2025", "applications.json", 44 * 18},
		{"../examples/innovative-sme-2022", "applications.json", 7 * 9},
		{"testdata/features", "applications.csv", 5 * 8},
	} {
		result := runExample(t, c.folder, c.applications, "2025-10-17")
		var doc struct {
			Applicants []struct {
				ID    string    `json:"id"`
				Score explained `json:"score"`
				Award *struct {
					Amount string `json:"amount"`
					Why    string `json:"why"`
					Parts  []struct {
						Amount string `json:"amount"`
						Why    string `json:"why"`
					} `json:"parts"`
				} `json:"award"`
			} `json:"applicants"`
		}
		require.NoError(t, json.Unmarshal(result.JSON(), &doc))
		lines := 0
		for _, a := range doc.Applicants {
			lines += a.Score.checkLines(t, a.ID)
			if a.Award == nil {
				continue
			}
			found := money.FindStringSubmatch(a.Award.Why)
			require.NotNil(t, found, a.Award.Why)
			got, err := reckon.Read(found[1])
			require.NoError(t, err)
			require.Equal(t, rat(t, a.Award.Amount), got.Number.RatString())
			lines++
			for _, part := range a.Award.Parts {
				got, err := reckon.Read(part.Why)
				require.NoError(t, err)
				require.Equal(t, rat(t, part.Amount), got.Number.RatString(), part.Why)
			}
		}
		require.GreaterOrEqual(t, lines, c.least)
	}
}

func runExample(t *testing.T, dir, file, day string) *allocation.Result {
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		return data
	}
	files := schema.Files{}
	for _, name := range schema.Mentioned("policy.yaml", read("policy.yaml")) {
		files[name] = read(name)
	}
	policy, err := schema.Load("policy.yaml", read("policy.yaml"), files)
	require.NoError(t, err)
	apps, err := policy.ParseApplications(file, read(file))
	require.NoError(t, err)
	round := allocation.Round{AsOf: day}
	if _, err := os.Stat(filepath.Join(dir, "ledger.jsonl")); err == nil {
		round.Ledger, err = eligibility.ParseLedger(read("ledger.jsonl"))
		require.NoError(t, err)
	}
	result, err := allocation.Run(policy, apps, round)
	require.NoError(t, err)
	return result
}

// Every byte of a result counts: whichever one is changed, Verify says so.
func TestVerifyNoticesAnyChangedByte(t *testing.T) {
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
	round := allocation.Round{AsOf: "2025-10-17", Explain: allocation.ExplainNone}
	result, err := allocation.Run(policy, apps, round)
	require.NoError(t, err)
	text := result.JSON()
	findings, err := allocation.Verify(policy, apps, round, text)
	require.NoError(t, err)
	require.Empty(t, findings)
	for i := 0; i < len(text); i += 997 {
		changed := []byte(strings.Clone(string(text)))
		changed[i] ^= 1
		findings, err := allocation.Verify(policy, apps, allocation.Round{}, changed)
		require.True(t, err != nil || len(findings) > 0, "byte %d", i)
	}
}

// A result is verified in whichever language and to whichever extent it explains.
func TestVerifyTakesEveryExtentAndLanguage(t *testing.T) {
	policy, err := schema.Parse("policy.yaml", []byte(exampleText))
	require.NoError(t, err)
	apps, err := policy.ParseApplications("a.csv", []byte("id,分数,片区\nA,95,主城\nB,94,主城\nC,93,主城\nD,70,两群\n"))
	require.NoError(t, err)
	for _, lang := range []string{"", "zh", "en"} {
		for _, extent := range []allocation.Explain{allocation.ExplainAll, allocation.ExplainNear, allocation.ExplainNone} {
			result, err := allocation.Run(policy, apps, allocation.Round{Language: lang, Explain: extent})
			require.NoError(t, err)
			findings, err := allocation.Verify(policy, apps, allocation.Round{}, result.JSON())
			require.NoError(t, err)
			require.Empty(t, findings)
		}
	}
}
