package analysis

import (
	"slices"
	"strconv"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// Spot is one number that an applicant states: an input, or with Field above -1 a field
// of an element of a list.
type Spot struct {
	Slot, Element, Field int
}

// Spots are the numbers that an applicant states, of lists those of the elements that
// there are.
func Spots(prog *program.Program, inputs []program.Value) []Spot {
	var out []Spot
	for slot := range prog.Inputs {
		d := &prog.Slots[slot]
		switch {
		case d.Kind != program.Input || inputs[slot].State() == program.IsUnknown:
		case d.Type.Numeric() && inputs[slot].State() == program.IsNumber:
			out = append(out, Spot{slot, 0, -1})
		case d.Type.Kind == program.List && d.Type.Elem != nil && d.Type.Elem.Kind == program.Record:
			for i, e := range inputs[slot].List() {
				for j := range e.List() {
					if e.List()[j].State() == program.IsNumber {
						out = append(out, Spot{slot, i, j})
					}
				}
			}
		}
	}
	return out
}

// Name is what the number is called.
func (s Spot) Name(prog *program.Program) string {
	d := &prog.Slots[s.Slot]
	if s.Field < 0 {
		return d.Name
	}
	return d.Name + "[" + strconv.Itoa(s.Element) + "]." + d.Type.Elem.Fields[s.Field].Name
}

// declared are the type, the limits and the unit of the number.
func (s Spot) declared(prog *program.Program) (*program.Type, *program.Limits, string) {
	d := &prog.Slots[s.Slot]
	if s.Field < 0 {
		return d.Type, &d.Limits, d.Unit
	}
	f := &d.Type.Elem.Fields[s.Field]
	return f.Type, &f.Limits, f.Unit
}

// At is the number among the answers.
func (s Spot) At(inputs []program.Value) exact.Num {
	v := inputs[s.Slot]
	if s.Field >= 0 {
		v = v.List()[s.Element].List()[s.Field]
	}
	return v.Num()
}

// With are the answers with another number at the spot.
func (s Spot) With(inputs []program.Value, x exact.Num) []program.Value {
	out := slices.Clone(inputs)
	if s.Field < 0 {
		out[s.Slot] = program.Num(x)
		return out
	}
	elems := slices.Clone(inputs[s.Slot].List())
	fields := slices.Clone(elems[s.Element].List())
	fields[s.Field] = program.Num(x)
	elems[s.Element] = program.Fields(fields)
	out[s.Slot] = program.Listing(elems)
	return out
}

// held fixes all answers of the first program but one number.
type held struct {
	inputs []program.Value
	free   Spot
	asOf   program.Value
}

// answer is what an input of the first program is while the others are held.
func (h *held) answer(p *Path, s *state, slot int) value {
	v := h.inputs[slot]
	if slot != h.free.Slot {
		if v.State() == program.IsUnknown {
			return value{kind: isAbsent}
		}
		return p.of(v)
	}
	t, l, _ := h.free.declared(s.prog)
	x := p.numberInput("\x00free", t, l)
	if h.free.Field < 0 {
		return x
	}
	out := p.of(v)
	for i := range out.list {
		for j, f := range v.List()[i].List() {
			if f.State() == program.IsUnknown {
				out.list[i].list[j] = value{kind: isAbsent}
			}
		}
	}
	out.list[h.free.Element].list[h.free.Field] = x
	return out
}

// Breakpoints are the values of one number at which anything that the policy computes
// for the applicant may change its course, all other answers staying as they are: the
// ends of the stretches on which every comparison goes the same way. ok is false where
// some may be missing.
func (w *Witness) Breakpoints(spot Spot) (points []exact.Num, ok bool) {
	space := NewSpace(Limits{}, w.space.programs[0].prog)
	space.held = &held{inputs: w.inputs[0], free: spot, asOf: w.AsOf}
	prog := w.space.programs[0].prog
	ok, _ = space.each(0, lineForks, func(p *Path) bool {
		p.Status(0)
		for _, r := range awardRoots(prog) {
			r.run(p)
		}
		if p.Dead() {
			return true
		}
		x := linear.Variable(p.unknown(spot.key(prog), false))
		if low, has := p.sys.Least(x); has {
			points = append(points, spot.scaled(prog, low.X))
		}
		if high, has := p.sys.Most(x); has {
			points = append(points, spot.scaled(prog, high.X))
		}
		return true
	})
	slices.SortFunc(points, exact.Cmp)
	return slices.CompactFunc(points, exact.Equal), ok
}

// lineForks bounds the paths along one number.
const lineForks = 600

// key is that of the unknown of the number, which counts steps where there are some.
func (s Spot) key(prog *program.Program) string {
	if _, l, _ := s.declared(prog); l.HasStep && l.Step.Sign() > 0 {
		return inputKey + "\x00free/" + l.Step.String()
	}
	return inputKey + "\x00free"
}

func (s Spot) scaled(prog *program.Program, x exact.Num) exact.Num {
	if _, l, _ := s.declared(prog); l.HasStep && l.Step.Sign() > 0 {
		return exact.Mul(x, l.Step).Reduce()
	}
	return x
}
