package policyfile

import (
	"strconv"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/program"
)

// limits reads min, max, step and length.
func (r *reader) limits(o object, e *entry) {
	of, t := o, e.kind
	if t.Kind == program.List {
		r.length(o, &e.limits)
		n := o.get("of")
		if n == nil || n.Kind != document.Map || t.Elem == nil || t.Elem.Kind == program.Record {
			return
		}
		of, t = object{r, n, o.node.KeyOf("of"), o.path("of"), fieldKeys}, t.Elem
	}
	switch {
	case t.Numeric():
		r.numericLimits(of, t, e)
	case t.Kind == program.Date || t.Kind == program.DateTime:
		r.dateLimits(of, &e.limits)
	case t.Kind != program.Any:
		for _, key := range []string{"min", "max", "step"} {
			of.only(key, "number, integer, percent, money, date")
		}
	}
}

func (r *reader) numericLimits(o object, t *program.Type, e *entry) {
	l := &e.limits
	l.Min, l.HasMin = r.limit(o, "min", t, e.unit)
	l.Max, l.HasMax = r.limit(o, "max", t, e.unit)
	l.Step, l.HasStep = r.limit(o, "step", t, e.unit)
	if l.HasMin && l.HasMax && less(l.Max, l.Min) {
		r.fault(o.get("max"), "policy-limits", "what", o.what, "min", l.Min.String(), "max", l.Max.String())
	}
	if l.HasStep && l.Step.Sign() <= 0 {
		r.fault(o.get("step"), "policy-positive", "what", o.path("step"))
		l.HasStep = false
	}
}

func (r *reader) dateLimits(o object, l *program.Limits) {
	if n := o.scalar("min"); n != nil {
		l.MinDate, _ = r.moment(n, o.path("min"))
	}
	if n := o.scalar("max"); n != nil {
		l.MaxDate, _ = r.moment(n, o.path("max"))
	}
	o.only("step", "number, integer, percent, money")
}

// length reads [low, high] or one number.
func (r *reader) length(o object, l *program.Limits) {
	n := o.get("length")
	if n == nil || n.Bad {
		return
	}
	var bounds []int
	items := n.Items
	if n.Kind == document.Scalar {
		items = []*document.Node{n, n}
	}
	for _, item := range items {
		v, err := strconv.Atoi(item.Text)
		if err != nil || v < 0 || v > 1_000_000 {
			break
		}
		bounds = append(bounds, v)
	}
	if len(bounds) != 2 || len(items) != 2 || bounds[0] > bounds[1] || bounds[1] == 0 {
		r.fault(n, "policy-length", "what", o.what)
		return
	}
	l.MinLen, l.MaxLen = bounds[0], bounds[1]
}
