package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/intake"
)

// TestHostile holds what a workbook may do to whoever opens it: nothing but be
// refused, or be read as what it holds.
func TestHostile(t *testing.T) {
	row := `<row r="1"><c r="A1"><v>1</v></c></row>`
	for _, c := range []struct {
		name string
		in   []byte
		want string // the code of the refusal; "" for one that is read
	}{
		{"a huge dimension", packed(t, "", "xl/worksheets/sheet1.xml", `<worksheet><dimension ref="A1:XFD1048576"/><sheetData>`+row+`</sheetData></worksheet>`), ""},
		{"cols up to the last", packed(t, "", "xl/worksheets/sheet1.xml", `<worksheet><cols><col min="1" max="16384" width="9" hidden="1"/></cols><sheetData>`+row+`</sheetData></worksheet>`), ""},
		{"a cell beyond the last column", packed(t, `<row r="1"><c r="XFD1"><v>1</v></c></row>`), "xlsx-columns"},
		{"a row beyond the last", packed(t, `<row r="1048577"><c r="A1048577"><v>1</v></c></row>`), "xlsx-order"},
		{"merged without end", packed(t, "", "xl/worksheets/sheet1.xml", `<worksheet><sheetData>`+row+`</sheetData><mergeCells>`+strings.Repeat(`<mergeCell ref="A1:B2"/>`, maxMerged+1)+`</mergeCells></worksheet>`), "xlsx-merged"},
		{"macros", packed(t, row, "xl/_rels/workbook.xml.rels", relationships+
			`<Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r9" Type="http://x/vbaProject" Target="styles.xml"/></Relationships>`), "xlsx-macros"},
		{"a sheet in another file", packed(t, row, "xl/_rels/workbook.xml.rels", relationships+
			`<Relationship Id="r1" Type="http://x/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`), "xlsx-no-sheet"},
		{"a sheet out of the container", packed(t, row, "xl/_rels/workbook.xml.rels", relationships+
			`<Relationship Id="r1" Type="http://x/worksheet" Target="../../../etc/passwd"/></Relationships>`), "xlsx-part"},
		{"entities", packed(t, row, "xl/sharedStrings.xml", `<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>`), "xlsx-doctype"},
		{"parts of one name", twice(t), "xlsx-part"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := Open(c.in)
			if err == nil {
				for range b.Sheets[0].Table.Rows {
				}
				err = b.Sheets[0].Err()
			}
			if c.want == "" {
				require.NoError(t, err)
				return
			}
			var e *Error
			require.True(t, errors.As(err, &e), "%v", err)
			require.Equal(t, c.want, e.Code)
			for _, lang := range []string{"zh", "en"} {
				require.NotContains(t, e.Message(lang), "{")
				require.NotContains(t, e.Message(lang), "root:")
			}
		})
	}
}

// twice is a container with two parts of one name, of which programs read another.
func twice(t *testing.T) []byte {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range []string{"_rels/.rels", "_rels/.rels"} {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(relationships + `</Relationships>`))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return buf.Bytes()
}

func TestResultsOutOfOtherWorkbooks(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     intake.CellKind
	}{
		{"a number", `<c r="A1"><f>[1]年报!B2</f><v>5</v></c>`, intake.ForeignCell},
		{"in quotes", `<c r="A1"><f>SUM('[2]年 报'!B2:B9)</f><v>5</v></c>`, intake.ForeignCell},
		{"with a path", `<c r="A1"><f>'C:\数据\[年报.xlsx]表'!B2*2</f><v>5</v></c>`, intake.ForeignCell},
		{"a text", `<c r="A1" t="str"><f>[1]年报!B2</f><v>甲</v></c>`, intake.ForeignCell},
		{"not computed", `<c r="A1"><f>[1]年报!B2</f></c>`, intake.ForeignCell},
		{"empty", `<c r="A1" t="str"><f>[1]年报!B2</f><v></v></c><c r="B1"><v>1</v></c>`, intake.BlankCell},
		{"a column of a table", `<c r="A1"><f>SUM(表1[金额])</f><v>5</v></c>`, intake.NumberCell},
		{"this row of a table", `<c r="A1"><f>[@金额]*2</f><v>5</v></c>`, intake.NumberCell},
		{"brackets in a text", `<c r="A1"><f>IF(B1="=[1]x!",1,2)</f><v>2</v></c>`, intake.NumberCell},
		{"another sheet", `<c r="A1"><f>明细!B2</f><v>5</v></c>`, intake.NumberCell},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, s := readAll(t, packed(t, `<row r="1">`+c.in+`</row>`))
			require.NoError(t, s.Err())
			require.Equal(t, c.want, rows[0].Cells[0].Kind)
			require.Equal(t, 1, s.Table.Counted)
		})
	}
}
