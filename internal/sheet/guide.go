package sheet

import (
	"strconv"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// Guide is what helps while a form is filled in, {"hidden", "next"}: the questions
// that are not asked of this applicant, a field of a list as "list[1].field", and for
// each indicator with bands what would reach the next better band:
// {"id", "of", "now", "cmp", "at", "score"}.
func (s *Policy) Guide(application []byte, round program.Round, lang string) ([]byte, *Refusal) {
	r, refused := s.begin(application, round, Past{}, lang)
	if refused != nil {
		return nil, refused
	}
	r.all()
	w := writer{run: r}
	w.Object()
	w.Key("hidden")
	w.hidden()
	w.Key("next")
	w.Array()
	if card := r.frame.Card(); card != nil {
		w.nextOf(card.Items)
		w.nextOf(card.Adjust)
	}
	w.EndArray()
	w.EndObject()
	return w.Bytes(), nil
}

func (w *writer) hidden() {
	w.Array()
	for i := range w.program.Inputs {
		s := &w.program.Slots[i]
		v := w.frame.Value(i)
		if notAsked(v) {
			w.String(s.Name)
		}
		w.hiddenIn(s, v)
	}
	w.EndArray()
}

// notAsked tells a question that is not asked from one that was answered with "none":
// both have no value, and only the first waits for nothing but itself.
func notAsked(v program.Value) bool { return v.State() == program.IsAbsent && v.Wait() != nil }

// hiddenIn writes the fields that are not asked in the elements of a list.
func (w *writer) hiddenIn(s *program.Slot, v program.Value) {
	if v.State() != program.IsList || s.Type == nil || s.Type.Elem == nil {
		return
	}
	fields := s.Type.Elem.Fields
	for i, e := range v.List() {
		for k, x := range e.List() {
			if k < len(fields) && notAsked(x) {
				w.String(s.Name + "[" + strconv.Itoa(i+1) + "]." + fields[k].Name)
			}
		}
	}
}

func (w *writer) nextOf(items []*program.CardItem) {
	for _, item := range items {
		w.nextOf(item.Items)
		if form := item.Indicator.Form; form != nil && form.Op == program.OpBands && item.Applies && item.Known {
			w.next(item, form)
		}
	}
}

// next writes the nearest better band: of all that give more points, the one that
// gives the least.
func (w *writer) next(item *program.CardItem, n *program.Node) {
	best, at := exact.Num{}, -1
	for i, outcome := range n.Form.Outcomes {
		v := w.frame.Eval(outcome)
		if v.State() != program.IsNumber || !exact.Less(item.Score, v.Num()) {
			continue
		}
		if at < 0 || exact.Less(v.Num(), best) {
			best, at = v.Num(), i
		}
	}
	if at < 0 {
		return
	}
	now, limit := w.frame.Eval(n.Args[0]), w.frame.Eval(n.Form.Thresholds[at])
	if limit.State() != program.IsNumber {
		return
	}
	w.Object()
	w.Key("id")
	w.String(item.Indicator.ID)
	w.text("of", source(n.Args[0]))
	w.given("now", now, n.Args[0].Type)
	w.text("cmp", [...]string{"at_least", "more_than", "at_most", "less_than"}[n.Form.Cmp])
	w.given("at", limit, n.Args[0].Type)
	w.num("score", best)
	w.EndObject()
}

// source is a node as it is written in the policy.
func source(n *program.Node) string {
	if n.Expr == nil {
		return ""
	}
	text := []rune(n.Expr.Text)
	if n.From < 0 || n.To > len(text) || n.From >= n.To {
		return n.Expr.Text
	}
	return string(text[n.From:n.To])
}
