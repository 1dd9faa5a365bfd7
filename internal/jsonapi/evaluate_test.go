package jsonapi

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/schema"
)

const smallPolicy = `merit: 1
policy: {id: small, title: 小政策, version: "1", year: 2025, period: {from: 2025-01-01, to: 2025-09-30}, timezone: Asia/Shanghai, currency: CNY}
stages:
  - {id: plan, title: 申报, due: 2025-02-07}
  - {id: award, title: 支持}
parameters:
  合格完成率: {value: 70%}
  权重: {value: {甲: 14, 乙: 10}}
inputs:
  完成: {type: number, min: 0, max: 20}
  目标: {type: number, min: 1, max: 20}
  片区: {type: choice, options: [渝东北, 渝东南]}
  满意度: {type: percent, min: 0%, max: 100%}
  造假: {type: bool, default: false}
values:
  完成率: {formula: 完成 / 目标}
  倍: {given: [n], formula: n * 2}
eligibility:
  - {id: 完成率合格, require: 完成率 >= 合格完成率, cite: {clause: 五(三)}, sanction: {bar: [1], recover: paid}}
  - {id: 真实, require: not 造假, cite: {clause: 五(二)}}
scoring:
  max: 20
  indicators:
    - {id: 完成分, max: 10, formula: "min(1, 完成率) * 10"}
    - {id: 满意分, max: 10, formula: 满意度 * 10}
tests:
  - {name: 七成, given: {完成: 7, 目标: 10, 满意度: 90%}, expect: {status: qualified, total: 16}}
  - {name: 错的, given: {完成: 7, 目标: 10, 满意度: 90%}, expect: {total: 17}}
`

func small(t *testing.T) *schema.Policy {
	t.Helper()
	p, err := schema.Parse("small.yaml", []byte(smallPolicy))
	require.NoError(t, err)
	return p
}

func TestEvaluate(t *testing.T) {
	p := small(t)
	set := []Setting{{"完成", "7"}, {"目标", "9"}}
	for _, c := range []struct {
		name   string
		in     Evaluation
		want   string
		failed bool
	}{
		{"fraction", Evaluation{Expr: "完成 / 目标 * 20", Policy: p, Set: set}, `{"value":"140/9","approx":"15.56","type":"number"}`, false},
		{"value of the policy", Evaluation{Expr: "完成率", Policy: p, Set: set}, `{"value":"7/9","approx":"0.78","type":"number"}`, false},
		{"percent", Evaluation{Expr: "合格完成率", Policy: p}, `{"value":"0.7","type":"percent"}`, false},
		{"parameter set", Evaluation{Expr: "合格完成率", Policy: p, Set: []Setting{{"合格完成率", "75%"}}}, `{"value":"0.75","type":"percent"}`, false},
		{"function of the policy", Evaluation{Expr: "倍(3)", Policy: p}, `{"value":"6","type":"number"}`, false},
		{"score", Evaluation{Expr: "score.完成分", Policy: p, Set: set}, `{"value":"70/9","approx":"7.78","type":"number"}`, false},
		{"names without a declaration", Evaluation{Expr: "due.plan < period.to", Policy: p}, `{"value":true,"type":"bool"}`, false},
		{"the day", Evaluation{Expr: "as_of > due.plan", Policy: p, AsOf: "2025-02-08"}, `{"value":true,"type":"bool"}`, false},
		{"the day, which was not given", Evaluation{Expr: "as_of", Policy: p}, `{"error":{"code":"as_of_missing","message":"须给出计算日期（as_of）：“as_of”随日期而定"}}`, true},
		{"date", Evaluation{Expr: "addDays(due.plan, 1)", Policy: p}, `{"value":"2025-02-08","type":"date"}`, false},
		{"list", Evaluation{Expr: "map([1, 2], # / 2)", Policy: p}, `{"value":["0.5","1"],"type":"list"}`, false},
		{"unknown", Evaluation{Expr: "完成 + 满意度", Policy: p, Set: set[:1]}, `{"unknown":["满意度"]}`, false},
		{"decided in spite of an unknown", Evaluation{Expr: "完成 > 0 and false", Policy: p}, `{"value":false,"type":"bool"}`, false},
		{"division by zero", Evaluation{Expr: "1 / (完成 - 7)", Policy: p, Set: set}, `{"error":{"code":"division_by_zero","message":"“1 / (完成 - 7)”：除数为0"}}`, true},
		{"without a policy", Evaluation{Expr: "a + len(b) + sum(c)", Set: []Setting{{"a", "70%"}, {"b", "重庆"}, {"c", "[1, 2.5]"}}}, `{"value":"6.2","type":"number"}`, false},
		{"a date without a policy", Evaluation{Expr: "year(d)", Set: []Setting{{"d", "2025年2月7日"}}}, `{"value":"2025","type":"integer"}`, false},
		{"decomposed names are composed", Evaluation{Expr: "e\u0301 + 1", Set: []Setting{{"\u00e9", "1"}}}, `{"value":"2","type":"number"}`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := Evaluate(c.in)
			require.Equal(t, c.want, string(w.JSON("zh")))
			require.Equal(t, c.failed, w.Failed())
		})
	}
}

func TestEvaluateFaults(t *testing.T) {
	p := small(t)
	for _, c := range []struct {
		name string
		in   Evaluation
		code string
		from int
		fix  string
	}{
		{"near name", Evaluation{Expr: "1 + 完成律", Policy: p}, "expr-unknown-name", 4, "完成率"},
		{"look-alike", Evaluation{Expr: "1 ＜ 2"}, "expr-full-width", 2, "<"},
		{"no such setting", Evaluation{Expr: "1", Policy: p, Set: []Setting{{"总分", "1"}}}, "api-set-name", 0, ""},
		{"a derived name cannot be set", Evaluation{Expr: "1", Policy: p, Set: []Setting{{"完成率", "1"}}}, "api-set-name", 0, ""},
		{"bare percent", Evaluation{Expr: "1", Policy: p, Set: []Setting{{"满意度", "95"}}}, "api-set-value", 0, ""},
		{"no day", Evaluation{Expr: "1", Policy: p, AsOf: "2025-02-30"}, "term-date", 0, ""},
		{"nothing", Evaluation{Expr: ""}, "expr-empty", 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := Evaluate(c.in)
			require.NotEmpty(t, w.Problems)
			got := w.Problems[0]
			require.Equal(t, c.code, got.Code, "%+v", got)
			require.Equal(t, c.from, got.From)
			require.Equal(t, c.fix, got.Fix)
			for _, lang := range []string{"zh", "en"} {
				require.NotContains(t, got.Text(lang), "{")
			}
			require.Contains(t, message.Codes(), got.Code)
		})
	}
}
