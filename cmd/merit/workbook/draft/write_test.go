package draft_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/cmd/merit/workbook"
	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
	"github.com/merit-rules/merit/internal/intake"
)

func read(t *testing.T, b *draft.Book) map[string][][]intake.Cell {
	t.Helper()
	data, err := b.Bytes()
	require.NoError(t, err)
	book, err := workbook.Open(data)
	require.NoError(t, err)
	out := map[string][][]intake.Cell{}
	for _, s := range book.Sheets {
		for _, cells := range s.Table.Rows {
			out[s.Name] = append(out[s.Name], append([]intake.Cell(nil), cells...))
		}
		require.NoError(t, s.Err())
	}
	return out
}

func TestTextsReadBackUnchanged(t *testing.T) {
	for _, text := range []string{
		"甲", "=1+1", "+5", "-5", "@a", "'=x", "\t甲", "＝甲", "a\nb", "a\r\nb", "_x0041_", "_x41_", "<&>\"'", "  a  ", "\x01", "😀", "001", "915001000620300070",
	} {
		got := read(t, &draft.Book{Sheets: []*draft.Sheet{{Name: "一", Rows: []draft.Row{{Cells: []draft.Cell{draft.Words("x", draft.Style{}), draft.Words(text, draft.Style{Bold: true})}}}}}})
		require.Equal(t, intake.Cell{Kind: intake.TextCell, Text: text}, got["一"][0][1], "%q", text)
	}
}

func TestDigits(t *testing.T) {
	for _, c := range []struct {
		in   string
		kind intake.CellKind
	}{
		{"0", intake.NumberCell}, {"-0.5", intake.NumberCell}, {"300000", intake.NumberCell}, {"123456789012345", intake.NumberCell}, {"1234567890123450", intake.TextCell},
		{"0.000000012345", intake.NumberCell}, {"1000000000000000", intake.TextCell}, {"1234567890123456", intake.TextCell}, {"0.1234567890123456", intake.TextCell},
		{"1/3", intake.TextCell}, {"≈1.5", intake.TextCell}, {"007", intake.TextCell}, {"5.", intake.TextCell}, {"1e5", intake.TextCell},
	} {
		got := read(t, &draft.Book{Sheets: []*draft.Sheet{{Name: "一", Rows: []draft.Row{{Cells: []draft.Cell{draft.Digits(c.in, draft.Style{})}}}}}})
		require.Equal(t, intake.Cell{Kind: c.kind, Text: c.in}, got["一"][0][0])
	}
}

func TestSameBytes(t *testing.T) {
	book := func() *draft.Book {
		return &draft.Book{Title: "表", Sheets: []*draft.Sheet{
			{Name: "一", Frozen: draft.Spot{Column: 1, Row: 1}, Filter: "A1:B2", Repeat: 1, Locked: true,
				Rows:     []draft.Row{{Cells: []draft.Cell{draft.Words("a", draft.Style{Fill: "DDEBF7", Border: true, Wrap: true}), draft.Digits("0.5", draft.Style{Format: "0.00%"})}}},
				Checks:   []draft.Check{{Range: "B2:B9", Options: "\"是,否\"", Title: "问", Help: "选"}, {Range: "A2:A9", Help: "只是说明"}},
				Comments: []draft.Comment{{At: draft.Spot{Column: 1}, Text: "依据<一>"}}, Columns: []draft.Column{{Width: 9}, {Width: 12, Style: draft.Style{Format: "@"}}}},
			{Name: "选项", Hidden: true},
		}, Names: []draft.Name{{Name: "m", Refers: "'一'!$A$1"}}}
	}
	a, err := book().Bytes()
	require.NoError(t, err)
	b, err := book().Bytes()
	require.NoError(t, err)
	require.True(t, bytes.Equal(a, b))
}

func TestNames(t *testing.T) {
	require.Equal(t, "a_b", draft.CleanName("a/b"))
	require.Len(t, []rune(draft.CleanName("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五")), 31)
	require.Equal(t, "AB12", draft.Spot{Column: 27, Row: 11}.String())
	require.Equal(t, "$A$2", draft.Spot{Row: 1}.Fixed())
}
