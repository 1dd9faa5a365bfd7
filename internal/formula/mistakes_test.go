package formula

import (
	"testing"

	"github.com/merit-rules/merit/internal/message"
	"github.com/stretchr/testify/require"
)

// fault is what a text must give: the first problem of that code, with its place
// in characters and what is said about it.
type fault struct {
	name, text string
	code       string
	from, to   int
	severity   message.Severity
	fix        string
	zh, en     string
}

func (f fault) check(t *testing.T) {
	t.Helper()
	node, problems := compile(f.text, Use{})
	for _, p := range problems {
		if p.Code != f.code {
			continue
		}
		require.Equal(t, [2]int{f.from, f.to}, [2]int{p.From, p.To}, "place in %s", f.text)
		require.Equal(t, f.severity, p.Severity)
		require.Equal(t, f.fix, p.Fix)
		require.Equal(t, f.zh, p.Text("zh"))
		require.Equal(t, f.en, p.Text("en"))
		require.Equal(t, f.severity == message.Error, node == nil)
		return
	}
	t.Fatalf("%s gave %v, want %s", f.text, problems, f.code)
}

// The likeliest mistakes of a policy author, as far as they lie in expressions.
func TestMistakesOfAuthors(t *testing.T) {
	tests := []fault{
		{"full-width sign", `完成率 ＞= 70%`, "expr-full-width", 4, 5, message.Error, ">",
			"全角“＞”应写半角“>”", "full-width “＞” here; write “>”"},
		{"single equals", `完成率 = 0.7`, "expr-equals", 4, 5, message.Error, "==",
			"判断相等用“==”，“=”不能用。建议：完成率 == 0.7；若是“不低于”，写 >=",
			"equality is “==”; “=” cannot be used. Write 完成率 == 0.7; if “at least” is meant, write >="},
		{"not equal as <>", `甲 <> 乙`, "expr-not-equal", 2, 4, message.Error, "!=",
			"“不等于”写作“!=”，不写“<>”", "not equal is written “!=”, not “<>”"},
		{"not equal as ≠", `甲 ≠ 乙`, "expr-not-equal", 2, 3, message.Error, "!=",
			"“不等于”写作“!=”，不写“≠”", "not equal is written “!=”, not “≠”"},
		{"misspelt name", `完成律 >= 0.7`, "expr-unknown-name", 0, 3, message.Error, "完成率",
			"没有叫“完成律”的输入、值或参数，是否指“完成率”？",
			"there is no input, value or parameter “完成律”; did you mean “完成率”?"},
		{"percent against a plain number", `完成率 >= 70`, "expr-percent-compare", 7, 9, message.Warning, "70%",
			"完成率是百分数，70表示7000%，这一条永远不成立。建议：70%（即0.7）",
			"完成率 is a percent, and 70 means 7000%: this never holds. Write 70% (that is 0.7)"},
		{"percent sign set off", `笔试*40 %+面试*60 %`, "expr-percent-blank", 3, 7, message.Error, "40%",
			"这里的“%”会被读作取余。建议：把“40 %”写成“40%”",
			"this “%” reads as a remainder; write “40%” for “40 %”"},
		{"IF", `IF(总分>=60,1,0)`, "expr-spreadsheet", 0, 14, message.Error, "总分>=60 ? 1 : 0",
			"没有函数 IF。建议：总分>=60 ? 1 : 0", "there is no function IF. Write 总分>=60 ? 1 : 0"},
		{"AND", `AND(真, x > 1)`, "expr-spreadsheet", 0, 13, message.Error, "真 and x > 1",
			"没有函数 AND。建议：真 and x > 1", "there is no function AND. Write 真 and x > 1"},
		{"OR", `x > 1 ? OR(真, 假) : 假`, "expr-spreadsheet", 8, 16, message.Error, "真 or 假",
			"没有函数 OR。建议：真 or 假", "there is no function OR. Write 真 or 假"},
		{"VLOOKUP", `VLOOKUP(x, 表, 2)`, "expr-spreadsheet", 0, 16, message.Error, "",
			"没有函数 VLOOKUP。建议：points: {of: …, options: {…}}", "there is no function VLOOKUP. Write points: {of: …, options: {…}}"},
		{"sum of numbers", `sum(甲, 乙)`, "expr-sum", 0, 9, message.Error, "甲 + 乙",
			"sum 只对列表求和，“甲”是一个数。建议：甲 + 乙，或 sum([甲, 乙])",
			"sum adds up a list, and “甲” is a number. Write 甲 + 乙, or sum([甲, 乙])"},
		{"not before a comparison", `not 总分 >= 60`, "expr-not", 0, 12, message.Error, "总分 < 60",
			"not 只管到“总分”，不是整个比较。建议：总分 < 60，或 not (总分 >= 60)",
			"not reaches only as far as “总分”, not over the comparison. Write 总分 < 60, or not (总分 >= 60)"},
		{"bare text after or", `等次 == "优秀" or "良好"`, "expr-or-text", 14, 18, message.Error, `等次 == "良好"`,
			`or 的这一边是文字，不是判断。建议：等次 in ["优秀", "良好"]`,
			`this side of or is a text, not a condition. Write 等次 in ["优秀", "良好"]`},
		{"no such option", `等次 == "优"`, "expr-option", 6, 9, message.Error, `"优秀"`,
			"等次只有 优秀、良好、合格、不合格，没有“优”，这一条永远不成立。是否指“优秀”？",
			"等次 is one of 优秀, 良好, 合格, 不合格; there is no “优”, this never holds. Did you mean “优秀”?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, tt.check)
	}
}

// What the grammar would make of these in silence.
func TestSilentReadings(t *testing.T) {
	tests := []fault{
		{"line comment", `专职人员数 // 2`, "expr-comment", 6, 8, message.Error, "",
			"公式里不能有注释：“//”之后的都会被略去。除法写一个“/”；说明写进 title",
			"no comments in expressions: what follows “//” would be left out. Division is a single “/”; remarks go into the title"},
		{"block comment", `x /* y */ > 1`, "expr-comment", 2, 4, message.Error, "",
			"公式里不能有注释：“/*”之后的都会被略去。除法写一个“/”；说明写进 title",
			"no comments in expressions: what follows “/*” would be left out. Division is a single “/”; remarks go into the title"},
		{"full-width digit as a name", `３ > 2`, "expr-full-width", 0, 1, message.Error, "3",
			"全角“３”应写半角“3”", "full-width “３” here; write “3”"},
		{"Roman numeral", `Ⅰ类 > 2`, "expr-character", 0, 1, message.Error, "I",
			"公式里不能用“Ⅰ”（U+2160），请写“I”。名称只能由文字、数字和“_”组成，别的写法放进 title",
			"“Ⅰ” (U+2160) cannot stand in an expression; write “I”. A name is letters, digits and “_”; anything else goes into its title"},
		{"digit before letters", `3D打印 + 1`, "expr-name-digit", 0, 4, message.Error, "",
			"“3D打印”看不懂：名称不能以数字开头，别的写法放进 title",
			"cannot read “3D打印”: a name does not begin with a digit; anything else goes into its title"},
		{"brackets in a name", `三(一) > 1`, "expr-name-bracket", 0, 4, message.Error, "",
			"没有函数 三；若是名称，名称里不能有括号，别的写法放进 title",
			"there is no function 三; if a name is meant, a name has no brackets, anything else goes into its title"},
		{"digits after a dot", `due.2024`, "expr-name-digit", 3, 8, message.Error, "",
			"“2024”看不懂：名称不能以数字开头，别的写法放进 title",
			"cannot read “2024”: a name does not begin with a digit; anything else goes into its title"},
		{"hyphen in a name", `服务-场地 > 1`, "expr-name-hyphen", 0, 2, message.Error, "",
			"“服务-场地”被读作两个名称相减；名称里不能有“-”，别的写法放进 title",
			"“服务-场地” reads as a difference of two names; a name has no “-”, anything else goes into its title"},
		{"percent in a sum", `(满意度 - 85) / 10`, "expr-percent-sum", 7, 9, message.Warning, "85%",
			"满意度是百分数，85表示8500%。建议：85%（即0.85）",
			"满意度 is a percent, and 85 means 8500%. Write 85% (that is 0.85)"},
		{"percent literal minus a number", `x >= 80% - 5`, "expr-percent-sum", 11, 12, message.Warning, "5%",
			"80%是百分数，5表示500%。建议：5%（即0.05）", "80% is a percent, and 5 means 500%. Write 5% (that is 0.05)"},
		{"percent glued to a digit", `x >= 80%5`, "expr-percent-operand", 5, 9, message.Error, "80 % 5",
			"“80%5”看不懂：数字后面的“%”是百分号。取余请写“80 % 5”",
			"cannot read “80%5”: “%” right after digits is a percent; a remainder is written “80 % 5”"},
		{"not in", `not x in 表`, "expr-not", 0, 10, message.Error, "x not in 表",
			"not 只管到“x”，不是整个比较。建议：x not in 表，或 not (x in 表)",
			"not reaches only as far as “x”, not over the comparison. Write x not in 表, or not (x in 表)"},
		{"not ==", `not 甲 == 乙`, "expr-not", 0, 10, message.Error, "甲 != 乙",
			"not 只管到“甲”，不是整个比较。建议：甲 != 乙，或 not (甲 == 乙)",
			"not reaches only as far as “甲”, not over the comparison. Write 甲 != 乙, or not (甲 == 乙)"},
		{"?? after a sum", `甲 + 乙 ?? 0`, "expr-coalesce", 4, 10, message.Error, "",
			"“??”与别的运算符并用要加括号：乙 ?? 0 两边加上 ( )", "“??” beside another operator wants brackets: put ( ) around 乙 ?? 0"},
		{"?? before a comparison", `甲 ?? 0 > 5`, "expr-coalesce", 5, 8, message.Error, "",
			"“??”与别的运算符并用要加括号：甲 ?? 0 两边加上 ( )", "“??” beside another operator wants brackets: put ( ) around 甲 ?? 0"},
		{"optional chaining", `真 ?.5 : 1`, "expr-optional-chain", 2, 4, message.Error, "? .",
			"“?.”在公式里没有用处；若是“条件 ? 甲 : 乙”，问号后空一格",
			"“?.” has no use here; if “condition ? a : b” is meant, put a blank after the question mark"},
		{"let of a function's name", `let floor = 1; floor + 1`, "expr-let-reserved", 4, 9, message.Error, "",
			"let 不能用“floor”：它是函数名", "let cannot take “floor”: it is the name of a function"},
		{"pipe without brackets", `表 | sum`, "expr-pipe", 4, 7, message.Error, "sum()",
			"“|”后面是函数，要带括号：sum()", "what follows “|” is a function and wants brackets: sum()"},
		{"date as arithmetic", `日 <= 2025-02-07`, "expr-date", 5, 15, message.Error, `date("2025-02-07")`,
			`“2025-02-07”会被当作算式。日期请写 date("2025-02-07")`, `“2025-02-07” would be arithmetic; a date is written date("2025-02-07")`},
		{"date with slashes", `日 <= 2025/2/7`, "expr-date", 5, 13, message.Error, `date("2025-02-07")`,
			`“2025/2/7”会被当作算式。日期请写 date("2025-02-07")`, `“2025/2/7” would be arithmetic; a date is written date("2025-02-07")`},
		{"sign before a power", `-2 ** 2`, "expr-minus-power", 0, 7, message.Warning, "",
			"“-2 ** 2”读作 -(2 ** 2)；电子表格读作相反的意思。请加括号写明",
			"“-2 ** 2” reads as -(2 ** 2); a spreadsheet reads it the other way. Say so with brackets"},
		{"comparison in words", `甲 不低于 60`, "expr-word", 2, 5, message.Error, ">=",
			"“不低于”应写“>=”", "write “>=” for “不低于”"},
		{"comparison in words, run together", `甲不低于60`, "expr-word-joined", 0, 6, message.Error, "",
			"“甲不低于60”被读成了一个名称。是否指：甲 >= 60？", "“甲不低于60” reads as one name; did you mean 甲 >= 60?"},
		{"field without its dot", `sum(工作目标, 完成值)`, "expr-unknown-name", 10, 13, message.Error, ".完成值",
			"没有叫“完成值”的输入、值或参数，是否指“.完成值”？", "there is no input, value or parameter “完成值”; did you mean “.完成值”?"},
		{"null", `证书有效期至 == null`, "expr-unknown-name", 10, 14, message.Error, "nil",
			"没有叫“null”的输入、值或参数，是否指“nil”？", "there is no input, value or parameter “null”; did you mean “nil”?"},
		{"option without its quotes", `等次 == 优秀`, "expr-unknown-name", 6, 8, message.Error, `"优秀"`,
			`没有叫“优秀”的输入、值或参数，是否指“"优秀"”？`, `there is no input, value or parameter “优秀”; did you mean “"优秀"”?`},
		{"yes in a formula", `是 or 总分 > 1`, "expr-unknown-name", 0, 1, message.Error, "true",
			"没有叫“是”的输入、值或参数，是否指“true”？", "there is no input, value or parameter “是”; did you mean “true”?"},
		{"date in quotes", `日 > "2025/1/1"`, "expr-date-quotes", 4, 14, message.Error, `date("2025-01-01")`,
			`"2025/1/1" 只是文字；日期写作 date("2025-01-01")`, `"2025/1/1" is a mere text; a date is written date("2025-01-01")`},
		{"spreadsheet in full width", `IF（总分＞＝60，1，0）`, "expr-spreadsheet", 0, 14, message.Error, "总分>=60 ? 1 : 0",
			"没有函数 IF。建议：总分>=60 ? 1 : 0", "there is no function IF. Write 总分>=60 ? 1 : 0"},
		{"chained equality", `甲 == 乙 == 1`, "expr-equals-chain", 0, 11, message.Error, "",
			"“==”不能连写：先比出的是“是”或“否”。建议：甲 == 乙 and 乙 == 1",
			"== cannot be chained: the first gives true or false. Write 甲 == 乙 and 乙 == 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, tt.check)
	}
}

// All faults of an expression are told, in their order, not only the first.
func TestAllFaultsAreTold(t *testing.T) {
	_, problems := compile(`完成律 ≥ 70% 且 满意渡 ＜ 1 or 等次 = "优"`, Use{})
	var got []string
	for _, p := range problems {
		got = append(got, p.Code)
	}
	require.Equal(t, []string{"expr-unknown-name", "expr-lookalike", "expr-word", "expr-unknown-name", "expr-full-width", "expr-equals", "expr-option"}, got)
}
