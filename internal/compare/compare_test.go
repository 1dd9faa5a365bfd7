package compare_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/compare"
	"github.com/merit-rules/merit/schema"
)

const small = `merit: 1
policy: {id: p, title: 试行办法}
parameters:
  线: {value: 60, cite: {clause: 三}}
  上限: {value: 2}
inputs:
  面积: {type: number, min: 0}
  等级: {type: choice, options: [甲, 乙]}
  合格: {type: bool}
values:
  折算: {formula: "面积 / 10 + 5"}
eligibility:
  - {id: 资格, require: 合格 and 面积 > 0, reason: "只有{面积}平方米"}
scoring:
  max: 100
  indicators:
    - {id: 场地, max: 60, bands: {of: 面积, at_least: {500: 60, 100: 30}, else: 0}}
    - {id: 级别, max: 40, points: {of: 等级, options: {甲: 40, 乙: 折算}}}
qualification:
  - {id: 过线, require: 总分 >= 线}
allocation:
  rank_by: [{by: 总分, order: desc}]
  count: {max: 上限}
  tiers: [{id: 一档, max: 1, cap: 30万}, {id: 二档, cap: 20万}]
`

func edition(t *testing.T, text string) *compare.Edition {
	t.Helper()
	_, err := schema.Parse("p.yaml", []byte(text))
	require.NoError(t, err)
	return compare.Read("p.yaml", []byte(text), nil)
}

// said are changes on one line each.
func said(list []compare.Change) []string {
	var out []string
	for _, c := range list {
		line := c.Group + " " + c.Kind.String() + " " + c.Path
		if c.Old != nil {
			line += " | " + c.Old.Text
		}
		if c.New != nil {
			line += " | " + c.New.Text
		}
		out = append(out, line)
	}
	return out
}

func TestChanges(t *testing.T) {
	for _, c := range []struct {
		name string
		edit []string // old, new, ...
		want []string
	}{
		{"nothing", nil, nil},
		{"a number", []string{"value: 60", "value: 65"}, []string{"parameters changed parameters.线.value | 60 | 65"}},
		{"a number written differently", []string{"cap: 30万", "cap: 300000"}, nil},
		{"a formula laid out differently", []string{`"面积 / 10 + 5"`, "(5.0 + (面积/10))"}, nil},
		{"a formula that means something else", []string{"面积 / 10 + 5", "面积 / (10 + 5)"}, []string{"values changed values.折算.formula | 面积 / 10 + 5 | 面积 / (10 + 5)"}},
		{"a comparison the other way round", []string{"总分 >= 线", "线 <= 总分"}, nil},
		{"and is not turned round, since what stands first decides whether the rest is looked at", []string{"合格 and 面积 > 0", "面积 > 0 and 合格"},
			[]string{"rules changed eligibility.资格.require | 合格 and 面积 > 0 | 面积 > 0 and 合格"}},
		{"a strict comparison", []string{"总分 >= 线", "总分 > 线"}, []string{"rules changed qualification.过线.require | 总分 >= 线 | 总分 > 线"}},
		{"a threshold that moves", []string{"500: 60", "400: 60"}, []string{"points changed scoring.indicators.场地.bands.at_least.500 | 500: 60 | 400: 60"}},
		{"points that change", []string{"100: 30", "100: 35"}, []string{"points changed scoring.indicators.场地.bands.at_least.100 | 30 | 35"}},
		{"thresholds in another order", []string{"{500: 60, 100: 30}", "{100: 30, 500: 60}"}, nil},
		{"an option more", []string{"[甲, 乙]", "[丙, 甲, 乙]", "甲: 40, 乙", "丙: 0, 甲: 40, 乙"},
			[]string{"inputs added inputs.等级.options[丙] | 丙", "points added scoring.indicators.级别.points.options.丙 | 0"}},
		{"a default written out", []string{"order: desc", "order: desc"}, nil},
		{"a default left out", []string{"{by: 总分, order: desc}", "{by: 总分}"}, nil},
		{"a renamed input is one change", []string{"面积", "服务面积"}, []string{"inputs renamed inputs.面积 | 面积 | 服务面积"}},
		{"a renamed parameter with another value", []string{"线: {value: 60", "及格线: {value: 65", "总分 >= 线", "总分 >= 及格线"},
			[]string{"parameters renamed parameters.线 | 线 | 及格线", "parameters changed parameters.及格线.value | 60 | 65"}},
		{"two renamed at once", []string{"面积", "服务面积", "合格", "合规"}, []string{"inputs renamed inputs.面积 | 面积 | 服务面积", "inputs renamed inputs.合格 | 合格 | 合规"}},
		{"a renamed tier", []string{"id: 一档", "id: 甲档"}, []string{"tiers renamed allocation.tiers.一档 | 一档 | 甲档"}},
		{"a renamed indicator", []string{"id: 场地", "id: 服务场地"}, []string{"indicators renamed scoring.场地 | 场地 | 服务场地"}},
		{"not a rename: used elsewhere for another thing", []string{"  合格: {type: bool}\n", "  在营: {type: bool}\n", "合格 and 面积 > 0", "面积 > 0", "总分 >= 线", "总分 >= 线 and 在营"},
			[]string{
				"inputs removed inputs.合格 | {type: bool}", "inputs added inputs.在营 | {type: bool}",
				"rules changed eligibility.资格.require | 合格 and 面积 > 0 | 面积 > 0", "rules changed qualification.过线.require | 总分 >= 线 | 总分 >= 线 and 在营",
			}},
		{"tiers in another order", []string{"[{id: 一档, max: 1, cap: 30万}, {id: 二档, cap: 20万}]", "[{id: 二档, cap: 20万}, {id: 一档, max: 1, cap: 30万}]"},
			[]string{"tiers moved allocation.tiers | 一档, 二档 | 二档, 一档"}},
		{"money", []string{"cap: 30万", "cap: 25万"}, []string{"money changed allocation.tiers.一档.cap | 30万 | 25万"}},
		{"places", []string{"max: 上限", "max: 3"}, []string{"places changed allocation.count.max | 上限 | 3"}},
		{"words only", []string{"title: 试行办法", "title: 办法", "clause: 三", "clause: 四"},
			[]string{"words changed policy.title | 试行办法 | 办法", "words changed parameters.线.cite | {clause: 三} | {clause: 四}"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := compare.Between(edition(t, small), edition(t, strings.NewReplacer(c.edit...).Replace(small)))
			if diff := cmp.Diff(c.want, said(r.Changes)); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPlacesAndClauses(t *testing.T) {
	r := compare.Between(edition(t, small), edition(t, strings.Replace(small, "value: 60", "value:   65", 1)))
	require.Len(t, r.Changes, 1)
	c := r.Changes[0]
	require.Equal(t, []int{4, 14, 4, 16}, []int{c.Old.Place.Line, c.Old.Place.Column, c.New.Place.Line, c.New.Place.Column})
	require.Equal(t, []compare.Cite{{Clause: "三"}}, c.Old.Cites)
}

// examples are all policies of the examples folder, with what they are made of.
func examples(t *testing.T) map[string]*compare.Edition {
	t.Helper()
	names, err := filepath.Glob("../../examples/*/policy*.yaml")
	require.NoError(t, err)
	require.Greater(t, len(names), 15)
	out := map[string]*compare.Edition{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		files := schema.Gather(name, text, func(part string) ([]byte, bool) {
			data, err := os.ReadFile(filepath.Join(filepath.Dir(name), filepath.FromSlash(part)))
			return data, err == nil
		})
		out[name] = compare.Read(name, text, files)
		require.NotNil(t, out[name], name)
	}
	return out
}

func TestAPolicyIsTheSameAsItself(t *testing.T) {
	for name, e := range examples(t) {
		require.Empty(t, said(compare.Between(e, e).Changes), name)
	}
}

// Maps in any order, and lists of things with an id in any order where their order
// means nothing, are the same policy.
func TestOrderIsNoChange(t *testing.T) {
	for name, e := range examples(t) {
		for seed := range uint64(5) {
			other := e.Shuffled(rand.New(rand.NewPCG(seed, 7)).Shuffle)
			require.NotNil(t, other, name)
			require.Empty(t, said(compare.Between(e, other).Changes), "%s, seed %d", name, seed)
		}
	}
}

// A policy with every change of a comparison is the new edition; one with none is
// the old one.
func TestAllChangesMakeTheNewEdition(t *testing.T) {
	list := examples(t)
	for _, pair := range [][2]string{
		{"uk-skilled-worker-editions/policy-2021.yaml", "uk-skilled-worker-editions/policy-2024.yaml"},
		{"uk-skilled-worker-editions/policy-2021.yaml", "uk-skilled-worker-editions/policy.yaml"},
		{"uk-skilled-worker-2021/policy.yaml", "uk-skilled-worker-editions/policy.yaml"},
		{"tech-sme/policy.yaml", "innovative-sme-2022/policy.yaml"},
		{"us-e-rate/policy.yaml", "usda-reap/policy.yaml"},
	} {
		old, new := list["../../examples/"+pair[0]], list["../../examples/"+pair[1]]
		r := compare.Between(old, new)
		require.NotEmpty(t, r.Changes)
		all := make([]int, len(r.Changes))
		for i := range all {
			all[i] = i + 1
		}
		mix := r.Mix(all)
		require.NotNil(t, mix, "%v", pair)
		require.Empty(t, said(compare.Between(mix, new).Changes), "%v", pair)
	}
}
