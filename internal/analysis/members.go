package analysis

import (
	"strconv"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// quotas reports guarantees and ceilings that can never matter: nobody can be a
// member, everybody is one, or the number is beyond the places.
func (v *review) quotas() {
	for _, terms := range lists(v.prog) {
		for i := range terms.Quotas {
			q := &terms.Quotas[i]
			v.members(q)
			v.idle(terms, q)
		}
	}
}

func (v *review) members(q *program.Quota) {
	if q.Where == nil || v.left <= 0 {
		return
	}
	var in, out bool
	all, taken := v.space.each(1, min(v.effort.Each, v.left), func(p *Path) bool {
		if p.Truth(0, q.Where) {
			in = in || !p.Dead()
		} else {
			out = out || !p.Dead()
		}
		return !in || !out
	})
	v.left -= taken
	if !all || in && out || !in && !out {
		return
	}
	code := "policy-quota-nobody"
	if in {
		if code = "policy-quota-everybody"; q.AtLeast == nil {
			return // a ceiling over all binds
		}
	}
	v.report(Finding{Code: code, At: Place{Node: q.Where, Whole: true}, Args: args("quota", q.ID)})
}

// idle reports a number that binds nothing: at least 0, or at most as many as there
// are places.
func (v *review) idle(terms *program.Terms, q *program.Quota) {
	if x, ok := v.fixed(q.AtLeast); ok && x.Sign() == 0 {
		v.report(Finding{Code: "policy-quota-idle", At: Place{Node: q.AtLeast, Whole: true}, Args: args("quota", q.ID)})
	}
	x, ok := v.fixed(q.AtMost)
	if !ok {
		return
	}
	top, limited := exact.Int(1), true
	if !q.MostPct {
		limited = q.Of != "amount" && terms.Count != nil && !terms.Count.Percent && !terms.Count.Elastic
		if limited {
			top, limited = v.fixed(terms.Count.Max)
		}
		if q.In >= 0 && q.In < len(terms.Tiers) {
			return // of a tier, whose own maximum may be larger than what is left for it
		}
	}
	if limited && !exact.Less(x, top) {
		v.report(Finding{Code: "policy-quota-idle", At: Place{Node: q.AtMost, Whole: true}, Args: args("quota", q.ID)})
	}
}

// fixed is a number that no date and no applicant changes.
func (v *review) fixed(n *program.Node) (exact.Num, bool) {
	if n == nil {
		return exact.Num{}, false
	}
	if n.Op == program.OpConst && n.Const.State() == program.IsNumber {
		return n.Const.Num(), true
	}
	if n.Op == program.OpSlot && v.prog.Slots[n.Slot].Kind == program.Parameter {
		if d := v.prog.Slots[n.Slot].Dated; len(d) == 1 && d[0].Always && d[0].Value.State() == program.IsNumber {
			return d[0].Value.Num(), true
		}
	}
	return exact.Num{}, false
}

func count(n int) string { return strconv.Itoa(n) }
