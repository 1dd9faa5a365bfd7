package whatif

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// round is an example to be tried with other values.
type example struct {
	folder, policy, apps, asOf, ledger string
}

var examples = []example{
	{folder: "chongqing-2025", apps: "applications.json", asOf: "2025-10-20", ledger: "ledger.jsonl"},
	{folder: "california-lihtc", apps: "applications.csv"},
	{folder: "canada-crs", apps: "applications.json"},
	{folder: "cn-procurement-87", apps: "applications.json"},
	{folder: "cq-incubators-2017", apps: "applications.json"},
	{folder: "cq-sme-fund-2021", apps: "applications.csv"},
	{folder: "cq-technical-service", apps: "applications.csv", asOf: "2024-06-30"},
	{folder: "florida-recreation", apps: "applications.csv"},
	{folder: "horizon-europe-ria", apps: "applications.csv"},
	{folder: "india-reservation", apps: "applications.csv"},
	{folder: "innovative-sme-2022", apps: "applications.json", asOf: "2026-06-30"},
	{folder: "nc-pro-rata", apps: "applications.csv"},
	{folder: "shapingba-2021", apps: "applications.json"},
	{folder: "tech-sme", apps: "applications.json"},
	{folder: "uk-skilled-worker-editions", policy: "policy-2024.yaml", apps: "applications.csv"},
	{folder: "us-e-rate", apps: "applications.json"},
	{folder: "usda-reap", apps: "applications.csv"},
	{folder: "xiamen-clusters-2024", apps: "applications.csv"},
}

func (e *example) open(t testing.TB) (*schema.Policy, *schema.Applications, allocation.Round) {
	t.Helper()
	dir := filepath.Join("..", "..", "examples", e.folder)
	file := e.policy
	if file == "" {
		file = "policy.yaml"
	}
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		require.NoError(t, err)
		return data
	}
	text := read(file)
	p, err := schema.Load(file, text, schema.Gather(file, text, func(name string) ([]byte, bool) {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		return data, err == nil
	}))
	require.NoError(t, err)
	apps, err := p.ParseApplications(e.apps, read(e.apps))
	require.NoError(t, err)
	terms := allocation.Round{AsOf: e.asOf}
	if e.ledger != "" {
		terms.Ledger, err = eligibility.ParseLedger(read(e.ledger))
		require.NoError(t, err)
	}
	return p, apps, terms
}

// numbers are the parameters of a policy that are numbers, with their values.
func numbers(p *schema.Policy) map[string]exact.Num {
	out := map[string]exact.Num{}
	prog := p.Compiled().(*program.Program)
	for i := range prog.Slots {
		if s := &prog.Slots[i]; s.Kind == program.Parameter && s.Type.Numeric() && len(s.Dated) == 1 {
			out[s.Name] = s.Dated[0].Value.Num()
		}
	}
	return out
}

// A cover says what the list is at every value of a range: values picked by a rule
// that knows nothing of it are run, and the list is the one that the cover has.
func TestCoverHoldsEverywhere(t *testing.T) {
	checked, whole := 0, 0
	for _, e := range examples {
		p, apps, terms := e.open(t)
		for name, v := range numbers(p) {
			lo, hi := exact.Mul(v, exact.Frac(9, 10)), exact.Mul(v, exact.Frac(11, 10))
			w := Sweep{Name: name, Values: []program.Value{program.Num(lo), program.Num(hi)}}
			prog := p.Compiled().(*program.Program)
			for i := range prog.Slots {
				if prog.Slots[i].Name == name && prog.Slots[i].Kind == program.Parameter {
					w.slot, w.s = i, &prog.Slots[i]
				}
			}
			q := &Question{Policy: p, Apps: apps, Terms: terms, Sweeps: []Sweep{w}}
			s := &study{ctx: context.Background(), q: q, rep: &Report{}}
			d := dependenceOn(prog, w.slot)
			probe, err := s.light(d, remembers(d), program.Value{})
			require.NoError(t, err)
			c := walk(lo, hi, probe)
			if !c.complete() {
				t.Logf("%s %s: not followed", e.folder, name)
				for _, n := range c.open {
					if n != nil {
						t.Log("   ", n.Expr.Text, n.Op)
					}
				}
				continue
			}
			whole++
			for i := int64(0); i <= 12; i++ {
				x := exact.Add(lo, exact.Mul(exact.Sub(hi, lo), exact.Frac(i*i, 12*12)))
				at := c.at(x)
				require.NotNil(t, at, "%s %s: nothing is said about %s", e.folder, name, x)
				list, _ := probe(x, false)
				require.Equal(t, list, at.list, "%s %s at %s, in (%s, %s) as at %s", e.folder, name, x, at.from, at.to, at.sample)
				checked++
			}
		}
	}
	require.Greater(t, whole, 20)
	t.Log(whole, "parameters,", checked, "values")
}
