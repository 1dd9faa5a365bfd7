package allocation_test

import (
	"fmt"
	"math/rand"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/schema"
)

// A crowd is a round of any size for measuring: 30 leaves, 8 rules, a list of
// eight targets, and one applicant in five put exactly on a limit.

// crowdPolicy is the policy of a crowd: a mean over the targets, eight linear
// leaves, eight bands, nine ratios and four conditions, rounded to two places.
func crowdPolicy() string {
	var s strings.Builder
	s.WriteString(crowdHead)
	for i := range 8 {
		fmt.Fprintf(&s, "  条件%d: {type: bool}\n", i)
	}
	for i := range 20 {
		fmt.Fprintf(&s, "  数值%d: {type: number, min: 0, max: 5000}\n", i)
	}
	s.WriteString(crowdRules)
	for i := range 6 {
		fmt.Fprintf(&s, "  - {id: 规则%d, require: 条件%d, reason: 第%d项条件不符, cite: {clause: 二(%d), quote: 申报条件第%d项}}\n", i, i, i, i, i)
	}
	s.WriteString("scoring:\n  max: 100\n  round: {places: 2, mode: half_up}\n  indicators:\n    - {id: 完成情况, max: 21, formula: 21 * 完成率, cite: {clause: 三}}\n")
	for i := range 8 {
		fmt.Fprintf(&s, "    - {id: 线性%d, max: 3, formula: \"3 * clamp((数值%d - %d) / %d, 0, 1)\", cite: {clause: 三(一)}}\n", i, i, 20+i, 60+i)
	}
	for i := range 8 {
		fmt.Fprintf(&s, "    - {id: 分档%d, max: 3, bands: {of: 数值%d, at_least: {%d: 3, %d: 2, %d: 0.5}, else: 0}, cite: {clause: 三(二)}}\n", i, 8+i, 300+i, 200+i, 100+i)
	}
	for i := range 9 {
		fmt.Fprintf(&s, "    - {id: 比率%d, max: 3, formula: \"3 * min(1, 数值%d / %d)\", cite: {clause: 三(三)}}\n", i, 11+i, 350+7*i)
	}
	for i := range 4 {
		fmt.Fprintf(&s, "    - {id: 有无%d, max: 1, formula: \"条件%d ? 1 : 0\", cite: {clause: 三(四)}}\n", i, 4+i)
	}
	s.WriteString(crowdAllocation)
	return s.String()
}

const crowdHead = `merit: 1
policy: {id: crowd, title: 万家申报, issuer: 示例, version: "1", year: 2025, timezone: Asia/Shanghai, currency: CNY}
sources:
  notice: {title: 示例通知}
inputs:
  区县: {type: choice, options: [万州区, 黔江区, 渝中区, 渝北区]}
  申报日期: {type: date}
  目标:
    type: list
    of:
      领域: {type: choice, options: [码上服务, 梯度培育, 融资促进, 数字化转型, 融通发展, 权益保护, 科技创新, 人才引育]}
      目标值: {type: number, min: 0, max: 1000}
      完成值: {type: number, min: 0, max: 1000}
      满意度: {type: percent, min: 0%, max: 100%}
    unique: 领域
`

const crowdRules = `values:
  完成率: {formula: "mean(map(filter(目标, .目标值 > 0), min(1, .完成值 / .目标值)))", cite: {clause: 五(三)}}
eligibility:
  - {id: 按时, require: 申报日期 <= date("2025-02-07"), reason: 逾期申报, cite: {clause: 四(一)}}
  - {id: 完成率合格, require: 完成率 >= 70%, reason: 完成率不足, cite: {clause: 五(三)}}
`

const crowdAllocation = `qualification:
  - {id: 评价较好, require: 总分 >= 60, reason: 总分不足, cite: {clause: 四(六)}}
allocation:
  rank_by: [{by: 总分}, {by: 数值0}]
  count: {max: 2000}
  tiers:
    - {id: 一档, max: 1000, cap: 30万, overflow: next}
    - {id: 二档, cap: 20万}
  quotas:
    - {id: 两群地区, where: '区县 in ["万州区", "黔江区"]', at_least: 30%, of: funded, if_short: shrink, cite: {clause: 四(六)}}
  unit: {to: 0.01, mode: down}
  reserve: 5
`

// person is one applicant of a crowd; numbers are in hundredths.
type person struct {
	id, name string
	district int
	day      int // of February 2025
	flags    [8]bool
	numbers  [20]int
	goals    [8]aim
}

type aim struct{ target, done, permille int }

var (
	districts = [...]string{"万州区", "黔江区", "渝中区", "渝北区"}
	areas     = [...]string{"码上服务", "梯度培育", "融资促进", "数字化转型", "融通发展", "权益保护", "科技创新", "人才引育"}
)

// crowd makes n applicants, the same ones every time.
func crowd(n int) []person {
	rnd := rand.New(rand.NewSource(2025))
	list := make([]person, n)
	for i := range list {
		list[i] = newPerson(rnd, i)
	}
	rnd.Shuffle(n, func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func newPerson(rnd *rand.Rand, i int) person {
	p := person{id: fmt.Sprintf("P%07d", i), name: "示例平台" + strconv.Itoa(i), district: rnd.Intn(4), day: 1 + rnd.Intn(7)}
	hard := rnd.Intn(5) == 0
	for k := range p.flags {
		p.flags[k] = rnd.Intn(50) > 0
	}
	for k := range p.numbers {
		p.numbers[k] = rnd.Intn(40000)
		if hard && k >= 8 && k < 16 {
			p.numbers[k] = 100 * ((1+rnd.Intn(3))*100 + k - 8) // on the edge of a band
		}
	}
	for k := range p.goals {
		p.goals[k] = aim{target: 10 * rnd.Intn(20), done: 20 + rnd.Intn(160), permille: 850 + rnd.Intn(150)}
		if hard {
			p.goals[k].done = p.goals[k].target * 7 / 10 // a mean of exactly 70%
		}
	}
	p.goals[0].target = 10 * (1 + p.goals[0].target/10)
	if hard {
		p.goals[0].done = p.goals[0].target * 7 / 10
	}
	return p
}

// hundredths prints a number of hundredths as JSON does.
func hundredths(n int) string {
	s := strconv.Itoa(n / 100)
	if n%100 != 0 {
		s += strings.TrimRight(fmt.Sprintf(".%02d", n%100), "0")
	}
	return s
}

// lines are a crowd as NDJSON.
func lines(list []person) []byte {
	var s strings.Builder
	for i := range list {
		p := &list[i]
		fmt.Fprintf(&s, `{"id":"%s","name":"%s","区县":"%s","申报日期":"2025-02-%02d"`, p.id, p.name, districts[p.district], p.day)
		for k, flag := range p.flags {
			fmt.Fprintf(&s, `,"条件%d":%t`, k, flag)
		}
		for k, n := range p.numbers {
			fmt.Fprintf(&s, `,"数值%d":%s`, k, hundredths(n))
		}
		s.WriteString(`,"目标":` + goalsJSON(p) + "}\n")
	}
	return []byte(s.String())
}

// prepared is the policy of a crowd, checked.
func prepared(tb testing.TB) *schema.Policy {
	tb.Helper()
	p, err := schema.Parse("crowd.yaml", []byte(crowdPolicy()))
	require.NoError(tb, err)
	return p
}

// cells are a crowd as CSV, the targets in a cell each as JSON.
func cells(list []person) []byte {
	var s strings.Builder
	s.WriteString("id,name,区县,申报日期")
	for k := range 8 {
		fmt.Fprintf(&s, ",条件%d", k)
	}
	for k := range 20 {
		fmt.Fprintf(&s, ",数值%d", k)
	}
	s.WriteString(",目标\n")
	for i := range list {
		p := &list[i]
		fmt.Fprintf(&s, "%s,%s,%s,2025-02-%02d", p.id, p.name, districts[p.district], p.day)
		for _, flag := range p.flags {
			fmt.Fprintf(&s, ",%t", flag)
		}
		for _, n := range p.numbers {
			s.WriteString("," + hundredths(n))
		}
		s.WriteString(",\"" + strings.ReplaceAll(goalsJSON(p), `"`, `""`) + "\"\n")
	}
	return []byte(s.String())
}

func goalsJSON(p *person) string {
	s := []byte{'['}
	for k, g := range p.goals {
		s = fmt.Appendf(s, `{"领域":"%s","目标值":%d,"完成值":%d,"满意度":"%s%%"},`, areas[k], g.target, g.done, hundredths(g.permille*10))
	}
	s[len(s)-1] = ']'
	return string(s)
}
