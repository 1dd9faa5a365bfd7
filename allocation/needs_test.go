package allocation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/schema"
)

// needsPolicy scores what is filled in, to one decimal, and leaves the rest open.
const needsPolicy = `merit: 1
policy: {id: p, title: 试}
inputs:
  分: {type: number, min: 0, max: 10}
  组: {type: choice, options: [甲, 乙]}
  信用: {type: bool}
  额: {type: money, min: 0}
scoring: {max: 10, round: {places: 1}, indicators: [{id: 分项, max: 10, formula: 分}]}
`

// five applicants with 9, 8, 7, 7 and 5 points; A5 is the only one of 乙.
const needsApplications = `[
{"id":"A1","分":"9","组":"甲","信用":"是","额":"4"},
{"id":"A2","分":"8","组":"甲","信用":"是","额":"4"},
{"id":"A3","分":"7","组":"甲","信用":"是","额":"4"},
{"id":"A4","分":"7","组":"甲","信用":"否","额":"4"},
{"id":"A5","分":"5","组":"乙","信用":"是","额":"4"}]`

func needsOf(t *testing.T, policy, applications, id string) string {
	p, err := schema.Parse("p.yaml", []byte(needsPolicy+policy))
	require.NoError(t, err)
	apps, err := p.ParseApplications("a.json", []byte(applications))
	require.NoError(t, err)
	r, err := allocation.Run(p, apps, allocation.Round{})
	require.NoError(t, err)
	text, ok := r.NeedsJSON(id)
	require.True(t, ok)
	return strings.ReplaceAll(string(text), "},{", "},\n{")
}

func TestNeeds(t *testing.T) {
	const ranked = "allocation:\n  rank_by: [{by: 总分, order: desc}]\n  vacancy: rerun\n"
	for _, c := range []struct{ name, policy, id, want string }{
		{"out: more than the last one in", ranked + "  count: {max: 2}\n", "A3",
			`[{"for":"funded","total":"8.1"}]`},
		{"in: no less than the first one out, whom equality would leave undecided", ranked + "  count: {max: 2}\n", "A1",
			`[{"for":"funded","total":"7.1"}]`},
		{"equals by rule all funded", "allocation:\n  rank_by: [{by: 总分, order: desc}]\n  ties: {at_cut: include}\n  count: {max: 2, elastic: true}\n", "A3",
			`[{"for":"funded","total":"8"}]`},
		{"places for all", ranked + "  count: {max: 9}\n", "A5",
			`[{"for":"funded","total":"0"}]`},
		{"a condition above the last one in", "qualification: [{id: 良好, require: 总分 >= 8.5}]\n" + ranked + "  count: {max: 2}\n", "A3",
			`[{"for":"funded","total":"8.5"}]`},
		{"a tier full of others, and one with a condition", ranked + "  tiers: [{id: 一, qualify: 总分 >= 6, max: 1, cap: 3}, {id: 二, max: 1, cap: 2}, {id: 三, qualify: 总分 >= 4, max: 2, cap: 1}]\n", "A5",
			`[{"for":"funded","total":"7.1"},
{"for":"tier:二","total":"8.1"},
{"for":"tier:一","total":"9.1"}]`},
		{"better tiers only", ranked + "  tiers: [{id: 一, max: 1, cap: 3}, {id: 二, max: 1, cap: 2}, {id: 三, cap: 1}]\n", "A2",
			`[{"for":"funded","total":"0"},
{"for":"tier:一","total":"9.1"}]`},
		{"a share lets a member in", ranked + "  count: {max: 2}\n  quotas: [{id: 乙组, where: 组 == \"乙\", at_least: 50%}]\n", "A5",
			`[{"for":"funded","total":"0"}]`},
		{"a share keeps others out", ranked + "  count: {max: 2}\n  quotas: [{id: 乙组, where: 组 == \"乙\", at_least: 50%}]\n", "A2",
			`[{"for":"funded","total":"9.1"}]`},
		{"a budget", ranked + "  amount: 额\n  budget: {max: 8}\n", "A3",
			`[{"for":"funded","total":"8.1"}]`},
		{"higher totals that lead out of the group with places", ranked + "  count: {max: 2}\n  quotas: [{id: 低分, where: 总分 < 6, at_least: 1}]\n", "A5",
			`[{"for":"funded","total":"0","warning":"总分再高也不一定：6.0分至10.0分反而不能确定。"}]`},
		{"ranked the other way round", "allocation:\n  rank_by: [{by: abs(总分 - 6), order: asc}]\n  vacancy: rerun\n  count: {max: 1}\n", "A1",
			`[{"for":"funded","total":"5.1","warning":"总分再高也不一定：7.0分至10.0分反而不能确定。"}]`},
		{"a rule that no total meets", "eligibility: [{id: 守信, require: 信用}]\n" + ranked + "  count: {max: 2}\n", "A4",
			`[{"for":"funded","why":"无论总分多少都不能入选。不符合申报条件：守信。"}]`},
		{"a condition on something else", "qualification: [{id: 及格, require: 总分 >= 6}, {id: 甲组, require: 组 == \"甲\"}]\n" + ranked + "  count: {max: 2}\n", "A5",
			`[{"for":"funded","why":"无论总分多少都不能入选。未达到支持条件：甲组。"}]`},
		{"no places", ranked + "  count: {max: 0}\n", "A1",
			`[{"for":"funded","why":"总分再高（10.0分）也不能确定入选。总分10，第1名。共支持0家（上限0家）。"}]`},
		{"a tier's condition on something else", ranked + "  tiers: [{id: 一, qualify: '组 == \"甲\"', cap: 3}, {id: 二, cap: 2}]\n", "A5",
			`[{"for":"funded","total":"0"},
{"for":"tier:一","why":"总分再高（10.0分）也达不到一的条件。"}]`},
		{"a ceiling inside a tier", ranked + "  tiers: [{id: 一, cap: 3}, {id: 二, cap: 2}]\n  quotas: [{id: 乙组, where: 组 == \"乙\", at_most: 0, in: 一}]\n", "A5",
			`[{"for":"funded","total":"0"},
{"for":"tier:一","why":"总分再高（10.0分）也不能确定进入一；单独去掉其中任一项即可：quota:乙组。"}]`},
		{"pools", ranked + "  count: {max: 3}\n  cap: 1\n  pools: [{id: 乙池, where: '组 == \"乙\" and 总分 >= 6', count: {max: 1}}, {id: 普通, count: {max: 2}, tiers: [{id: 一, max: 1, cap: 2}, {id: 二, cap: 1}]}]\n", "A5",
			`[{"for":"funded","total":"6"}]`},
		{"the tiers of a pool", ranked + "  count: {max: 3}\n  cap: 1\n  pools: [{id: 乙池, where: '组 == \"乙\" and 总分 >= 6', count: {max: 1}}, {id: 普通, count: {max: 2}, tiers: [{id: 一, max: 1, cap: 2}, {id: 二, cap: 1}]}]\n", "A3",
			`[{"for":"funded","total":"7.1"},
{"for":"普通/tier:一","total":"9.1"}]`},
		{"what others are judged by moves too", "cohort: {均: {of: 总分, take: mean}}\nqualification: [{id: 均上, require: 总分 >= 均}]\n" + ranked + "  count: {max: 9}\n", "A5",
			`[{"for":"funded","total":"7.8"}]`},
		{"a line that is drawn from all totals", "cohort: {线: {formula: 'last(filter([9, 8, 6], let t = #; count(applicants, .总分 >= t) <= 3))'}}\nqualification: [{id: 入围, require: 总分 >= 线}]\n" + ranked + "  count: {max: 9}\n", "A5",
			`[{"for":"funded","total":"8"}]`},
		{"no list at all", ranked + "  count: {max: 4}\n  quotas: [{id: 乙组, where: 组 == \"乙\", at_least: 3}]\n", "A3",
			`[{"for":"funded","why":"总分再高（10.0分）也不能确定入选。没有任何名单能同时满足全部限制；单独去掉其中任一项即可：quota:乙组。“乙组”最多能达到1。"}]`},
		{"a number of places that cannot be computed", ranked + "  count: {max: 6 / (applicant_count - 5)}\n", "A3",
			`[{"for":"funded","why":"总分再高（10.0分）也不能确定入选。名额或金额无法算出：allocation.count.max“6 / (applicant_count - 5)”：除数为0"}]`},
		{"an amount that cannot be computed", ranked + "  cap: 6 / (applicant_count - 5)\n  count: {max: 3}\n", "A3",
			`[{"for":"funded","why":"名额或金额无法算出：allocation.cap“6 / (applicant_count - 5)”：除数为0"}]`},
		{"pools one of which waits for a tie", ranked + "  count: {max: 3}\n  cap: 1\n  pools: [{id: 甲池, where: '组 == \"甲\" and 总分 < 8', count: {max: 1}}, {id: 普通, count: {max: 1}}]\n", "A5",
			`[{"for":"funded","why":"总分再高（10.0分）也不能确定入选。总分10，第1名。可进入的池尚未评定：“甲池”有并列待决定。"}]`},
		{"a number of places that grows with the qualified", "qualification: [{id: 及格, require: 总分 >= 6}]\n" + ranked + "  count: {max: qualified_count - 3}\n", "A5",
			`[{"for":"funded","total":"8.1"}]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, needsOf(t, c.policy, needsApplications, c.id))
		})
	}
}

// TestNeedsOfTheUndetermined: what is missing may be the score itself, and then a
// total can still be named; anything else has to be filled in first.
func TestNeedsOfTheUndetermined(t *testing.T) {
	const policy = "eligibility: [{id: 守信, require: 信用}]\nallocation:\n  rank_by: [{by: 总分, order: desc}]\n  count: {max: 1}\n"
	apps := `[{"id":"A","分":"5","组":"甲","信用":"是"},{"id":"B","组":"甲","信用":"是"},{"id":"C","分":"4","组":"甲"}]`
	require.Equal(t, `[{"for":"funded","total":"5.1"}]`, needsOf(t, policy, apps, "B"))
	require.Equal(t, `[{"for":"funded","why":"无论总分多少都不能入选。尚不能认定，缺：信用。"}]`, needsOf(t, policy, apps, "C"))
}

// TestNeedsOfEqualsAtTheTop: with full marks and an equal a place stays contested.
func TestNeedsOfEqualsAtTheTop(t *testing.T) {
	const policy = "allocation:\n  rank_by: [{by: 总分, order: desc}]\n  count: {max: 1}\n"
	apps := `[{"id":"A","分":"10","组":"甲","信用":"是"},{"id":"B","分":"3","组":"甲","信用":"是"}]`
	require.Equal(t, `[{"for":"funded","why":"总分再高（10.0分）也不能确定入选。总分10，并列第1名的2家争1个名额，待决定。"}]`, needsOf(t, policy, apps, "B"))
	require.Equal(t, `[{"for":"funded","total":"3.1"}]`, needsOf(t, policy, apps, "A"))
}

func TestNeedsAreNotForEverybody(t *testing.T) {
	p, err := schema.Parse("p.yaml", []byte(needsPolicy))
	require.NoError(t, err)
	apps, err := p.ParseApplications("a.json", []byte(needsApplications))
	require.NoError(t, err)
	r, err := allocation.Run(p, apps, allocation.Round{})
	require.NoError(t, err)
	_, ok := r.Needs("A1")
	require.False(t, ok, "without allocation")
	_, ok = r.Needs("nobody")
	require.False(t, ok)
}

// TestNeedsSaysWhenItStops: more totals than are tried are not guessed at.
func TestNeedsSaysWhenItStops(t *testing.T) {
	text := strings.Replace(needsPolicy, "places: 1", "places: 6", 1) + "allocation:\n  rank_by: [{by: 总分, order: desc}]\n  count: {max: 2}\n"
	p, err := schema.Parse("p.yaml", []byte(text))
	require.NoError(t, err)
	apps, err := p.ParseApplications("a.json", []byte(needsApplications))
	require.NoError(t, err)
	r, err := allocation.Run(p, apps, allocation.Round{Language: "en"})
	require.NoError(t, err)
	got, _ := r.Needs("A3")
	require.Equal(t, "[{funded 0 false  There are too many possible totals to try each of them; nothing is guessed.}]", fmt.Sprint(got))
}
