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

const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`

// packed zips the parts of a workbook with one sheet.
func packed(t testing.TB, sheetData string, more ...string) []byte {
	t.Helper()
	parts := [][2]string{
		{"_rels/.rels", relationships + `<Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns:r="http://r"><sheets><sheet name="申报" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", relationships +
			`<Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>` +
			`<Relationship Id="r3" Type="http://x/styles" Target="styles.xml"/></Relationships>`},
		{"xl/sharedStrings.xml", `<sst><si><t>id</t></si><si><r><t>甲</t></r><r><t xml:space="preserve"> 平台</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></si><si><t>_x001B_[31m_xD83D__xDE00_</t></si><si><t>  </t></si></sst>`},
		{"xl/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="166" formatCode="0,&quot;day&quot;"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="2"/></cellXfs></styleSheet>`},
		{"xl/worksheets/sheet1.xml", `<worksheet><sheetData>` + sheetData + `</sheetData></worksheet>`},
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, p := range parts {
		for i := 0; i+1 < len(more); i += 2 {
			if more[i] == p[0] {
				p[1] = more[i+1]
			}
		}
		w, err := z.Create(p[0])
		require.NoError(t, err)
		_, err = w.Write([]byte(p[1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return buf.Bytes()
}

type gotRow struct {
	Row   int
	Cells []intake.Cell
}

func readAll(t *testing.T, data []byte) ([]gotRow, *Sheet) {
	t.Helper()
	b, err := Open(data)
	require.NoError(t, err)
	require.Len(t, b.Sheets, 1)
	var rows []gotRow
	for n, cells := range b.Sheets[0].Table.Rows {
		rows = append(rows, gotRow{n, append([]intake.Cell(nil), cells...)})
	}
	return rows, b.Sheets[0]
}

func TestCells(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []intake.Cell
	}{
		{"shared text with phonetic guide", `<c r="A1" t="s"><v>1</v></c>`, []intake.Cell{{Kind: intake.TextCell, Text: "甲 平台"}}},
		{"escaped characters", `<c r="A1" t="s"><v>2</v></c>`, []intake.Cell{{Kind: intake.TextCell, Text: "\x1b[31m😀"}}},
		{"inline text", `<c r="A1" t="inlineStr"><is><t>a_x000A_b</t></is></c>`, []intake.Cell{{Kind: intake.TextCell, Text: "a\nb"}}},
		{"number as stored", `<c r="A1"><v>7.0000000000000007E-2</v></c>`, []intake.Cell{{Kind: intake.NumberCell, Text: "7.0000000000000007E-2"}}},
		{"a gap is blank", `<c r="C1"><v>5</v></c>`, []intake.Cell{{}, {}, {Kind: intake.NumberCell, Text: "5"}}},
		{"cells without references", `<c><v>1</v></c><c t="b"><v>1</v></c>`, []intake.Cell{{Kind: intake.NumberCell, Text: "1"}, {Kind: intake.BoolCell, Text: "1"}}},
		{"date style", `<c s="1"><v>45695</v></c>`, []intake.Cell{{Kind: intake.DateCell, Text: "45695"}}},
		{"own date style", `<c s="4"><v>45695</v></c>`, []intake.Cell{{Kind: intake.DateCell, Text: "45695"}}},
		{"a quoted word with a d is no date", `<c s="5"><v>45667</v></c>`, []intake.Cell{{Kind: intake.NumberCell, Text: "45667"}}},
		{"percent shown rounded", `<c s="2"><v>0.6996</v></c>`, []intake.Cell{{Kind: intake.NumberCell, Text: "0.6996", Percent: true, Shown: "70%"}}},
		{"percent shown as it is", `<c s="2"><v>0.7</v></c>`, []intake.Cell{{Kind: intake.NumberCell, Text: "0.7", Percent: true}}},
		{"zeros in front", `<c s="3"><v>1</v></c>`, []intake.Cell{{Kind: intake.NumberCell, Text: "1", Shown: "001"}}},
		{"two places", `<c s="6"><v>99.995</v></c>`, []intake.Cell{{Kind: intake.NumberCell, Text: "99.995", Shown: "100.00"}}},
		{"result of a formula", `<c><f>40+2</f><v>42</v></c>`, []intake.Cell{{Kind: intake.NumberCell, Text: "42", Formula: true}}},
		{"formula without a result", `<c><f>40+2</f></c>`, []intake.Cell{{Kind: intake.UncachedCell, Formula: true}}},
		{"text formula without a result", `<c t="str"><f>"a"</f></c>`, []intake.Cell{{Kind: intake.UncachedCell, Formula: true}}},
		{"error", `<c t="e"><v>#DIV/0!</v></c>`, []intake.Cell{{Kind: intake.ErrorCell, Text: "#DIV/0!"}}},
		{"ISO date", `<c t="d"><v>2025-02-07T00:00:00</v></c>`, []intake.Cell{{Kind: intake.TextCell, Text: "2025-02-07"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows, s := readAll(t, packed(t, `<row r="1">`+c.in+`</row>`))
			require.NoError(t, s.Err())
			require.Equal(t, []gotRow{{1, c.want}}, rows)
			require.Equal(t, 1, s.Table.Counted)
		})
	}
}

func TestBlankRowsAreNotCounted(t *testing.T) {
	rows, s := readAll(t, packed(t, `<row r="1"><c><v>1</v></c></row><row r="2"/><row r="3"><c r="A3" s="1"/></row>`+
		`<row r="4"><c t="s"><v>3</v></c></row><row r="5"><c t="str"><f>""</f><v></v></c></row><row r="9"><c t="inlineStr"><is><t> </t></is></c><c t="s"><v>1</v></c></row>`))
	require.NoError(t, s.Err())
	require.Equal(t, 2, s.Table.Counted)
	var filled []int
	for _, r := range rows {
		for _, c := range r.Cells {
			if strings.TrimSpace(c.Text) != "" {
				filled = append(filled, r.Row)
				break
			}
		}
	}
	require.Equal(t, []int{1, 9}, filled)
}

func TestPrefixedElements(t *testing.T) {
	rows, s := readAll(t, packed(t, "", "xl/worksheets/sheet1.xml",
		`<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2" hidden="1"><x:c r="B2"><x:v>5</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="B2:B4"/></x:mergeCells></x:worksheet>`))
	require.NoError(t, s.Err())
	require.Equal(t, []gotRow{{2, []intake.Cell{{}, {Kind: intake.NumberCell, Text: "5"}}}}, rows)
	require.Equal(t, 1, s.Table.Counted)
	require.Equal(t, 1, s.HiddenRows)
	require.Equal(t, []string{"B2:B4"}, s.Table.Merged)
}

func TestDate1904(t *testing.T) {
	_, s := readAll(t, packed(t, `<row><c><v>1</v></c></row>`, "xl/workbook.xml",
		`<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" r:id="r1"/></sheets></workbook>`))
	require.True(t, s.Table.Date1904)
}

func TestRefused(t *testing.T) {
	good := packed(t, `<row><c><v>1</v></c></row>`)
	for _, c := range []struct {
		name string
		in   []byte
		want string
	}{
		{"web page", []byte("\uFEFF\n<html><table>"), "xlsx-html"},
		{"binary format", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "xlsx-old"},
		{"text", []byte("id,name\n"), "xlsx-not-zip"},
		{"nothing", nil, "xlsx-not-zip"},
		{"cut off", good[:len(good)/2], "xlsx-not-zip"},
		{"no content", packed(t, `<row r="1"/>`), "xlsx-no-sheet"},
		{"broken styles", packed(t, `<row><c><v>1</v></c></row>`, "xl/styles.xml", `<styleSheet><cellXfs>`), "xlsx-xml"},
		{"unpacks to too much", packed(t, strings.Repeat(" ", maxUnpacked)), "xlsx-limit"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Open(c.in)
			var e *Error
			require.True(t, errors.As(err, &e), "%v", err)
			require.Equal(t, c.want, e.Code)
		})
	}
}

func TestBrokenRows(t *testing.T) {
	first := `<row r="1"><c r="A1"><v>1</v></c></row>`
	for _, c := range []struct{ name, in, code, row string }{
		{"unknown entity", first + `<row r="4"><c><v>7&bad;</v></c></row><row r="5"><c><v>1</v></c></row>`, "xlsx-xml", "4"},
		{"document type", `<!DOCTYPE x [<!ENTITY a "A">]>` + first, "xlsx-doctype", ""},
		{"tags that do not match", first + `<row r="2"><c><v>1</c></v></row>`, "xlsx-xml", "2"},
		{"row twice", first + `<row r="1"><c><v>2</v></c></row>`, "xlsx-order", "1"},
		{"cell twice", `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`, "xlsx-order", "1"},
		{"no such text", `<row r="1"><c t="s"><v>9</v></c></row>`, "xlsx-string", "1"},
		{"far column", `<row r="1"><c r="AMK1"><v>9</v></c></row>`, "xlsx-columns", "1"},
		{"deep", first + strings.Repeat("<a>", 70), "xlsx-xml", "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, s := readAll(t, packed(t, c.in))
			var e *Error
			require.True(t, errors.As(s.Err(), &e), "%v", s.Err())
			require.Equal(t, c.code, e.Code)
			require.Equal(t, c.row, e.Args["row"])
			for _, lang := range []string{"zh", "en"} {
				require.NotContains(t, e.Message(lang), "{")
			}
		})
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(packed(f, `<row r="1"><c r="A1" t="s"><v>1</v></c><c><f>1</f></c></row>`))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Open(data)
		if err != nil {
			return
		}
		for _, s := range b.Sheets {
			for range s.Table.Rows {
			}
		}
	})
}

// FuzzSheet fuzzes what is inside, which a zip file hides from mutation, and holds
// the two counts together: where the walk ends well, both found the same rows.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>1</v></c><c><f>1</f></c></row>`)
	f.Add(`<row><c t="inlineStr"><is><r><t>a</t></r></is></c></row><row><c t="str"><f>1</f><v></v></c></row>`)
	f.Fuzz(func(t *testing.T, data string) {
		b, err := Open(packed(t, data))
		if err != nil {
			return
		}
		for range b.Sheets[0].Table.Rows {
		}
	})
}

// BenchmarkRows walks over rows of 60 cells, half of them shared texts.
func BenchmarkRows(b *testing.B) {
	const rows, columns = 2000, 60
	var s strings.Builder
	for range rows {
		s.WriteString("<row>")
		for c := range columns {
			if c%2 == 0 {
				s.WriteString(`<c t="s"><v>1</v></c>`)
			} else {
				s.WriteString(`<c s="1"><v>45695</v></c>`)
			}
		}
		s.WriteString("</row>")
	}
	data := packed(b, s.String())
	for b.Loop() {
		book, err := Open(data)
		if err != nil {
			b.Fatal(err)
		}
		for range book.Sheets[0].Table.Rows {
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rows), "ns/row")
}
