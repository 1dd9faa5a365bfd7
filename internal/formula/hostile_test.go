package formula

import (
	"math/big"
	"os"
	"strings"
	"testing"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/stretchr/testify/require"
)

// world is the program around the test's names: their slots, and one applicant.
func world(t testing.TB) *program.Program {
	p := &program.Program{}
	for _, n := range testNames() {
		p.Slots = append(p.Slots, program.Slot{Name: n.Name, Type: n.Type, Kind: program.Input})
	}
	p.Inputs = len(p.Slots)
	env := testEnv()
	double, problems := env.Compile(&program.Expr{Text: "数 * 2"}, Use{Locals: []Local{{Name: "数", Type: numberType}}})
	require.Empty(t, problems)
	points, problems := env.Compile(&program.Expr{Text: "权重[某领域]"}, Use{Locals: []Local{{Name: "某领域", Type: textType}}})
	require.Empty(t, problems)
	p.Funcs = []program.Func{{Name: "加倍", Params: []string{"数"}, Body: double}, {Name: "领域得分", Params: []string{"某领域"}, Body: points}}
	return p
}

func num(n int64) program.Value { return program.Int(n) }

func day(y, m, d int) program.Value {
	date, _ := civil.Of(y, m, d)
	return program.Day(date)
}

func target(domain string, target, done, satisfied int64) program.Value {
	return program.Fields([]program.Value{program.String(domain), num(target), num(done), program.Num(exact.Frac(satisfied, 100))})
}

// frame is a frame before the applicant of the test: 未填 and 假 are not known.
func frame(t testing.TB, p *program.Program) *program.Frame {
	values := map[string]program.Value{
		"x": num(5), "y": num(-3), "完成": num(7), "目标": num(9), "零": num(0), "名": program.String("中文abc"), "日": day(2025, 2, 7),
		"真": program.Truth(true), "假": program.Truth(false), "片区": program.String("渝东北"), "区县": program.String("万州区"), "等次": program.String("良好"),
		"表": program.Listing([]program.Value{num(1), num(2), num(3)}), "空表": program.Listing(nil),
		"完成率": program.Num(exact.Frac(7, 10)), "满意度": program.Num(exact.Frac(92, 100)), "申请金额": num(300000), "专职人员数": num(12),
		"证书有效期至": program.None(), "获得荣誉": program.Listing([]program.Value{program.String("市级")}),
		"工作目标": program.Listing([]program.Value{target("码上服务", 10, 7, 95), target("梯度培育", 0, 3, 80), target("融资促进", 4, 6, 90)}),
		"失信记录": program.Listing([]program.Value{program.Fields([]program.Value{day(2024, 5, 1), program.None()})}),
		"权重":   program.Fields([]program.Value{num(14), num(10), num(12)}), "总分": num(86),
		"due.plan": day(2025, 2, 7), "due.district": day(2025, 2, 14), "period.from": day(2025, 1, 1), "period.to": day(2025, 9, 30), "as_of": day(2025, 10, 17),
		"甲": num(1), "乙": num(2), "笔试": num(80), "面试": num(90), "投诉数": num(8),
	}
	inputs := make([]program.Value, p.Inputs)
	for i, s := range p.Slots {
		inputs[i] = values[s.Name]
	}
	setting, faults := p.Settle(program.Round{Stage: -1})
	require.Empty(t, faults)
	f := program.NewFrame(p, setting)
	f.Begin(&program.Applicant{ID: "A", Inputs: inputs})
	return f
}

// outcome says in the words of the list what an expression gives.
func outcome(t *testing.T, p *program.Program, text string) (got, said string) {
	node, problems := compile(text, Use{})
	for _, problem := range problems {
		said += problem.Text("zh") + problem.Text("en")
	}
	if node == nil {
		require.NotEmpty(t, problems)
		return "error", said
	}
	return shown(frame(t, p).Eval(node)), said
}

func shown(v program.Value) string {
	switch v.State() {
	case program.IsNumber:
		return v.Num().String()
	case program.IsBool:
		if v.Bool() {
			return "true"
		}
		return "false"
	case program.IsText:
		return v.Text()
	case program.IsDate:
		return v.Date().String()
	case program.IsUnknown:
		return "unknown"
	case program.IsNil:
		return "nil"
	case program.IsError:
		return "error"
	case program.IsList, program.IsRecord:
		var parts []string
		for _, e := range v.List() {
			parts = append(parts, shown(e))
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	return "absent"
}

// sameNumber compares what was got with what is wanted, numbers by value.
func sameNumber(got, want string) bool {
	if got == want {
		return true
	}
	x, ok := new(big.Rat).SetString(want)
	y, ok2 := new(big.Rat).SetString(got)
	return ok && ok2 && x.Cmp(y) == 0
}

// Every line of the hostile list gives what it says.
func TestHostileExpressions(t *testing.T) {
	data, err := os.ReadFile("testdata/expr-list.txt")
	require.NoError(t, err)
	p := world(t)
	for _, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		text, want, ok := strings.Cut(line, "\t")
		require.True(t, ok, line)
		t.Run(clip(text), func(t *testing.T) {
			got, said := outcome(t, p, unfold(text))
			for _, w := range strings.Split(want, " or ") {
				w, token, _ := strings.Cut(w, " ; ")
				if !sameNumber(got, strings.TrimPrefix(w, "= ")) {
					continue
				}
				for _, one := range strings.Split(token, "||") {
					if strings.Contains(said, one) {
						return
					}
				}
			}
			t.Fatalf("%s\ngot  %s %s\nwant %s", clip(text), got, said, want)
		})
	}
}
