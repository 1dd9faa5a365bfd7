package analysis

import (
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// Cliffs lists where one more unit of a number costs an applicant something at once:
// the outcome, money, or points. What goes down evenly, unit by unit, is none. It looks
// at applicants who would be funded, one with many points and one with few, and changes
// one number at a time. Looked is false where nobody was found to look at.
func Cliffs(prog *program.Program) (found []Finding, looked bool) {
	c := &cliffs{prog: prog, seen: map[string]bool{}}
	for _, lean := range [...]int{1, -1} {
		space := NewSpace(Limits{Forks: 2_000}, prog)
		a := space.Leaning(lean, func(p *Path) bool { return p.Passes(0) },
			func(w *Witness) bool { return w.Run(0).Decision().Status == program.Qualified })
		if a.Verdict != Found {
			continue
		}
		looked = true
		for _, spot := range Spots(prog, a.Witness.inputs[0]) {
			c.along(a.Witness, spot)
		}
	}
	return c.found, looked
}

type cliffs struct {
	prog  *program.Program
	found []Finding
	seen  map[string]bool
}

// along looks at both sides of every value of a number where something changes.
func (c *cliffs) along(w *Witness, spot Spot) {
	t, l, _ := spot.declared(c.prog)
	unit := unitOf(t, l)
	points, _ := w.Breakpoints(spot)
	for _, b := range points {
		at := b.RoundTo(unit, exact.Floor)
		// The fall is behind the last unit at or before the value, or before it.
		for _, x := range [...]exact.Num{at, exact.Sub(at, unit)} {
			c.edge(w, spot, x, unit, points)
		}
	}
}

// unitOf is one unit of a number: its step, a whole, a yuan, a hundredth.
func unitOf(t *program.Type, l *program.Limits) exact.Num {
	switch {
	case l.HasStep && l.Step.Sign() > 0:
		return l.Step
	case t.Kind == program.Integer, t.Kind == program.Money:
		return exact.Int(1)
	case t.Kind == program.Percent:
		return exact.Frac(1, 10_000)
	}
	return exact.Frac(1, 100)
}

// standing is what an applicant comes to.
type standing struct {
	status program.Status
	amount exact.Num
	total  exact.Num
	scored bool
	ok     bool
}

// edge reports a fall from x to x + unit that is no part of an even decline.
func (c *cliffs) edge(w *Witness, spot Spot, x, unit exact.Num, points []exact.Num) {
	var at [4]standing
	for i := range at {
		y := exact.Add(x, exact.Mul(exact.Int(int64(i-1)), unit))
		at[i] = c.standing(w, spot, y)
	}
	// A fall beside it that has an edge of its own says nothing about this one.
	after := exact.Add(x, unit)
	at[0].ok = at[0].ok && !between(points, exact.Sub(x, unit), x, x)
	at[3].ok = at[3].ok && !between(points, after, exact.Add(after, unit), after)
	if !at[1].ok || !at[2].ok {
		return
	}
	f := Finding{Code: "policy-cliff", Note: true, At: Place{Name: c.prog.Slots[spot.Slot].Name}, Witness: w}
	t, _, u := spot.declared(c.prog)
	f.Args = args("name", spot.Name(c.prog), "before", program.Print(program.Num(x), t, u), "after", program.Print(program.Num(after), t, u), "others", c.others(w, spot))
	a, b := at[1], at[2]
	money := &program.Type{Kind: program.Money}
	switch {
	case a.status == program.Qualified && b.status != program.Qualified:
		f.Code, f.Args["low"] = "policy-cliff-status", "cliff-"+b.status.String()
	case exact.Less(b.amount, a.amount) && steeper(at, func(s standing) exact.Num { return s.amount }):
		f.Args["what"], f.Args["high"], f.Args["low"] = "cliff-amount", program.Print(program.Num(a.amount), money, ""), program.Print(program.Num(b.amount), money, "")
	case a.scored && b.scored && exact.Less(b.total, a.total) && steeper(at, func(s standing) exact.Num { return s.total }):
		f.Args["what"], f.Args["high"], f.Args["low"] = "cliff-total", a.total.String(), b.total.String()
	default:
		return
	}
	if key := f.Args["name"] + " " + f.Args["before"] + " " + f.Args["what"]; !c.seen[key] {
		c.seen[key] = true
		f.Witness = w.with(spot, x)
		c.found = append(c.found, f)
	}
}

// between reports whether a point lies from low to high, other than the end that is
// shared with the pair that is looked at.
func between(points []exact.Num, low, high, shared exact.Num) bool {
	for _, b := range points {
		if !exact.Less(b, low) && !exact.Less(high, b) && !exact.Equal(b, shared) {
			return true
		}
	}
	return false
}

// steeper reports whether the fall in the middle is deeper than those beside it.
func steeper(at [4]standing, of func(standing) exact.Num) bool {
	fall := exact.Sub(of(at[1]), of(at[2]))
	for _, i := range [...]int{0, 2} {
		if at[i].ok && at[i+1].ok && !exact.Less(exact.Sub(of(at[i]), of(at[i+1])), fall) {
			return false
		}
	}
	return true
}

// standing runs the applicant with another number.
func (c *cliffs) standing(w *Witness, spot Spot, x exact.Num) standing {
	_, l, _ := spot.declared(c.prog)
	if l.HasMin && exact.Less(x, l.Min) || l.HasMax && exact.Less(l.Max, x) {
		return standing{}
	}
	f := w.with(spot, x).Run(0)
	d := f.Decision()
	s := standing{status: d.Status, ok: d.Status != program.Refused && d.Status != program.Undetermined}
	if c.prog.Scoring != nil {
		v := f.Value(c.prog.Scoring.Total)
		s.total, s.scored = v.Num(), v.State() == program.IsNumber
	}
	if d.Status == program.Qualified {
		s.amount = alone(c.prog, f)
	}
	return s
}

// with is the witness with another number.
func (w *Witness) with(spot Spot, x exact.Num) *Witness {
	out := *w
	out.inputs = append([][]program.Value{spot.With(w.inputs[0], x)}, w.inputs[1:]...)
	return &out
}

// alone is what an applicant would be paid who has no rivals: by the first tier that
// takes them.
func alone(prog *program.Program, f *program.Frame) exact.Num {
	for _, terms := range lists(prog) {
		for i := range terms.Tiers {
			t := &terms.Tiers[i]
			if t.Qualify != nil && !f.Eval(t.Qualify).Bool() {
				continue
			}
			x, known := gross(t, f)
			if t.Cap != nil {
				if top := f.Eval(t.Cap).Num(); !known || exact.Less(top, x) {
					x = top
				}
			}
			return x.RoundTo(terms.UnitTo, terms.UnitMode)
		}
	}
	return exact.Num{}
}

// gross is an amount before its cap; not known where the cap is what is paid.
func gross(t *program.Tier, f *program.Frame) (exact.Num, bool) {
	if t.Amount != nil {
		return f.Eval(t.Amount).Num(), true
	}
	var sum exact.Num
	for i := range t.Parts {
		part := &t.Parts[i]
		if part.When != nil && !f.Eval(part.When).Bool() {
			continue
		}
		x := f.Eval(part.Formula).Num()
		if part.Cap != nil {
			x = exact.Min(x, f.Eval(part.Cap).Num())
		}
		sum = exact.Add(sum, x)
	}
	return sum, len(t.Parts) > 0
}

// others are the other numbers of the applicant, as far as a line holds them.
func (c *cliffs) others(w *Witness, spot Spot) string {
	var parts []string
	for _, s := range Spots(c.prog, w.inputs[0]) {
		if s == spot || len(parts) == shownInputs {
			continue
		}
		t, _, u := s.declared(c.prog)
		parts = append(parts, s.Name(c.prog)+" = "+program.Print(program.Num(s.At(w.inputs[0])), t, u))
	}
	return strings.Join(parts, ", ")
}
