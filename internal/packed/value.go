package packed

import (
	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

func (c *coder) nums(list ...*exact.Num) {
	for _, x := range list {
		c.num(x)
	}
}

// num walks over a number: its denominator and numerator, or 0 and the words of a
// large one.
func (c *coder) num(x *exact.Num) {
	n, d, small := x.Small()
	over := uint64(d)
	if !small {
		over = 0
	}
	c.natural(&over)
	if over > 0 {
		whole(c, &n)
		if over > 1<<63-1 {
			c.fault()
			return
		}
		if c.reads() {
			*x = exact.FromSmall(n, int64(over))
		}
		return
	}
	c.wide(x)
}

func (c *coder) wide(x *exact.Num) {
	neg, n, d := x.Words()
	c.bools(&neg)
	list(c, &n, c.natural)
	list(c, &d, c.natural)
	if !c.reads() {
		return
	}
	for _, w := range d {
		if w != 0 {
			*x = exact.FromWords(neg, n, d)
			return
		}
	}
	c.fault()
}

func (c *coder) value(v *program.Value) {
	state := v.State()
	mark(c, &state)
	if c.depth++; c.depth > maxDepth {
		c.fault()
		return
	}
	if c.reads() {
		*v = c.read(state)
	} else {
		c.write(*v)
	}
	c.depth--
}

func (c *coder) write(v program.Value) {
	switch v.State() {
	case program.IsUnknown:
		w := v.Wait()
		maybe(c, &w, c.wait)
	case program.IsNumber:
		x := v.Num()
		c.num(&x)
	case program.IsBool:
		b := v.Bool()
		c.bools(&b)
	case program.IsText:
		s := v.Text()
		c.text(&s)
	case program.IsDate:
		d := v.Date()
		whole(c, &d)
	case program.IsTime:
		t := v.Time()
		c.time(&t)
	case program.IsList, program.IsRecord:
		l := v.List()
		list(c, &l, c.value)
	case program.IsError:
		panic("packed: a constant of a checked policy is an error")
	}
}

func (c *coder) read(state program.State) program.Value {
	switch state {
	case program.IsUnknown:
		var w *program.Wait
		maybe(c, &w, c.wait)
		if w == nil {
			return program.Value{}
		}
		return program.Unknown(w)
	case program.IsNumber:
		var x exact.Num
		c.num(&x)
		return program.Num(x)
	case program.IsBool:
		var b bool
		c.bools(&b)
		return program.Truth(b)
	case program.IsText:
		var s string
		c.text(&s)
		return program.String(s)
	case program.IsDate:
		var d civil.Date
		whole(c, &d)
		return program.Day(d)
	case program.IsTime:
		var t civil.DateTime
		c.time(&t)
		return program.Moment(t)
	}
	return c.readOther(state)
}

func (c *coder) readOther(state program.State) program.Value {
	switch state {
	case program.IsNil:
		return program.None()
	case program.IsAbsent:
		return program.Absent()
	case program.IsList, program.IsRecord:
		var l []program.Value
		list(c, &l, c.value)
		if state == program.IsRecord {
			return program.Fields(l)
		}
		return program.Listing(l)
	}
	c.fault()
	return program.Value{}
}

func (c *coder) wait(w *program.Wait) {
	list(c, &w.Slots, func(n *int32) { whole(c, n) })
	c.nums(&w.Low, &w.High)
	c.bools(&w.HasLow, &w.HasHigh)
}

func (c *coder) time(t *civil.DateTime) {
	whole(c, &t.Sec)
	whole(c, &t.Nano)
	whole(c, &t.Offset)
}

// zone walks over a time zone by its code, which needs no table of all zones.
func (c *coder) zone(z *civil.Zone) {
	code := z.Code()
	c.text(&code)
	if !c.reads() || c.bad {
		return
	}
	var ok bool
	if *z, ok = civil.DecodeZone(code); !ok {
		c.fault()
	}
}
