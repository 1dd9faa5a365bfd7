package analysis

import (
	"maps"
	"slices"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// Witness is one application with plain values, complete in all that is asked.
type Witness struct {
	AsOf   program.Value // the day of the round; unknown where nothing reads it
	space  *Space
	inputs [][]program.Value // by program and slot
	read   []map[string]bool // by program: inputs that the question depends on
	dated  bool              // the question depends on AsOf
}

// Program is a program of the space.
func (w *Witness) Program(i int) *program.Program { return w.space.programs[i].prog }

// Inputs are the answers by slot of a program; unknown where nothing is asked.
func (w *Witness) Inputs(program int) []program.Value { return w.inputs[program] }

// With is the witness with other answers to some inputs, by name.
func (w *Witness) With(changed map[string]program.Value) *Witness {
	other := *w
	other.inputs, other.read = make([][]program.Value, len(w.inputs)), make([]map[string]bool, len(w.inputs))
	for i, list := range w.inputs {
		other.inputs[i], other.read[i] = slices.Clone(list), map[string]bool{}
		maps.Copy(other.read[i], w.read[i])
		p := w.space.programs[i].prog
		for slot := range list {
			if v, ok := changed[p.Slots[slot].Name]; ok {
				other.inputs[i][slot], other.read[i][p.Slots[slot].Name] = v, true
			}
		}
	}
	return &other
}

// Read reports whether the question depends on an input of a program.
func (w *Witness) Read(program int, name string) bool { return w.read[program][name] }

// Run is the witness run by the evaluator of a program: all phases, without figures
// of the cohort.
func (w *Witness) Run(i int) *program.Frame { return w.RunWith(i, nil) }

// RunWith is [Witness.Run] with other answers to some inputs, by slot.
func (w *Witness) RunWith(i int, changed map[int]program.Value) *program.Frame {
	p := w.space.programs[i].prog
	setting := w.space.programs[i].setting
	if w.AsOf.State() != program.IsUnknown {
		setting, _ = p.Settle(program.Round{Stage: -1, AsOf: w.AsOf})
	}
	inputs := w.inputs[i]
	if len(changed) > 0 {
		inputs = slices.Clone(inputs)
		for slot, v := range changed {
			inputs[slot] = v
		}
	}
	f := program.NewFrame(p, setting)
	f.Begin(&program.Applicant{ID: witnessID, Name: witnessID, Inputs: inputs})
	for phase := range max(p.Phases, 1) {
		f.Run(phase)
	}
	return f
}

const witnessID = "witness"

// complete reads every input, so that the path stands for whole applications, and
// leaves the path where the data would be refused.
func (p *Path) complete() {
	for _, s := range p.sides {
		for slot := range s.prog.Slots {
			d := &s.prog.Slots[slot]
			if d.Kind == program.Parameter || d.Kind == program.Builtin && d.Name == program.NameAsOf {
				p.read(s, slot)
			}
			if d.Kind == program.Input && !p.Dead() {
				v := p.read(s, slot)
				if v.kind == isSet {
					p.members(v, d.Type)
				}
				p.settleAll(v)
			}
		}
		for _, ind := range s.judged {
			if v := p.score(s, ind); v.kind == isFault && v.fault.Data {
				p.dead = true
			}
		}
	}
}

// settleAll settles the options in a value.
func (p *Path) settleAll(v value) {
	if v.kind == isText {
		p.settle(v)
	}
	for _, e := range v.list {
		p.settleAll(e)
	}
}

// wholeBranchings bounds the search for whole numbers on one path.
const wholeBranchings = 400

// numbers gives every variable a plain value: whole ones whole, input numbers as simple
// as the conditions allow. It is No where there are none.
func (p *Path) numbers() ([]exact.Num, linear.Answer) {
	mark := p.sys.Mark()
	if answer := p.sys.Whole(wholeBranchings); answer != linear.Yes {
		p.sys.Undo(mark)
		return nil, answer
	}
	found := p.sys.Numbers()
	p.sys.Undo(mark)
	for _, v := range p.used {
		x, ok := p.simplest(v)
		if !ok {
			x = found[v]
		}
		if better, ok := p.fix(v, x); ok {
			found = better
			continue
		}
		if better, ok := p.fix(v, found[v]); ok {
			found = better
			continue
		}
		return nil, linear.Undecided
	}
	return found, linear.Yes
}

// fix gives a variable a value where the others still have some.
func (p *Path) fix(v int, x exact.Num) ([]exact.Num, bool) {
	mark := p.sys.Mark()
	if !p.require(linear.Sub(linear.Variable(v), linear.Constant(x)), linear.Zero) {
		p.sys.Undo(mark)
		return nil, false
	}
	inner := p.sys.Mark()
	if p.sys.Whole(wholeBranchings) != linear.Yes {
		p.sys.Undo(mark)
		return nil, false
	}
	found := p.sys.Numbers()
	p.sys.Undo(inner)
	return found, true
}

// simplest is the number with the fewest places, then nearest to its anchor, that a
// variable can be.
func (p *Path) simplest(v int) (exact.Num, bool) {
	low, hasLow := p.sys.Least(linear.Variable(v))
	high, hasHigh := p.sys.Most(linear.Variable(v))
	anchor := p.anchor(p.space.keys[v])
	for places := range 13 {
		unit := exact.Power10(-places)
		x := anchor
		if hasLow && low.Cmp(linear.Point{X: x}) > 0 {
			x = low.X.RoundTo(unit, exact.Ceiling)
			if low.Cmp(linear.Point{X: x}) > 0 {
				x = exact.Add(x, unit)
			}
		}
		if hasHigh && high.Cmp(linear.Point{X: x}) < 0 {
			x = high.X.RoundTo(unit, exact.Floor)
			if high.Cmp(linear.Point{X: x}) < 0 {
				x = exact.Sub(x, unit)
			}
		}
		if !(hasLow && low.Cmp(linear.Point{X: x}) > 0) {
			return x, true
		}
	}
	return exact.Num{}, false
}

// anchor is what a value is best near: of a date a day of the programme.
func (p *Path) anchor(key string) exact.Num {
	if kind := p.space.kinds[key[len(inputKey):]]; kind == isDate || kind == isTime {
		day := p.space.day()
		if kind == isTime {
			return exact.Int(int64(day)*86_400 + 43_200)
		}
		return exact.Int(int64(day))
	}
	return exact.Num{}
}

// day is a day that fits the programme: the last of its period, or in its year.
func (s *Space) day() civil.Date {
	policy := &s.programs[0].prog.Policy
	if policy.HasPeriod {
		return policy.To
	}
	year := policy.Year
	if year == 0 {
		year = 2025
	}
	d, _ := civil.Of(year, 1, 1)
	return d
}

// plainValue is a value with the numbers that were found; ok is false for one that no
// application can hold.
func (p *Path) plainValue(v value, t *program.Type, alone string, found []exact.Num) (program.Value, bool) {
	switch v.kind {
	case isNumber:
		x := amount(v.num.n, found)
		return program.Num(x), x.IsDecimal()
	case isBool:
		return program.Truth(v.truth), true
	case isText:
		return program.String(textOf(v)), true
	case isDate:
		d, ok := amount(v.num.n, found).Int64()
		return program.Day(civil.Date(d)), ok
	case isTime:
		return p.moment(amount(v.num.n, found))
	case isNil:
		return program.None(), true
	case isAbsent:
		return program.Value{}, true
	case isSet:
		return p.plainValue(p.members(v, t), t, alone, found)
	case isList:
		return p.plainList(v, t, found)
	}
	return program.Value{}, false
}

func (p *Path) plainList(v value, t *program.Type, found []exact.Num) (program.Value, bool) {
	out := make([]program.Value, len(v.list))
	for i, e := range v.list {
		var ok bool
		if t.Elem == nil || e.kind != isRecord {
			if out[i], ok = p.plainValue(e, t.Elem, "", found); !ok {
				return program.Value{}, false
			}
			continue
		}
		fields := make([]program.Value, len(e.list))
		for j, f := range e.list {
			if fields[j], ok = p.plainValue(f, t.Elem.Fields[j].Type, t.Elem.Fields[j].Alone, found); !ok {
				return program.Value{}, false
			}
		}
		out[i] = program.Fields(fields)
	}
	return program.Listing(out), true
}

func amount(f linear.Form, found []exact.Num) exact.Num {
	x := f.Const
	for _, t := range f.Terms {
		x = exact.Add(x, exact.Mul(t.Coef, found[t.Var]))
	}
	return x.Reduce()
}

// textOf is a text that a value can be.
func textOf(v value) string {
	if v.atom == nil {
		return v.text
	}
	if !v.atom.open {
		return v.atom.options[0]
	}
	for _, s := range [...]string{"A", "B", "C", "D", "E", "F"} {
		if !slices.Contains(v.atom.not, s) {
			return s
		}
	}
	return "A" + v.atom.not[0]
}

// moment is a second in the zone of the policy.
func (p *Path) moment(x exact.Num) (program.Value, bool) {
	second, ok := x.Int64()
	if !ok {
		return program.Value{}, false
	}
	zone := p.space.programs[0].prog.Policy.Zone
	offset := zone.Offset(civil.Instant{Sec: second})
	return program.Moment(civil.DateTime{Instant: civil.Instant{Sec: second}, Offset: int32(offset)}), true
}

// witness turns the path into an application. Without one it was tried unless there is
// none on the path.
func (p *Path) witness(read []map[string]bool) (w *Witness, tried bool) {
	found, answer := p.numbers()
	if answer != linear.Yes {
		if answer == linear.Undecided {
			p.note("whole", "")
		}
		return nil, answer == linear.Undecided
	}
	ok := true
	w = &Witness{space: p.space, read: read}
	for _, s := range p.sides {
		inputs := make([]program.Value, s.prog.Inputs)
		for slot := range inputs {
			d := &s.prog.Slots[slot]
			if d.Kind != program.Input {
				continue
			}
			if inputs[slot], ok = p.plainValue(s.values[slot], d.Type, d.Alone, found); !ok {
				p.note("decimal", d.Name)
				return nil, true
			}
		}
		w.inputs = append(w.inputs, inputs)
	}
	if p.dated != nil {
		day, _ := amount(p.dated.num.n, found).Int64()
		w.AsOf = program.Day(civil.Date(day))
	}
	return w, true
}
