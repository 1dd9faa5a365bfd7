package policyfile

import (
	"slices"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// bandTable compiles rows [from, to) with their points.
func (r *reader) bandTable(o object, u formUse, of *program.Node) *program.Node {
	for _, key := range append([]string{"else"}, comparisons...) {
		if k := o.node.KeyOf(key); k != nil {
			r.fault(k, "policy-beside-table", "key", key)
		}
	}
	node := r.formNode(program.OpTable, o.node, u, of)
	var outcomes, rows []*document.Node
	ok := of != nil
	for _, n := range o.list("table") {
		row, good := r.object(n, nil, u.what, rowKeys)
		if !good {
			ok = false
			continue
		}
		key := "points"
		if !u.points && row.has("value") {
			key = "value"
		}
		points := row.need(key)
		ok = ok && points != nil
		if points == nil {
			continue
		}
		made := r.bandRow(row, of, u)
		ok = ok && (made.From != nil || !row.has("from")) && (made.To != nil || !row.has("to"))
		node.Form.Rows = append(node.Form.Rows, made)
		outcomes, rows = append(outcomes, points), append(rows, n)
	}
	if len(rows) == 0 {
		r.fault(o.get("table"), "policy-bands-none", "what", u.what)
		return nil
	}
	points, t, all := r.outcomes(outcomes, u)
	node.Form.Outcomes = points
	if t != nil {
		node.Type = t
	}
	if !ok || !all {
		return nil
	}
	r.meet(rows, node.Form.Rows, of)
	return finishForm(node, true)
}

func (r *reader) bandRow(row object, of *program.Node, u formUse) program.Row {
	made := program.Row{}
	if n := row.get("from"); n != nil {
		made.From = r.threshold(n, of, u)
	}
	if n := row.get("to"); n != nil {
		made.To = r.threshold(n, of, u)
	}
	switch row.word("includes") {
	case "from":
		made.IncludeFrom = true
	case "to":
		made.IncludeTo = true
	case "both":
		made.IncludeFrom, made.IncludeTo = true, true
	}
	r.cites(row)
	return made
}

// edge is one constant row of a band table.
type edge struct {
	row      program.Row
	node     *document.Node
	from, to *exact.Num
}

// meet checks that where two rows meet exactly one takes the point: gaps and
// overlaps are errors. Rows with computed ends are left to the evaluation.
func (r *reader) meet(nodes []*document.Node, rows []program.Row, of *program.Node) {
	var list []edge
	for i, row := range rows {
		from, okFrom := constant(row.From)
		to, okTo := constant(row.To)
		if !okFrom || !okTo {
			return
		}
		if from != nil && to != nil && (less(*to, *from) || exact.Equal(*from, *to) && !(row.IncludeFrom && row.IncludeTo)) {
			r.fault(nodes[i], "policy-row-empty", "from", from.String(), "to", to.String())
			return
		}
		list = append(list, edge{row, nodes[i], from, to})
	}
	slices.SortStableFunc(list, byFrom)
	for i := 1; i < len(list); i++ {
		r.meeting(list[i-1], list[i])
	}
	r.reached(list, of)
}

// reached checks that the rows take every value that an input's limits allow.
func (r *reader) reached(list []edge, of *program.Node) {
	if of.Op != program.OpSlot || of.Slot >= r.prog.Inputs {
		return
	}
	l := r.prog.Slots[of.Slot].Limits
	first, last := list[0], list[len(list)-1]
	if l.HasMin && first.from != nil && (less(l.Min, *first.from) || exact.Equal(l.Min, *first.from) && !first.row.IncludeFrom) {
		r.fault(first.node, "policy-rows-short", "at", l.Min.String())
	}
	if l.HasMax && last.to != nil && (less(*last.to, l.Max) || exact.Equal(*last.to, l.Max) && !last.row.IncludeTo) {
		r.fault(last.node, "policy-rows-short", "at", l.Max.String())
	}
}

func byFrom(a, b edge) int {
	switch {
	case a.from == nil && b.from == nil:
		return 0
	case a.from == nil:
		return -1
	case b.from == nil:
		return 1
	}
	return exact.Cmp(*a.from, *b.from)
}

func (r *reader) meeting(a, b edge) {
	code, at := "", ""
	switch {
	case a.to == nil, b.from == nil, less(*b.from, *a.to):
		code = "policy-rows-overlap"
	case less(*a.to, *b.from):
		code, at = "policy-rows-gap", a.to.String()+" … "+b.from.String()
	case a.row.IncludeTo && b.row.IncludeFrom:
		code, at = "policy-rows-overlap", a.to.String()
	case !a.row.IncludeTo && !b.row.IncludeFrom:
		code, at = "policy-rows-gap", a.to.String()
	default:
		return
	}
	f := r.fault(b.node, code, "at", at)
	f.Related = []document.Related{{Place: a.node.Place(), Code: "related-row"}}
}
