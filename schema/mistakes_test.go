package schema_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/schema"
)

// form is what the policies of the mistakes have in common.
const form = head + `sources: {notice: {title: 通知, file: notice.txt}}
inputs:
  申报日期: {type: date}
  完成率: {type: percent}
  满意度: {type: percent}
  总分数: {type: number}
  笔试: {type: number}
  面试: {type: number}
  甲: {type: number}
  乙: {type: number}
  投诉数: {type: integer, min: 0}
  票: {type: list, of: number}
  失信: {type: bool}
  研发: {type: percent}
  等次: {type: choice, options: [优秀, 良好, 合格, 不合格]}
  目标: {type: list, of: {目标值: {type: number, min: 0}, 完成值: {type: number, min: 0}}}
`

// TestMistakes holds the likeliest mistakes of a policy's author: the place, what
// is said in both languages, and the change that is offered.
func TestMistakes(t *testing.T) {
	tests := []struct {
		name   string
		text   string // after the form; the marked part stands in ⟨ ⟩
		code   string
		zh, en []string
		fix    string
	}{
		{"1 comma", "values:\n  v: {formula: ⟨min(5⟩, 投诉数)}\n", "yaml-comma",
			[]string{"逗号", "“投诉数)”", `"min(5, 投诉数)"`}, []string{"comma", `"min(5, 投诉数)"`}, `"min(5, 投诉数)"`},
		{"2 comment", "values:\n  v:\n    formula: filter(票, ⟨#⟩ > 0)\n", "yaml-comment",
			[]string{"注释", "只剩“filter(票,”"}, []string{"comment", "filter(票,"}, `"filter(票, # > 0)"`},
		{"3 colon", "values:\n  v:\n    formula: 甲 > 1 ? 2 ⟨:⟩ 3\n", "yaml-colon",
			[]string{"“: ”", `formula: "甲 > 1 ? 2 : 3"`}, []string{"“: ”", `"甲 > 1 ? 2 : 3"`}, `"甲 > 1 ? 2 : 3"`},
		{"4 brace", "eligibility:\n  - id: a\n    reason: ⟨{⟩申报日期}晚于期限\n    require: 失信\n", "yaml-brace",
			[]string{"以“{”开头，须加引号", `"{申报日期}晚于期限"`}, []string{"begins with “{”"}, `"{申报日期}晚于期限"`},
		{"5 full width", rule(`完成率 ⟨＞⟩= 70%`), "expr-full-width", []string{"全角“＞”", "“>”"}, []string{"full-width", ">"}, ">"},
		{"6 equals", rule(`完成率 ⟨=⟩ 0.7`), "expr-equals", []string{"“==”", "不低于"}, []string{"==", ">="}, "=="},
		{"7 unequal", rule(`甲 ⟨<>⟩ 乙`), "expr-not-equal", []string{"不等于", "!="}, []string{"!="}, "!="},
		{"7 unequal sign", rule(`甲 ⟨≠⟩ 乙`), "expr-not-equal", []string{"不等于", "!="}, []string{"!="}, "!="},
		{"8 name", rule(`⟨完成律⟩ >= 0.7`), "expr-unknown-name", []string{"没有叫“完成律”", "是否指“完成率”"}, []string{"完成律", "完成率"}, "完成率"},
		{"9 percent", rule(`完成率 >= ⟨70⟩`), "expr-percent-compare", []string{"7000%", "永远不成立", "70%"}, []string{"7000%", "70%"}, "70%"},
		{"10 remainder", value(`笔试*⟨40 %⟩ + 面试*60%`), "expr-percent-blank", []string{"取余", "40%"}, []string{"remainder", "40%"}, "40%"},
		{"11 spreadsheet", value(`⟨IF(甲>=60,1,0)⟩`), "expr-spreadsheet", []string{"没有函数 IF", "甲>=60 ? 1 : 0"}, []string{"IF", "甲>=60 ? 1 : 0"}, "甲>=60 ? 1 : 0"},
		{"12 sum", value(`⟨sum(甲, 乙)⟩`), "expr-sum", []string{"只对列表求和", "甲 + 乙", "sum([甲, 乙])"}, []string{"list", "甲 + 乙"}, "甲 + 乙"},
		{"13 not", rule(`⟨not 总分数 >= 60⟩`), "expr-not", []string{"not 只管到“总分数”", "总分数 < 60", "not (总分数 >= 60)"}, []string{"not", "总分数 < 60"}, "总分数 < 60"},
		{"14 or", rule(`等次 == "优秀" or ⟨"良好"⟩`), "expr-or-text", []string{"or", "文字，不是判断", `等次 in ["优秀", "良好"]`}, []string{"text", `等次 in ["优秀", "良好"]`}, `等次 == "良好"`},
		{"15 option", rule(`等次 == ⟨"优"⟩`), "expr-option", []string{"没有“优”", "永远不成立", "是否指“优秀”"}, []string{"优", "优秀"}, `"优秀"`},
		{"16 year", "stages:\n  - {id: plan, due: ⟨2月7日⟩}\n", "policy-date-year", []string{"看不出年份", "2025-02-07", "当日24时前均算按时"}, []string{"no year", "2025-02-07T18:00"}, "2025-02-07"},
		{"17 maxima", "scoring:\n  max: 20\n  indicators:\n    - id: 基础保障\n      max: ⟨20⟩\n      items: [{id: a, max: 5, formula: 甲}, {id: b, max: 5, formula: 甲}, {id: c, max: 4, formula: 甲}]\n", "policy-max-less",
			[]string{"“基础保障”满分20分", "合计14分", "少6分"}, []string{"基础保障", "20", "14", "6 less"}, ""},
		{"20 quote", "eligibility:\n  - {id: a, require: 失信, cite: {clause: 四(六), quote: ⟨不超过二十家⟩}}\n", "cite-not-found",
			[]string{"notice.txt 中没有", "最接近的是四(六)“数量不超过20家”", "一字不差"}, []string{"not in notice.txt", "四(六) “数量不超过20家”"}, "数量不超过20家"},
		{"cycle", "values:\n  ⟨完成⟩: {formula: 得 + 1}\n  得: {formula: 完成 + 1}\n", "policy-cycle", []string{"完成 → 得 → 完成"}, []string{"完成 → 得 → 完成"}, ""},
		{"score too early", rule(`⟨score.场地⟩ > 3`) + "scoring: {max: 5, indicators: [{id: 场地, max: 5, formula: 甲}]}\n", "policy-score-early",
			[]string{"资格审查时还没有得分", "qualification"}, []string{"no scores yet", "qualification"}, ""},
		{"missing else", "values:\n  v: {⟨bands⟩: {of: 研发, at_least: {3%: 10, 1%: 5}}}\n", "policy-else", []string{"低于1%得几分没有写"}, []string{"below 1%"}, ""},
		{"nothing divided by nothing", value(`mean(map(目标, .完成值 / ⟨.目标值⟩))`), "policy-divide-zero",
			[]string{"“目标值”为0", "== 0 ? 0 :", "filter"}, []string{"目标值", "filter"}, ""},
		{"tag", "eligibility:\n  - id: a\n    require: ⟨!失信⟩\n", "yaml-tag", []string{"not"}, []string{"not"}, ""},
		{"a quote first", "eligibility:\n  - id: a\n    require: ⟨\"优秀\"⟩ == 等次\n", "yaml-quote-first", []string{"把名称写在前面"}, []string{"put the name first"}, `'"优秀" == 等次'`},
		{"two commas", "values:\n  v: {formula: ⟨min(5⟩, 投诉数, 3)}\n", "yaml-comma", []string{"逗号", "“投诉数, 3)”"}, []string{"comma"}, `"min(5, 投诉数, 3)"`},
		{"a quote cut", "eligibility:\n  - {id: a, require: 失信, cite: {quote: ⟨于2月7日⟩, 交}}\n", "yaml-comma", []string{"逗号"}, []string{"comma"}, `"于2月7日, 交"`},
		{"comment in an expression", value(`甲 ⟨//⟩ 2`), "expr-comment", []string{"注释"}, []string{"comment"}, ""},
		{"percent beside a number", value(`(满意度 - ⟨85⟩) / 10`), "expr-percent-sum", []string{"8500%"}, []string{"8500%"}, "85%"},
		{"coalesce", value(`⟨甲 + 乙 ?? 0⟩`), "expr-coalesce", []string{"括号"}, []string{"brackets"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := form + tt.text
			before, rest, _ := strings.Cut(text, "⟨")
			part, _, _ := strings.Cut(rest, "⟩")
			text = strings.NewReplacer("⟨", "", "⟩", "").Replace(text)
			d := found(t, text, tt.code)
			require.Equal(t, strings.Count(before, "\n")+1, d.Line)
			if tt.code != "expr-coalesce" {
				require.Equal(t, part, marked(text, d))
			}
			for _, want := range tt.zh {
				require.Contains(t, d.Message("zh"), want)
			}
			for _, want := range tt.en {
				require.Contains(t, d.Message("en"), want)
			}
			if tt.fix != "" {
				require.NotNil(t, d.Suggestion)
				require.Equal(t, tt.fix, d.Suggestion.Text)
			}
		})
	}
}

func rule(require string) string {
	return "eligibility:\n  - id: a\n    require: |-\n      " + require + "\n"
}

func value(formula string) string { return "values:\n  v:\n    formula: >-\n      " + formula + "\n" }

func found(t *testing.T, text, code string) schema.Diagnostic {
	all := schema.Check("p.yaml", []byte(text), schema.Files{"notice.txt": notice(t)})
	for _, d := range all {
		if d.Code == code {
			return d
		}
	}
	require.Failf(t, "not found", "%s among %v", code, all)
	return schema.Diagnostic{}
}

// What the form offers as a change must mend the fault: applied, the diagnostic is
// gone.
func TestSuggestionsMend(t *testing.T) {
	tests := []struct{ name, text, code string }{
		{"full width", rule(`完成率 ＞= 70%`), "expr-full-width"},
		{"name", rule(`完成律 >= 0.7`), "expr-unknown-name"},
		{"comma", "values:\n  v: {formula: min(5, 投诉数)}\n", "yaml-comma"},
		{"comment", "values:\n  v:\n    formula: filter(票, # > 0)\n", "yaml-comment"},
		{"colon", "values:\n  v:\n    formula: 甲 > 1 ? 2 : 3\n", "yaml-colon"},
		{"year", "stages:\n  - {id: plan, due: 2月7日}\n", "policy-date-year"},
		{"quote", "eligibility:\n  - {id: a, require: 失信, cite: {clause: 四(六), quote: 不超过二十家}}\n", "cite-not-found"},
		{"bare maximum", "allocation: {rank_by: [{by: 甲}], cap: 1, count: 20}\n", "policy-max-bare"},
		{"bare share", "allocation: {rank_by: [{by: 甲}], cap: 1, pools: [{id: a, each: 失信, shares: {true: 60, false: 40%}}]}\n", "policy-share-percent"},
		{"key", "scoring: {max: 5, indicaters: [{id: 场地, max: 5, formula: 甲}]}\n", "policy-unknown-key"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := form + tt.text
			d := found(t, text, tt.code)
			lines := strings.Split(text, "\n")
			s := d.Suggestion
			line := []rune(lines[s.Line-1])
			lines[s.Line-1] = string(line[:s.Column-1]) + s.Text + string(line[s.Column-1+s.Length:])
			for _, left := range schema.Check("p.yaml", []byte(strings.Join(lines, "\n")), schema.Files{"notice.txt": notice(t)}) {
				require.NotEqual(t, tt.code, left.Code)
			}
		})
	}
}
