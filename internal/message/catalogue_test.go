package message

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryEntryIsComplete(t *testing.T) {
	word := regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)+$`)
	seen := map[string]bool{}
	for _, e := range table {
		require.Regexp(t, word, e.Code)
		require.False(t, seen[e.Code], "%s twice", e.Code)
		seen[e.Code] = true
		require.NotEmpty(t, e.ZH, e.Code)
		require.NotEmpty(t, e.EN, e.Code)
	}
}

func TestTemplatesAgreeOnTheirHoles(t *testing.T) {
	hole := regexp.MustCompile(`\{@?[a-z_]+\}`)
	for _, e := range table {
		zh, en := map[string]bool{}, map[string]bool{}
		for _, h := range hole.FindAllString(e.ZH, -1) {
			zh[h] = true
		}
		for _, h := range hole.FindAllString(e.EN, -1) {
			en[h] = true
		}
		require.Equal(t, zh, en, e.Code)
		for _, m := range regexp.MustCompile(`\{([a-z_]+):[^ }][^}]*\}`).FindAllStringSubmatch(e.EN, -1) {
			require.True(t, en["{"+m[1]+"}"], "%s: {%s} is counted and not shown", e.Code, m[1])
		}
	}
}

func TestFill(t *testing.T) {
	tests := []struct {
		name, template string
		args           map[string]string
		want           string
	}{
		{"plain", "没有函数", nil, "没有函数"},
		{"hole", "没有函数 {name}。", map[string]string{"name": "IF"}, "没有函数 IF。"},
		{"term", "这里要{@want}", map[string]string{"want": "type-number"}, "这里要数"},
		{"unknown term", "这里要{@want}", map[string]string{"want": "x-y"}, "这里要x-y"},
		{"optional kept", "没有{a}⟦，是否指{b}？⟧完", map[string]string{"a": "甲", "b": "乙"}, "没有甲，是否指乙？完"},
		{"optional dropped", "没有{a}⟦，是否指{b}？⟧完", map[string]string{"a": "甲"}, "没有甲完"},
		{"one", "{n} {n:row was:rows were} read", map[string]string{"n": "1"}, "1 row was read"},
		{"several", "{n} {n:row was:rows were} read", map[string]string{"n": "21"}, "21 rows were read"},
		{"none counted", "a⟦ {n:row:rows}⟧ b", nil, "a b"},
		{"colons of the text", "{a: 1}, {a: b: c}, {:b:c}", nil, "{a: 1}, {a: b: c}, {:b:c}"},
		{"braces of the text", "写成 {formula: 1} 或 {} 或 {甲}", nil, "写成 {formula: 1} 或 {} 或 {甲}"},
		{"brace at the end", "以“{", nil, "以“{"},
		{"argument with braces", "{a}", map[string]string{"a": "{b}"}, "{b}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, tt.want, fill(tt.template, "zh", tt.args))
		})
	}
}

func TestPlural(t *testing.T) {
	require.Equal(t, "{n} rows were read⟦, {a: 1} {b}⟧ {", Plural("{n} {n:row was:rows were} read⟦, {a: 1} {b}⟧ {"))
}

func TestArgumentsInTwoLanguages(t *testing.T) {
	args := map[string]string{"a": "列表", "a_en": "list", "b": "甲"}
	require.Equal(t, "sum(列表) 甲", fill("sum({a}) {b}", "zh", args))
	require.Equal(t, "sum(list) 甲", fill("sum({a}) {b}", "en", args))
	args["b"] = List("甲", "乙\u202e")
	require.Equal(t, "有：甲、乙U+202E", fill("有：{b}", "zh", args))
	require.Equal(t, "it has: 甲, 乙U+202E", fill("it has: {b}", "en", args))
}

func TestTextOfAnUnknownCodeIsTheCode(t *testing.T) {
	require.Equal(t, "no-such-code", Text("zh", "no-such-code", nil))
}
