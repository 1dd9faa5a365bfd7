package whatif

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/outcome"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

func sweep(t testing.TB, p *schema.Policy, text string) Sweep {
	t.Helper()
	w, err := ParseSweep(p, text)
	require.NoError(t, err)
	return w
}

// A step is the round that a run with the same value is, be it run or taken over from
// the step before.
func TestStepsAreRuns(t *testing.T) {
	p, apps, terms := examples[0].open(t)
	for _, text := range []string{"合格完成率=78%..88%/2.5%", "支持数量上限=17..21/1", "两群支持比例=28%..32%/2%", "一档额度上限=20万..30万/5万"} {
		w := sweep(t, p, text)
		r, err := (&Question{Policy: p, Apps: apps, Terms: terms, Sweeps: []Sweep{w}}).Study(context.Background())
		require.NoError(t, err)
		require.True(t, r.Complete(), text)
		for _, row := range r.Lines[0].Rows {
			set := terms
			set.Set = map[string]string{w.Name: w.Text(row.Value)}
			ran, err := allocation.Run(p, apps, set)
			require.NoError(t, err)
			short, err := outcome.Read(ran.JSON())
			require.NoError(t, err)
			want := rowOf(short)
			want.Value, want.Changes, want.Reused = row.Value, row.Changes, row.Reused
			require.Equal(t, want, row, "%s at %s", text, w.Print(row.Value))
		}
	}
}

func TestThePresentValueChangesNothing(t *testing.T) {
	for _, e := range examples {
		p, apps, terms := e.open(t)
		prog := p.Compiled().(*program.Program)
		for i := range prog.Slots {
			s := &prog.Slots[i]
			if s.Kind != program.Parameter || !s.Type.Numeric() || len(s.Dated) != 1 {
				continue
			}
			w := Sweep{Name: s.Name, Values: []program.Value{s.Dated[0].Value}, slot: i, s: s}
			r, err := (&Question{Policy: p, Apps: apps, Terms: terms, Sweeps: []Sweep{w}}).Study(context.Background())
			require.NoError(t, err)
			row := r.Lines[0].Rows[0]
			require.Equal(t, r.Present.Counts, row.Counts, "%s %s", e.folder, s.Name)
			require.Empty(t, append(append(row.Enters, row.Leaves...), row.Moves...), "%s %s", e.folder, s.Name)
			require.Empty(t, r.Lines[0].Breaks)
		}
	}
}

// Every breakpoint is shown by the lists below, at and above it, and those of the
// example for its rate are the rates of platforms.
func TestBreakpointsOfTheExample(t *testing.T) {
	p, apps, terms := examples[0].open(t)
	for text, want := range map[string][]string{
		"合格完成率=70%..95%/5%":  {"3901/4800 above", "4051/4800 above", "53/60 above", "8909/9600 above", "2233/2400 above", "71/75 above"},
		"支持数量上限=18..22/1":    {"19 at", "20 at"},
		"两群支持比例=20%..40%/5%": {"0.2 above", "0.25 above", "0.3 above", "0.35 above"},
	} {
		w := sweep(t, p, text)
		q := &Question{Policy: p, Apps: apps, Terms: terms, Sweeps: []Sweep{w}}
		r, err := q.Study(context.Background())
		require.NoError(t, err)
		var got []string
		s := &study{ctx: context.Background(), q: q, rep: &Report{}}
		d := dependenceOn(p.Compiled().(*program.Program), w.slot)
		probe, err := s.light(d, nil, program.Value{})
		require.NoError(t, err)
		for _, b := range r.Lines[0].Breaks {
			got = append(got, b.Value.Num().String()+" "+b.Holds)
			near := exact.Frac(1, 1_000_000_000)
			below, _ := probe(exact.Sub(b.Value.Num(), near), false)
			at, _ := probe(b.Value.Num(), false)
			above, _ := probe(exact.Add(b.Value.Num(), near), false)
			require.NotEqual(t, below, above, "%s at %s", text, b.Value.Num())
			require.Equal(t, b.Holds == "at", at == above, "%s at %s", text, b.Value.Num())
			require.Equal(t, b.Holds == "above", at == below, "%s at %s", text, b.Value.Num())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestParseSweep(t *testing.T) {
	p, _, _ := examples[0].open(t)
	for text, want := range map[string][]string{
		"合格完成率=70%..80%/5%":           {"70%", "75%", "80%"},
		" 合格完成率 = 0.7,75% ":           {"70%", "75%"},
		"支持数量上限=1..2/0.5":             {"1", "1.5", "2"},
		"通知印发日=2025-01-14，2025-02-01": {"2025-01-14", "2025-02-01"},
		"一档额度上限=20万..30万/10万":         {"200000", "300000"},
	} {
		w := sweep(t, p, text)
		var got []string
		for _, v := range w.Values {
			got = append(got, w.Print(v))
		}
		require.Equal(t, want, got, text)
	}
	for text, want := range map[string]string{
		"合格完成率":                          "whatif-sweep",
		"合格完成率=":                         "whatif-sweep",
		"=1..2/1":                        "whatif-sweep",
		"合格完成率=70%..80%":                 "whatif-sweep",
		"合格完成率=80%..70%/5%":              "whatif-range",
		"合格完成率=70%..80%/0%":              "whatif-range",
		"合格完成率=70..80/5":                 "data-percent-bare",
		"合格率=70%..80%/5%":                "term-parameter",
		"支持数量上限=0..9/0.0001":             "whatif-steps",
		"通知印发日=2025-01-14..2025-02-01/1": "whatif-sweep",
	} {
		_, err := ParseSweep(p, text)
		var e *Error
		require.ErrorAs(t, err, &e, text)
		require.Equal(t, want, e.code, text)
	}
}

// BenchmarkSweep is a sweep of 251 steps with its breakpoints; BenchmarkNaive the same
// steps run one by one, without breakpoints. Their ratio is what the sweep saves.
func BenchmarkSweep(b *testing.B) {
	p, apps, terms := examples[0].open(b)
	w := sweep(b, p, "合格完成率=70%..95%/0.1%")
	for b.Loop() {
		_, err := (&Question{Policy: p, Apps: apps, Terms: terms, Sweeps: []Sweep{w}}).Study(context.Background())
		require.NoError(b, err)
	}
}

func BenchmarkNaive(b *testing.B) {
	p, apps, terms := examples[0].open(b)
	w := sweep(b, p, "合格完成率=70%..95%/0.1%")
	for b.Loop() {
		for _, v := range w.Values {
			terms.Set = map[string]string{w.Name: w.Text(v)}
			r, err := allocation.Run(p, apps, terms)
			require.NoError(b, err)
			_, err = outcome.Read(r.JSON())
			require.NoError(b, err)
		}
	}
}
