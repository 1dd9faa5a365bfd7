package analysis_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/analysis"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// parse is a policy of the head that all have and what is given.
func parse(t testing.TB, body string) *program.Program {
	t.Helper()
	text := "merit: 1\npolicy: {id: p, title: 试, version: \"1\", timezone: Asia/Shanghai, currency: CNY}\n" + body
	p, err := schema.Parse("p.yaml", []byte(text))
	require.NoError(t, err, text)
	return p.Compiled().(*program.Program)
}

// small inputs have so few values that all applications can be tried.
const small = `
inputs:
  x: {type: integer, min: -1, max: 3}
  y: {type: integer, min: 0, max: 4}
  z: {type: number, min: 0, max: 2, step: 0.5}
  b: {type: bool}
  c: {type: choice, options: [甲, 乙, 丙]}
  l: {type: list, of: {type: integer, min: 0, max: 2}, length: [0, 2]}
`

func everyApplication(visit func([]program.Value)) {
	lists := []program.Value{program.Listing(nil)}
	for i := range int64(3) {
		lists = append(lists, program.Listing([]program.Value{program.Int(i)}))
		for j := range int64(3) {
			lists = append(lists, program.Listing([]program.Value{program.Int(i), program.Int(j)}))
		}
	}
	for x := int64(-1); x <= 3; x++ {
		for y := range int64(5) {
			for z := range int64(5) {
				for _, b := range []bool{false, true} {
					for _, c := range []string{"甲", "乙", "丙"} {
						for _, l := range lists {
							visit([]program.Value{program.Int(x), program.Int(y), program.Num(exact.Frac(z, 2)), program.Truth(b), program.String(c), l})
						}
					}
				}
			}
		}
	}
}

// writer makes random expressions over the small inputs.
type writer struct{ *rand.Rand }

func (w writer) pick(list ...string) string { return list[w.Intn(len(list))] }

func (w writer) number(depth int) string {
	if depth == 0 {
		return w.pick("x", "y", "z", "x", "y", "1", "2", "0.5", "3")
	}
	a, b := w.number(depth-1), w.number(depth-1)
	switch w.Intn(15) {
	case 0, 1:
		return "(" + a + " + " + b + ")"
	case 2:
		return "(" + a + " - " + b + ")"
	case 3:
		return "(" + w.pick("2", "0.5", "3") + " * " + a + ")"
	case 4:
		return "(" + a + " / " + w.pick("2", "4", b) + ")"
	case 5:
		return "min(" + a + ", " + b + ")"
	case 6:
		return "max(" + a + ", " + b + ")"
	case 7:
		return "(" + w.condition(depth-1) + " ? " + a + " : " + b + ")"
	case 8:
		return "clamp(" + a + ", 0, " + w.pick("1", "2", b) + ")"
	case 9:
		return fmt.Sprintf("round(%s, 0, %q)", a, w.pick("half_up", "half_even", "down", "up", "ceiling", "floor"))
	case 10:
		return "sum(l)"
	case 11:
		return w.pick("sum(map(l, # * 2))", "count(l, # > 0)", "len(l)", "sum(filter(l, # >= 1))")
	case 12:
		return w.pick("floor", "ceil", "abs") + "(" + a + ")"
	case 13:
		return "(" + a + " * " + b + ")"
	}
	return w.pick("mean(l)", "max(l)", "median(l)", a, "("+a+" % 2)")
}

func (w writer) condition(depth int) string {
	if depth == 0 {
		return w.pick("b", "not b", `c == "甲"`, `c in ["甲", "丙"]`, "any(l, # > 1)", `c != "乙"`)
	}
	switch w.Intn(5) {
	case 0:
		return "(" + w.condition(depth-1) + " and " + w.condition(depth-1) + ")"
	case 1:
		return "(" + w.condition(depth-1) + " or " + w.condition(depth-1) + ")"
	}
	return "(" + w.number(depth-1) + w.pick(" < ", " <= ", " > ", " >= ", " == ", " != ") + w.number(depth-1) + ")"
}

// leaf is a random form of an indicator.
func (w writer) leaf() string {
	of := w.number(w.Intn(2))
	switch w.Intn(6) {
	case 0:
		return fmt.Sprintf("bands: {of: %q, %s: {1: 2, 2: 5, 0: 3}, else: 0}", of, w.pick("at_least", "more_than", "at_most", "less_than"))
	case 1:
		return fmt.Sprintf("bands: {of: %q, table: [{to: 0, points: 1}, {from: 0, to: 2, points: 4}, {from: 2, points: 2}]}", of)
	case 2:
		return "points: {of: c, options: {甲: 3, 乙: 1, 丙: 0}}"
	case 3:
		return fmt.Sprintf("checklist: [{if: %q, points: 2}, {if: %q, points: 3}, {if: b, points: 1}], take: %s", w.condition(1), w.condition(1), w.pick("sum", "best"))
	case 4:
		return fmt.Sprintf("matrix: {rows: {of: %q, at_least: [1, 2], else: true}, columns: {of: b, options: [true, false]}, cells: [[1, 2], [3, 4], [0, 5]]}", of)
	}
	return fmt.Sprintf("formula: %q", w.number(2))
}

func (w writer) policy() string {
	var out strings.Builder
	out.WriteString(small)
	if w.Intn(2) == 0 {
		fmt.Fprintf(&out, "checks:\n  - {require: %q, message: no}\n", w.condition(1))
	}
	fmt.Fprintf(&out, "values:\n  v: {formula: %q}\n", w.number(2))
	fmt.Fprintf(&out, "eligibility:\n  - {id: r, require: %q}\n", w.condition(2))
	out.WriteString("scoring:\n  max: 20\n  indicators:\n")
	for i := range 2 {
		fmt.Fprintf(&out, "    - {id: i%d, max: 10, %s}\n", i, w.leaf())
	}
	return out.String()
}

// question is asked of a path, and of the evaluator.
type question struct {
	name string
	goal analysis.Goal
	here func(f *program.Frame) bool
}

func questions(p *program.Program, r *rand.Rand) []question {
	rule := &p.Eligibility[0]
	total := p.Scoring.Total
	v := p.Inputs
	line := &program.Node{Op: program.OpConst, Const: program.Int(int64(r.Intn(12)))}
	above := &program.Node{Op: program.OpGe, Args: []*program.Node{{Op: program.OpSlot, Slot: total}, line}}
	equal := &program.Node{Op: program.OpEq, Args: []*program.Node{{Op: program.OpSlot, Slot: v}, {Op: program.OpConst, Const: program.Int(int64(r.Intn(4)))}}}
	is := func(n *program.Node) question {
		return question{"true", func(path *analysis.Path) bool { return path.Truth(0, n) }, func(f *program.Frame) bool { return f.Eval(n).Bool() }}
	}
	return []question{
		is(above), is(equal),
		{"rule fails", func(path *analysis.Path) bool { return path.Rule(0, rule) == analysis.Fails }, func(f *program.Frame) bool {
			for _, hit := range f.Decision().Failures {
				if hit.Rule == rule {
					return true
				}
			}
			return false
		}},
		{"value fails", func(path *analysis.Path) bool { return path.Read(0, v).Fault() != nil }, func(f *program.Frame) bool { return f.Value(v).State() == program.IsError }},
		{"status", func(path *analysis.Path) bool { return path.Status(0) == program.Qualified }, func(f *program.Frame) bool { return f.Decision().Status == program.Qualified }},
	}
}

// TestSolveAgreesWithTryingAll holds every verdict against all applications there are.
func TestSolveAgreesWithTryingAll(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	count := map[analysis.Verdict]int{}
	for range 90 {
		w := writer{r}
		text := w.policy()
		res, err := schema.Parse("p.yaml", []byte("merit: 1\npolicy: {id: p, title: 试, version: \"1\", timezone: Asia/Shanghai, currency: CNY}\n"+text))
		if err != nil {
			continue // a constant condition, points above the maximum
		}
		p := res.Compiled().(*program.Program)
		asked := questions(p, r)
		some := make([]bool, len(asked))
		setting, _ := p.Settle(program.Round{Stage: -1})
		f := program.NewFrame(p, setting)
		everyApplication(func(inputs []program.Value) {
			f.Begin(&program.Applicant{ID: "a", Inputs: inputs})
			for phase := range max(p.Phases, 1) {
				f.Run(phase)
			}
			if len(f.DataFaults()) > 0 {
				return
			}
			for i, q := range asked {
				some[i] = some[i] || q.here(f)
			}
		})
		space := analysis.NewSpace(analysis.Limits{Forks: 3000}, p)
		for i, q := range asked {
			a := space.Leaning(r.Intn(3)-1, q.goal, func(w *analysis.Witness) bool { return q.here(w.Run(0)) })
			count[a.Verdict]++
			switch a.Verdict {
			case analysis.Found:
				require.True(t, some[i], "%s\n%s", q.name, text)
			case analysis.None:
				require.False(t, some[i], "%s\n%s", q.name, text)
			}
		}
	}
	t.Log(count)
	require.Greater(t, count[analysis.Found], 100)
	require.Greater(t, count[analysis.None], 50)
	require.Less(t, count[analysis.Open]*8, count[analysis.Found]+count[analysis.None], "too much is left open")
}
