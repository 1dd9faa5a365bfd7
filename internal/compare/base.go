package compare

import (
	"strings"

	"github.com/merit-rules/merit/internal/outcome"
)

// Before is the old edition in the new names, with every input that the new edition
// adds: an application of the new round can be read for it.
func (r *Result) Before() *Edition {
	if mix := r.Mix(nil); mix != nil {
		return mix
	}
	return r.plain
}

// asked are the changes that add an input. By itself an input decides nothing, and
// without it the column of an application could not be read.
func (r *Result) asked() []int {
	var out []int
	for i := range r.Changes {
		if c := &r.Changes[i]; c.Kind == Added && c.edit.new != nil && strings.HasPrefix(c.Path, "inputs.") && c.edit.in == r.section("inputs") {
			out = append(out, c.Number)
		}
	}
	return out
}

// Translate gives the rules, indicators, tiers and limits of an old outcome the
// names that the new edition has for them.
func (r *Result) Translate(o *outcome.Round) {
	if len(r.names) == 0 {
		return
	}
	of := func(name string, sections ...string) string {
		for _, s := range sections {
			if to, ok := r.names[key{s, name}]; ok {
				return to
			}
		}
		return name
	}
	for i := range o.Applicants {
		a := &o.Applicants[i]
		for j := range a.Failures {
			a.Failures[j].Rule = of(a.Failures[j].Rule, "eligibility", "qualification")
		}
		for j := range a.Scores {
			a.Scores[j].ID = of(a.Scores[j].ID, "scoring")
		}
		for j := range a.Missing {
			a.Missing[j] = of(a.Missing[j], "inputs")
		}
		if a.Award != nil {
			a.Award.Tier, a.Award.Pool = of(a.Award.Tier, "tiers"), of(a.Award.Pool, "pools")
		}
	}
}
