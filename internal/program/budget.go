package program

import "github.com/merit-rules/merit/internal/exact"

const (
	defaultBudget = 1_000_000
	maxList       = 10_000 // elements of a list literal or range
	maxDepth      = 500    // calls of functions inside each other
	pollEvery     = 1 << 12
	// A product doubles its factors' size, so two factors above this many bits are
	// on the way to a number that nobody can read.
	maxFactorBits = 4096
)

// spend takes units of work from the applicant's budget. It is false once the
// budget is used up or the run was cancelled; f.stop says which, and where.
func (f *Frame) spend(n *Node, units int64) bool {
	f.left -= units
	if f.left > f.poll {
		return true
	}
	return f.refill(n)
}

// refill looks at the budget and the canceller every pollEvery units.
func (f *Frame) refill(n *Node) bool {
	if f.stop.ref != nil {
		return false
	}
	if f.left < 0 {
		f.halt(&Fault{Code: "work_budget", Args: []string{decimalText(f.budget())}, Node: n})
		return false
	}
	if f.cancel != nil && f.cancel.Err() != nil {
		f.halt(&Fault{Code: "cancelled", Node: n})
		return false
	}
	f.poll = max(f.left-pollEvery, 0)
	return true
}

// halt makes every further evaluation of this applicant fail with the same fault.
func (f *Frame) halt(fault *Fault) {
	f.stop = Failed(fault)
	f.left, f.poll = -1, 0
}

func (f *Frame) budget() int64 {
	if f.program.WorkBudget > 0 {
		return f.program.WorkBudget
	}
	return defaultBudget
}

// number is the value of a result after its size has been charged and limited.
func (f *Frame) number(n *Node, x exact.Num) Value {
	if num, den, ok := x.Small(); ok {
		return Value{n: num, d: den}
	}
	bits := x.Bits()
	if bits > exact.MaxBits {
		return f.fail(n, "too_large")
	}
	if !f.spend(n, int64(bits/64)) {
		return f.stop
	}
	return Num(x)
}

// product charges a multiplication or division of two numbers before it is done.
func (f *Frame) product(n *Node, a, b exact.Num) (Value, bool) {
	x, y := a.Bits(), b.Bits()
	if x <= 128 || y <= 128 {
		return Value{}, true
	}
	if x > maxFactorBits && y > maxFactorBits {
		return f.fail(n, "too_large"), false
	}
	if !f.spend(n, int64(x/64)*int64(y/64)) {
		return f.stop, false
	}
	return Value{}, true
}

// fail is an error value at n.
func (f *Frame) fail(n *Node, code string, args ...string) Value {
	return Failed(&Fault{Code: code, Args: args, Node: n})
}
