package round

import (
	"context"
	"slices"
	"strconv"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// sway tells totals of one entrant apart by what they make of the cohort figures.
type sway struct {
	t       *trial
	figures []swayed
	failed  bool // a figure ran into an error, which may be one of the work that this takes
}

// swayed is a figure with what everybody else brings to it.
type swayed struct {
	figure  *program.Figure
	members []member        // of the first form
	records []program.Value // of the general form
	at      int             // where the entrant's record belongs
}

// sway takes what the others bring, each as they stood when the figure was drawn.
func (r *Round) sway(ctx context.Context, t *trial) *sway {
	s, f := &sway{t: t}, r.Frame(ctx)
	for _, i := range t.tail.Figures {
		w := swayed{figure: &r.Program.Figures[i]}
		for _, e := range r.Entrants {
			switch {
			case !r.inCohortThen(e):
			case e.App.ID == t.x.App.ID:
				w.at = len(w.records)
			default:
				r.play(f, e, w.figure.Phase-1)
				w.take(f, e)
			}
		}
		s.figures = append(s.figures, w)
	}
	return s
}

// inCohortThen reports whether an entrant was in the cohort when figures were drawn:
// some may have been struck since.
func (r *Round) inCohortThen(e *Entrant) bool {
	return e.Decision.Eligible && (!e.Withdrawn || r.countedIn())
}

func (w *swayed) take(f *program.Frame, e *Entrant) {
	if w.figure.Formula != nil {
		w.records = append(w.records, record(f, w.figure, e))
		return
	}
	if m, in := memberOf(f, w.figure); in {
		m.entrant = e
		w.members = append(w.members, m)
	}
}

// key is equal for two totals only if they make the same figures for everybody.
func (s *sway) key(total exact.Num) string {
	s.t.f.RunTail(s.t.tail, total, s.t.head)
	var b []byte
	for i := range s.figures {
		w := &s.figures[i]
		if w.figure.Formula == nil {
			b = append(w.append(b, s.t), ';')
			continue
		}
		v := s.t.f.EvalFigure(w.figure, slices.Insert(slices.Clone(w.records), w.at, record(s.t.f, w.figure, s.t.x)))
		s.failed = s.failed || v.State() == program.IsError
		b = append(appendValue(b, v), ';')
	}
	return string(b)
}

func (w *swayed) append(b []byte, t *trial) []byte {
	own, in := memberOf(t.f, w.figure)
	switch {
	case !in:
		return append(b, '-')
	case own.anywhere || unsettled(own.value) || slices.ContainsFunc(w.members, func(m member) bool { return m.anywhere }):
		return appendValue(b, own.value)
	case !Grouped(w.figure):
		return w.appendDrawn(b, own, func(member) bool { return true })
	}
	b = strconv.AppendQuote(b, own.group)
	within := func(m member) bool { return m.group == own.group }
	if w.figure.Take != program.TakeRank {
		return w.appendDrawn(b, own, within)
	}
	above, equal := 0, 0
	for _, m := range w.members {
		if !within(m) || unsettled(m.value) {
			continue
		}
		switch exact.Cmp(m.value.Num(), own.value.Num()) {
		case 1:
			above++
		case 0:
			equal++
		}
	}
	return strconv.AppendInt(strconv.AppendInt(b, int64(above), 10), int64(-1-equal), 10)
}

// appendDrawn is the figure of the members that count and of the entrant.
func (w *swayed) appendDrawn(b []byte, own member, counts func(member) bool) []byte {
	values := []program.Value{own.value}
	for _, m := range w.members {
		switch {
		case !counts(m):
		case unsettled(m.value):
			return appendValue(b, m.value)
		default:
			values = append(values, m.value)
		}
	}
	return appendValue(b, program.Draw(w.figure.Take, values))
}

// appendValue writes a value so that no two different ones are the same.
func appendValue(b []byte, v program.Value) []byte {
	b = strconv.AppendInt(b, int64(v.State()), 10)
	switch v.State() {
	case program.IsNumber:
		return v.Num().Reduce().AppendText(append(b, ':'))
	case program.IsList, program.IsRecord:
		b = append(b, '[')
		for _, x := range v.List() {
			b = append(appendValue(b, x), ',')
		}
		return append(b, ']')
	case program.IsUnknown, program.IsError, program.IsAbsent, program.IsNil:
		return b
	}
	return strconv.AppendQuote(b, program.Print(v, nil, ""))
}
