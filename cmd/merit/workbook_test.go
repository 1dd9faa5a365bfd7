package main

import (
	"archive/zip"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// book writes a workbook with sheets given as name and rows; style 1 is a date,
// style 2 a percent.
func writeBook(t *testing.T, file string, sheets ...[2]string) {
	t.Helper()
	f, err := os.Create(file)
	require.NoError(t, err)
	z := zip.NewWriter(f)
	part := func(name, text string) {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(text))
		require.NoError(t, err)
	}
	part("_rels/.rels", `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	names, relations := "", `<Relationship Id="s" Type="x/styles" Target="styles.xml"/>`
	for i, s := range sheets {
		n := strconv.Itoa(i + 1)
		names += `<sheet name="` + s[0] + `" sheetId="` + n + `" id="r` + n + `"/>`
		relations += `<Relationship Id="r` + n + `" Type="x/worksheet" Target="sheet` + n + `.xml"/>`
		part("xl/sheet"+n+".xml", "<worksheet><sheetData>"+s[1]+"</sheetData></worksheet>")
	}
	part("xl/workbook.xml", "<workbook><sheets>"+names+"</sheets></workbook>")
	part("xl/_rels/workbook.xml.rels", "<Relationships>"+relations+"</Relationships>")
	part("xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>`)
	require.NoError(t, z.Close())
	require.NoError(t, f.Close())
}

// row writes a row of texts; a cell that begins with < is XML already.
func row(cells ...string) string {
	out := "<row>"
	for _, c := range cells {
		if !strings.HasPrefix(c, "<") {
			c = `<c t="inlineStr"><is><t>` + c + `</t></is></c>`
		}
		out += c
	}
	return out + "</row>"
}

const bookPolicy = `merit: 1
policy: {id: demo-2025, title: 平台支持, version: "1", timezone: Asia/Shanghai, currency: CNY}
inputs:
  日期: {type: date}
  完成率: {type: percent}
  目标:
    type: list
    of:
      领域: {type: choice, options: [码上服务, 梯度培育]}
      完成值: {type: number}
values:
  合计: {formula: "sum(目标, .完成值)"}
  当日: {formula: 日期}
  率: {formula: 完成率}
`

func TestWorkbooks(t *testing.T) {
	desk(t)
	put(t, "policy.yaml", bookPolicy)
	head := row("id", "name", "日期", "完成率")
	good := row("A", "甲", `<c s="1"><v>45695</v></c>`, `<c s="2"><v>0.94999999999999996</v></c>`)
	list := row("id", "领域", "完成值") + row("A", "码上服务", "<c><v>2.5</v></c>") + row("A", "梯度培育", "4")
	for _, c := range []struct {
		name   string
		sheets [][2]string
		status int
		want   []string
	}{
		{"dates, percents and a list on a second sheet", [][2]string{{"申报", head + good}, {"目标", list}, {"说明", ""}}, done,
			[]string{`"合计":"6.5"`, `"当日":"2025-02-07"`, `"率":"0.95"`, `"rows":1`}},
		{"the XML breaks", [][2]string{{"申报", head + good + row("B", "乙", "<c><v>&bad;</v></c>")}, {"目标", list}}, problems, []string{"form.xlsx: ", "XML", "第 3 行"}},
		{"a formula without a result", [][2]string{{"申报", head + row("A", "甲", `<c r="C2"><f>TODAY()</f></c>`, "95%")}, {"目标", list}}, problems, []string{"C2"}},
		{"an error cell", [][2]string{{"申报", head + row("A", "甲", "2025-02-07", `<c r="D2" t="e"><v>#REF!</v></c>`)}, {"目标", list}}, problems, []string{"D2", "#REF!"}},
		{"a title above the header", [][2]string{{"申报", row("重庆市申报表") + head + good}, {"目标", list}}, problems, []string{"id"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			writeBook(t, "form.xlsx", c.sheets...)
			status, out, errs := merit(t, "run", "policy.yaml", "form.xlsx", "--format", "json")
			require.Equal(t, c.status, status, "%s%s", out, errs)
			for _, want := range c.want {
				require.Contains(t, out+errs, want)
			}
		})
	}
	writeBook(t, "form.xlsx", [2]string{"申报", row("重庆市申报表") + head + good}, [2]string{"目标", list})
	status, out, errs := merit(t, "run", "policy.yaml", "form.xlsx", "--format", "json", "--header-row", "2")
	require.Equal(t, done, status, errs)
	require.Contains(t, out, `"合计":"6.5"`)
}

func TestWorkbookIsTheSameAsCSV(t *testing.T) {
	desk(t)
	writeBook(t, "form.xlsx", [2]string{"申报", row("id", "name", "完成率") + row("A", "甲", `<c s="2"><v>0.7</v></c>`) + row("B", "乙", "69.9%")})
	_, fromBook, errs := merit(t, "run", "policy.yaml", "form.xlsx", "--format", "json")
	_, fromCSV, _ := merit(t, "run", "policy.yaml", "apps.csv", "--format", "json")
	require.Equal(t, fromCSV, fromBook, errs)
}
