package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

// rankBy reads the keys of the ranking; without them the total decides.
func (r *reader) rankBy(o object, a *program.Allocation) {
	if !o.has("rank_by") {
		r.rankByTotal(o, a)
		return
	}
	items := o.list("rank_by")
	if n := o.get("rank_by"); n.Kind == document.List && len(items) == 0 {
		r.fault(n, "policy-rank-by", "what", "rank_by")
	}
	for _, n := range items {
		k, ok := r.object(n, nil, "allocation.rank_by", []string{"by", "order", "values", "cite", "title"})
		if !ok || k.need("by") == nil {
			continue
		}
		r.cites(k)
		key := program.RankKey{By: r.rankKey(k)}
		key.Asc = k.word("order", "desc", "asc") == "asc"
		r.rankValues(k, &key)
		if key.By != nil {
			a.RankBy = append(a.RankBy, key)
		}
	}
}

func (r *reader) rankByTotal(o object, a *program.Allocation) {
	slot := r.slotOf(program.NameTotal)
	if slot < 0 {
		if o.has("count") || o.has("tiers") || o.has("budget") || o.has("quotas") {
			r.fault(o.key, "policy-rank-by", "what", "allocation")
		}
		return
	}
	p := o.key.Place()
	a.RankBy = []program.RankKey{{By: &program.Node{
		Op: program.OpSlot, Slot: slot, Type: &program.Type{Kind: program.Number}, To: 2,
		Expr: &program.Expr{Text: program.NameTotal, File: r.file.Name, Line: p.Line, Column: p.Column, What: "allocation.rank_by"},
	}}}
}

// rankKey compiles a key. A bare indicator id that is no other name is its score:
// that is what its author wanted to rank by.
func (r *reader) rankKey(k object) *program.Node {
	n := k.get("by")
	use := formula.Use{Want: formula.WantAny}
	e := r.expr(n, "allocation.rank_by")
	if e == nil {
		return nil
	}
	if r.slotOf(n.Text) < 0 && r.slotOf("score."+n.Text) >= 0 {
		e.Text = "score." + n.Text
		node, _ := r.env.Compile(e, use)
		return node
	}
	node := r.compile(n, "allocation.rank_by", use)
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
		r.legalOption(n, legal, "allocation.rank_by")
	}
	r.uncovered(k.get("values"), legal, key.Values, "allocation.rank_by")
}
