package analysis_test

import (
	"fmt"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/analysis"
	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// kinds are inputs of every type but numbers, with what may be missing or not asked.
const kinds = `
inputs:
  d: {type: date}
  e: {type: date, optional: true}
  m: {type: datetime}
  o: {type: integer, min: 0, max: 2, optional: true}
  b: {type: bool}
  w: {type: integer, min: 0, max: 3, when: b}
  s: {type: choices, options: [甲, 乙, 都没有], alone: 都没有}
  t: {type: text}
  r: {type: list, of: {k: {type: choice, options: [甲, 乙]}, n: {type: integer, min: 0, max: 2}, z: {type: integer, min: 0, max: 1, optional: true}}, unique: k, length: [0, 2]}
parameters:
  线: [{from: 2025-01-01, value: 1}, {from: 2025-01-04, value: 3}]
`

func day(t testing.TB, text string) program.Value {
	d, err := civil.ParseDate(text)
	require.NoError(t, err)
	return program.Day(d)
}

func moment(t testing.TB, text string) program.Value {
	zone, ok := civil.LoadZone("Asia/Shanghai")
	require.True(t, ok)
	m, err := civil.ParseDateTime(text, zone)
	require.NoError(t, err)
	return program.Moment(m)
}

// someApplications visits applications with values on and around all constants that the
// random conditions use.
func someApplications(t testing.TB, r *rand.Rand, visit func([]program.Value, program.Value)) {
	days := []program.Value{day(t, "2025-01-01"), day(t, "2025-01-03"), day(t, "2025-01-04"), day(t, "2025-02-28"), day(t, "2026-01-04"), day(t, "1999-12-31")}
	times := []program.Value{moment(t, "2025-01-03T00:00"), moment(t, "2025-01-03T23:59"), moment(t, "2025-01-04T00:00"), moment(t, "2025-01-03T18:00"), moment(t, "2026-01-01T10:00")}
	record := func(k string, n int64, z program.Value) program.Value {
		return program.Fields([]program.Value{program.String(k), program.Int(n), z})
	}
	pick := func(list []program.Value) program.Value { return list[r.Intn(len(list))] }
	texts := func(list ...string) program.Value {
		var out []program.Value
		for _, s := range list {
			out = append(out, program.String(s))
		}
		return program.Listing(out)
	}
	sets := []program.Value{texts(), texts("甲"), texts("乙"), texts("甲", "乙"), texts("都没有")}
	for range 700 {
		b := r.Intn(2) == 0
		w := program.Value{}
		if b {
			w = program.Int(int64(r.Intn(4)))
		}
		var records []program.Value
		for _, k := range []string{"甲", "乙"}[:r.Intn(3)] {
			records = append(records, record(k, int64(r.Intn(3)), pick([]program.Value{program.None(), program.Int(0), program.Int(1)})))
		}
		visit([]program.Value{
			pick(days), pick(append(days, program.None())), pick(times), pick([]program.Value{program.None(), program.Int(0), program.Int(1), program.Int(2)}),
			program.Truth(b), w, pick(sets), pick([]program.Value{program.String("x"), program.String("y"), program.String("其他")}), program.Listing(records),
		}, pick([]program.Value{day(t, "2025-01-01"), day(t, "2025-01-03"), day(t, "2025-01-04"), day(t, "2025-03-01")}))
	}
}

func (w writer) kindCondition(depth int) string {
	if depth > 0 {
		switch w.Intn(4) {
		case 0:
			return "(" + w.kindCondition(depth-1) + " and " + w.kindCondition(depth-1) + ")"
		case 1:
			return "(" + w.kindCondition(depth-1) + " or " + w.kindCondition(depth-1) + ")"
		case 2:
			return "(not " + w.kindCondition(depth-1) + ")"
		}
	}
	cmp := w.pick(" < ", " <= ", " > ", " >= ", " == ", " != ")
	date := w.pick(`date("2025-01-03")`, `date("2025-01-04")`, "d", "as_of")
	return w.pick(
		"(d"+cmp+date+")", "(m"+cmp+`date("2025-01-03")`+")", `(m < date("2025-01-04"))`, "(e == nil)", "(e != nil and e"+cmp+"d)", "(e"+cmp+date+")",
		"(o == nil)", fmt.Sprintf("(o ?? 1)%s%d", cmp, w.Intn(3)), fmt.Sprintf("o%s%d", cmp, w.Intn(3)), fmt.Sprintf("(w ?? 0)%s%d", cmp, w.Intn(4)), fmt.Sprintf("w%s%d", cmp, w.Intn(4)),
		`("甲" in s)`, `("都没有" in s)`, `(len(s)`+cmp+`1)`, `(t == "x")`, `(t in ["x", "y"])`, `(t != "y")`,
		`any(r, .k == "甲" and .n > 0)`, fmt.Sprintf("sum(r, .n)%s%d", cmp, w.Intn(4)), `all(r, .z != nil)`, "sum(r, .z ?? 0) == 1", "any(r, .z > 0)", "len(r) == 2",
		fmt.Sprintf("线%s%d", cmp, w.Intn(4)), fmt.Sprintf("years(d, as_of)%s%d", cmp, w.Intn(3)), fmt.Sprintf(`months(date("2025-01-04"), d)%s%d`, cmp, w.Intn(14)), fmt.Sprintf("days(d, as_of)%s%d", cmp, w.Intn(60)-1),
		fmt.Sprintf(`months(d, date("2025-02-28"))%s%d`, cmp, w.Intn(3)), fmt.Sprintf("year(d)%s%d", cmp, 2024+w.Intn(3)), fmt.Sprintf("month(d)%s%d", cmp, w.Intn(4)), `(addMonths(d, 1) > date("2025-02-03"))`, `(addDays(d, 3) == as_of)`,
		"first(r) == nil", "(find(r, .n > 1) != nil)", "max(map(r, .n)) > 1",
	)
}

// TestSolveKnowsEveryKind holds proofs that there is no applicant against applicants:
// none of those tried may be one. Whom the search finds, the evaluator has confirmed.
func TestSolveKnowsEveryKind(t *testing.T) {
	r := rand.New(rand.NewSource(11))
	count := map[analysis.Verdict]int{}
	for range 100 {
		w := writer{r}
		text := "merit: 1\npolicy: {id: p, title: 试, version: \"1\", timezone: Asia/Shanghai, currency: CNY}\n" + kinds +
			fmt.Sprintf("values:\n  v: {formula: '%s'}\neligibility:\n  - {id: 一, require: '%s'}\n  - {id: 二, when: '%s', require: '%s'}\n", w.kindCondition(2), w.kindCondition(1), w.kindCondition(0), w.kindCondition(2))
		res, err := schema.Parse("p.yaml", []byte(text))
		if err != nil {
			continue
		}
		p := res.Compiled().(*program.Program)
		asked := kindQuestions(p)
		some := make([]string, len(asked))
		someApplications(t, r, func(inputs []program.Value, asOf program.Value) {
			setting, faults := p.Settle(program.Round{Stage: -1, AsOf: asOf})
			require.Empty(t, faults)
			f := program.NewFrame(p, setting)
			f.Begin(&program.Applicant{ID: "a", Name: "a", Inputs: inputs})
			f.Run(0)
			for i, q := range asked {
				if some[i] == "" && q.here(f) {
					some[i] = fmt.Sprint(inputs, asOf)
				}
			}
		})
		space := analysis.NewSpace(analysis.Limits{Forks: 2000}, p)
		for i, q := range asked {
			a := space.Solve(q.goal, func(w *analysis.Witness) bool { return q.here(w.Run(0)) })
			count[a.Verdict]++
			if a.Verdict == analysis.None {
				require.Empty(t, some[i], "%s\n%s", q.name, text)
			}
		}
	}
	t.Log(count)
	require.Greater(t, count[analysis.Found], 100)
	require.Greater(t, count[analysis.None], 30)
}

func kindQuestions(p *program.Program) []question {
	v := p.Inputs + 1
	fails := func(i int) question {
		rule := &p.Eligibility[i]
		return question{"fails", func(path *analysis.Path) bool { return path.Rule(0, rule) == analysis.Fails }, func(f *program.Frame) bool {
			for _, hit := range f.Decision().Failures {
				if hit.Rule == rule {
					return true
				}
			}
			return false
		}}
	}
	return []question{
		{"true", func(path *analysis.Path) bool { return path.Truth(0, p.Slots[v].Formula) }, func(f *program.Frame) bool { return f.Value(v).Bool() }},
		{"fault", func(path *analysis.Path) bool { return path.Read(0, v).Fault() != nil }, func(f *program.Frame) bool { return f.Value(v).State() == program.IsError }},
		fails(0), fails(1),
		{"status", func(path *analysis.Path) bool { return path.Status(0) == program.Qualified }, func(f *program.Frame) bool { return f.Decision().Status == program.Qualified }},
	}
}
