package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
)

const markPolicy = `merit: 1
policy: {id: demo-2025, title: 平台支持, version: "1", timezone: Asia/Shanghai, currency: CNY}
inputs:
  完成率: {type: percent, max: 100%}
  人数: {type: integer, min: 0}
  目标:
    type: list
    of:
      领域: {type: choice, options: [码上服务, 梯度培育]}
checks:
  - {require: 人数 <= 100, message: "人数{人数}疑为误填"}
values:
  率: {formula: 完成率}
  数: {formula: 人数}
  个: {formula: len(目标)}
`

func markBook(t *testing.T, rows ...draft.Row) {
	t.Helper()
	words := func(s ...string) (r draft.Row) {
		for _, x := range s {
			r.Cells = append(r.Cells, draft.Words(x, draft.Style{}))
		}
		return r
	}
	b := &draft.Book{Sheets: []*draft.Sheet{
		{Name: "汇总", Rows: append([]draft.Row{words("id", "name", "完成率", "人数")}, rows...)},
		{Name: "目标", Rows: []draft.Row{words("id", "领域"), words("A", "码上"), words("Z", "码上服务")}},
	}}
	data, err := b.Bytes()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("form.xlsx", data, 0o644))
}

func cellsRow(cells ...draft.Cell) draft.Row { return draft.Row{Cells: cells} }

func TestMarksInACopy(t *testing.T) {
	desk(t)
	put(t, "policy.yaml", markPolicy)
	w := func(s string) draft.Cell { return draft.Words(s, draft.Style{}) }
	n := func(s string) draft.Cell { return draft.Digits(s, draft.Style{}) }
	markBook(t, cellsRow(w("A"), w("甲"), w("98分"), n("2.5")), cellsRow(w("B"), w("乙"), n("0.5"), n("200")), cellsRow(w("C"), w("丙"), n("0.5"), n("3")), cellsRow(w("C"), w("丁"), n("0.5"), n("3")))
	status, _, errs := merit(t, "run", "policy.yaml", "form.xlsx", "--format", "json", "--mark", "marked.xlsx")
	require.Equal(t, problems, status, errs)
	require.Contains(t, errs, "marked.xlsx：标注了 7 处")
	data, err := os.ReadFile("marked.xlsx")
	require.NoError(t, err)
	sheets := sheetsOf(t, data)
	require.Equal(t, "98分", sheets["汇总"][1][2].Text)
	comments := commentsOf(t, data)
	require.Contains(t, comments["xl/commentsMerit1.xml"], `ref="C2"`)
	for _, want := range []string{`ref="C2"`, "看不懂“98分”", `ref="D2"`, "不是整数", `ref="A3"`, "疑为误填", `ref="A4"`, `ref="A5"`, "重复"} {
		require.Contains(t, comments["xl/commentsMerit1.xml"], want)
	}
	for _, want := range []string{`ref="B2"`, "码上服务", `ref="A3"`, "没有编号为"} {
		require.Contains(t, comments["xl/commentsMerit2.xml"], want)
	}
}

func TestMarksOfAHeader(t *testing.T) {
	desk(t)
	put(t, "policy.yaml", markPolicy)
	b := &draft.Book{Sheets: []*draft.Sheet{{Name: "汇总", Rows: []draft.Row{
		{Cells: []draft.Cell{draft.Words("id", draft.Style{}), draft.Words("完成律", draft.Style{})}},
		{Cells: []draft.Cell{draft.Words("A", draft.Style{}), draft.Words("70%", draft.Style{})}},
	}}}}
	data, err := b.Bytes()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("form.xlsx", data, 0o644))
	status, _, errs := merit(t, "run", "policy.yaml", "form.xlsx", "--mark", "marked.xlsx")
	require.Equal(t, problems, status)
	require.Contains(t, errs, "B1 “完成律”")
	data, err = os.ReadFile("marked.xlsx")
	require.NoError(t, err)
	require.Regexp(t, `ref="B1".*是否指“完成率”`, commentsOf(t, data)["xl/commentsMerit1.xml"])
}

func TestMarkFlag(t *testing.T) {
	desk(t)
	put(t, "policy.yaml", markPolicy)
	markBook(t)
	for _, args := range [][]string{
		{"apps.csv", "--mark", "m.xlsx"}, {"form.xlsx", "--mark", "form.xlsx"}, {"form.xlsx", "form.xlsx", "--mark", "m.xlsx"}, {"form.xlsx", "--mark", "m.csv"},
	} {
		status, _, errs := merit(t, append([]string{"run", "policy.yaml"}, args...)...)
		require.Equal(t, misused, status, errs)
	}
	b := &draft.Book{Sheets: []*draft.Sheet{{Name: "汇总", Rows: []draft.Row{{Cells: []draft.Cell{draft.Words("id", draft.Style{}), draft.Words("人数", draft.Style{})}}, {Cells: []draft.Cell{draft.Words("A", draft.Style{}), draft.Digits("5", draft.Style{})}}}}}}
	data, err := b.Bytes()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("form.xlsx", data, 0o644))
	_, _, errs := merit(t, "run", "policy.yaml", "form.xlsx", "--mark", "m.xlsx")
	require.Contains(t, errs, "没有需要标注的格子")
	require.NoFileExists(t, "m.xlsx")
}

// commentsOf are the parts of a workbook that hold comments.
func commentsOf(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	out := map[string]string{}
	for _, f := range z.File {
		if !strings.Contains(f.Name, "comments") {
			continue
		}
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		out[f.Name] = string(text)
	}
	return out
}
