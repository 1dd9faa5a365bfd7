package form

import (
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// word is a label of the form in a language.
func word(lang, key string) string {
	w, ok := words[key]
	switch {
	case !ok:
		return key
	case lang == "en":
		return w[1]
	}
	return w[0]
}

var words = map[string][2]string{
	"applications": {"申报", "Applications"},
	"instructions": {"填报说明", "Instructions"},
	"options":      {"选项", "Options"},

	"title":   {"申报表填报说明", "How to fill in the form"},
	"policy":  {"政策", "Policy"},
	"version": {"版本", "Version"},
	"issuer":  {"发布单位", "Issued by"},
	"sheet":   {"工作表", "Sheet"},
	"column":  {"列名", "Column"},
	"meaning": {"含义", "Meaning"},
	"fill":    {"怎样填", "What to enter"},
	"by":      {"由谁填", "Filled in by"},
	"help":    {"说明", "Help"},
	"law":     {"依据", "Clause"},

	"rule-rows":  {"“{sheet}”每个申报者一行，从第2行起填；第1行是列名，不要改动、移动或合并单元格。", "“{sheet}” has one row for each applicant, from row 2 on; row 1 names the columns: do not change, move or merge it."},
	"rule-lists": {"有多条记录的内容另有工作表，每条一行，用 id 对应；一条也没有的，在“{sheet}”的同名列填“{none}”。", "What has several entries has a sheet of its own, a row for each entry, with the applicant's id; where there are none, write “{none}” in the column of that name in “{sheet}”."},
	"rule-empty": {"不知道的留空，空白表示“未填”，不等于0、否或没有。", "Leave empty what is not known: empty means unanswered, not zero, no or none."},
	"rule-texts": {"编号、代码按文字填写，保留开头的0；数后面不必写单位，单位在列名的括号里。", "Enter ids and codes as texts with their leading zeros; numbers need no unit, which stands in brackets behind the name of the column."},
	"rule-ready": {"填好后保存为 .xlsx，直接交给 merit run 读取。有误的格子由 merit run --mark 标出。", "Save as .xlsx and give it to merit run as it is; merit run --mark marks the cells that are wrong."},

	"id-title":   {"申报者编号", "the applicant's id"},
	"id-fill":    {"文字，不重复，最多128个字符", "a text, each once, at most 128 characters"},
	"owner-fill": {"“{sheet}”里已有的编号，可重复", "an id that stands in “{sheet}”; may be repeated"},
	"name-title": {"申报者名称", "the applicant's name"},
	"any-fill":   {"文字", "a text"},

	"number":   {"数", "a number"},
	"integer":  {"整数", "a whole number"},
	"percent":  {"百分数，如 70%", "a percent, such as 70%"},
	"money":    {"金额", "an amount of money"},
	"text":     {"文字", "a text"},
	"bool":     {"是或否", "true or false"},
	"date":     {"日期，如 2025-02-07", "a date, such as 2025-02-07"},
	"datetime": {"日期和时刻，如 2025-02-07 18:00", "a date and time, such as 2025-02-07 18:00"},
	"choice":   {"从下拉列表中选一项", "one out of the list"},
	"choices":  {"可选几项，用“、”隔开", "several options, with 、 between them"},
	"list":     {"逐条填在工作表“{sheet}”；没有就填“{none}”", "entries on sheet “{sheet}”; “{none}” where there are none"},
	"inner":    {"JSON 列表，如 [1, 2]", "a JSON list, such as [1, 2]"},

	"unit":     {"单位：{x}", "unit: {x}"},
	"range":    {"{low} 至 {high}", "{low} to {high}"},
	"least":    {"不小于 {low}", "at least {low}"},
	"most":     {"不大于 {high}", "at most {high}"},
	"early":    {"不早于 {low}", "not before {low}"},
	"late":     {"不晚于 {high}", "not after {high}"},
	"step":     {"须为 {x} 的整数倍", "a multiple of {x}"},
	"optional": {"没有的填“{none}”", "“{none}” where there is none"},
	"unique":   {"同一申报者不重复", "each once for an applicant"},
	"alone":    {"选“{x}”时不能再选其他", "“{x}” excludes all others"},
	"entries":  {"条数 {low} 至 {high}", "{low} to {high} entries"},
	"some":     {"至少 {low} 条", "at least {low} entries"},
	"when":     {"只在“{x}”时填", "only when {x}"},
	"default":  {"不填按 {x}", "{x} when left empty"},
	"aliases":  {"也认得 {x}", "also read: {x}"},
	"wrong":    {"应填{x}。", "This takes {x}."},
	"from":     {"{x}提供", "by {x}"},

	"none":  {"无", "—"},
	"empty": {"无", "[]"},
	"yes":   {"是", "true"},
	"no":    {"否", "false"},
	"comma": {"，", ", "},
	"stop":  {"。", ". "},
	"and":   {"、", ", "},
}

var kinds = map[program.Kind]string{
	program.Number: "number", program.Integer: "integer", program.Percent: "percent", program.Money: "money",
	program.TextKind: "text", program.Bool: "bool", program.Date: "date", program.DateTime: "datetime",
	program.Choice: "choice", program.Choices: "choices", program.List: "list",
}

// said is a text of the policy in a language, or in the other where it has only that.
func said(t program.Text, lang string) string { return schema.Text(t).In(lang) }
