package intake

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/program"
)

func word(s string) Cell   { return Cell{Kind: TextCell, Text: s} }
func stored(s string) Cell { return Cell{Kind: NumberCell, Text: s} }
func dated(s string) Cell  { return Cell{Kind: DateCell, Text: s} }

// sheetOf is a table of the given rows; a nil row is one without cells.
func sheetOf(rows ...[]Cell) *Table {
	counted := 0
	for _, r := range rows {
		if !allBlank(r) {
			counted++
		}
	}
	return &Table{Counted: counted, Rows: func(yield func(int, []Cell) bool) {
		for i, r := range rows {
			if r != nil && !yield(i+1, r) {
				return
			}
		}
	}}
}

// column is a sheet of one input, 值, with ids 1, 2, 3 and so on.
func columnOf(cells ...Cell) *Table {
	rows := [][]Cell{{word("id"), word("name"), word("值")}}
	for i, c := range cells {
		rows = append(rows, []Cell{word(strconv.Itoa(i + 1)), word("甲" + strconv.Itoa(i)), c})
	}
	return sheetOf(rows...)
}

func TestCells(t *testing.T) {
	tests := []struct {
		name string
		kind program.Kind
		cell Cell
		want string
	}{
		{"float noise", program.Number, stored("7.0000000000000007E-2"), "0.07"},
		{"float noise", program.Number, stored("0.94999999999999996"), "0.95"},
		{"float noise", program.Number, stored("86.349999999999994"), "86.35"},
		{"whole", program.Number, stored("45667"), "45667"},
		{"large", program.Number, stored("1E+20"), "100000000000000000000"},
		{"tiny", program.Number, stored("1E-10"), "0.0000000001"},
		{"a result out of another workbook", program.Number, Cell{Kind: ForeignCell, Text: "5", Formula: true}, "data-cell-foreign C2"},
		{"too many digits", program.Number, stored("0.30000000000000004"), "data-cell-digits C2"},
		{"15 digits and zeros", program.Number, stored("9.1500100062030003E+17"), "915001000620300000"},
		{"beyond the exponent", program.Number, stored("1E+300"), "data-exponent C2"},
		{"shown rounded", program.Number, Cell{Kind: NumberCell, Text: "99.995", Shown: "100.00"}, "99.995"},
		{"date in a number column", program.Number, dated("45695"), "data-cell-date C2"},
		{"number as text", program.Number, word("1,234.5"), "1234.5"},
		{"text with blanks", program.Number, word(" 42 "), "42"},
		{"bool in a number column", program.Number, Cell{Kind: BoolCell, Text: "1"}, "data-unreadable C2"},
		{"error", program.Number, Cell{Kind: ErrorCell, Text: "#DIV/0!"}, "data-cell-error C2"},
		{"formula without result", program.Number, Cell{Kind: UncachedCell}, "data-cell-uncached C2"},
		{"formula", program.Number, Cell{Kind: NumberCell, Text: "42", Formula: true}, "42"},
		{"blank", program.Number, Cell{}, "?"},
		{"blank text", program.Number, word(" "), "?"},
		{"percent", program.Percent, stored("0.7"), "0.7"},
		{"percent without format", program.Percent, stored("70"), "data-percent-bare C2"},
		{"percent with format", program.Percent, Cell{Kind: NumberCell, Text: "1", Percent: true}, "1"},
		{"percent over the limit", program.Percent, Cell{Kind: NumberCell, Text: "1.2", Percent: true}, "data-max C2"},
		{"date", program.Date, dated("45695"), "2025-02-07"},
		{"date of 1900", program.Date, dated("61"), "1900-03-01"},
		{"date before", program.Date, dated("60"), "data-cell-serial C2"},
		{"date with a time", program.Date, dated("45695.5"), "data-cell-serial C2"},
		{"negative date", program.Date, dated("-1"), "data-cell-serial C2"},
		{"last date", program.Date, dated("2958465"), "9999-12-31"},
		{"after the last date", program.Date, dated("2958466"), "data-cell-serial C2"},
		{"number without date format", program.Date, stored("45695"), "data-serial C2"},
		{"date as text", program.Date, word("2025/2/7"), "2025-02-07"},
		{"moment", program.DateTime, dated("45695.75"), "2025-02-07T10:00:00Z"},
		{"moment that no fraction holds", program.DateTime, dated("45695.7291666667"), "2025-02-07T09:30:00Z"},
		{"moment at midnight", program.DateTime, dated("45695"), "2025-02-06T16:00:00Z"},
		{"moment between seconds", program.DateTime, dated("45695.00000579"), "data-cell-serial C2"},
		{"bool", program.Bool, Cell{Kind: BoolCell, Text: "1"}, "true"},
		{"bool", program.Bool, Cell{Kind: BoolCell, Text: "0"}, "false"},
		{"number for a bool", program.Bool, stored("1"), "data-unreadable C2"},
		{"text", program.TextKind, word("007"), "007"},
		{"number in a text column", program.TextKind, stored("12345"), "12345"},
		{"code in a text column", program.TextKind, stored("9.1500100062030003E+17"), "data-number-as-text C2"},
		{"fraction in a text column", program.TextKind, stored("1.5"), "data-number-as-text C2"},
		{"zeros only shown", program.TextKind, Cell{Kind: NumberCell, Text: "1", Shown: "001"}, "data-shown C2"},
		{"control character", program.TextKind, word("\x1b[31m甲\u202e"), "data-character C2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Read(one(t, tt.kind), []File{{Name: "a.xlsx", Table: columnOf(tt.cell)}})
			require.NoError(t, err)
			settled(t, b)
			got := ""
			for _, r := range b.Applicants {
				got = print(r.Inputs[0])
			}
			for _, r := range b.Refused {
				got = r.Code + " " + r.Cell
				require.Contains(t, r.Message("zh"), "第2行（C2）“值”")
				require.NotContains(t, r.Message("zh"), "\x1b")
			}
			require.Equal(t, tt.want, got)
		})
	}
}

func TestTimesOfDayAreSeconds(t *testing.T) {
	for stored, want := range map[string]string{
		"45696.388888888891": "1 2025-02-08T01:20:00Z",
		"45693.65625":        "1 2025-02-05T07:45:00Z",
		"45693.656481481483": "1 2025-02-05T07:45:20Z",
		"45693":              "1 2025-02-04T16:00:00Z",
		"45693.65625001":     "1 2025-02-05T07:45:00Z",
		"45693.656251":       "row 2 值: data-cell-serial",
		"45693.9999999":      "row 2 值: data-cell-serial",
	} {
		b, err := Read(one(t, program.DateTime), []File{{Name: "a.xlsx", Table: columnOf(dated(stored))}})
		require.NoError(t, err)
		require.Equal(t, []string{want}, outcomes(b, nil), stored)
	}
}

func TestDatesCountedFrom1904(t *testing.T) {
	table := columnOf(dated("44233"))
	table.Date1904 = true
	b, err := Read(one(t, program.Date), []File{{Name: "a.xlsx", Table: table}})
	require.NoError(t, err)
	require.Equal(t, []string{"1 2025-02-07"}, outcomes(b, nil))
}

func TestSheets(t *testing.T) {
	head := []Cell{word("id"), word("name"), word("值")}
	merged := sheetOf(head, []Cell{word("1"), word("a"), stored("5")}, []Cell{word("2"), word("b")}, []Cell{word("3"), word("c")}, []Cell{word("4"), word("d"), stored("6")})
	merged.Merged = []string{"A1:A1", "C2:C4"}
	lost := columnOf(stored("5"), stored("6"))
	lost.Counted = 4
	titled := sheetOf([]Cell{word("汇总表")}, nil, head, []Cell{word("1"), word("a"), stored("5")})
	titled.Merged = []string{"A1:C1"}
	tests := []struct {
		name  string
		table *Table
		want  string
	}{
		{"empty rows", sheetOf(head, nil, []Cell{{}, {}, word(" ")}, []Cell{word("1"), {}, stored("5")}), "1 5"},
		{"row without id", sheetOf(head, []Cell{{}, word("合计"), stored("5")}), "row 2 id: data-id-missing"},
		{"number as id", sheetOf(head, []Cell{stored("12"), {}, stored("5")}), "12 5"},
		{"id shown with zeros", sheetOf(head, []Cell{{Kind: NumberCell, Text: "1", Shown: "001"}}), "row 2 id: data-shown"},
		{"value in a column without a name", sheetOf(head, []Cell{word("1"), {}, stored("5"), word("x")}), "row 2 : data-stray"},
		{"merged", merged, "4 6; row 2 : data-merged; row 3 : data-merged; row 4 : data-merged"},
		{"title row", titled, "file 0 : data-header-below"},
		{"no header", sheetOf([]Cell{word("x")}, []Cell{word("y")}), "file 0 : data-header-missing"},
		{"empty", sheetOf(), "file 0 : data-empty"},
		{"a row that was lost", lost, "1 5; 2 6; file 0 : data-count"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Read(one(t, program.Number), []File{{Name: "a.xlsx", Table: tt.table}})
			settled(t, b)
			if diff := cmp.Diff(tt.want, strings.Join(outcomes(b, err), "; ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	b, err := Read(one(t, program.Number), []File{{Name: "a.xlsx", Table: titled, HeaderRow: 3}})
	require.NoError(t, err)
	require.Equal(t, []string{"1 5"}, outcomes(b, nil))
	b, _ = Read(one(t, program.Number), []File{{Name: "a.xlsx", Table: merged}})
	require.Equal(t, "第2行（C2:C4）：合并单元格 C2:C4（第2至4行）：请取消合并，逐行填写。该行未计入，名单为暂定。", b.Refused[0].Message("zh"))
}

func TestListOnASheetOfItsOwn(t *testing.T) {
	list := sheetOf([]Cell{word("id"), word("打分")}, []Cell{word("1"), stored("10")}, []Cell{stored("1"), word("2.5")}, []Cell{word("2"), {Kind: ErrorCell, Text: "#N/A"}})
	list.Sheet = "打分"
	b, err := Read(withGoals(t), []File{
		{Name: "a.xlsx", Table: sheetOf([]Cell{word("id")}, []Cell{word("1")}, []Cell{word("2")})},
		{Name: "a.xlsx", Table: list},
	})
	require.NoError(t, err)
	settled(t, b)
	require.Equal(t, []string{"1 ? [10 2.5]", "row 4 打分: data-cell-error"}, outcomes(b, nil))
	require.Equal(t, "B4", b.Refused[0].Cell)
}

func TestSheetNotes(t *testing.T) {
	b, err := Read(one(t, program.Number), []File{{Name: "a.xlsx", Table: columnOf(
		Cell{Kind: NumberCell, Text: "42", Formula: true}, Cell{Kind: NumberCell, Text: "99.995", Shown: "100.00"},
	)}})
	require.NoError(t, err)
	require.Equal(t, "1个公式单元格取的是保存的结果\n1个单元格（C3）的显示与所存的数不同，以所存为准", messages(b, nil))
}

func TestReferences(t *testing.T) {
	require.Equal(t, "A1", reference(0, 1))
	require.Equal(t, "Z9", reference(25, 9))
	require.Equal(t, "AA10", reference(26, 10))
	require.Equal(t, "AMJ2", reference(1023, 2))
}
