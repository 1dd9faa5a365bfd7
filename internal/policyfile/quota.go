package policyfile

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// besideQuota are keys that are looked for in a quota, and what stands for them.
var besideQuota = map[string]string{"min": "at_least", "max": "at_most", "share": "at_least", "by": "each", "tier": "in"}

// readQuotas reads minimum guarantees and ceilings.
func (s *section) readQuotas() {
	ids := map[string]*document.Node{}
	for _, n := range s.list("quotas") {
		q, ok := s.objectAmong(n, nil, s.path("quotas"), quotaKeys, besideQuota)
		if !ok {
			continue
		}
		q = named(q, s.path("quotas"))
		id := q.need("id")
		if id == nil || !s.freshID(id, ids) {
			continue
		}
		if quota, ok := s.quota(q, id); ok {
			s.terms.Quotas = append(s.terms.Quotas, quota)
			s.quotas = append(s.quotas, n)
		}
	}
}

func (s *section) quota(o object, id *document.Node) (program.Quota, bool) {
	q := program.Quota{ID: id.Text, Title: o.localized("title"), In: -1, Cite: s.cites(o)}
	if !o.has("where") && !o.has("each") {
		s.fault(o.key, "policy-quota-members", "what", o.what)
		return q, false
	}
	if n := o.get("where"); n != nil {
		q.Where = s.compile(n, o.path("where"), formula.Use{Want: formula.WantBool})
	}
	if n := o.get("each"); n != nil {
		q.Each = s.compile(n, o.path("each"), formula.Use{Want: formula.WantKey})
	}
	q.Of = o.word("of")
	q.IfShort = o.word("if_short")
	q.Rounding = s.quotaRounding(o)
	s.quotaTier(o, &q)
	s.quotaNumbers(o, &q)
	switch {
	case q.Of == "places" && (q.LeastPct || q.MostPct):
		s.quotaPlaces(o, &q)
	case q.Of == "amount":
		s.quotaMoney(o, &q)
	}
	if k := o.node.KeyOf("if_short"); k != nil && !o.has("at_least") {
		s.fault(k, "policy-beside", "key", "if_short", "form", "at_least")
	}
	return q, true
}

func (s *section) quotaRounding(o object) string {
	if !o.has("rounding") {
		return ""
	}
	return o.word("rounding")
}

// quotaTier finds the tier that `in` names.
func (s *section) quotaTier(o object, q *program.Quota) {
	n := o.scalar("in")
	if n == nil {
		return
	}
	var names []string
	for i, t := range s.terms.Tiers {
		if t.ID == n.Text && t.ID != "" {
			q.In = i
			return
		}
		names = append(names, t.ID)
	}
	s.suggest(n, "policy-tier", names, "what", o.what)
}

// quotaNumbers compiles at_least and at_most: numbers of heads or money, or
// percents.
func (s *section) quotaNumbers(o object, q *program.Quota) {
	if !o.has("at_least") && !o.has("at_most") {
		s.fault(o.key, "policy-quota-number", "what", o.what)
		return
	}
	money := q.Of == "amount"
	q.AtLeast, q.LeastPct = s.share(o, "at_least", money)
	q.AtMost, q.MostPct = s.share(o, "at_most", money)
	low, okLow := constant(q.AtLeast)
	high, okHigh := constant(q.AtMost)
	if okLow && okHigh && low != nil && high != nil && q.LeastPct == q.MostPct && less(*high, *low) {
		s.fault(o.get("at_most"), "policy-limits", "what", o.what, "min", low.String(), "max", high.String())
	}
	if q.Rounding != "" && !money && !q.LeastPct && !q.MostPct {
		s.fault(o.node.KeyOf("rounding"), "policy-beside", "key", "rounding", "form", "at_least: 30%")
	}
}

func (r *reader) share(o object, key string, money bool) (*program.Node, bool) {
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
		if f := r.shareNumber(n, o.path(key), v, percent, money); f != nil {
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
func (r *reader) shareNumber(n *document.Node, what string, v exact.Num, percent, money bool) *document.Finding {
	switch {
	case v.Sign() < 0:
		return r.fault(n, "policy-positive", "what", what)
	case percent && less(exact.Int(1), v):
		return r.fault(n, "policy-share-above", "what", what, "got", v.Percent())
	case money && !percent && v.Sign() > 0 && less(v, exact.Int(1)):
		r.warn(n, "policy-share-money", "what", what, "got", n.Text, "fix", v.Percent())
	case !money && !percent && !v.IsInt():
		return r.noHeads(n, what, v)
	}
	return nil
}

// noHeads refuses a fraction where heads are counted, and offers the percent.
func (r *reader) noHeads(n *document.Node, what string, v exact.Num) *document.Finding {
	fix := v.Percent()
	if above, below, fraction := strings.Cut(v.String(), "/"); fraction {
		fix = above + "00% / " + below // exactly a third has no finite percent
	}
	f := r.fault(n, "policy-share-fraction", "what", what, "got", n.Text, "fix", fix)
	f.Fix = &document.Fix{Place: n.Place(), Text: fix}
	return f
}

// quotaPlaces wants the maximum that a percent of places refers to.
func (s *section) quotaPlaces(o object, q *program.Quota) {
	if q.In >= 0 && s.terms.Tiers[q.In].Max == nil || q.In < 0 && s.terms.Count == nil {
		s.fault(o.get("of"), "policy-quota-places", "what", o.what)
	}
}

// quotaMoney refuses what does not go with a quota of money: it is compared
// exactly, nothing relaxes it, and there must be money.
func (s *section) quotaMoney(o object, q *program.Quota) {
	if k := o.node.KeyOf("rounding"); k != nil {
		s.fault(k, "policy-amount-beside", "key", "rounding")
	}
	if q.IfShort == "relax" {
		s.fault(o.get("if_short"), "policy-amount-beside", "key", "if_short: relax")
	}
	if !s.terms.Paid {
		s.fault(o.get("of"), "policy-quota-unpaid", "what", o.what)
	}
}

func list(names []string) string { return message.List(names...) }

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
