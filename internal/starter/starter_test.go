package starter

import (
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/examples"
	"github.com/merit-rules/merit/internal/coverage"
	"github.com/merit-rules/merit/internal/policytest"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// sound wants files whose policy has no problem and passes its tests; tried says
// that they try every border.
func sound(t *testing.T, files []File) (policy *schema.Policy, tried bool) {
	t.Helper()
	texts := schema.Files{}
	for _, f := range files {
		require.False(t, texts[f.Name] != nil, "%s twice", f.Name)
		texts[f.Name] = f.Text
	}
	var err error
	policy, err = schema.Load("policy.yaml", texts["policy.yaml"], texts)
	require.NoError(t, err)
	require.Empty(t, policy.Warnings())
	suite, err := schema.ParseTests("tests.yaml", texts["tests.yaml"])
	require.NoError(t, err)
	require.NotEmpty(t, suite.Tests)
	read := func(name string) ([]byte, error) {
		if texts[name] == nil {
			return nil, errors.New("no file " + name)
		}
		return texts[name], nil
	}
	m := coverage.Of(policy.Compiled().(*program.Program))
	for _, report := range policytest.Run(policy, suite, read, policy.Language(), m) {
		require.True(t, report.Pass(), "%s: %v", report.Name, report.Diffs)
	}
	met, all := m.Tally()
	return policy, met == all
}

func TestBlankPoliciesAreSound(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		for _, kind := range append(Kinds(), "") {
			for _, year := range []string{"", "2026"} {
				t.Run(lang+"/"+kind+"/"+year, func(t *testing.T) {
					files, err := Blank(Wish{Lang: lang, ID: "new-1", Title: "A: “title” {cap} # \"x\" \\ 补助", Kind: kind, Year: year})
					require.NoError(t, err)
					policy, tried := sound(t, files)
					require.True(t, tried)
					require.Equal(t, "new-1", policy.ID())
					require.Equal(t, "A: “title” {cap} # \"x\" \\ 补助", policy.Title(lang))
				})
			}
		}
	}
}

func TestBlankTakesItsAnswers(t *testing.T) {
	files, err := Blank(Wish{Lang: "zh", ID: "no", Title: "2025", Kind: "places", Places: "7", Cap: "12.5万", Currency: "USD", TimeZone: "America/New_York"})
	require.NoError(t, err)
	policy, _ := sound(t, files)
	require.Equal(t, "no", policy.ID())
	require.Equal(t, "2025", policy.Title("zh"))
	require.Equal(t, "USD", policy.Currency())
	require.Contains(t, string(files[0].Text), "名额: {value: 7}\n  每家上限: {value: 12.5万}\n")
}

// Whatever amounts are answered, the tests that come with the policy pass.
func TestBlankOfAnyAmount(t *testing.T) {
	for _, kind := range []string{"places", "tiers", "share"} {
		for _, amount := range []string{"1", "2", "999999999999", "0.0001万", "12.3456万", "99999999万", "0.00000001亿", "9999亿"} {
			for _, lang := range []string{"zh", "en"} {
				w := Wish{Lang: lang, ID: "a", Title: "b", Kind: kind, Cap: amount}
				if kind == "share" {
					w.Budget = amount
				}
				files, err := Blank(w)
				require.NoError(t, err, amount)
				sound(t, files)
			}
		}
	}
}

func TestAnswersThatCannotBe(t *testing.T) {
	good := Wish{Lang: "en", ID: "a", Title: "b"}
	tests := []struct {
		name   string
		change func(*Wish)
		want   string
	}{
		{"no title", func(w *Wish) { w.Title = "" }, "new-title"},
		{"a title of two lines", func(w *Wish) { w.Title = "a\nb: c" }, "new-title"},
		{"no id", func(w *Wish) { w.ID = "" }, "new-id"},
		{"a blank before the id", func(w *Wish) { w.ID = " a" }, "new-id"},
		{"a short year", func(w *Wish) { w.Year = "26" }, "new-year"},
		{"a kind that is none", func(w *Wish) { w.Kind = "lottery" }, "new-kind"},
		{"no places", func(w *Wish) { w.Places = "0" }, "new-places"},
		{"more than a number", func(w *Wish) { w.Places = "3}, x: {y: 1" }, "new-places"},
		{"words for a cap", func(w *Wish) { w.Cap = "二十万" }, "new-cap"},
		{"a cap of nothing", func(w *Wish) { w.Cap = "0.0万" }, "new-cap"},
		{"a budget below nothing", func(w *Wish) { w.Budget = "-5" }, "new-budget"},
		{"a currency with more behind it", func(w *Wish) { w.Currency = "EUR\nx: y" }, "new-currency"},
		{"a zone with blanks", func(w *Wish) { w.TimeZone = "New York" }, "new-timezone"},
		{"a zone that is nowhere", func(w *Wish) { w.TimeZone = "Mars/Olympus" }, "new-timezone"},
		{"cents", func(w *Wish) { w.Cap = "1.5" }, "new-cap"},
		{"less than a yuan", func(w *Wish) { w.Cap = "0.00001万" }, "new-cap"},
		{"a budget for places", func(w *Wish) { w.Budget = "5" }, "new-idle"},
		{"places of a share", func(w *Wish) { w.Kind, w.Places = "share", "5" }, "new-idle"},
		{"a cap without money", func(w *Wish) { w.Kind, w.Cap = "recognise", "5" }, "new-idle"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := good
			tt.change(&w)
			_, err := Blank(w)
			var f *Fault
			require.ErrorAs(t, err, &f)
			require.Equal(t, tt.want, f.Code)
			require.NotContains(t, f.Message("zh")+f.Message("en"), "⟦")
		})
	}
}

// What no grammar of answers can foresee the check of the policy finds.
func TestWordsThatNoPolicyMayHold(t *testing.T) {
	_, err := Blank(Wish{Lang: "en", ID: "a", Title: "turned \u202e round"})
	var list schema.Diagnostics
	require.ErrorAs(t, err, &list)
	require.True(t, list.HasErrors())
}

func TestEveryExampleCanBeStartedFrom(t *testing.T) {
	list, err := Examples(examples.Files)
	require.NoError(t, err)
	require.Greater(t, len(list), 12)
	for _, e := range list {
		t.Run(e.Name, func(t *testing.T) {
			require.NotEmpty(t, e.Title)
			files, err := Copy(examples.Files, e.Name, "mine-2031", "我的 # 政策")
			require.NoError(t, err)
			policy, _ := sound(t, files)
			require.Equal(t, "mine-2031", policy.ID())
			require.Equal(t, "我的 # 政策", policy.Title("zh"))
			same, err := Copy(examples.Files, e.Name, "", "")
			require.NoError(t, err)
			policy, _ = sound(t, same)
			require.Equal(t, e.Title, policy.Title("zh"))
			require.True(t, slices.ContainsFunc(same, func(f File) bool { return f.Name == "README.md" }))
		})
	}
}

func TestAnExampleThatIsNone(t *testing.T) {
	for _, name := range []string{"chongqin-2025", "embed", "../examples/tech-sme", "."} {
		_, err := Copy(examples.Files, name, "", "")
		var f *Fault
		require.ErrorAs(t, err, &f, name)
		require.Equal(t, "new-from", f.Code)
	}
}
