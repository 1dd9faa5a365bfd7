package compare

import (
	"slices"

	"github.com/merit-rules/merit/internal/analysis"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// mostTries bounds the applications that are tried.
const mostTries = 40_000

// climb looks for an applicant treated differently by trying: from anybody who passes
// the rules that both editions have it goes up to as many points as single answers
// bring, and from there down again to the least with which one is still a candidate.
// Whoever stands between the lines of the editions is met on the way. What it finds
// was run by both editions; that it finds nothing says nothing.
func climb(c *crossing) *analysis.Witness {
	start := analysis.NewSpace(analysis.Limits{Forks: 500}, c.old, c.new).Leaning(1, c.passes, func(w *analysis.Witness) bool {
		return w.Run(0).Decision().Status != program.Refused && w.Run(1).Decision().Status != program.Refused
	})
	if start.Verdict != analysis.Found {
		return nil
	}
	k := &climber{c: c, at: start.Witness, pool: constants(c.old, c.new)}
	for i := range 2 {
		k.side = i
		k.moves(func(a, b stand) bool {
			return a.candidate && !b.candidate || a.candidate == b.candidate && exact.Less(b.total, a.total)
		})
		k.moves(func(a, b stand) bool { return a.candidate && (!b.candidate || exact.Less(a.total, b.total)) })
	}
	return k.found
}

// climber is where a search by trying stands.
type climber struct {
	c     *crossing
	side  int // the edition whose line is looked for
	at    *analysis.Witness
	pool  []exact.Num
	tries int
	found *analysis.Witness
}

// stand is how an edition sees an application.
type stand struct {
	candidate bool
	total     exact.Num
}

func (k *climber) stand(w *analysis.Witness) (stand, bool) {
	f, p := w.Run(k.side), w.Program(k.side)
	d := f.Decision()
	s := stand{candidate: d.Status == program.Qualified}
	if p.Scoring != nil {
		v := f.Value(p.Scoring.Total)
		if v.State() != program.IsNumber {
			return s, false
		}
		s.total = v.Num()
	}
	return s, d.Status != program.Refused && d.Status != program.Undetermined
}

// moves changes one answer at a time as long as that is better.
func (k *climber) moves(better func(a, b stand) bool) {
	here, ok := k.stand(k.at)
	for moved := ok; moved && k.found == nil; {
		moved = false
		for slot, v := range k.at.Inputs(k.side) {
			d := &k.c.program(k.side).Slots[slot]
			if d.Kind != program.Input || v.State() == program.IsUnknown {
				continue
			}
			for _, other := range k.answers(v, d.Type, &d.Limits, d.Unique) {
				w := k.at.With(map[string]program.Value{d.Name: other})
				if k.tries++; k.tries > mostTries {
					return
				}
				s, ok := k.stand(w)
				if ok && s.candidate && confirmed(w, k.c.list) {
					k.found = w
					return
				}
				if ok && better(s, here) {
					k.at, here, moved = w, s, true
					break
				}
			}
		}
	}
}

func (c *crossing) program(i int) *program.Program { return [2]*program.Program{c.old, c.new}[i] }

// answers are other answers to try.
func (k *climber) answers(v program.Value, t *program.Type, l *program.Limits, unique int) []program.Value {
	var out []program.Value
	switch {
	case t.Kind == program.Bool:
		out = append(out, program.Truth(!v.Bool()))
	case t.Kind == program.Choice:
		for _, o := range t.Options {
			if o != v.Text() {
				out = append(out, program.String(o))
			}
		}
	case t.Numeric() && v.State() == program.IsNumber:
		for _, x := range k.numbers(v.Num()) {
			if !exact.Equal(x, v.Num()) && legal(x, t, l) {
				out = append(out, program.Num(x))
			}
		}
	case t.Kind == program.List && t.Elem != nil && v.State() == program.IsList:
		out = k.lists(v.List(), t.Elem, l, unique)
	}
	return out
}

// numbers are numbers near another one, and those that the policies mention.
func (k *climber) numbers(x exact.Num) []exact.Num {
	out := slices.Clone(k.pool)
	for _, step := range []exact.Num{exact.Int(1), exact.Frac(1, 2), exact.Frac(1, 20), exact.Int(10)} {
		out = append(out, exact.Add(x, step), exact.Sub(x, step))
	}
	return append(out, exact.Mul(x, exact.Frac(1, 2)))
}

// legal reports whether an input may be a number.
func legal(x exact.Num, t *program.Type, l *program.Limits) bool {
	if t.Kind == program.Integer && !x.IsInt() || !x.IsDecimal() || l.HasMin && exact.Less(x, l.Min) || l.HasMax && exact.Less(l.Max, x) {
		return false
	}
	if l.HasStep {
		q, ok := exact.Div(x, l.Step)
		return ok && q.IsInt()
	}
	return true
}

// lists are lists with one element more or less, or one answer in it changed. unique
// is 1 + the field that must not repeat.
func (k *climber) lists(list []program.Value, elem *program.Type, l *program.Limits, unique int) []program.Value {
	var out []program.Value
	if len(list) > l.MinLen {
		out = append(out, program.Listing(list[:len(list)-1]))
	}
	if len(list) > 0 && (l.MaxLen == 0 || len(list) < l.MaxLen) && len(list) < 10 {
		if e, ok := another(list, elem, unique); ok {
			out = append(out, program.Listing(append(slices.Clone(list), e)))
		}
	}
	for i, e := range list {
		if e.State() != program.IsRecord {
			continue
		}
		out = append(out, changed(list, i, full(e, elem)))
		for j := range elem.Fields {
			f := &elem.Fields[j]
			if j+1 == unique {
				continue
			}
			for _, v := range k.answers(e.List()[j], f.Type, &f.Limits, 0) {
				fields := slices.Clone(e.List())
				fields[j] = v
				out = append(out, changed(list, i, program.Fields(fields)))
			}
		}
	}
	return out
}

// changed is a list with another element at a place.
func changed(list []program.Value, at int, e program.Value) program.Value {
	next := slices.Clone(list)
	next[at] = e
	return program.Listing(next)
}

// full is a record with all its numbers as high as they may be, or 1: what counts
// only together, a goal and what was reached of it, is found in one move.
func full(e program.Value, elem *program.Type) program.Value {
	fields := slices.Clone(e.List())
	for i := range elem.Fields {
		f := &elem.Fields[i]
		x := exact.Int(1)
		if f.Limits.HasMax {
			x = f.Limits.Max
		}
		if f.Type.Numeric() && legal(x, f.Type, &f.Limits) {
			fields[i] = program.Num(x)
		}
	}
	return program.Fields(fields)
}

// another is an element like the last one, with an option of its own where one may not
// repeat.
func another(list []program.Value, elem *program.Type, unique int) (program.Value, bool) {
	last := list[len(list)-1]
	if unique == 0 || last.State() != program.IsRecord {
		return last, unique == 0
	}
	fields := slices.Clone(last.List())
	for _, o := range elem.Fields[unique-1].Type.Options {
		if !slices.ContainsFunc(list, func(e program.Value) bool { return e.List()[unique-1].Text() == o }) {
			fields[unique-1] = program.String(o)
			return program.Fields(fields), true
		}
	}
	return last, false
}

// constants are the numbers that programs mention, those of parameters among them.
func constants(programs ...*program.Program) []exact.Num {
	var out []exact.Num
	add := func(v program.Value) {
		if v.State() == program.IsNumber && !slices.ContainsFunc(out, func(x exact.Num) bool { return exact.Equal(x, v.Num()) }) && len(out) < 60 {
			out = append(out, v.Num())
		}
	}
	var walk func(*program.Node)
	walk = func(n *program.Node) {
		if n == nil {
			return
		}
		if n.Op == program.OpConst {
			add(n.Const)
		}
		n.Children(walk)
	}
	for _, p := range programs {
		for i := range p.Slots {
			s := &p.Slots[i]
			for _, d := range s.Dated {
				add(d.Value)
			}
			if s.Limits.HasMax {
				add(program.Num(s.Limits.Max))
			}
			walk(s.Formula)
		}
		for i := range p.Eligibility {
			walk(p.Eligibility[i].Require)
		}
		if p.Scoring != nil {
			for _, ind := range p.Scoring.All {
				walk(ind.Form)
			}
		}
	}
	return out
}
