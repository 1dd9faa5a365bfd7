package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/program"
)

// combine looks at what the parts of a list ask of each other. all is the
// allocation, which says what is the same for every list.
func (s *section) combine(all object, a *program.Allocation) {
	s.elastic(all, a)
	s.minima()
	s.moneyQuotas()
	if b := s.terms.Budget; b != nil && s.one() != "" {
		s.sequential(all, a)
	}
	s.vacancy(all, a)
}

// elastic refuses to include ties where a maximum may not stretch. Higher and lower
// may or may not need a tier to: that is seen when the list is made.
func (s *section) elastic(all object, a *program.Allocation) {
	if a.AtCut == "include" {
		at := all.get("ties").Get("at_cut")
		if s.terms.Count != nil && !s.terms.Count.Elastic {
			s.include(at, s.get("count").KeyOf("max"), s.limit("count"))
		}
		for i, n := range s.tiers {
			if s.stiff(i) {
				s.include(at, n.KeyOf("max"), s.limit("tier:"+s.terms.Tiers[i].ID))
			}
		}
	}
	if a.AtTier == "higher" || a.AtTier == "lower" {
		for i, n := range s.tiers {
			if s.stiff(i) {
				s.warn(n.Get("max"), "policy-tier-elastic", "tier", s.terms.Tiers[i].ID, "mode", a.AtTier)
			}
		}
	}
}

// stiff reports whether a tier has a maximum that may not stretch.
func (s *section) stiff(i int) bool {
	max := s.terms.Tiers[i].Max
	return max != nil && !max.Elastic
}

// limit is the name of a limit in results: those of a pool begin with its id.
func (s *section) limit(name string) string {
	if s.pool != nil {
		return s.pool.ID + "/" + name
	}
	return name
}

func (s *section) include(at, limit *document.Node, name string) {
	f := s.fault(at, "policy-include", "limit", name)
	if limit != nil {
		f.Related = []document.Related{{Place: limit.Place(), Code: "related-limit", Args: document.Arg("name", name)}}
	}
}

// moneyQuotas refuses quotas of money beside modes that settle amounts only when
// the list is made.
func (s *section) moneyQuotas() {
	b := s.terms.Budget
	if b == nil || b.When != "partial" && b.When != "scale" && b.When != "whole" {
		return
	}
	for i, n := range s.quotas {
		if s.terms.Quotas[i].Of == "amount" {
			f := s.fault(n.Get("of"), "policy-amount-mode", "mode", b.When)
			f.Related = s.beside("when_short")
		}
	}
}

// beside points at a key of the budget.
func (s *section) beside(key string) []document.Related {
	if k := s.get("budget").KeyOf(key); k != nil {
		return []document.Related{{Place: k.Place(), Code: "related-beside", Args: document.Arg("name", key)}}
	}
	return nil
}

// one is the key by which money is handed out one candidate at a time; "" where it
// is not.
func (s *section) one() string {
	switch b := s.get("budget"); {
	case b.Get("fits") != nil:
		return "fits"
	case b.Get("skip_within") != nil:
		return "skip_within"
	}
	return ""
}

// sequential refuses what needs to look ahead where nobody above is ever moved for
// somebody below.
func (s *section) sequential(all object, a *program.Allocation) {
	say := func(at *document.Node, key string) {
		f := s.fault(at, "policy-sequential", "key", key, "by", s.one())
		f.Related = s.beside(s.one())
	}
	for i, n := range s.quotas {
		q := &s.terms.Quotas[i]
		if k := n.KeyOf("at_least"); k != nil {
			say(k, "at_least")
		}
		if q.MostPct && q.Of != "places" {
			say(n.Get("at_most"), "at_most: "+n.Get("at_most").Text+", of: "+q.Of)
		}
	}
	if a.Number {
		say(all.get("prefer"), "prefer: number")
	}
	if a.Vacancy == "keep" {
		say(all.get("vacancy"), "vacancy: keep")
	}
}

// vacancy speaks of shares that shorten the list when members withdraw: where
// vacancies are filled by a new run, others then lose what they had. Who wrote
// `rerun` knows.
func (s *section) vacancy(all object, a *program.Allocation) {
	if a.Vacancy != "rerun" || all.has("vacancy") {
		return
	}
	for i, n := range s.quotas {
		q := &s.terms.Quotas[i]
		if !q.LeastPct || q.Of == "places" || q.IfShort != "shrink" {
			continue
		}
		s.warn(n.Get("at_least"), "policy-vacancy-shrink", "quota", q.ID)
	}
}
