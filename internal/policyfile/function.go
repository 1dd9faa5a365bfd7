package policyfile

import (
	"slices"

	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

// foreseeFunction compiles a function's body before the types of its arguments
// are known: its callers want to know what it gives.
func (r *reader) foreseeFunction(d *definition) {
	before, failed := len(r.findings), r.failed
	body := r.body(d, make([]*program.Type, len(d.given)))
	r.findings, r.failed = r.findings[:before], failed
	if body == nil {
		return
	}
	r.setType(d, body.Type)
	r.prog.Funcs[d.fn-1].Body = body
	r.trace(d.slot, body)
}

// compileFunctions compiles the bodies of functions for good, callers first, so
// that the types of all arguments have been seen.
func (r *reader) compileFunctions() {
	order := r.ordered()
	for _, d := range slices.Backward(order) {
		if d.fn == 0 {
			continue
		}
		body := r.body(d, r.env.FuncParams(d.fn-1))
		f := &r.prog.Funcs[d.fn-1]
		f.Body = body
		f.Locals = len(d.given)
		if body != nil {
			f.Locals = max(f.Locals, localsOf(body))
		}
	}
}

func (r *reader) body(d *definition, params []*program.Type) *program.Node {
	o, ok := r.object(d.node, d.key, d.what, valueKeys)
	if !ok {
		return nil
	}
	r.describe(o, &r.prog.Slots[d.slot])
	u := formUse{what: d.what}
	for i, name := range d.given {
		t := &program.Type{Kind: program.Any}
		if i < len(params) && params[i] != nil {
			t = params[i]
		}
		u.locals = append(u.locals, formula.Local{Name: name, Type: t})
	}
	body := r.form(o, u)
	return rounded(body, r.rounding(o))
}

// rounded rounds what a function gives.
func rounded(body *program.Node, round *program.Rounding) *program.Node {
	if body == nil || round == nil {
		return body
	}
	places := &program.Node{Op: program.OpConst, Type: &program.Type{Kind: program.Integer}, Const: program.Int(int64(round.Places)), Expr: body.Expr}
	return &program.Node{
		Op: program.OpRound, Type: body.Type, Args: []*program.Node{body, places}, Mode: round.Mode,
		Expr: body.Expr, From: body.From, To: body.To,
	}
}

// localsOf is how many locals the expressions under a node need.
func localsOf(node *program.Node) int {
	most := 0
	stack := []*program.Node{node}
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if n.Expr != nil {
			most = max(most, n.Expr.Locals)
		}
		n.Children(func(c *program.Node) { stack = append(stack, c) })
	}
	return most
}
