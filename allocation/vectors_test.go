package allocation_test

import (
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/schema"
)

// vector is one case with its outcome, in the form that testdata/vectors has.
type vector struct {
	Name         string            `json:"name"`
	Policy       json.RawMessage   `json:"policy"`
	Applications []json.RawMessage `json:"applications"`
	Round        struct {
		Seed     string            `json:"seed"`
		Withdraw []string          `json:"withdraw"`
		Previous map[string]string `json:"previous"`
	} `json:"round"`
	Expect struct {
		Error     string                       `json:"error"`
		About     []string                     `json:"about"`
		Funded    []string                     `json:"funded"`
		Tiers     map[string][]string          `json:"tiers"`
		Amounts   map[string]string            `json:"amounts"`
		Amount    string                       `json:"amount"`
		Decided   *bool                        `json:"decided"`
		Contested []map[string]json.RawMessage `json:"contested"`
		Refusals  map[string]struct {
			Code   string   `json:"code"`
			Limits []string `json:"limits"`
		} `json:"refusals"`
		Quotas  []map[string]json.RawMessage `json:"quotas"`
		By      map[string]string            `json:"by"`
		Ranks   map[string]int               `json:"ranks"`
		Reserve []string                     `json:"reserve"`
		Lost    []string                     `json:"lost"`
		Pools   []map[string]json.RawMessage `json:"pools"`
	} `json:"expect"`
}

// document is the part of a result that vectors speak of.
type document struct {
	Decided    bool `json:"decided"`
	Applicants []struct {
		ID    string `json:"id"`
		Rank  int    `json:"rank"`
		Award *struct {
			Tier   *string `json:"tier"`
			Amount *string `json:"amount"`
			By     string  `json:"by"`
		} `json:"award"`
		Refusal *struct {
			Code   string   `json:"code"`
			Limits []string `json:"limits"`
		} `json:"refusal"`
	} `json:"applicants"`
	Allocation struct {
		Error *struct {
			Code  string   `json:"code"`
			About []string `json:"about"`
		} `json:"error"`
		Amount    string                       `json:"amount"`
		Contested []map[string]json.RawMessage `json:"contested"`
		Quotas    []map[string]json.RawMessage `json:"quotas"`
		Reserve   []string                     `json:"reserve"`
		Lost      []string                     `json:"lost"`
		Pools     []map[string]json.RawMessage `json:"pools"`
	} `json:"allocation"`
}

func TestVectors(t *testing.T) {
	names, err := filepath.Glob("testdata/vectors/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		var v vector
		require.NoError(t, json.Unmarshal(data, &v))
		t.Run(v.Name, func(t *testing.T) { v.run(t) })
	}
}

func (v *vector) run(t *testing.T) {
	policy, err := schema.Parse("policy.json", v.Policy)
	require.NoError(t, err)
	for turn := range 3 {
		apps, err := policy.ParseApplications("applications.json", v.shuffled(turn))
		require.NoError(t, err)
		round := allocation.Round{Seed: v.Round.Seed, Withdraw: v.Round.Withdraw, Previous: v.previous()}
		result, err := allocation.Run(policy, apps, round)
		require.NoError(t, err)
		text := result.JSON()
		v.compare(t, text)
		findings, err := allocation.Verify(policy, apps, round, text)
		require.NoError(t, err)
		for _, f := range findings {
			t.Errorf("verify: %s", f.Message("en"))
		}
	}
}

// previous is the earlier list as a document.
func (v *vector) previous() []byte {
	if v.Round.Previous == nil {
		return nil
	}
	type award struct {
		Tier string `json:"tier"`
	}
	type winner struct {
		ID    string `json:"id"`
		Award award  `json:"award"`
	}
	list := []winner{}
	for id, tier := range v.Round.Previous {
		list = append(list, winner{id, award{tier}})
	}
	text, _ := json.Marshal(map[string]any{"applicants": list})
	return text
}

// shuffled are the applications in another order: it must not matter.
func (v *vector) shuffled(turn int) []byte {
	list := slices.Clone(v.Applications)
	switch turn {
	case 1:
		slices.Reverse(list)
	case 2:
		half := len(list) / 2
		list = append(slices.Clone(list[half:]), list[:half]...)
	}
	text, _ := json.Marshal(list)
	return text
}

func (v *vector) compare(t *testing.T, text []byte) {
	var doc document
	require.NoError(t, json.Unmarshal(text, &doc), "%s", text)
	if v.Expect.Error != "" {
		require.NotNil(t, doc.Allocation.Error, "%s", text)
		require.Equal(t, v.Expect.Error, doc.Allocation.Error.Code)
		about := doc.Allocation.Error.About // results say "quota:y" where vectors say "y"
		for i := range about {
			about[i] = strings.TrimPrefix(about[i], "quota:")
		}
		require.ElementsMatch(t, v.Expect.About, about)
		return
	}
	require.Nil(t, doc.Allocation.Error, "%s", text)
	v.compareAwards(t, &doc)
	if v.Expect.Decided != nil {
		require.Equal(t, *v.Expect.Decided, doc.Decided)
	}
	compareEntries(t, "contested", v.Expect.Contested, doc.Allocation.Contested)
	if v.Expect.Quotas != nil {
		compareEntries(t, "quotas", v.Expect.Quotas, doc.Allocation.Quotas)
	}
	if v.Expect.Lost != nil {
		require.Equal(t, v.Expect.Lost, doc.Allocation.Lost)
	}
	if v.Expect.Pools != nil {
		compareEntries(t, "pools", v.Expect.Pools, doc.Allocation.Pools)
	}
	if v.Expect.Reserve != nil {
		require.Equal(t, v.Expect.Reserve, doc.Allocation.Reserve)
	}
}

func (v *vector) compareAwards(t *testing.T, doc *document) {
	funded, tiers, amounts := []string{}, map[string][]string{}, map[string]string{}
	for tier := range v.Expect.Tiers {
		tiers[tier] = []string{}
	}
	for _, a := range doc.Applicants {
		if want, ok := v.Expect.Ranks[a.ID]; ok {
			require.Equal(t, want, a.Rank, a.ID)
		}
		if want, ok := v.Expect.Refusals[a.ID]; ok {
			require.NotNil(t, a.Refusal, a.ID)
			require.Equal(t, want.Code, a.Refusal.Code, a.ID)
			if want.Limits != nil {
				require.Equal(t, want.Limits, a.Refusal.Limits, a.ID)
			}
		}
		if a.Award == nil {
			continue
		}
		funded = append(funded, a.ID)
		if a.Award.Tier != nil && v.Expect.Tiers != nil {
			tiers[*a.Award.Tier] = append(tiers[*a.Award.Tier], a.ID)
		}
		if a.Award.Amount != nil {
			amounts[a.ID] = value(*a.Award.Amount)
		}
		want := v.Expect.By[a.ID]
		if v.Expect.By != nil && want == "" {
			want = "merit"
		}
		if want != "" {
			require.Equal(t, want, a.Award.By, a.ID)
		}
	}
	require.Equal(t, v.Expect.Funded, funded)
	if v.Expect.Tiers != nil {
		require.Empty(t, cmp.Diff(v.Expect.Tiers, tiers))
	}
	if v.Expect.Amounts != nil {
		want := map[string]string{}
		for id, a := range v.Expect.Amounts {
			want[id] = value(a)
		}
		require.Empty(t, cmp.Diff(want, amounts))
		require.Equal(t, value(v.Expect.Amount), value(doc.Allocation.Amount))
	}
}

// compareEntries compares lists of objects by the keys that are expected, numbers
// by value.
func compareEntries(t *testing.T, what string, want, got []map[string]json.RawMessage) {
	require.Len(t, got, len(want), what)
	for i := range want {
		for key, raw := range want[i] {
			require.Equal(t, plain(raw), plain(got[i][key]), "%s[%d].%s", what, i, key)
		}
	}
}

// plain is a JSON value with numbers and texts of numbers in one form.
func plain(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return value(s)
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil {
		return value(n.String())
	}
	var list []string
	if json.Unmarshal(raw, &list) == nil {
		text, _ := json.Marshal(list)
		return string(text)
	}
	return string(raw)
}

func value(s string) string {
	if r, ok := new(big.Rat).SetString(s); ok {
		return r.RatString()
	}
	return s
}
