package program

// A record keeps the value of every number and condition that is computed once an
// applicant, by a place for each node, while scoring goes on: two words a node. A
// trace takes its values from there and computes only the rest again.

// cell is a recorded value: a number with d above 0, or a bool with d below 0;
// the zero cell holds none.
type cell struct{ n, d int64 }

func cellOf(truth bool) cell {
	if truth {
		return cell{1, -1}
	}
	return cell{0, -1}
}

func (c cell) value() (Value, bool) {
	switch {
	case c.d > 0:
		return Value{n: c.n, d: c.d}, true
	case c.d < 0:
		return Truth(c.n != 0), true
	}
	return Value{}, false
}

// Record lets the frame keep the values of nodes from the next applicant on.
func (f *Frame) Record() {
	f.places = map[*Node]int{}
	f.forms, _ = compile(f.program, f.setting, f.places)
	f.record = make([]cell, len(f.places))
}

// recorded is the value that a node had while the applicant was scored.
func (f *Frame) recorded(n *Node) (Value, bool) {
	if f.record == nil {
		return Value{}, false
	}
	at, ok := f.places[n]
	if !ok {
		return Value{}, false
	}
	return f.record[at].value()
}
