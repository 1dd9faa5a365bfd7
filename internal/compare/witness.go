package compare

import (
	"maps"
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/analysis"
	"github.com/merit-rules/merit/internal/program"
)

// Search is what was found of an applicant whom the two editions treat differently:
// with another status or total, or as a candidate in another way.
type Search struct {
	// Verdict is "found", "none", which is proved for every application that both
	// editions accept, or "open".
	Verdict     string
	Application []byte // of found, as JSON for the new edition
	Earlier     []byte // the same for the old one, where that differs
	Sentence    string // the answers that matter
	AsOf        string
	Old, New    Treatment
	Cells       int // how many stretches of applications were looked at
	Why         []analysis.Reason
	List        []int // changes of what depends on the whole field: no one applicant shows them
	Accepted    []int // changes of which applications are accepted at all
}

// Treatment is how an edition treats an applicant by itself.
type Treatment struct {
	Status   string
	Total    string
	Failures []string
}

// point is something about one applicant that an edition may decide in another way.
type point struct {
	differs func(p *analysis.Path) bool
	total   bool             // it is the total
	nodes   [2]*program.Node // of the allocation, which looks at candidates only; nil: it is none
}

// placing reports whether a point is one of the allocation.
func (x *point) placing() bool { return x.nodes[0] != nil }

// Witness searches an applicant whom the two editions treat differently.
func (r *Result) Witness() *Search {
	s := &Search{}
	s.List, s.Accepted = r.beyond()
	old, new := r.plain.Program(), r.New.Program()
	c := cross(old, new)
	if len(c.list) == 0 {
		s.Verdict = "none"
		return s
	}
	space := analysis.NewSpace(analysis.Limits{}, old, new)
	some := space.Solve(func(p *analysis.Path) bool { return len(different(p, c.list)) > 0 }, nil)
	s.Cells = some.Cells
	if some.Verdict == analysis.None {
		s.Verdict = "none"
		return s
	}
	s.deep(c)
	return s
}

// The limits of a search for one who matters more, and of one for anybody.
const (
	closeForks = 2_000
	wideForks  = 6_000
)

// deep looks for an applicant for whom a difference matters: best one of whom an
// edition makes a candidate and the other does not, else a candidate of both, else
// anybody. Whoever fails a rule that both editions have is no candidate.
func (s *Search) deep(c *crossing) {
	candidate := func(p *analysis.Path) bool { return c.passes(p) && matters(p, different(p, c.list), true) }
	if w := climb(c); w != nil {
		s.Verdict = "found"
		s.take(w)
		return
	}
	anybody := func(p *analysis.Path) bool { return matters(p, different(p, c.list), false) }
	for _, try := range []struct {
		goal  analysis.Goal
		forks int
		lean  int
		whole bool // it is about every applicant
	}{{candidate, closeForks, 1, false}, {candidate, closeForks, 0, false}, {anybody, wideForks, 0, true}, {anybody, closeForks, 1, true}} {
		answer := analysis.NewSpace(analysis.Limits{Forks: try.forks}, c.old, c.new).Leaning(try.lean, try.goal, func(w *analysis.Witness) bool { return confirmed(w, c.list) })
		s.Cells += answer.Cells
		switch {
		case answer.Verdict == analysis.Found:
			s.Verdict, s.Why = "found", nil
			s.take(answer.Witness)
			return
		case answer.Verdict == analysis.None && try.whole:
			s.Verdict, s.Why = "none", nil
			return
		case answer.Verdict == analysis.Open && s.Why == nil:
			s.Verdict, s.Why = "open", answer.Why
		}
	}
}

// different are the points that differ on a path.
func different(p *analysis.Path, points []point) []point {
	var out []point
	for _, x := range points {
		if !p.Dead() && x.differs(p) {
			out = append(out, x)
		}
	}
	return out
}

// matters reports whether differences reach the applicant: by another status or
// total, or for a candidate of both editions by what lists look at.
func matters(p *analysis.Path, differ []point, candidate bool) bool {
	if len(differ) == 0 || p.Dead() {
		return false
	}
	a, b := p.Status(0), p.Status(1)
	if p.Dead() || candidate && a != program.Qualified && b != program.Qualified {
		return false
	}
	if a != b {
		return true
	}
	return slices.ContainsFunc(differ, func(x point) bool { return x.total || x.placing() && a == program.Qualified })
}

// cross gathers all that an edition decides about one applicant, what means the same
// in both apart.
func cross(old, new *program.Program) *crossing {
	c := &crossing{old: old, new: new, a: meaningOf(old), b: meaningOf(new)}
	c.rules(old.Eligibility, new.Eligibility)
	c.rules(old.Qualification, new.Qualification)
	if old.Scoring != nil && new.Scoring != nil && c.a.total() != c.b.total() {
		c.list = append(c.list, point{differs: func(p *analysis.Path) bool { return p.Differ(p.Total(0), p.Total(1)) }, total: true})
	}
	if old.Allocation != nil && new.Allocation != nil {
		c.terms(&old.Allocation.Terms, &new.Allocation.Terms)
	}
	return c
}

// crossing is the points of two programs.
type crossing struct {
	same     []*program.Rule // of the old edition: rules that mean the same in both
	old, new *program.Program
	a, b     *meaning
	list     []point
}

// rules are the rules of one kind, by their ids.
func (c *crossing) rules(old, new []program.Rule) {
	for i := range old {
		r := &old[i]
		at := slices.IndexFunc(new, func(n program.Rule) bool { return n.ID == r.ID })
		switch {
		case at >= 0 && c.a.rule(r) != c.b.rule(&new[at]):
			c.rule(r, &new[at])
		case at >= 0 && !r.Warn:
			c.same = append(c.same, r)
		case at < 0 && !r.Warn:
			c.lone(0, r)
		}
	}
	for i := range new {
		r := &new[i]
		if !r.Warn && !slices.ContainsFunc(old, func(o program.Rule) bool { return o.ID == r.ID }) {
			c.lone(1, r)
		}
	}
}

// passes reports whether an applicant passes the rules that both editions have.
func (c *crossing) passes(p *analysis.Path) bool {
	for _, r := range c.same {
		if out := p.Rule(0, r); out != analysis.Holds && out != analysis.Idle || p.Dead() {
			return false
		}
	}
	return true
}

// lone is a rule that one edition has: it makes a difference to whom it does not let
// pass.
func (c *crossing) lone(i int, r *program.Rule) {
	c.list = append(c.list, point{differs: func(p *analysis.Path) bool {
		out := p.Rule(i, r)
		return out == analysis.Fails || out == analysis.Faulty
	}})
}

// rule is one that both editions have. A rule that only warns bars nobody.
func (c *crossing) rule(a, b *program.Rule) {
	if a.Warn && b.Warn {
		return
	}
	passes := func(p *analysis.Path, i int, r *program.Rule) bool {
		if r.Warn {
			return true
		}
		out := p.Rule(i, r)
		return out == analysis.Holds || out == analysis.Idle
	}
	c.list = append(c.list, point{differs: func(p *analysis.Path) bool { return passes(p, 0, a) != passes(p, 1, b) }})
}

// terms are what a list looks at of one candidate.
func (c *crossing) terms(old, new *program.Terms) {
	for i := range min(len(old.RankBy), len(new.RankBy)) {
		c.nodes(old.RankBy[i].By, new.RankBy[i].By)
	}
	for i := range old.Tiers {
		for j := range new.Tiers {
			if old.Tiers[i].ID == new.Tiers[j].ID {
				c.nodes(old.Tiers[i].Qualify, new.Tiers[j].Qualify)
				c.nodes(old.Tiers[i].Amount, new.Tiers[j].Amount)
			}
		}
	}
	for i := range old.Quotas {
		for j := range new.Quotas {
			if old.Quotas[i].ID == new.Quotas[j].ID {
				c.nodes(old.Quotas[i].Where, new.Quotas[j].Where)
			}
		}
	}
}

// nodes is a formula of the allocation about one candidate.
func (c *crossing) nodes(a, b *program.Node) {
	if a == nil || b == nil || c.a.node(a) == c.b.node(b) {
		return
	}
	boolean := a.Type.Kind == program.Bool && b.Type.Kind == program.Bool
	c.list = append(c.list, point{nodes: [2]*program.Node{a, b}, differs: func(p *analysis.Path) bool {
		if boolean {
			return p.Truth(0, a) != p.Truth(1, b)
		}
		return p.Differ(p.Eval(0, a), p.Eval(1, b))
	}})
}

// confirmed runs a witness by both editions and reports whether they treat it
// differently indeed.
func confirmed(w *analysis.Witness, points []point) bool {
	f, g := w.Run(0), w.Run(1)
	a, b := f.Decision().Status, g.Decision().Status
	for _, status := range []program.Status{a, b} {
		if status == program.Refused || status == program.Undetermined { // the latter waits for the field
			return false
		}
	}
	if a != b || total(f, w.Program(0)) != total(g, w.Program(1)) {
		return true
	}
	return a == program.Qualified && slices.ContainsFunc(points, func(x point) bool {
		return x.placing() && constant(f.Eval(x.nodes[0])) != constant(g.Eval(x.nodes[1]))
	})
}

func total(f *program.Frame, p *program.Program) string {
	if p.Scoring == nil {
		return ""
	}
	return constant(f.Value(p.Scoring.Total))
}

// take keeps a witness and how both editions treat it.
func (s *Search) take(w *analysis.Witness) {
	s.Application, s.Sentence = w.JSON(1), w.String()
	if earlier := w.JSON(0); string(earlier) != string(s.Application) {
		s.Earlier = earlier
	}
	if w.AsOf.State() == program.IsDate {
		s.AsOf = w.AsOf.Date().String()
	}
	s.Old, s.New = treated(w, 0), treated(w, 1)
}

func treated(w *analysis.Witness, i int) Treatment {
	f := w.Run(i)
	d := f.Decision()
	t := Treatment{Status: d.Status.String(), Total: total(f, w.Program(i))}
	for _, h := range d.Failures {
		if h.Rule != nil {
			t.Failures = append(t.Failures, h.Rule.ID)
		}
	}
	return t
}

// beyond are the changes that a search for one applicant says nothing about: those of
// what depends on the field, and those of which applications are accepted.
func (r *Result) beyond() (list, accepted []int) {
	read := roundReads(r.plain.Program())
	maps.Copy(read, roundReads(r.New.Program()))
	for i := range r.Changes {
		c := &r.Changes[i]
		if c.Words || c.Kind == Renamed {
			continue
		}
		if len(c.at) > 1 && read[c.at[1]] && slices.Contains([]string{"parameters", "values", "cohort"}, c.at[0]) {
			list = append(list, c.Number)
		}
		switch c.Group {
		case "ranking", "places", "quotas", "money", "pools", "tiers":
			list = append(list, c.Number)
		case "inputs", "checks":
			accepted = append(accepted, c.Number)
		}
		if c.Group == "rules" && strings.Contains(c.Path, ".sanction") || slices.Contains([]string{"policy.programme", "policy.subject", "policy.year"}, c.Path) {
			list = append(list, c.Number)
		}
	}
	return list, accepted
}

// roundReads are the names that the numbers of an allocation depend on: how many, how
// much, which share.
func roundReads(p *program.Program) map[string]bool {
	names := map[string]bool{}
	var read func(*program.Node)
	read = func(n *program.Node) {
		namesIn(n, func(x *program.Node) {
			name := nameOf(p, x)
			if names[name] {
				return
			}
			names[name] = true
			if x.Op == program.OpCall {
				read(p.Funcs[x.Slot].Body)
			} else {
				read(p.Slots[x.Slot].Formula)
			}
		})
	}
	if p.Allocation == nil {
		return names
	}
	lists := []*program.Terms{&p.Allocation.Terms}
	for i := range p.Allocation.Pools {
		lists = append(lists, &p.Allocation.Pools[i].Terms)
	}
	for _, t := range lists {
		for _, n := range roundNodes(t) {
			read(n)
		}
	}
	return names
}

// roundNodes are the numbers of one list.
func roundNodes(t *program.Terms) []*program.Node {
	var out []*program.Node
	if t.Count != nil {
		out = append(out, t.Count.Max)
	}
	for i := range t.Tiers {
		out = append(out, t.Tiers[i].Cap)
		if t.Tiers[i].Max != nil {
			out = append(out, t.Tiers[i].Max.Max)
		}
		for _, part := range t.Tiers[i].Parts {
			out = append(out, part.Cap)
		}
	}
	for i := range t.Quotas {
		out = append(out, t.Quotas[i].AtLeast, t.Quotas[i].AtMost)
	}
	if b := t.Budget; b != nil {
		out = append(out, b.Max, b.Fits, b.Within, b.Least)
	}
	return out
}
