package workbook_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/cmd/merit/workbook"
	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
)

// parts are the parts of a workbook, by name.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(r)
		require.NoError(t, err)
		out[f.Name] = string(text)
	}
	return out
}

func applicantsBook(t *testing.T, comments ...draft.Comment) []byte {
	t.Helper()
	words := func(s string) draft.Cell { return draft.Words(s, draft.Style{Border: true}) }
	b := &draft.Book{Sheets: []*draft.Sheet{
		{Name: "封面", Rows: []draft.Row{{Cells: []draft.Cell{words("某某单位")}}}},
		{Name: "申报", Comments: comments, Rows: []draft.Row{
			{Cells: []draft.Cell{words("id"), words("name"), words("值")}},
			{Cells: []draft.Cell{words("1"), {}, draft.Digits("5", draft.Style{Format: "0.00%", Fill: "FFFF00"})}},
			{},
			{Cells: []draft.Cell{words("3"), words("丙")}},
		}},
	}}
	data, err := b.Bytes()
	require.NoError(t, err)
	return data
}

func TestMarkedChangesNothingElse(t *testing.T) {
	before := applicantsBook(t)
	after, err := workbook.Marked(before, []workbook.Mark{
		{Sheet: "申报", Cell: draft.Spot{Column: 2, Row: 1}, Text: "大于上限"},
		{Sheet: "申报", Cell: draft.Spot{Column: 2, Row: 1}, Text: "不是整数 <5>"},
		{Sheet: "申报", Cell: draft.Spot{Column: 1, Row: 1}, Text: "没有填"},
		{Sheet: "申报", Cell: draft.Spot{Column: 4, Row: 3}, Text: "没有列名"},
		{Sheet: "申报", Cell: draft.Spot{Column: 0, Row: 2}, Text: "空行"},
		{Sheet: "申报", Cell: draft.Spot{Column: 0, Row: 8}, Text: "后面"},
	})
	require.NoError(t, err)
	old, now := parts(t, before), parts(t, after)
	for name, text := range old {
		switch name {
		case "xl/worksheets/sheet2.xml", "xl/styles.xml", "[Content_Types].xml":
		default:
			require.Equal(t, text, now[name], name)
		}
	}
	sheet := now["xl/worksheets/sheet2.xml"]
	require.Contains(t, sheet, `<row r="3"><c r="A3" s="`)
	require.Contains(t, sheet, `<row r="9"><c r="A9" s="`)
	require.Less(t, strings.Index(sheet, `r="A3"`), strings.Index(sheet, `r="A4"`))
	require.Less(t, strings.Index(sheet, `r="B2"`), strings.Index(sheet, `r="C2"`))
	require.Contains(t, sheet, `r="E4"`)
	require.Contains(t, now["xl/commentsMerit1.xml"], "大于上限\n不是整数 &lt;5&gt;")
	require.Equal(t, 5, strings.Count(now["xl/commentsMerit1.xml"], "<comment "))
	// The red cell keeps its format: percents stay percents.
	require.Equal(t, 2, strings.Count(now["xl/styles.xml"], `numFmtId="10"`))
	require.Equal(t, readCells(t, before), readCells(t, after))
}

// readCells are the values that the reader finds, without blank cells at the ends.
func readCells(t *testing.T, data []byte) []string {
	t.Helper()
	book, err := workbook.Open(data)
	require.NoError(t, err)
	var out []string
	for _, s := range book.Sheets {
		for row, cells := range s.Table.Rows {
			for i, c := range cells {
				if c.Text != "" {
					out = append(out, s.Name+draft.Spot{Column: i, Row: row - 1}.String()+"="+c.Text)
				}
			}
		}
		require.NoError(t, s.Err())
	}
	return out
}

func TestMarkedKeepsCommentsThatAreThere(t *testing.T) {
	before := applicantsBook(t, draft.Comment{At: draft.Spot{Column: 2, Row: 1}, Text: "财务已核"}, draft.Comment{Text: "编号"})
	after, err := workbook.Marked(before, []workbook.Mark{
		{Sheet: "申报", Cell: draft.Spot{Column: 2, Row: 1}, Text: "大于上限"},
		{Sheet: "申报", Cell: draft.Spot{Column: 1, Row: 3}, Text: "重名"},
	})
	require.NoError(t, err)
	now := parts(t, after)
	text := now["xl/comments2.xml"]
	require.Equal(t, 3, strings.Count(text, "<comment "))
	require.Equal(t, 1, strings.Count(text, `ref="C2"`))
	require.Regexp(t, "财务已核.*\n大于上限", text)
	require.Equal(t, 3, strings.Count(now["xl/drawings/vmlDrawing2.vml"], "<v:shape "))
	require.NotContains(t, now, "xl/commentsMerit1.xml")
	again, err := workbook.Marked(after, []workbook.Mark{{Sheet: "申报", Cell: draft.Spot{Column: 1, Row: 3}, Text: "再次"}})
	require.NoError(t, err)
	require.Regexp(t, "重名.*\n再次", parts(t, again)["xl/comments2.xml"])
}

func TestMarkedWithPrefixes(t *testing.T) {
	before := applicantsBook(t)
	z, err := zip.NewReader(bytes.NewReader(before), int64(len(before)))
	require.NoError(t, err)
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range z.File {
		text := parts(t, before)[f.Name]
		if f.Name == "xl/worksheets/sheet2.xml" || f.Name == "xl/styles.xml" {
			text = strings.NewReplacer("</", "</x:", "<?", "<?", "<", "<x:", "xmlns=", "xmlns:x=").Replace(text)
		}
		part, err := w.Create(f.Name)
		require.NoError(t, err)
		_, err = part.Write([]byte(text))
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	after, err := workbook.Marked(buf.Bytes(), []workbook.Mark{
		{Sheet: "申报", Cell: draft.Spot{Column: 2, Row: 1}, Text: "甲"}, {Sheet: "申报", Cell: draft.Spot{Column: 9, Row: 9}, Text: "乙"},
	})
	require.NoError(t, err)
	now := parts(t, after)
	require.Contains(t, now["xl/worksheets/sheet2.xml"], `<x:row r="10"><x:c r="J10" s="`)
	require.Contains(t, now["xl/worksheets/sheet2.xml"], `<x:legacyDrawing `)
	require.Contains(t, now["xl/styles.xml"], `</x:patternFill></x:fill></x:fills>`)
	require.Equal(t, readCells(t, before), readCells(t, after))
}
