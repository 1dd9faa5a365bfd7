package program

// odd settles an operation on values that are not all known: the first error
// wins, nil is an error, what was not asked makes the result not asked, and the
// rest waits. It is not ok when all are known.
func (f *Frame) odd(n *Node, vs ...Value) (Value, bool) {
	var absent, unknown bool
	var missing Value
	for _, v := range vs {
		switch v.State() {
		case IsError:
			return v, true
		case IsNil:
			return f.fail(n, "nil_used"), true
		case IsAbsent:
			absent, missing = true, v
		case IsUnknown:
			unknown = true
		}
	}
	if absent {
		return missing, true
	}
	if unknown {
		return waiting(vs...), true
	}
	return Value{}, false
}

// wrong is the error of a value whose kind an operation does not take. The
// checker of formulas lets none pass; a program made by hand might.
func (f *Frame) wrong(n *Node) Value { return f.fail(n, "wrong_type") }

// rangedOdd is odd for operations on numbers of which a range is known.
func (f *Frame) rangedOdd(n *Node, rangeOf func() span, vs ...Value) Value {
	v, ok := f.odd(n, vs...)
	if !ok {
		return f.wrong(n)
	}
	if v.State() != IsUnknown {
		return v
	}
	return rangeOf().unknown(v.Wait().Slots)
}

// isTrue and isFalse are about known bools only.
func (v Value) isTrue() bool { return v.ref == boolBox && v.n != 0 }

func (v Value) isFalse() bool { return v.ref == boolBox && v.n == 0 }

func isNumber(v Value) bool { return v.State() == IsNumber }
