package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

// rankBy reads the keys of the ranking; without them the total decides, in a pool
// what the allocation says.
func (s *section) rankBy(from *section) {
	if !s.has("rank_by") {
		s.rankByDefault(from)
		return
	}
	items := s.list("rank_by")
	if n := s.get("rank_by"); n.Kind == document.List && len(items) == 0 {
		s.fault(n, "policy-rank-by", "what", "rank_by")
	}
	for _, n := range items {
		k, ok := s.object.object(n, nil, s.path("rank_by"), rankKeys)
		if !ok || k.need("by") == nil {
			continue
		}
		s.cites(k)
		key := program.RankKey{By: s.rankKey(k)}
		key.Asc = k.word("order") == "asc"
		s.rankValues(k, &key)
		if key.By != nil {
			s.terms.RankBy = append(s.terms.RankBy, key)
		}
	}
}

// rankByDefault takes the allocation's keys for a pool, else the total. A list
// with a limit needs something to rank by; with pools, each of them does.
func (s *section) rankByDefault(from *section) {
	if from != nil {
		s.terms.RankBy = from.terms.RankBy
	}
	slot := s.slotOf(program.NameTotal)
	if from == nil && slot >= 0 {
		s.terms.RankBy = []program.RankKey{s.total(slot)}
	}
	if len(s.terms.RankBy) > 0 || from != nil && from.has("rank_by") || s.has("pools") {
		return
	}
	if s.has("count") || s.has("tiers") || s.has("quotas") || s.has("budget") && !s.proRata() {
		s.fault(s.key, "policy-rank-by", "what", s.what)
	}
}

// proRata reports whether the money is shared out among all in proportion: that
// asks for no order.
func (s *section) proRata() bool {
	b := s.get("budget")
	when, by := b.Get("when_short"), b.Get("by")
	return when != nil && when.Text == "scale" && (by == nil || by.Text == "all")
}

// total is the key that ranks where none is written.
func (s *section) total(slot int) program.RankKey {
	p := s.key.Place()
	return program.RankKey{By: &program.Node{
		Op: program.OpSlot, Slot: slot, Type: &program.Type{Kind: program.Number}, To: 2,
		Expr: &program.Expr{Text: program.NameTotal, File: s.key.File(), Line: p.Line, Column: p.Column, What: s.path("rank_by")},
	}}
}

// rankKey compiles a key. A bare indicator id that is no other name is its score:
// that is what its author wanted to rank by.
func (r *reader) rankKey(k object) *program.Node {
	n := k.get("by")
	use := formula.Use{Want: formula.WantAny}
	e := r.expr(n, k.what)
	if e == nil {
		return nil
	}
	if r.slotOf(n.Text) < 0 && r.slotOf("score."+n.Text) >= 0 {
		e.Text = "score." + n.Text
		node, _ := r.env.Compile(e, use)
		return node
	}
	node := r.compile(n, k.what, use)
	if node == nil {
		return nil
	}
	for _, slot := range formula.Slots(node) {
		if s := &r.prog.Slots[slot]; s.Kind == program.Builtin && personal(s) {
			r.fault(n, "policy-rank-identity", "name", s.Name)
			return nil
		}
	}
	switch node.Type.Kind {
	case program.List, program.Record, program.Choices:
		r.fault(n, "policy-rank-type")
		return nil
	case program.TextKind:
		if !k.has("values") {
			r.fault(n, "policy-rank-type")
			return nil
		}
	}
	return node
}

// rankValues reads the order of a choice, best first.
func (r *reader) rankValues(k object, key *program.RankKey) {
	if !k.has("values") {
		if key.By != nil && key.By.Type.Kind == program.Choice {
			r.fault(k.get("by"), "policy-rank-values", "options", list(key.By.Type.Options))
		}
		return
	}
	key.Values = k.texts("values")
	if key.By == nil {
		return
	}
	legal := optionsOfType(key.By.Type)
	for _, n := range k.list("values") {
		r.legalOption(n, legal, k.what)
	}
	r.uncovered(k.get("values"), legal, key.Values, k.what)
}
