package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
)

const messyPolicy = `merit: 1
policy: {id: demo-2025, title: 平台支持, version: "1", timezone: Asia/Shanghai, currency: CNY}
inputs:
  面积: {type: number, unit: 平方米, min: 0, max: 100000}
  率: {type: percent, min: 0%, max: 100%}
  金额: {type: money, unit: 万元}
  日期: {type: date}
  代码: {type: text}
  区: {type: choice, options: [万州区, 开州区]}
  真: {type: bool}
values:
  读面积: {formula: 面积}
  读率: {formula: 率}
  读金额: {formula: 金额}
  读日期: {formula: 日期}
  读代码: {formula: 代码}
  读区: {formula: 区}
  读真: {formula: 真}
`

// Cells of messy workbooks.
func w(s string) draft.Cell { return draft.Words(s, draft.Style{}) }
func n(s string) draft.Cell { return draft.Cell{Kind: draft.Number, Text: s} }
func f(s, format string) draft.Cell {
	return draft.Cell{Kind: draft.Number, Text: s, Style: draft.Style{Format: format}}
}

func messy(t *testing.T, sheets ...*draft.Sheet) {
	t.Helper()
	data, err := (&draft.Book{Sheets: sheets}).Bytes()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("form.xlsx", data, 0o644))
}

func rowsOf(rows ...[]draft.Cell) []draft.Row {
	out := make([]draft.Row, len(rows))
	for i := range rows {
		out[i].Cells = rows[i]
	}
	return out
}

// TestOneValueInManyForms reads cells as people leave them, exactly or not at all.
func TestOneValueInManyForms(t *testing.T) {
	for _, c := range []struct {
		name, column string
		cell         draft.Cell
		want         string // of the value; or what the refusal says, behind "!"
	}{
		{"a number", "面积", n("120.5"), "120.5"},
		{"float noise of typing", "面积", n("0.070000000000000007"), "0.07"},
		{"a sum's dirt", "面积", n("0.30000000000000004"), "!B2|15位|ROUND"},
		{"as text", "面积", w("120.5"), "120.5"},
		{"full-width", "面积", w("１２０．５"), "120.5"},
		{"grouped", "面积", w("12,000.5"), "12000.5"},
		{"grouped wrongly", "面积", w("12,00"), "!B2|“12,00”|逗号"},
		{"with its unit", "面积", w("120 平方米"), "120"},
		{"with another unit", "面积", w("120亩"), "!B2|“120亩”|应填数"},
		{"no-break blanks", "面积", w("\u00a0120\u3000"), "120"},
		{"a zero-width blank", "面积", w("12\u200b0"), "!B2|U+200B"},
		{"shown rounded", "面积", f("99.995", "0.00"), "99.995"},
		{"below the limit", "面积", n("-1"), "!B2|“-1”|小于下限 0平方米"},
		{"a date in its place", "面积", f("45695", "yyyy-mm-dd"), "!B2|日期格式"},
		{"a dash", "面积", w("—"), "!B2|没有就留空"},
		{"approximately", "面积", w("约120"), "!B2|“约120”"},
		{"percent cell", "率", f("0.95", "0%"), "0.95"},
		{"percent text", "率", w("95%"), "0.95"},
		{"full-width percent", "率", w("９５％"), "0.95"},
		{"fraction", "率", n("0.95"), "0.95"},
		{"bare", "率", n("95"), "!B2|“95”|95%"},
		{"over the limit in a percent cell", "率", f("1.2", "0%"), "!B2|大于上限 100%"},
		{"money in its unit", "金额", n("30"), "300000"},
		{"money written out", "金额", w("300000元"), "300000"},
		{"money in two ways", "金额", w("30万"), "!B2|30万|30万元"},
		{"a serial with a style", "日期", f("45695", "yyyy/m/d"), "2025-02-07"},
		{"a serial without", "日期", n("45695"), "!B2|“45695”|2025-02-07"},
		{"a text", "日期", w("2025年2月7日"), "2025-02-07"},
		{"slashes", "日期", w("2025/2/7"), "2025-02-07"},
		{"dots", "日期", w("2025.2.7"), "2025-02-07"},
		{"no year", "日期", w("2月7日"), "!B2|“2月7日”"},
		{"day first", "日期", w("07/02/2025"), "!B2|“07/02/2025”"},
		{"no such day", "日期", w("2025-02-30"), "!B2|没有“2025-02-30”这一天"},
		{"with a time", "日期", f("45695.5", "yyyy-mm-dd hh:mm"), "!B2|45695.5"},
		{"before both calendars agree", "日期", f("59", "yyyy-mm-dd"), "!B2|61"},
		{"a code", "代码", w("915001000620300070"), "915001000620300070"},
		{"a code that lost digits", "代码", n("915001000620300070"), "!B2|文字"},
		{"zeros in front", "代码", w("0012"), "0012"},
		{"zeros shown", "代码", f("12", "0000"), "!B2|存的是 12|0012"},
		{"an option", "区", w(" 万州区 "), "万州区"},
		{"a misspelt option", "区", w("万洲区"), "!B2|是否指“万州区”"},
		{"yes", "真", w("是"), "true"},
		{"a tick", "真", w("√"), "!B2|“√”|是 / 否"},
	} {
		t.Run(c.name, func(t *testing.T) {
			desk(t)
			put(t, "policy.yaml", messyPolicy)
			messy(t, &draft.Sheet{Name: "表", Rows: rowsOf([]draft.Cell{w("id"), w(c.column)}, []draft.Cell{w("A"), c.cell})})
			_, out, errs := merit(t, "run", "policy.yaml", "form.xlsx", "--format", "json")
			if rest, refused := strings.CutPrefix(c.want, "!"); refused {
				for _, want := range strings.Split(rest, "|") {
					require.Contains(t, errs, want)
				}
				require.Contains(t, errs, "第2行（B2）“"+c.column+"”")
				return
			}
			value := `"` + c.want + `"`
			if c.want == "true" {
				value = "true"
			}
			require.Contains(t, out, `"读`+c.column+`":`+value, errs)
			require.Contains(t, errs, "拒收0")
		})
	}
}

// TestWorkbooksAsTheyCome are whole files as people send them.
func TestWorkbooksAsTheyCome(t *testing.T) {
	good := []draft.Cell{w("A"), w("甲"), n("120")}
	for _, c := range []struct {
		name   string
		sheets []*draft.Sheet
		flags  []string
		want   string // in what is said; "!" in front: refused
	}{
		{"a title above", []*draft.Sheet{{Name: "表", Merged: []string{"A1:C1"}, Rows: rowsOf([]draft.Cell{w("申报汇总表")}, []draft.Cell{w("填报单位：某区")}, []draft.Cell{w("id"), w("name"), w("面积")}, good)}}, nil,
			"!第3行像是表头|--header-row 3"},
		{"a title above, told", []*draft.Sheet{{Name: "表", Merged: []string{"A1:C1"}, Rows: rowsOf([]draft.Cell{w("申报汇总表")}, []draft.Cell{w("填报单位：某区")}, []draft.Cell{w("id"), w("name"), w("面积")}, good)}}, []string{"--header-row", "3"},
			"共1行：受理1"},
		{"a header of two rows", []*draft.Sheet{{Name: "表", Merged: []string{"A1:A2", "B1:B2"}, Rows: rowsOf([]draft.Cell{w("id"), w("name"), w("场地")}, []draft.Cell{{}, {}, w("面积")}, good)}}, nil,
			"!C1 “场地”：政策里没有“场地”这一列"},
		{"a header of two rows, told", []*draft.Sheet{{Name: "表", Merged: []string{"A1:A2", "B1:B2"}, Rows: rowsOf([]draft.Cell{w("id"), w("name"), w("场地")}, []draft.Cell{{}, {}, w("面积")}, good)}}, []string{"--header-row", "2"},
			"共1行：受理1"},
		{"its unit in the header", []*draft.Sheet{{Name: "表", Rows: rowsOf([]draft.Cell{w("id"), w("name"), w("面积（平方米）")}, good)}}, nil,
			"共1行：受理1"},
		{"another unit in the header", []*draft.Sheet{{Name: "表", Rows: rowsOf([]draft.Cell{w("id"), w("name"), w("面积（亩）")}, good)}}, nil,
			"!C1 “面积（亩）”|亩|“面积”，按 平方米 读取"},
		{"blanks in the header", []*draft.Sheet{{Name: "表", Rows: rowsOf([]draft.Cell{w(" id"), w("name"), w("\u00a0面积\u3000")}, good)}}, nil,
			"共1行：受理1"},
		{"a hidden blank in the header", []*draft.Sheet{{Name: "表", Rows: rowsOf([]draft.Cell{w("id"), w("name"), w("面\u200b积")}, good)}}, nil,
			"!C1 “面U+200B积”|是否指“面积”"},
		{"a column twice", []*draft.Sheet{{Name: "表", Rows: rowsOf([]draft.Cell{w("id"), w("面积"), w("面积")}, good)}}, nil,
			"!C1 “面积”|第2列和第3列"},
		{"merged down", []*draft.Sheet{{Name: "表", Merged: []string{"C2:C3"}, Rows: rowsOf([]draft.Cell{w("id"), w("name"), w("面积")}, good, []draft.Cell{w("B"), w("乙")})}}, nil,
			"!第2行（C2:C3）|第3行（C2:C3）|取消合并"},
		{"a total below", []*draft.Sheet{{Name: "表", Rows: rowsOf([]draft.Cell{w("id"), w("name"), w("面积")}, good, []draft.Cell{w("合计"), {}, n("120")}, []draft.Cell{w("填表人：李某")})}}, nil,
			"!第3行（A3）“id”：编号处写的是“合计”|第4行（A4）"},
		{"empty rows with formats", []*draft.Sheet{{Name: "表", Rows: rowsOf([]draft.Cell{w("id"), w("name"), w("面积")}, good, []draft.Cell{{Style: draft.Style{Border: true}}}, nil, []draft.Cell{w(" ")})}}, nil,
			"共1行：受理1"},
		{"hidden", []*draft.Sheet{{Name: "表", Hidden: true, Columns: []draft.Column{{Width: 9}, {Width: 9, Hidden: true}}, Rows: rowsOf([]draft.Cell{w("id"), w("name"), w("面积")}, good)}}, nil,
			"“表”有隐藏的列|本身是隐藏的|受理1"},
		{"one id in two ways", []*draft.Sheet{{Name: "表", Rows: rowsOf([]draft.Cell{w("id")}, []draft.Cell{w("A1")}, []draft.Cell{w("ａ1")})}}, nil,
			"!第2行“id”|第3行“id”|只差全半角或大小写"},
		{"a second sheet that is none of ours", []*draft.Sheet{{Name: "表", Rows: rowsOf([]draft.Cell{w("id"), w("name"), w("面积")}, good)}, {Name: "草稿", Rows: rowsOf([]draft.Cell{w("随便记的")})}}, nil,
			"!工作表“草稿”：第1行不是表头"},
		{"everything at once", []*draft.Sheet{{Name: "表", Rows: rowsOf([]draft.Cell{w("id"), w("面积"), w("率"), w("日期")}, []draft.Cell{w("A"), w("约1"), n("95"), n("45695")}, []draft.Cell{{}, n("5")})}}, nil,
			"!（B2）|（C2）|（D2）|第3行“id”：没有填编号"},
	} {
		t.Run(c.name, func(t *testing.T) {
			desk(t)
			put(t, "policy.yaml", messyPolicy)
			messy(t, c.sheets...)
			status, _, errs := merit(t, append([]string{"run", "policy.yaml", "form.xlsx", "--format", "csv"}, c.flags...)...)
			rest, refused := strings.CutPrefix(c.want, "!")
			for _, want := range strings.Split(rest, "|") {
				require.Contains(t, errs, want)
			}
			require.Equal(t, refused, status == problems && !strings.Contains(errs, "拒收0"), errs)
		})
	}
}
