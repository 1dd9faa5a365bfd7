package policyfile

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// definition is a value, a function or a cohort figure: a name whose type is
// known only when it has been compiled.
type definition struct {
	name   string
	what   string
	key    *document.Node
	node   *document.Node
	slot   int
	fn     int      // 1 + index in Program.Funcs; 0: no function
	figure int      // 1 + index in Program.Figures; 0: no figure
	given  []string // parameters of a function
	needs  []int    // other definitions
}

var valueKeys = append([]string{"given", "title", "cite", "unit", "help", "round"}, formKeys...)

// declareValues enters the names of values and cohort figures.
func (r *reader) declareValues(top object) {
	for _, p := range top.entries("values") {
		r.define(p, "values")
	}
	for _, p := range top.entries("cohort") {
		r.define(p, "cohort")
	}
}

func (r *reader) define(p document.Pair, section string) {
	what := section + "." + p.Key.Text
	if !r.declare(p.Key) || p.Value.Bad {
		return
	}
	if p.Value.Kind != document.Map {
		r.fault(p.Value, "policy-map", "what", what, "keys", strings.Join(formKeys, "、"))
		return
	}
	d := &definition{name: p.Key.Text, what: what, key: p.Key, node: p.Value}
	s := program.Slot{Name: d.name, Kind: program.Computed, Type: &program.Type{Kind: program.Any}}
	if section == "cohort" {
		s.Kind = program.FigureSlot
		s.Figure = len(r.prog.Figures)
		r.prog.Figures = append(r.prog.Figures, program.Figure{})
		d.figure = len(r.prog.Figures)
	} else if given := p.Value.Get("given"); given != nil {
		d.given = r.given(given, what)
		r.prog.Funcs = append(r.prog.Funcs, program.Func{Name: d.name, Params: d.given})
		d.fn = len(r.prog.Funcs)
		s.Func = d.fn
	}
	d.slot = r.slot(s, d.name)
	if d.fn > 0 {
		n := &r.names.list[r.names.index[d.name]]
		n.Func, n.Params = d.fn, d.given
		r.prog.Funcs[d.fn-1].Slot = d.slot
	}
	r.defs = append(r.defs, d)
}

// given reads the parameters of a function.
func (r *reader) given(n *document.Node, what string) []string {
	items := n.Items
	if n.Kind == document.Scalar {
		items = []*document.Node{n}
	}
	var out []string
	for _, item := range items {
		switch {
		case item.Kind != document.Scalar || !formula.ValidName(item.Text):
			r.fault(item, "policy-name", "name", short(item.Text))
		case slices.Contains(out, item.Text):
			r.fault(item, "policy-name-twice", "name", item.Text)
		default:
			out = append(out, item.Text)
		}
	}
	if len(out) == 0 {
		r.fault(n, "policy-given", "what", what)
	}
	return out
}

// makeEnv makes the environment of all expressions. The list of names stays
// ours: the types of definitions are filled in as they become known.
func (r *reader) makeEnv() {
	var funcs []*program.Func
	for i := range r.prog.Funcs {
		funcs = append(funcs, &r.prog.Funcs[i])
	}
	r.names.funcs = funcs
	r.env = formula.NewEnv(r.names.list, funcs)
	r.scored, r.round, r.fixed = map[int]bool{}, map[int]bool{}, map[int]bool{}
	for i, s := range r.prog.Slots {
		r.scored[i] = s.Kind == program.ScoreSlot || s.Kind == program.Total
		r.round[i] = s.Kind == program.FigureSlot || s.Kind == program.Builtin && strings.HasSuffix(s.Name, "_count")
	}
}

// setType says what a definition turned out to be.
func (r *reader) setType(d *definition, t *program.Type) {
	if t == nil {
		t = &program.Type{Kind: program.Any}
	}
	r.prog.Slots[d.slot].Type = t
	r.names.list[r.names.index[d.name]].Type = t
}

// compileDefinitions compiles values and figures, each after those it needs.
func (r *reader) compileDefinitions() {
	r.needs()
	for _, d := range r.ordered() {
		switch {
		case d.figure > 0:
			r.compileFigure(d)
		case d.fn > 0:
			r.foreseeFunction(d)
		default:
			r.compileValue(d)
		}
	}
}

// needs finds the definitions that each definition mentions.
func (r *reader) needs() {
	index := map[string]int{}
	for i, d := range r.defs {
		index[d.name] = i
	}
	for _, d := range r.defs {
		seen := map[int]bool{}
		allMentions(d.node, func(name string) {
			if slices.Contains(d.given, name) {
				return
			}
			root, _, _ := strings.Cut(name, ".")
			if i, ok := index[root]; ok && !seen[i] {
				seen[i] = true
				d.needs = append(d.needs, i)
			}
		})
	}
}

// ordered lists the definitions so that each comes after those it needs. Members
// of a cycle are left to the search for cycles in the steps, where values, scores
// and figures are seen together.
func (r *reader) ordered() []*definition {
	var out []*definition
	state := make([]uint8, len(r.defs)) // 1: on the way, 2: done
	type visit struct{ def, next int }
	for i := range r.defs {
		stack := []visit{{i, 0}}
		if state[i] != 0 {
			continue
		}
		state[i] = 1
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			d := r.defs[top.def]
			if top.next < len(d.needs) {
				need := d.needs[top.next]
				top.next++
				if state[need] == 0 {
					state[need] = 1
					stack = append(stack, visit{need, 0})
				}
				continue
			}
			state[top.def] = 2
			out = append(out, d)
			stack = stack[:len(stack)-1]
		}
	}
	return out
}

// compileValue compiles a value that has a slot of its own.
func (r *reader) compileValue(d *definition) {
	o, ok := r.object(d.node, d.key, d.what, valueKeys)
	if !ok {
		return
	}
	s := &r.prog.Slots[d.slot]
	r.describe(o, s)
	s.Round = r.rounding(o)
	node := r.form(o, formUse{what: d.what})
	if node == nil {
		return
	}
	s.Formula = node
	r.setType(d, node.Type)
	r.trace(d.slot, node)
}

// describe reads what people see of a value or figure.
func (r *reader) describe(o object, s *program.Slot) {
	s.Title, s.Help, s.Unit = o.localized("title"), o.localized("help"), o.text("unit")
	s.Cite = r.cites(o)
}

// trace notes what a slot depends on that not every expression may use.
func (r *reader) trace(slot int, node *program.Node) {
	r.reads(node, func(read int) {
		r.scored[slot] = r.scored[slot] || r.scored[read]
		r.round[slot] = r.round[slot] || r.round[read]
	})
}

// reads calls visit for every slot that a node reads, through functions too.
func (r *reader) reads(node *program.Node, visit func(slot int)) {
	if node == nil {
		return
	}
	stack := []*program.Node{node}
	called := map[int]bool{}
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		switch n.Op {
		case program.OpSlot:
			visit(n.Slot)
		case program.OpCall:
			f := &r.prog.Funcs[n.Slot]
			visit(f.Slot)
			if !called[n.Slot] && f.Body != nil {
				called[n.Slot] = true
				stack = append(stack, f.Body)
			}
		}
		n.Children(func(c *program.Node) { stack = append(stack, c) })
	}
}

// early forbids what is not known yet where eligibility is decided: scores, and
// figures over the eligible.
func (r *reader) early(scoreCode string) func(string, int) *message.Problem {
	return func(name string, slot int) *message.Problem {
		if slot < 0 {
			return nil
		}
		switch {
		case r.scored[slot]:
			return &message.Problem{Code: scoreCode, Args: document.Arg("name", name)}
		case r.round[slot]:
			return &message.Problem{Code: "policy-figure-early", Args: document.Arg("name", name)}
		}
		return nil
	}
}

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
