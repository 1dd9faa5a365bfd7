package intake

import (
	"math"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// quick is how the commonest values of a column are read at once: whatever is
// not of that form takes the long way, which alone says what is wrong.
type quick uint8

const (
	slowly quick = iota
	quickNumber
	quickChoice
	quickBool
	quickDate
)

// prepare finds the quick way of a form and its limits as whole numbers.
func (f *form) prepare() {
	switch f.kind {
	case program.Number, program.Integer, program.Money:
		if !f.scaled && !f.limits.HasStep {
			f.quick = quickNumber
		}
	case program.Choice:
		f.quick = quickChoice
	case program.Bool:
		f.quick = quickBool
	case program.Date:
		f.quick = quickDate
	}
	f.low, f.high = math.MinInt64, math.MaxInt64
	if l := f.limits.MinDate; l.State() == program.IsDate {
		f.low = int64(l.Date())
	}
	if l := f.limits.MaxDate; l.State() == program.IsDate {
		f.high = int64(l.Date())
	}
	if f.limits.HasMin {
		f.low = wholeLimit(f.limits.Min.Ceil(), math.MinInt64)
	}
	if f.limits.HasMax {
		f.high = wholeLimit(f.limits.Max.Floor(), math.MaxInt64)
	}
}

// wholeLimit is a limit as an int64. One beyond that is beyond all plain numbers
// as well, on the side of its sign; unset is the limit that allows them all.
func wholeLimit(x exact.Num, unset int64) int64 {
	n, ok := x.Int64()
	switch {
	case ok:
		return n
	case (x.Sign() > 0) == (unset > 0):
		return unset
	}
	return -unset - 1
}

// commonly reads a value of the commonest form.
func (f *form) commonly(b []byte) (program.Value, bool) {
	if f.quick == quickChoice {
		if i, ok := f.byText[string(b)]; ok {
			return f.options[i], true
		}
		return program.Value{}, false
	}
	v, size := f.prefix(b)
	return v, size > 0 && size == len(b)
}

// allows reports whether a plain number is within the limits.
func (f *form) allows(x exact.Num) bool {
	n, d, _ := x.Small()
	if d == 1 {
		return n >= f.low && n <= f.high
	}
	l := &f.limits
	return f.kind != program.Integer && (!l.HasMin || !exact.Less(x, l.Min)) && (!l.HasMax || !exact.Less(l.Max, x))
}
