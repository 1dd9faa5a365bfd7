package program

import (
	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
)

// State is what a value holds.
type State uint8

// The states of a value. The zero Value is Unknown and waits for nothing named.
const (
	IsUnknown State = iota
	IsNumber
	IsBool
	IsText
	IsDate
	IsTime
	IsList
	IsRecord
	IsNil    // a known "there is none"
	IsAbsent // an input whose `when` is false: not asked
	IsError
)

// Value is one value of an expression: a number, bool, text, date, instant, list
// or record, or nil, unknown, absent or an error. It is 24 bytes and immutable;
// a small number lies in n and d with ref nil and d above 0.
type Value struct {
	n, d int64
	ref  *box
}

// box holds what does not fit into a Value.
type box struct {
	state State
	num   exact.Num // of a large number
	text  string
	list  []Value // elements, or fields of a record
	time  civil.DateTime
	wait  *Wait
	fault *Fault
}

// Wait says which inputs an unknown waits for and which numbers it can still be.
// Slots are input slots, ascending. Low and High bound a number; unset: no bound.
type Wait struct {
	Slots           []int32
	Low, High       exact.Num
	HasLow, HasHigh bool
}

var (
	boolBox   = &box{state: IsBool}
	dateBox   = &box{state: IsDate}
	nilBox    = &box{state: IsNil}
	absentBox = &box{state: IsAbsent}
)

// Num is the value of a number.
func Num(x exact.Num) Value {
	if n, d, ok := x.Small(); ok {
		return Value{n: n, d: d}
	}
	return Value{ref: &box{state: IsNumber, num: x}}
}

// Int is the value of a whole number.
func Int(n int64) Value { return Value{n: n, d: 1} }

// Truth is the value of a bool.
func Truth(b bool) Value {
	if b {
		return Value{n: 1, ref: boolBox}
	}
	return Value{ref: boolBox}
}

// String is the value of a text.
func String(s string) Value { return Value{ref: &box{state: IsText, text: s}} }

// Day is the value of a date.
func Day(d civil.Date) Value { return Value{n: int64(d), ref: dateBox} }

// Moment is the value of a date and time.
func Moment(t civil.DateTime) Value { return Value{ref: &box{state: IsTime, time: t}} }

// Listing is the value of a list; it keeps the slice, which must not change.
func Listing(elems []Value) Value { return Value{ref: &box{state: IsList, list: elems}} }

// Fields is the value of a record; it keeps the slice, which must not change.
func Fields(fields []Value) Value { return Value{ref: &box{state: IsRecord, list: fields}} }

// None is nil: the known answer that there is none.
func None() Value { return Value{ref: nilBox} }

// Absent is the value of an input that is not asked.
func Absent() Value { return Value{ref: absentBox} }

// Unknown is a value that waits for inputs.
func Unknown(w *Wait) Value { return Value{ref: &box{state: IsUnknown, wait: w}} }

// Failed is an error value.
func Failed(f *Fault) Value { return Value{ref: &box{state: IsError, fault: f}} }

// State is what the value holds.
func (v Value) State() State {
	if v.ref != nil {
		return v.ref.state
	}
	if v.d > 0 {
		return IsNumber
	}
	return IsUnknown
}

// Num is the number that v holds; 0 for anything else.
func (v Value) Num() exact.Num {
	if v.ref == nil {
		if v.d == 0 {
			return exact.Num{}
		}
		return exact.FromSmall(v.n, v.d)
	}
	return v.ref.num
}

// Bool is the truth that v holds; false for anything else.
func (v Value) Bool() bool { return v.ref == boolBox && v.n == 1 }

// Text is the text that v holds; "" for anything else.
func (v Value) Text() string {
	if v.ref == nil {
		return ""
	}
	return v.ref.text
}

// Date is the day that v holds.
func (v Value) Date() civil.Date { return civil.Date(v.n) }

// Time is the moment that v holds.
func (v Value) Time() civil.DateTime {
	if v.ref == nil {
		return civil.DateTime{}
	}
	return v.ref.time
}

// List is the elements of a list or the fields of a record; not to be changed.
func (v Value) List() []Value {
	if v.ref == nil {
		return nil
	}
	return v.ref.list
}

// Wait is what an unknown waits for; nil for anything else and for the zero Value.
func (v Value) Wait() *Wait {
	if v.ref == nil {
		return nil
	}
	return v.ref.wait
}

// Fault is the error that v holds; nil for anything else.
func (v Value) Fault() *Fault {
	if v.ref == nil {
		return nil
	}
	return v.ref.fault
}

// Fault is why a value could not be computed. Code is a stable name such as
// "division_by_zero"; Args fill its message, which [Fault.Message] renders.
type Fault struct {
	Code string
	Args []string
	Node *Node // where; nil for limits that have no place
	Data bool  // the data are at fault: the row is refused
	Slot int   // of a Data fault: 1 + the input to blame; 0: none in particular
	Seen string
}
