package policyfile

import (
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
		r.fault(p.Value, "policy-map", "what", what, "keys", message.List(formKeys.names...))
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
	seen := map[string]bool{}
	for _, item := range items {
		switch {
		case item.Kind != document.Scalar || !formula.ValidName(item.Text):
			r.fault(item, "policy-name", "name", short(item.Text))
		case seen[item.Text]:
			r.fault(item, "policy-name-twice", "name", item.Text)
		default:
			seen[item.Text] = true
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
			if r.search.Has(name, d.given) {
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
