package policyfile

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// facts are the expressions that are known not to be 0 where one stands, by key.
type facts map[string]bool

// and is the facts with more of them.
func (f facts) and(more []string) facts {
	if len(more) == 0 {
		return f
	}
	out := make(facts, len(f)+len(more))
	for k := range f {
		out[k] = true
	}
	for _, k := range more {
		out[k] = true
	}
	return out
}

// divisions warns of divisions by what the inputs allow to be 0 and no condition
// around keeps from it.
func (r *reader) divisions() {
	p := r.prog
	for i := range p.Slots {
		r.divide(p.Slots[i].Formula, nil)
	}
	for i := range p.Funcs {
		r.divide(p.Funcs[i].Body, nil)
	}
	for _, list := range [][]program.Rule{p.Checks, p.Eligibility, p.Qualification} {
		for _, rule := range list {
			r.divide(rule.Require, facts(nil).and(held(rule.When, true)))
		}
	}
	if p.Scoring != nil {
		for _, ind := range p.Scoring.All {
			r.divide(ind.Form, facts(nil).and(held(ind.When, true)))
		}
	}
	for i := range p.Figures {
		r.divide(p.Figures[i].Of, facts(nil).and(held(p.Figures[i].Where, true)))
		r.divide(p.Figures[i].Formula, nil)
	}
	for _, terms := range r.lists() {
		for _, t := range terms.Tiers {
			r.divide(t.Amount, nil)
			for _, part := range t.Parts {
				r.divide(part.Formula, facts(nil).and(held(part.When, true)))
			}
		}
	}
}

// divide walks an expression with what is known where each part stands.
func (r *reader) divide(n *program.Node, known facts) {
	if n == nil {
		return
	}
	switch n.Op {
	case program.OpDiv, program.OpMod:
		r.divisor(n, n.Args[1], known)
	case program.OpIf:
		r.divide(n.Args[0], known)
		r.divide(n.Args[1], known.and(held(n.Args[0], true)))
		r.divide(n.Args[2], known.and(held(n.Args[0], false)))
		return
	case program.OpAnd, program.OpOr:
		r.divide(n.Args[0], known)
		r.divide(n.Args[1], known.and(held(n.Args[0], n.Op == program.OpAnd)))
		return
	case program.OpBest:
		for _, e := range n.Form.Entries {
			r.divide(e.Value, known.and(held(e.If, true)))
		}
		return
	}
	if overList(n) {
		r.divide(n.Args[0], known)
		r.divide(n.Args[1], known.and(elementFacts(n.Args[0], n.Slot)))
		return
	}
	n.Children(func(c *program.Node) { r.divide(c, known) })
}

// overList reports whether Args[1] of a node is a body over the elements of
// Args[0].
func overList(n *program.Node) bool {
	switch n.Op {
	case program.OpSum, program.OpMean, program.OpMedian, program.OpMin, program.OpMax:
		return len(n.Args) == 2 && n.Args[0].Type != nil && n.Args[0].Type.Kind == program.List
	case program.OpCount, program.OpAll, program.OpAny, program.OpOne, program.OpNone, program.OpFilter, program.OpMap,
		program.OpFind, program.OpSortBy, program.OpGroupBy, program.OpReduce:
		return len(n.Args) >= 2 && n.Args[1] != nil
	}
	return false
}

// elementFacts is what filters around a list say of its elements, which are the
// local slot.
func elementFacts(list *program.Node, slot int) []string {
	var out []string
	for list != nil && len(list.Args) > 0 {
		if list.Op == program.OpFilter && len(list.Args) > 1 {
			from, to := localKey(list.Slot), localKey(slot)
			for _, k := range held(list.Args[1], true) {
				out = append(out, strings.ReplaceAll(k, from, to))
			}
		} else if list.Op != program.OpSort && list.Op != program.OpSortBy && list.Op != program.OpSlice {
			break
		}
		list = list.Args[0]
	}
	return out
}

// held is the keys of what is not 0 when a condition is true, or false.
func held(c *program.Node, truth bool) []string {
	if c == nil {
		return nil
	}
	switch c.Op {
	case program.OpNot:
		return held(c.Args[0], !truth)
	case program.OpAnd, program.OpOr:
		if truth == (c.Op == program.OpAnd) {
			return append(held(c.Args[0], truth), held(c.Args[1], truth)...)
		}
		return nil
	case program.OpEq, program.OpNe, program.OpLt, program.OpLe, program.OpGt, program.OpGe:
		return compared(c, truth)
	}
	return nil
}

// mirrored is the comparison with its sides changed.
var mirrored = map[program.Op]program.Op{
	program.OpEq: program.OpEq, program.OpNe: program.OpNe, program.OpLt: program.OpGt,
	program.OpLe: program.OpGe, program.OpGt: program.OpLt, program.OpGe: program.OpLe,
}

// opposite is the comparison that holds when another does not.
var opposite = map[program.Op]program.Op{
	program.OpEq: program.OpNe, program.OpNe: program.OpEq, program.OpLt: program.OpGe,
	program.OpLe: program.OpGt, program.OpGt: program.OpLe, program.OpGe: program.OpLt,
}

// compared is what a comparison with a constant keeps from being 0.
func compared(c *program.Node, truth bool) []string {
	op, x, y := c.Op, c.Args[0], c.Args[1]
	if v, ok := constant(x); ok && v != nil {
		op, x, y = mirrored[op], y, x
	}
	if !truth {
		op = opposite[op]
	}
	v, ok := constant(y)
	if !ok || v == nil {
		return nil
	}
	sign := v.Sign()
	apart := false
	switch op {
	case program.OpNe:
		apart = sign == 0
	case program.OpEq:
		apart = sign != 0
	case program.OpGt:
		apart = sign >= 0
	case program.OpGe:
		apart = sign > 0
	case program.OpLt:
		apart = sign <= 0
	case program.OpLe:
		apart = sign < 0
	}
	if k := nodeKey(x, 0); apart && k != "" {
		return []string{k}
	}
	return nil
}

func localKey(slot int) string { return "<" + strconv.Itoa(slot) + ">" }

// nodeKey is the same for nodes that compute the same; "" for what is too deep.
func nodeKey(n *program.Node, depth int) string {
	switch {
	case n == nil || depth > 6:
		return ""
	case n.Op == program.OpSlot:
		return "s" + strconv.Itoa(n.Slot)
	case n.Op == program.OpLocal:
		return localKey(n.Slot)
	case n.Op == program.OpConst:
		if v, ok := constant(n); ok && v != nil {
			return v.String()
		}
		return ""
	case n.Form != nil:
		return ""
	}
	key := "o" + strconv.Itoa(int(n.Op)) + "." + strconv.Itoa(n.Slot) + "("
	for _, a := range n.Args {
		k := nodeKey(a, depth+1)
		if k == "" {
			return ""
		}
		key += k + ","
	}
	return key + ")"
}

// divisor warns when what is divided by may be 0.
func (r *reader) divisor(n, d *program.Node, known facts) {
	if known[nodeKey(d, 0)] || !r.mayBeZero(d, known, 0) {
		return
	}
	name := textOf(d)
	r.warnNode(d, "policy-divide-zero", "name", strings.TrimPrefix(name, "."), "text", textOf(n), "divisor", name)
}

// mayBeZero reports whether the inputs allow a divisor to be 0; what cannot be
// told is taken for no.
func (r *reader) mayBeZero(d *program.Node, known facts, depth int) bool {
	if depth > 20 || known[nodeKey(d, 0)] {
		return false
	}
	switch d.Op {
	case program.OpConst:
		v, ok := constant(d)
		return ok && v != nil && v.Sign() == 0
	case program.OpSlot:
		s := &r.prog.Slots[d.Slot]
		switch s.Kind {
		case program.Input:
			return s.Type.Numeric() && zeroAllowed(s.Limits)
		case program.Computed:
			return s.Formula != nil && r.mayBeZero(s.Formula, nil, depth+1)
		}
	case program.OpField:
		t := d.Args[0].Type
		if t != nil && t.Kind == program.Record && d.Slot < len(t.Fields) && d.Args[0].Op == program.OpLocal {
			f := t.Fields[d.Slot]
			return f.Type.Numeric() && zeroAllowed(f.Limits)
		}
	case program.OpLen, program.OpCount:
		return r.mayBeEmpty(d.Args[0])
	case program.OpSum:
		return len(d.Args) > 0 && r.mayBeEmpty(d.Args[0])
	}
	return false
}

// mayBeEmpty reports whether a list is an input that may have no elements, or a
// filter over one.
func (r *reader) mayBeEmpty(n *program.Node) bool {
	switch n.Op {
	case program.OpFilter:
		return true
	case program.OpMap, program.OpSort, program.OpSortBy:
		return r.mayBeEmpty(n.Args[0])
	case program.OpSlot:
		s := &r.prog.Slots[n.Slot]
		return s.Kind == program.Input && s.Type.Kind == program.List && s.Limits.MinLen == 0
	}
	return false
}

// zeroAllowed reports whether 0 lies within limits.
func zeroAllowed(l program.Limits) bool {
	if l.HasMin && exact.Cmp(l.Min, exact.Int(0)) > 0 {
		return false
	}
	return !l.HasMax || exact.Cmp(l.Max, exact.Int(0)) >= 0
}
