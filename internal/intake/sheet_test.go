package intake

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/program"
)

func TestHeadersWithTheirOwnUnit(t *testing.T) {
	number := &program.Type{Kind: program.Number}
	p := &program.Program{
		Policy: program.Policy{Currency: "CNY"}, Inputs: 3,
		Slots: []program.Slot{
			{Name: "面积", Type: number, Unit: "平方米"},
			{Name: "额", Type: &program.Type{Kind: program.Money}},
			{Name: "率", Type: &program.Type{Kind: program.Percent}},
		},
	}
	for _, c := range []struct{ name, head, want string }{
		{"its unit", "面积（平方米）", "1 5 ? ?"},
		{"in other brackets", "面积(平方米)", "1 5 ? ?"},
		{"behind a blank", "面积 平方米", "1 5 ? ?"},
		{"money in 元", "额（元）", "1 ? 5 ?"},
		{"another unit", "面积（亩）", "file 0 面积（亩）: data-header-unit"},
		{"money in another unit", "额（万元）", "file 0 额（万元）: data-header-unit"},
		{"percent", "率（%）", "file 0 率（%）: data-header-unit"},
		{"no such column", "人数（人）", "file 0 人数（人）: data-column-unknown"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table := sheetOf([]Cell{word("id"), word(c.head)}, []Cell{word("1"), stored("5")})
			b, err := Read(p, []File{{Name: "a.xlsx", Table: table}})
			got := outcomes(b, err)
			require.Equal(t, c.want, got[len(got)-1])
		})
	}
}

func TestHeadersOfTwoRows(t *testing.T) {
	table := func() *Table {
		s := sheetOf(
			[]Cell{word("一季度汇总")},
			[]Cell{word("id"), word("name"), word("经营情况")},
			[]Cell{{}, {}, word("值"), word("x")},
			[]Cell{word("1"), word("a"), stored("5")})
		s.Merged = []string{"A1:D1", "A2:A3", "B2:B3", "C2:D2"}
		return s
	}
	_, err := Read(one(t, program.Number), []File{{Name: "a.xlsx", Table: table()}})
	require.ErrorContains(t, err, "row 2 looks like it")
	b, err := Read(one(t, program.Number), []File{{Name: "a.xlsx", Table: table(), HeaderRow: 3}})
	want := []string{"1 5", "file 0 x: data-column-unknown"}
	if diff := cmp.Diff(want, outcomes(b, err)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	require.ErrorContains(t, err, "D3 “x”")
}

func TestNothingToListIsAnAnswer(t *testing.T) {
	marks := &program.Program{Inputs: 1, Slots: []program.Slot{{Name: "打分", Type: &program.Type{Kind: program.List, Elem: &program.Type{Kind: program.Number}}}}}
	for _, none := range []string{"无", "[]", "不适用", "—"} {
		b, err := Read(marks, []File{{Name: "a.csv", Data: []byte("id,打分\n1," + none + "\n")}})
		require.NoError(t, err)
		require.Equal(t, []string{"1 []"}, outcomes(b, nil), none)
	}
	b, err := Read(marks, []File{
		{Name: "a.csv", Data: []byte("id,name,打分\n1,a,无\n")},
		{Name: "打分.csv", Data: []byte("id,打分\n1,5\n")},
	})
	require.NoError(t, err)
	require.Equal(t, []string{"row 2 打分: data-list-both"}, outcomes(b, nil))
	b, err = Read(withGoals(t), []File{{Name: "a.csv", Data: []byte("id,name,打分\n1,a,无\n")}})
	require.NoError(t, err)
	require.Equal(t, []string{"row 2 打分: data-list-short"}, outcomes(b, nil), "at least one is wanted")
}

func TestRefusalsNameTheirSheet(t *testing.T) {
	goals := sheetOf([]Cell{word("id"), word("打分")}, []Cell{word("1"), word("x")}, []Cell{word("9"), word("5")})
	goals.Sheet = "打分"
	people := sheetOf([]Cell{word("id")}, []Cell{word("1")}, []Cell{word("2")}, []Cell{word("2")})
	people.Sheet = "申报"
	b, err := Read(withGoals(t), []File{{Name: "a.xlsx", Table: people}, {Name: "a.xlsx", Table: goals}})
	require.NoError(t, err)
	var got []string
	for _, r := range b.Refused {
		got = append(got, r.Message("zh"))
	}
	require.Equal(t, []string{
		"工作表“申报”第3行“id”：编号“2”与第4行重复（2）。该行未计入，名单为暂定。",
		"工作表“申报”第4行“id”：编号“2”与第3行重复（2）。该行未计入，名单为暂定。",
		"工作表“打分”第2行（B2）“打分”：看不懂“x”，应填数。该行未计入，名单为暂定。",
		"工作表“打分”第3行“id”：没有编号为“9”的申请。该行未计入，名单为暂定。",
	}, got)
	require.Equal(t, "申报", b.SheetOf("1"))
}
