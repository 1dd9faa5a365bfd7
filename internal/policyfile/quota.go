package policyfile

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

var quotaKeys = []string{"id", "title", "where", "each", "at_least", "at_most", "of", "in", "if_short", "rounding", "cite"}

// quotas reads minimum guarantees and ceilings.
func (r *reader) quotas(o object, a *program.Allocation) {
	ids := map[string]*document.Node{}
	for _, n := range o.list("quotas") {
		q, ok := r.object(n, nil, "allocation.quotas", quotaKeys)
		if !ok {
			continue
		}
		q = named(q, "allocation.quotas")
		id := q.need("id")
		if id == nil || !r.freshID(id, ids) {
			continue
		}
		if quota, ok := r.quota(q, id, a); ok {
			a.Quotas = append(a.Quotas, quota)
			r.quotaKey = append(r.quotaKey, n)
		}
	}
}

func (r *reader) quota(o object, id *document.Node, a *program.Allocation) (program.Quota, bool) {
	q := program.Quota{ID: id.Text, Title: o.localized("title"), In: -1, Cite: r.cites(o)}
	if !o.has("where") && !o.has("each") {
		r.fault(o.key, "policy-quota-members", "what", o.what)
		return q, false
	}
	if n := o.get("where"); n != nil {
		q.Where = r.compile(n, o.path("where"), formula.Use{Want: formula.WantBool})
	}
	if n := o.get("each"); n != nil {
		q.Each = r.compile(n, o.path("each"), formula.Use{Want: formula.WantKey})
	}
	q.Of = o.word("of", "funded", "places", "amount")
	if q.Of == "amount" {
		r.notYet(o.get("of"), "of: amount")
	}
	q.IfShort = o.word("if_short", "shrink", "relax", "stop")
	q.Rounding = r.quotaRounding(o)
	r.quotaTier(o, &q, a)
	r.quotaNumbers(o, &q)
	if q.Of == "places" && (q.LeastPct || q.MostPct) {
		r.quotaPlaces(o, &q, a)
	}
	if k := o.node.KeyOf("if_short"); k != nil && !o.has("at_least") {
		r.fault(k, "policy-beside", "key", "if_short", "form", "at_least")
	}
	return q, true
}

func (r *reader) quotaRounding(o object) string {
	if !o.has("rounding") {
		return ""
	}
	return o.word("rounding", "down", "half_up")
}

// quotaTier finds the tier that `in` names.
func (r *reader) quotaTier(o object, q *program.Quota, a *program.Allocation) {
	n := o.scalar("in")
	if n == nil {
		return
	}
	var names []string
	for i, t := range a.Tiers {
		if t.ID == n.Text && t.ID != "" {
			q.In = i
			return
		}
		names = append(names, t.ID)
	}
	r.suggest(n, "policy-tier", names, "what", o.what)
}

// quotaNumbers compiles at_least and at_most: numbers of heads, or percents.
func (r *reader) quotaNumbers(o object, q *program.Quota) {
	if !o.has("at_least") && !o.has("at_most") {
		r.fault(o.key, "policy-quota-number", "what", o.what)
		return
	}
	q.AtLeast, q.LeastPct = r.share(o, "at_least")
	q.AtMost, q.MostPct = r.share(o, "at_most")
	low, okLow := constant(q.AtLeast)
	high, okHigh := constant(q.AtMost)
	if okLow && okHigh && low != nil && high != nil && q.LeastPct == q.MostPct && less(*high, *low) {
		r.fault(o.get("at_most"), "policy-limits", "what", o.what, "min", low.String(), "max", high.String())
	}
	if q.Rounding != "" && !q.LeastPct && !q.MostPct {
		r.fault(o.node.KeyOf("rounding"), "policy-beside", "key", "rounding", "form", "at_least: 30%")
	}
}

func (r *reader) share(o object, key string) (*program.Node, bool) {
	n := o.get(key)
	if n == nil {
		return nil, false
	}
	node := r.compile(n, o.path(key), r.overRound(formula.WantNumber))
	if node == nil {
		return nil, false
	}
	percent := node.Type.Kind == program.Percent
	for _, v := range r.possible(node) {
		if f := r.shareNumber(n, o.path(key), v, percent); f != nil {
			if node.Op == program.OpSlot {
				f.Fix = nil // the parameter is to be mended, not what reads it
			}
			break
		}
	}
	return node, percent
}

// possible is the number of a constant expression, or every number that a
// parameter has at some date.
func (r *reader) possible(n *program.Node) []exact.Num {
	if v, ok := constant(n); ok {
		return []exact.Num{*v}
	}
	if n.Op != program.OpSlot || r.prog.Slots[n.Slot].Kind != program.Parameter {
		return nil
	}
	var list []exact.Num
	for _, d := range r.prog.Slots[n.Slot].Dated {
		if d.Value.State() == program.IsNumber {
			list = append(list, d.Value.Num())
		}
	}
	return list
}

// shareNumber looks at a share whose number is known: 0.3 is no number of heads.
func (r *reader) shareNumber(n *document.Node, what string, v exact.Num, percent bool) *document.Finding {
	switch {
	case v.Sign() < 0:
		return r.fault(n, "policy-positive", "what", what)
	case percent && less(exact.Int(1), v):
		return r.fault(n, "policy-share-above", "what", what, "got", v.Percent())
	case !percent && !v.IsInt():
		fix := v.Percent()
		if above, below, fraction := strings.Cut(v.String(), "/"); fraction {
			fix = above + "00% / " + below // exactly a third has no finite percent
		}
		f := r.fault(n, "policy-share-fraction", "what", what, "got", n.Text, "fix", fix)
		f.Fix = &document.Fix{Place: n.Place(), Text: fix}
		return f
	}
	return nil
}

// quotaPlaces wants the maximum that a percent of places refers to.
func (r *reader) quotaPlaces(o object, q *program.Quota, a *program.Allocation) {
	if q.In >= 0 && a.Tiers[q.In].Max == nil || q.In < 0 && a.Count == nil {
		r.fault(o.get("of"), "policy-quota-places", "what", o.what)
	}
}

// checkAllocation looks at what the parts of an allocation ask of each other.
func (r *reader) checkAllocation(o object, a *program.Allocation) {
	r.elastic(o, a)
	r.minima(a)
	if a.AtTier != "ask" && a.AtTier != "lot" {
		for i, n := range r.tierKeys {
			if a.Tiers[i].Max != nil && !a.Tiers[i].Max.Elastic {
				r.warn(n.Get("max"), "policy-tier-elastic", "tier", a.Tiers[i].ID, "mode", a.AtTier)
			}
		}
	}
}

// elastic refuses `include` beside a maximum that may not stretch.
func (r *reader) elastic(o object, a *program.Allocation) {
	if a.AtCut != "include" {
		return
	}
	at := o.get("ties").Get("at_cut")
	if a.Count != nil && !a.Count.Elastic {
		r.include(at, o.get("count").KeyOf("max"), "count")
	}
	for i, n := range r.tierKeys {
		if a.Tiers[i].Max != nil && !a.Tiers[i].Max.Elastic {
			r.include(at, n.KeyOf("max"), "tier:"+a.Tiers[i].ID)
		}
	}
}

func (r *reader) include(at, limit *document.Node, name string) {
	f := r.fault(at, "policy-include", "limit", name)
	if limit != nil {
		f.Related = []document.Related{{Place: limit.Place(), Code: "related-limit", Args: document.Arg("name", name)}}
	}
}

func list(names []string) string { return strings.Join(names, "、") }

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
