package compare

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/policyfile"
	"github.com/merit-rules/merit/internal/program"
)

// speller writes compiled expressions in a form that is the same for the same
// operations: locals by their number, numerals by their value, both sides of a sum,
// a product or an equality in a fixed order, and every comparison with < or <=.
type speller struct {
	p   *program.Program
	say func(name string) string
}

// expression is the form of a node.
func (s *speller) expression(n *program.Node) string {
	if n == nil {
		return "-"
	}
	switch n.Op {
	case program.OpConst:
		return constant(n.Const)
	case program.OpSlot:
		return s.say(s.p.Slots[n.Slot].Name)
	case program.OpLocal:
		return "$" + strconv.Itoa(n.Slot)
	case program.OpField:
		return s.expression(n.Args[0]) + "." + fieldName(n)
	}
	args := make([]string, len(n.Args))
	for i, a := range n.Args {
		args[i] = s.expression(a)
	}
	op := n.Op
	switch op {
	case program.OpAdd, program.OpMul, program.OpEq, program.OpNe:
		slices.Sort(args)
	case program.OpGt, program.OpGe:
		slices.Reverse(args)
		op = map[program.Op]program.Op{program.OpGt: program.OpLt, program.OpGe: program.OpLe}[op]
	}
	return "(" + strings.Join(append([]string{s.operation(n, op)}, args...), " ") + ")"
}

// operation is what a node does with its arguments.
func (s *speller) operation(n *program.Node, op program.Op) string {
	if op == program.OpCall {
		return "call " + s.say(s.p.Funcs[n.Slot].Name)
	}
	text := strconv.Itoa(int(op)) + "/" + strconv.Itoa(n.Slot) + "/" + strconv.Itoa(int(n.Mode))
	if n.Desc {
		text += "/desc"
	}
	if n.Pattern != "" {
		text += "/" + strconv.Quote(n.Pattern)
	}
	return text
}

func fieldName(n *program.Node) string {
	if t := n.Args[0].Type; t != nil && t.Kind == program.Record && n.Slot < len(t.Fields) {
		return t.Fields[n.Slot].Name
	}
	return strconv.Itoa(n.Slot)
}

// constant writes a constant with what kind of thing it is.
func constant(v program.Value) string {
	switch v.State() {
	case program.IsNumber:
		return v.Num().String()
	case program.IsList, program.IsRecord:
		var parts []string
		for _, e := range v.List() {
			parts = append(parts, constant(e))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case program.IsText:
		return strconv.Quote(v.Text())
	}
	return "#" + program.Print(v, &program.Type{}, "")
}

// slotsIn calls visit for the node of every name in an expression.
func namesIn(n *program.Node, visit func(*program.Node)) {
	if n == nil {
		return
	}
	if n.Op == program.OpSlot || n.Op == program.OpCall {
		visit(n)
	}
	n.Children(func(c *program.Node) { namesIn(c, visit) })
}

// nameOf is the name that a node reads or calls.
func nameOf(p *program.Program, n *program.Node) string {
	if n.Op == program.OpCall {
		return p.Funcs[n.Slot].Name
	}
	return p.Slots[n.Slot].Name
}

// allNames are the names that an expression reads or calls.
func allNames(o *policyfile.Outline, root *program.Node) []string {
	var out []string
	namesIn(root, func(n *program.Node) { out = append(out, nameOf(o.Program, n)) })
	return out
}
