package analysis

import (
	"slices"
	"strconv"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// inputKey begins the keys of variables that are inputs.
const inputKey = "."

// input is what an applicant states for a slot of a program.
func (p *Path) input(s *state, slot int) value {
	if h := p.space.held; h != nil {
		return h.answer(p, s, slot)
	}
	d := &s.prog.Slots[slot]
	if d.When != nil {
		switch when := p.condition(s, d.When); {
		case when.isFalse():
			return value{kind: isAbsent}
		case when.kind == isGuess:
			if !p.maybe() {
				return value{kind: isAbsent}
			}
		case !when.isTrue():
			return when
		}
	}
	return p.answer(s, s.names[slot], d.Type, &d.Limits, d)
}

// answer is a value of a type, known by its key.
func (p *Path) answer(s *state, key string, t *program.Type, l *program.Limits, d *program.Slot) value {
	if t.Optional && p.option(key+"?", []string{"some", "none"}) == 1 {
		return value{kind: isNil}
	}
	switch t.Kind {
	case program.Number, program.Integer, program.Percent, program.Money:
		return p.numberInput(key, t, l)
	case program.Bool:
		return truth(p.option(key, []string{"true", "false"}) == 0)
	case program.TextKind:
		return value{kind: isText, atom: p.atom(key, nil)}
	case program.Choice:
		return value{kind: isText, atom: p.atom(key, t.Options)}
	case program.Choices:
		return value{kind: isSet, text: key}
	case program.Date:
		return p.dateInput(key, l)
	case program.DateTime:
		return p.timeInput(key, l)
	case program.List:
		return p.listInput(s, key, t, l, d)
	}
	return p.guess(key)
}

// option settles what one of few answers is, once a path.
func (p *Path) option(key string, options []string) int {
	a := p.atom(key, options)
	if len(a.options) > 1 {
		way := p.choose(len(a.options), 0, func(int) bool { return true })
		a.options = a.options[way : way+1]
	}
	return max(slices.Index(options, a.options[0]), 0)
}

// atom is the text of a key. Read by two programs it is an option of both.
func (p *Path) atom(key string, options []string) *atom {
	a, ok := p.atoms[key]
	if !ok {
		a = &atom{options: options, open: options == nil}
		p.atoms[key] = a
		return a
	}
	if options == nil || a.open {
		return a
	}
	left := slices.DeleteFunc(slices.Clone(a.options), func(o string) bool { return !slices.Contains(options, o) })
	if len(left) == 0 {
		p.dead = true
		return a
	}
	a.options = left
	return a
}

func (p *Path) numberInput(key string, t *program.Type, l *program.Limits) value {
	unit := exact.Int(1)
	whole := t.Kind == program.Integer
	id := inputKey + key
	if l.HasStep && l.Step.Sign() > 0 {
		unit, whole = l.Step, true
		id += "/" + unit.String()
	}
	if x, pinned := p.pinned[id]; pinned {
		y := exact.Mul(x, unit)
		p.dead = p.dead || whole && !x.IsInt() || l.HasMin && exact.Less(y, l.Min) || l.HasMax && exact.Less(l.Max, y)
		return numeric(plain(y))
	}
	x := p.stated(id, whole).Scale(unit)
	ok := true
	if l.HasMin {
		ok = p.sys.Require(linear.Sub(x, linear.Constant(l.Min)), linear.AtLeast)
	}
	if l.HasMax {
		ok = ok && p.sys.Require(linear.Sub(x, linear.Constant(l.Max)), linear.AtMost)
	}
	p.dead = p.dead || !ok
	return numeric(number{n: x})
}

// stated is the unknown that an input is.
func (p *Path) stated(id string, whole bool) linear.Form {
	v := p.unknown(id, whole)
	if !slices.Contains(p.used, v) {
		p.used = append(p.used, v)
	}
	return linear.Variable(v)
}

func (p *Path) dateInput(key string, l *program.Limits) value {
	low, high := firstDay, lastDay
	if l.MinDate.State() == program.IsDate {
		low = l.MinDate.Date()
	}
	if l.MaxDate.State() == program.IsDate {
		high = l.MaxDate.Date()
	}
	if x, pinned := p.pinned[inputKey+key]; pinned {
		day, whole := x.Int64()
		p.dead = p.dead || !whole || day < int64(low) || day > int64(high)
		return value{kind: isDate, num: plain(x)}
	}
	p.space.kinds[key] = isDate
	x := p.stated(inputKey+key, true)
	ok := p.sys.Require(linear.Sub(x, linear.Constant(exact.Int(int64(low)))), linear.AtLeast) &&
		p.sys.Require(linear.Sub(x, linear.Constant(exact.Int(int64(high)))), linear.AtMost)
	p.dead = p.dead || !ok
	return value{kind: isDate, num: number{n: x}}
}

// timeInput is a moment. Its limits are days, by the clock of the policy's zone.
func (p *Path) timeInput(key string, l *program.Limits) value {
	p.space.kinds[key] = isTime
	x := p.stated(inputKey+key, false)
	v := value{kind: isTime, num: number{n: x}}
	const day = 86_400
	low, high := exact.Int((int64(firstDay)+1)*day), exact.Int((int64(lastDay)-1)*day)
	p.sys.Require(linear.Sub(x, linear.Constant(low)), linear.AtLeast)
	p.sys.Require(linear.Sub(x, linear.Constant(high)), linear.AtMost)
	for _, limit := range [...]program.Value{l.MinDate, l.MaxDate} {
		if limit.State() != program.IsUnknown {
			p.note("operation", key)
		}
	}
	return v
}

// listInput is a list of one of the lengths that are tried.
func (p *Path) listInput(s *state, key string, t *program.Type, l *program.Limits, d *program.Slot) value {
	n := p.length(key, l, most(t, d))
	elems := make([]value, n)
	for i := range elems {
		elems[i] = p.element(s, key+"["+strconv.Itoa(i)+"]", t.Elem, l)
	}
	if d != nil && d.Unique > 0 {
		p.distinct(elems, d.Unique-1)
	}
	return listing(elems)
}

// most is how many elements a list can have whose field has no repeats; 0: any number.
func most(t *program.Type, d *program.Slot) int {
	if d == nil || d.Unique == 0 || d.Unique > len(t.Elem.Fields) {
		return 0
	}
	return len(t.Elem.Fields[d.Unique-1].Type.Options)
}

// length takes the number of elements: one first, then the least and so on.
func (p *Path) length(key string, l *program.Limits, most int) int {
	if n, ok := p.lists[key]; ok {
		return n
	}
	high := l.MaxLen
	if most > 0 && (high == 0 || most < high) {
		high = most
	}
	top := l.MinLen + p.space.limits.Elements
	if high > 0 && high <= top {
		top = high
	} else {
		p.note("list", key)
	}
	first := 0
	if l.MinLen == 0 && top > 0 {
		first = 1
	}
	n := l.MinLen + p.choose(top-l.MinLen+1, first, func(int) bool { return true })
	p.lists[key] = n
	return n
}

func (p *Path) element(s *state, key string, t *program.Type, l *program.Limits) value {
	if t.Kind != program.Record {
		return p.answer(s, key, t, elementLimits(l), nil)
	}
	fields := make([]value, len(t.Fields))
	for i := range t.Fields {
		f := &t.Fields[i]
		fields[i] = p.answer(s, key+"."+f.Name, f.Type, &f.Limits, nil)
	}
	for i := range t.Fields {
		if t.Fields[i].When != nil {
			p.setLocal(s, 0, value{kind: isRecord, list: fields})
			switch when := p.condition(s, t.Fields[i].When); {
			case when.isFalse():
				fields[i] = value{kind: isAbsent}
			case !when.isTrue():
				fields[i] = when
			}
		}
	}
	return value{kind: isRecord, list: fields}
}

// elementLimits are the limits of the elements of a list of plain values, which stand
// beside those of its length.
func elementLimits(l *program.Limits) *program.Limits {
	own := *l
	own.MinLen, own.MaxLen = 0, 0
	return &own
}

// distinct keeps a field of records without repeats.
func (p *Path) distinct(elems []value, field int) {
	for i := range elems {
		for j := range i {
			if p.Dead() {
				return
			}
			a, b := elems[i].list[field], elems[j].list[field]
			if a.kind != isNil && p.same(a, b) {
				p.dead = true
			}
		}
	}
}

// chosen decides whether an option of choices was taken. The one that excludes all
// others does, and something was taken.
func (p *Path) chosen(v value, t *program.Type, alone, option string) bool {
	if !slices.Contains(t.Options, option) {
		return false
	}
	if alone != "" && option != alone && p.taken(v, alone) {
		return false
	}
	return p.taken(v, option)
}

func (p *Path) taken(v value, option string) bool {
	return p.option(v.text+"="+option, []string{"true", "false"}) == 0
}
