package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

// count reads the number of places: {max, elastic}, of a pool also a percent.
func (s *section) count(from *section) {
	m, ok := s.maximal("count", countKeys)
	if !ok {
		return
	}
	out := &program.Most{Elastic: m.truth("elastic"), Cite: s.cites(m)}
	s.terms.Count = out
	out.Max, out.Percent = s.most(m, "policy-places-percent")
	out.Rest = s.rest(m, out.Percent)
	if s.pool == nil {
		return
	}
	if out.Percent && from.terms.Count == nil {
		s.fault(m.get("max"), "policy-pool-total", "what", m.what, "key", "count")
	}
	if v, ok := constant(out.Max); ok && v != nil && !out.Percent {
		s.poolPlaces(m, *v)
	}
}

// poolPlaces looks at a constant number of places: 0.1 is hardly one.
func (s *section) poolPlaces(m object, v exact.Num) {
	max := m.get("max")
	switch {
	case v.Sign() > 0 && less(v, exact.Int(1)):
		s.noHeads(max, m.path("max"), v)
	case v.Sign() == 0:
		s.warn(max, "policy-pool-empty", "pool", s.pool.ID)
	}
}

// maximal is the map under count or budget. A bare number is offered as the map
// that its author meant.
func (s *section) maximal(key string, keys *Keys) (object, bool) {
	n := s.get(key)
	if n == nil {
		return object{}, false
	}
	if n.Kind == document.Scalar && !n.Bad && !n.Empty() {
		fix := "{max: " + n.Text + "}"
		f := s.fault(n, "policy-max-bare", "what", s.path(key), "fix", fix)
		f.Fix = &document.Fix{Place: n.Place(), Text: fix}
		return object{}, false
	}
	return s.object.object(n, s.node.KeyOf(key), s.path(key), keys)
}

// most compiles the max of a count or budget. Only in a pool it may be a percent;
// elsewhere code says that it may not.
func (s *section) most(m object, code string) (node *program.Node, percent bool) {
	max := m.need("max")
	if max == nil {
		return nil, false
	}
	node = s.compile(max, m.path("max"), s.overRound(formula.WantNumber))
	if node == nil {
		return nil, false
	}
	percent = node.Type.Kind == program.Percent
	if percent && s.pool == nil {
		s.fault(max, code, "what", m.path("max"))
		return nil, false
	}
	if v, ok := constant(node); ok && v != nil {
		s.notNegative(max, m.path("max"), *v)
		if percent && less(exact.Int(1), *v) {
			s.fault(max, "policy-share-above", "what", m.path("max"), "got", v.Percent())
		}
	}
	return node, percent
}

func (r *reader) notNegative(n *document.Node, what string, v exact.Num) {
	if v.Sign() < 0 {
		r.fault(n, "policy-positive", "what", what)
	}
}

// rest reads `of`: what a pool's percent is of.
func (s *section) rest(m object, percent bool) bool {
	k := m.node.KeyOf("of")
	if k == nil {
		return false
	}
	rest := m.word("of") == "rest"
	switch {
	case s.pool == nil:
		s.fault(k, "policy-beside", "key", "of", "form", "pools")
	case !percent && m.has("max"):
		s.fault(k, "policy-beside", "key", "of", "form", "max: 10%")
	}
	return rest
}

// places compiles the number of places of a tier.
func (r *reader) places(n *document.Node, what string) *program.Node {
	node := r.compile(n, what, r.overRound(formula.WantNumber))
	if node == nil {
		return nil
	}
	if node.Type.Kind == program.Percent {
		r.fault(n, "policy-places-percent", "what", what)
		return nil
	}
	if v, ok := constant(node); ok && v != nil {
		r.notNegative(n, what, *v)
	}
	return node
}

// unit reads what amounts are rounded to: 0.01 down unless written.
func (s *section) unit(from *section) {
	t := s.terms
	t.UnitTo, t.UnitMode = exact.Frac(1, 100), exact.Down
	if from != nil {
		t.UnitTo, t.UnitMode = from.terms.UnitTo, from.terms.UnitMode
	}
	n := s.get("unit")
	if n == nil {
		return
	}
	u, ok := s.object.object(n, s.node.KeyOf("unit"), s.path("unit"), unitKeys)
	if !ok {
		return
	}
	t.UnitTo = exact.Frac(1, 100)
	if v, ok := u.number("to"); ok {
		if v.Sign() <= 0 {
			s.fault(u.get("to"), "policy-positive", "what", u.path("to"))
			return
		}
		t.UnitTo = v
	}
	t.UnitMode, _ = exact.ParseMode(u.word("mode"))
	s.cites(u)
}
