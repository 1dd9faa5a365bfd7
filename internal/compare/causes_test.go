package compare_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/internal/compare"
	"github.com/merit-rules/merit/internal/outcome"
	"github.com/merit-rules/merit/schema"
)

// chongqing are the example's policy and its applications.
func chongqing(t *testing.T) (policy string, apps []byte) {
	t.Helper()
	text, err := os.ReadFile("../../examples/chongqing-2025/policy.yaml")
	require.NoError(t, err)
	apps, err = os.ReadFile("../../examples/chongqing-2025/applications.json")
	require.NoError(t, err)
	return string(text), apps
}

func rounds(t *testing.T, apps []byte) compare.Trier {
	past, err := os.ReadFile("../../examples/chongqing-2025/ledger.jsonl")
	require.NoError(t, err)
	ledger, err := eligibility.ParseLedger(past)
	require.NoError(t, err)
	return func(e *compare.Edition) *outcome.Round {
		p, err := schema.Assembled("p.yaml", e.Outcome())
		require.NoError(t, err)
		list, err := p.ParseApplications("applications.json", apps)
		require.NoError(t, err)
		r, err := allocation.Run(p, list, allocation.Round{AsOf: "2025-10-20", Ledger: ledger})
		require.NoError(t, err)
		short, err := outcome.Read(r.JSON())
		require.NoError(t, err)
		return short
	}
}

func TestCausesOfTheExample(t *testing.T) {
	text, apps := chongqing(t)
	edited := strings.NewReplacer("合格完成率: {value: 70%", "合格完成率: {value: 77%", "{500: 4, 300: 3", "{600: 4, 300: 3",
		"支持数量上限: {value: 20", "支持数量上限: {value: 18", "title: 计划申报", "title: 申报").Replace(text)
	r := compare.Between(compare.Read("old.yaml", []byte(text), nil), compare.Read("new.yaml", []byte(edited), nil))
	require.Equal(t, []string{
		"parameters changed parameters.合格完成率.value | 70% | 77%",
		"parameters changed parameters.支持数量上限.value | 20 | 18",
		"points changed scoring.indicators.基础保障.items.服务场地.bands.at_least.500 | 500: 4 | 600: 4",
		"words changed stages.plan.title | 计划申报 | 申报",
	}, said(r.Changes))
	try := rounds(t, apps)
	effects := compare.Effects(try(r.Before()), try(r.New))
	r.Causes(effects, try)
	got := map[string]map[string][][]int{}
	for _, e := range effects {
		got[e.ID] = map[string][][]int{}
		for _, b := range e.Because {
			require.True(t, b.Least, "%s %s", e.ID, b.Aspect)
			got[e.ID][b.Aspect] = b.Sets
		}
	}
	for id, want := range map[string]map[string][][]int{
		"P34": {"status": {{1}}, "rank": {{1}}},
		"P11": {"score": {{3}}},
		"P01": {"score": {{3}}, "rank": {{3}}, "award": {{2, 3}}},
		"P26": {"score": {{3}}, "rank": {{3}}, "award": {{2}, {3}}},
	} {
		if diff := cmp.Diff(want, got[id]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
	for _, e := range effects {
		for _, b := range e.Because {
			for _, set := range b.Sets {
				require.Equal(t, e.New.Of(b.Aspect), try(r.Mix(set)).Find(e.ID).Of(b.Aspect), "%s %s by %v", e.ID, b.Aspect, set)
			}
		}
	}
}

func TestARenameHasNoEffect(t *testing.T) {
	text, apps := chongqing(t)
	edited := strings.NewReplacer("评价较好分数线", "好线", "id: 一档", "id: 甲档", "id: 完成率合格", "id: 达标").Replace(text)
	r := compare.Between(compare.Read("old.yaml", []byte(text), nil), compare.Read("new.yaml", []byte(edited), nil))
	require.Len(t, r.Changes, 3)
	for _, c := range r.Changes {
		require.Equal(t, compare.Renamed, c.Kind)
	}
	try := rounds(t, apps)
	require.Empty(t, compare.Effects(try(r.Before()), try(r.New)))
	before := try(r.Old)
	r.Translate(before)
	require.Empty(t, compare.Effects(before, try(r.New)))
}

func TestChangesThatNeedEachOther(t *testing.T) {
	text, apps := chongqing(t)
	edited := strings.NewReplacer("  通知印发日:", "  场地线: {value: 550}\n  通知印发日:", "{500: 4, 300: 3", "{场地线: 4, 300: 3").Replace(text)
	r := compare.Between(compare.Read("old.yaml", []byte(text), nil), compare.Read("new.yaml", []byte(edited), nil))
	require.Len(t, r.Changes, 2)
	require.Nil(t, r.Mix([]int{2}), "the threshold reads a parameter that is not there")
	try := rounds(t, apps)
	effects := compare.Effects(try(r.Before()), try(r.New))
	require.NotEmpty(t, effects)
	r.Causes(effects, try)
	for _, e := range effects {
		for _, b := range e.Because {
			require.Equal(t, [][]int{{1, 2}}, b.Sets, "%s %s", e.ID, b.Aspect)
		}
	}
}
