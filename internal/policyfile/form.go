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

// formUse is what is special about the expressions of one leaf form.
type formUse struct {
	what   string
	points bool // outcomes must be numbers
	max    exact.Num
	hasMax bool
	locals []formula.Local
	forbid func(string, int) *message.Problem
}

func (u formUse) use(want formula.Want) formula.Use {
	return formula.Use{Want: want, Locals: u.locals, Forbid: u.forbid}
}

// form compiles the one leaf form that an object has.
func (r *reader) form(o object, u formUse) *program.Node {
	var found []string
	for _, key := range formKeys.names[:7] {
		if o.has(key) {
			found = append(found, key)
		}
	}
	if len(found) != 1 {
		code := "policy-form-none"
		if len(found) > 1 {
			code = "policy-form-several"
		}
		if !r.troubled(o.node) {
			r.fault(o.key, code, "what", u.what, "found", message.List(found...), "forms", message.List(formKeys.names[:7]...))
		}
		return nil
	}
	if key := found[0]; key != "checklist" {
		for _, beside := range []string{"take", "count_at_most"} {
			if n := o.node.KeyOf(beside); n != nil {
				r.fault(n, "policy-beside", "key", beside, "form", "checklist")
			}
		}
	}
	return r.formOf(found[0], o, u)
}

// troubled reports whether an unknown key of an object has been reported, which
// may be the missing form.
func (r *reader) troubled(n *document.Node) bool {
	return slices.ContainsFunc(r.findings, func(f document.Finding) bool {
		return (f.Code == "policy-unknown-key" || f.Code == "yaml-comma") && slices.ContainsFunc(n.Pairs, func(p document.Pair) bool {
			return p.Key.Line == f.Place.Line && p.Key.Column == f.Place.Column
		})
	})
}

func (r *reader) formOf(key string, o object, u formUse) *program.Node {
	n := o.get(key)
	switch key {
	case "formula":
		want := formula.WantAny
		if u.points {
			want = formula.WantNumber
		}
		return r.compile(n, u.what, u.use(want))
	case "bands":
		return r.bands(n, o, u)
	case "points":
		return r.points(n, o, u)
	case "checklist":
		return r.checklist(n, o, u)
	case "matrix":
		return r.matrix(n, o, u)
	case "judged":
		return r.judged(n, o, u)
	}
	return r.best(n, o, u)
}

// formNode makes the node of a form. It has no text of its own: its parts have.
func (r *reader) formNode(op program.Op, n *document.Node, u formUse, args ...*program.Node) *program.Node {
	p := n.Place()
	return &program.Node{
		Op: op, Type: &program.Type{Kind: program.Number}, Args: args, Form: &program.Form{},
		Expr: &program.Expr{File: n.File(), Line: p.Line, Column: p.Column, What: u.what},
	}
}

// finishForm sets what follows from the parts; a form of which a part is missing
// is none.
func finishForm(n *program.Node, ok bool) *program.Node {
	if !ok {
		return nil
	}
	n.Expr.Locals = localsOf(n)
	return n
}

// outcomes compiles the outcomes of a form: points, or of a value texts that make
// it a choice. All are expressions as soon as one of them is.
func (r *reader) outcomes(list []*document.Node, u formUse) ([]*program.Node, *program.Type, bool) {
	if !u.points && r.allTexts(list, u) {
		return r.textOutcomes(list, u)
	}
	out := make([]*program.Node, len(list))
	var t *program.Type
	ok := true
	for i, n := range list {
		want := formula.WantAny
		if u.points {
			want = formula.WantNumber
		}
		if !u.points && n.Kind == document.Scalar && !r.expressionLike(n.Text, u) {
			r.fault(n, "policy-outcomes-mixed", "what", u.what, "got", short(n.Text))
			ok = false
			continue
		}
		out[i] = r.compile(n, u.what, u.use(want))
		if out[i] == nil {
			ok = false
			continue
		}
		r.aboveMax(n, out[i], u)
		if t == nil || t.Kind == program.NilKind {
			t = widen(t, out[i].Type)
		} else if out[i].Type.Kind == program.NilKind {
			t = widen(out[i].Type, t)
		} else if t = mergeTypes(t, out[i].Type); t == nil {
			r.fault(n, "policy-types-differ", "what", u.what)
			return out, &program.Type{Kind: program.Any}, false
		}
	}
	return out, t, ok
}

// widen is the type t, with nil as an answer too where nilType is given.
func widen(nilType, t *program.Type) *program.Type {
	if nilType == nil || t.Kind == program.NilKind {
		return t
	}
	wide := *t
	wide.Optional = true
	return &wide
}

// aboveMax reports points that are more than the leaf can give.
func (r *reader) aboveMax(n *document.Node, points *program.Node, u formUse) {
	if !u.hasMax || points.Op != program.OpConst || points.Const.State() != program.IsNumber {
		return
	}
	if v := points.Const.Num(); less(u.max, v) {
		r.fault(n, "policy-point-max", "what", u.what, "points", v.String(), "max", u.max.String())
	}
}

func (r *reader) allTexts(list []*document.Node, u formUse) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(n *document.Node) bool {
		return n.Kind != document.Scalar || n.Bad || r.expressionLike(n.Text, u)
	})
}

// expressionLike reports whether an outcome is a number, nil, a declared name or
// an expression over such, and so no text.
func (r *reader) expressionLike(text string, u formUse) bool {
	if _, _, err := numeral(strings.TrimSpace(text)); err == nil {
		return true
	}
	if text == "nil" || text == "true" || text == "false" || strings.HasPrefix(text, `"`) || strings.HasPrefix(text, "'") {
		return true
	}
	if text != "" && strings.Trim(text, "0123456789.+-*/%() 万亿") == "" {
		return true
	}
	found := false
	mentions(text, func(name string) {
		root, _, _ := strings.Cut(name, ".")
		_, declared := r.names.index[name]
		_, head := r.names.index[root]
		local := slices.ContainsFunc(u.locals, func(l formula.Local) bool { return l.Name == root })
		found = found || declared || head || local || root == "score" || root == "得分" || root == "total_score"
	})
	return found
}

// textOutcomes makes the options of a choice out of texts.
func (r *reader) textOutcomes(list []*document.Node, u formUse) ([]*program.Node, *program.Type, bool) {
	t := &program.Type{Kind: program.Choice}
	out := make([]*program.Node, len(list))
	for i, n := range list {
		if !slices.Contains(t.Options, n.Text) {
			t.Options = append(t.Options, n.Text)
		}
		line, column := n.Start()
		out[i] = &program.Node{
			Op: program.OpConst, Type: t, Const: program.String(n.Text), To: len([]rune(n.Text)),
			Expr: &program.Expr{Text: n.Text, File: n.File(), Line: line, Column: column, What: u.what},
		}
	}
	return out, t, true
}

// rounding reads `round`: {places, mode}, or none.
func (r *reader) rounding(o object) *program.Rounding {
	n := o.get("round")
	if n == nil || n.Bad || n.Kind == document.Scalar && n.Text == "none" {
		return nil
	}
	of, ok := r.object(n, o.node.KeyOf("round"), o.path("round"), roundKeys)
	if !ok {
		return nil
	}
	if of.need("places") == nil {
		return nil
	}
	round := &program.Rounding{Places: of.whole("places", -12, 0)}
	if round.Places > 34 {
		r.fault(of.get("places"), "policy-whole", "what", of.path("places"), "got", of.text("places"), "low", "0")
		round.Places = 34
	}
	round.Mode, _ = exact.ParseMode(of.word("mode"))
	return round
}
