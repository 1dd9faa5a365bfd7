package allocation_test

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// vmFormulas are the formulas of [crowdPolicy] as expr itself runs them, in
// float64: the mean, eight rules, thirty leaves.
func vmFormulas() []string {
	list := []string{`mean(map(filter(目标, .目标值 > 0), min(1.0, .完成值 / .目标值)))`, `申报日期 <= 20126`, `完成率 >= 0.7`}
	for i := range 6 {
		list = append(list, fmt.Sprintf("条件%d", i))
	}
	rounded := func(formula string, args ...any) {
		list = append(list, "round("+fmt.Sprintf(formula, args...)+" * 100) / 100")
	}
	rounded("21 * 完成率")
	for i := range 8 {
		rounded("(3 * min(max((数值%d - %d) / %d, 0.0), 1.0))", i, 20+i, 60+i)
	}
	for i := range 8 {
		list = append(list, fmt.Sprintf("数值%d >= %d ? 3.0 : 数值%d >= %d ? 2.0 : 数值%d >= %d ? 0.5 : 0.0", 8+i, 300+i, 8+i, 200+i, 8+i, 100+i))
	}
	for i := range 9 {
		rounded("(3 * min(1.0, 数值%d / %d))", 11+i, 350+7*i)
	}
	for i := range 4 {
		list = append(list, fmt.Sprintf("条件%d ? 1.0 : 0.0", 4+i))
	}
	return list
}

// vmInputs is an applicant as expr's machine reads one.
func vmInputs(p *person) map[string]any {
	env := map[string]any{"申报日期": 20119 + p.day, "完成率": 0.0}
	for k, flag := range p.flags {
		env[fmt.Sprintf("条件%d", k)] = flag
	}
	for k, n := range p.numbers {
		env[fmt.Sprintf("数值%d", k)] = float64(n) / 100
	}
	goals := make([]map[string]any, len(p.goals))
	for k, g := range p.goals {
		goals[k] = map[string]any{"目标值": float64(g.target), "完成值": float64(g.done)}
	}
	env["目标"] = goals
	return env
}

// vmScore runs the programs, the mean first, and adds the leaves.
func vmScore(tb testing.TB, m *vm.VM, programs []*vm.Program, env map[string]any) (total float64) {
	for i, p := range programs {
		v, err := m.Run(p, env)
		require.NoError(tb, err)
		switch x := v.(type) {
		case float64:
			if i == 0 {
				env["完成率"] = x
			} else {
				total += x
			}
		case bool:
		default:
			tb.Fatalf("formula %d gives %T", i, v)
		}
	}
	return total
}

// BenchmarkScoreAgainstVM scores a crowd, exactly, in turns with expr's own
// machine, which computes the same formulas in float64.
func BenchmarkScoreAgainstVM(b *testing.B) {
	const n = 1000
	people := crowd(n)
	policy := prepared(b)
	envs := make([]map[string]any, n)
	for i := range people {
		envs[i] = vmInputs(&people[i])
	}
	var programs []*vm.Program
	for _, formula := range vmFormulas() {
		p, err := expr.Compile(formula, expr.Env(envs[0]))
		require.NoError(b, err, formula)
		programs = append(programs, p)
	}
	frame, apps := framed(b, policy, people)
	machine := vm.VM{}
	for i := range apps { // the same totals but for noise
		frame.Begin(&apps[i])
		frame.Run(0)
		total, err := strconv.ParseFloat(frame.Value(policy.Compiled().(*program.Program).Scoring.Total).Num().String(), 64)
		require.NoError(b, err)
		require.InDelta(b, vmScore(b, &machine, programs, envs[i]), total, 0.05)
	}
	var theirs, ours time.Duration
	for b.Loop() {
		start := time.Now()
		for i := range envs {
			vmScore(b, &machine, programs, envs[i])
		}
		middle := time.Now()
		for i := range apps {
			frame.Begin(&apps[i])
			frame.Run(0)
		}
		theirs += middle.Sub(start)
		ours += time.Since(middle)
	}
	b.ReportMetric(float64(theirs)/float64(ours), "x-faster-than-vm")
	b.ReportMetric(float64(ours.Nanoseconds())/float64(b.N)/n, "ns/applicant")
	b.ReportMetric(0, "ns/op")
}

func framed(tb testing.TB, policy *schema.Policy, people []person) (*program.Frame, []program.Applicant) {
	p := policy.Compiled().(*program.Program)
	setting, faults := p.Settle(program.Round{Stage: -1})
	require.Empty(tb, faults)
	read, err := policy.ParseApplications("a.ndjson", lines(people))
	require.NoError(tb, err)
	rows := read.Batch().(*intake.Batch).Applicants
	apps := make([]program.Applicant, len(rows))
	for i := range rows {
		apps[i] = program.Applicant{ID: rows[i].ID, Name: rows[i].Name, Inputs: rows[i].Inputs}
	}
	return program.NewFrame(p, setting), apps
}
