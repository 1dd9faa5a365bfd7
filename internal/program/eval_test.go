package program

import (
	"testing"

	"github.com/stretchr/testify/require"
)

var aNumber = &Type{Kind: Number}

// numbers are the inputs of TestEval: x is 5, y and z are not supplied, y is
// within 2 to 4.
func evalPolicy(t *testing.T) (*Frame, *Node, *Node, *Node) {
	p := newPolicy(t)
	x := p.input("x", aNumber)
	y := p.input("y", aNumber, between(2, 4))
	z := p.input("z", &Type{Kind: Bool})
	return p.frame(Int(5)), x, y, z
}

func TestEval(t *testing.T) {
	f, x, y, z := evalPolicy(t)
	byZero := op(OpDiv, num("1"), num("0"))
	sumBody := op(OpMul, local(0), num("2"))
	tests := []struct {
		name string
		in   *Node
		want string
	}{
		{"a third stays exact", op(OpMul, op(OpDiv, num("20"), num("6")), num("3")), "10"},
		{"tenths are no doubles", op(OpEq, op(OpAdd, num("0.1"), num("0.2")), num("0.3")), "true"},
		{"integers never wrap", op(OpAdd, num("9223372036854775807"), num("1")), "9223372036854775808"},
		{"the remainder has the sign of the dividend", op(OpMod, num("-7.5"), num("2")), "-1.5"},
		{"a negative power", op(OpPow, num("2"), num("-2")), "0.25"},
		{"zero to a negative power", op(OpPow, num("0"), num("-1")), "error division_by_zero"},
		{"an exponent that is not whole", op(OpPow, num("2"), num("0.5")), "error exponent"},
		{"a power of a power grows too large", op(OpPow, op(OpPow, num("10"), num("64")), num("64")), "error too_large"},
		{"division by zero", byZero, "error division_by_zero"},
		{"remainder by zero", op(OpMod, num("1"), num("0")), "error division_by_zero"},
		{"unknown is contagious", op(OpAdd, y, num("1")), "unknown"},
		{"a comparison with unknown", op(OpGt, y, num("0")), "unknown"},
		{"false decides and", op(OpAnd, z, truth(false)), "false"},
		{"true decides or", op(OpOr, z, truth(true)), "true"},
		{"unknown or false", op(OpOr, z, truth(false)), "unknown"},
		{"an error wins over unknown", op(OpAnd, z, op(OpGt, byZero, num("0"))), "error division_by_zero"},
		{"an error on the left wins over what would decide", op(OpOr, op(OpGt, byZero, num("0")), truth(true)), "error division_by_zero"},
		{"what is not taken raises nothing", op(OpOr, truth(true), op(OpGt, byZero, num("0"))), "true"},
		{"a branch under an unknown condition raises nothing", op(OpIf, z, byZero, num("1")), "unknown"},
		{"branches that are equal", op(OpIf, z, num("2"), op(OpDiv, num("4"), num("2"))), "2"},
		{"a branch not taken", op(OpIf, truth(true), num("1"), byZero), "1"},
		{"coalesce passes over unknown", op(OpCoalesce, y, num("7")), "7"},
		{"coalesce passes over nil", op(OpCoalesce, null(), num("7")), "7"},
		{"coalesce keeps an error", op(OpCoalesce, byZero, num("7")), "error division_by_zero"},
		{"nil equals nil", op(OpEq, null(), null()), "true"},
		{"nil equals nothing else", op(OpNe, x, null()), "true"},
		{"unknown may be nil", op(OpEq, y, null()), "unknown"},
		{"nil in arithmetic", op(OpAdd, null(), num("1")), "error nil_used"},
		{"nil in and", op(OpAnd, null(), truth(false)), "error nil_used"},
		{"not of a number", op(OpNot, num("5")), "error wrong_type"},
		{"in finds an equal one", op(OpIn, num("10"), list(num("9"), num("10.00"))), "true"},
		{"in with an unknown element", op(OpIn, num("1"), list(num("9"), y)), "unknown"},
		{"in with an unknown element and an equal one", op(OpIn, num("9"), list(y, num("9"))), "true"},
		{"let", &Node{Op: OpLet, Slot: 0, Args: []*Node{num("3"), op(OpMul, local(0), local(0))}}, "9"},
		{"min of an unknown", op(OpMin, y, num("1")), "unknown"},
		{"max of a list and a number", op(OpMax, list(num("1"), num("4")), num("3")), "4"},
		{"mean", op(OpMean, list(num("1"), num("2"))), "1.5"},
		{"median", op(OpMedian, list(num("3"), num("1"), num("2"))), "2"},
		{"median of an even number", op(OpMedian, list(num("3"), num("1"), num("2"), num("10"))), "2.5"},
		{"mean of nothing", op(OpMean, list()), "error empty_list"},
		{"sum of nothing", op(OpSum, list()), "0"},
		{"sum with a body", over(OpSum, 0, list(num("1"), num("2")), sumBody), "6"},
		{"any of nothing", over(OpAny, 0, list(), truth(true)), "false"},
		{"all of nothing", over(OpAll, 0, list(), truth(false)), "true"},
		{"all stops at a false", over(OpAll, 0, list(num("0"), num("1")), op(OpGt, local(0), num("0"))), "false"},
		{"none", over(OpNone, 0, list(num("0")), op(OpGt, local(0), num("0"))), "true"},
		{"one", over(OpOne, 0, list(num("1"), num("2")), op(OpGt, local(0), num("1"))), "true"},
		{"one of two", over(OpOne, 0, list(num("3"), num("2")), op(OpGt, local(0), num("1"))), "false"},
		{"count", over(OpCount, 0, list(num("1"), num("2"), num("3")), op(OpGe, local(0), num("2"))), "2"},
		{"filter", over(OpFilter, 0, list(num("1"), num("2"), num("3")), op(OpGe, local(0), num("2"))), "[2 3]"},
		{"map with the index", over(OpMap, 0, list(num("5"), num("6")), local(1)), "[0 1]"},
		{"find without a hit", over(OpFind, 0, list(num("1")), op(OpGe, local(0), num("2"))), "nil"},
		{"find", over(OpFind, 0, list(num("1"), num("2"), num("3")), op(OpGe, local(0), num("2"))), "2"},
		{"sort down", &Node{Op: OpSort, Desc: true, Args: []*Node{list(num("1"), num("3"), num("2"))}}, "[3 2 1]"},
		{"sortBy is stable", over(OpSortBy, 0, list(num("12"), num("11"), num("2")), op(OpFloor, op(OpDiv, local(0), num("10")))), "[2 12 11]"},
		{"groupBy", over(OpGroupBy, 0, list(num("12"), num("3"), num("11")), op(OpFloor, op(OpDiv, local(0), num("10")))), "[(1, 12、11) (0, 3)]"},
		{"first of nothing", op(OpFirst, list()), "nil"},
		{"last", op(OpLast, list(num("1"), num("2"))), "2"},
		{"reduce", &Node{Op: OpReduce, Slot: 0, Args: []*Node{list(num("1"), num("2"), num("3")), op(OpMul, local(2), local(0)), num("10")}}, "60"},
		{"reduce that doubles in size", &Node{Op: OpReduce, Slot: 0, Args: []*Node{op(OpRange, num("1"), num("14")), op(OpMul, local(2), local(2)), num("10")}}, "error too_large"},
		{"trimmed", op(OpTrimmed, list(num("5"), num("1"), num("9"), num("4")), num("1"), num("1")), "[4 5]"},
		{"an element from the end", op(OpIndex, list(num("1"), num("2")), num("-1")), "2"},
		{"an element that is not there", op(OpIndex, list(num("1")), num("1")), "error index_range"},
		{"a slice", op(OpSlice, list(num("1"), num("2"), num("3")), num("1"), nil), "[2 3]"},
		{"a range", op(OpRange, num("1"), num("3")), "[1 2 3]"},
		{"a range too long", op(OpRange, num("1"), num("9223372036854775807")), "error list_limit"},
		{"texts", op(OpConcat, text("重"), text("庆")), "重庆"},
		{"length in characters", op(OpLen, text("重庆")), "2"},
		{"contains", op(OpContains, text("重庆市"), text("庆")), "true"},
		{"matches", &Node{Op: OpMatches, Args: []*Node{text("重庆")}, Pattern: `\p{Han}+`}, "true"},
		{"round goes away from zero", op(OpRound, num("-2.5"), num("0")), "-3"},
		{"round to places", op(OpRound, num("1.005"), num("2")), "1.01"},
		{"floor", op(OpFloor, num("-0.5")), "-1"},
		{"clamp", op(OpClamp, num("7"), num("0"), num("5")), "5"},
		{"days", op(OpDays, date(1940, 5, 31), date(1940, 6, 2)), "2"},
		{"a month after the last of January", op(OpAddMonths, date(2025, 1, 31), num("1")), "2025-02-28"},
		{"a year after a leap day", op(OpAddMonths, date(2024, 2, 29), num("12")), "2025-02-28"},
		{"years are completed ones", op(OpYears, date(2000, 2, 29), date(2018, 2, 28)), "18"},
		{"year of a date", op(OpYear, date(2025, 2, 7)), "2025"},
		{"half a day", op(OpAddDays, date(2025, 2, 7), num("0.5")), "error whole_number"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			require.Equal(t, test.want, show(f.Eval(test.in)))
		})
	}
}

func TestRangesOfUnknowns(t *testing.T) {
	f, x, y, z := evalPolicy(t)
	tests := []struct {
		name string
		in   *Node
		want string
	}{
		{"sum", op(OpAdd, y, num("1")), "3..5"},
		{"difference", op(OpSub, x, y), "1..3"},
		{"product with a negative", op(OpMul, y, num("-2")), "-8..-4"},
		{"quotient", op(OpDiv, num("8"), y), "2..4"},
		{"quotient by what may be zero", op(OpDiv, num("8"), op(OpSub, y, num("2"))), "4..-"},
		{"quotient across zero", op(OpDiv, num("8"), op(OpSub, y, num("3"))), "-..-"},
		{"square", op(OpPow, op(OpSub, y, num("3")), num("2")), "0..1"},
		{"remainder", op(OpMod, y, num("3")), "0..3"},
		{"min", op(OpMin, y, num("3")), "2..3"},
		{"mean", op(OpMean, list(y, num("6"))), "4..5"},
		{"either branch", op(OpIf, z, y, num("9")), "2..9"},
		{"a branch with an error", op(OpIf, z, op(OpDiv, x, num("0")), num("9")), "9..9"},
		{"clamp", op(OpClamp, y, num("0"), num("3")), "2..3"},
		{"abs", op(OpAbs, op(OpSub, y, num("3"))), "0..1"},
		{"round", op(OpRound, op(OpDiv, y, num("3")), num("0")), "1..1"},
		{"count", over(OpCount, 0, list(num("1"), y, y), op(OpGt, local(0), num("0"))), "1..3"},
		{"a difference forgets that both are one", op(OpSub, y, y), "-2..2"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := f.Eval(test.in)
			require.Equal(t, "unknown", show(v))
			require.Equal(t, test.want, reach(v))
		})
	}
}

func TestUnknownNamesWhatItWaitsFor(t *testing.T) {
	f, x, y, z := evalPolicy(t)
	v := f.Eval(op(OpIf, z, op(OpAdd, x, y), num("1")))
	require.Equal(t, []int32{1, 2}, v.Wait().Slots)
	v = f.Eval(op(OpAdd, x, y))
	require.Equal(t, []int32{1}, v.Wait().Slots)
}

func TestBudget(t *testing.T) {
	f, _, _, _ := evalPolicy(t)
	inner := over(OpMap, 0, op(OpRange, num("1"), num("10000")), local(0))
	square := over(OpMap, 2, op(OpRange, num("1"), num("10000")), inner)
	v := f.Eval(square)
	require.Equal(t, "error work_budget", show(v))
	require.Equal(t, "error work_budget", show(f.Eval(num("1"))), "the budget is the applicant's, not the expression's")
}

type cancelled struct{}

func (cancelled) Err() error { return errStop }

type stop string

func (s stop) Error() string { return string(s) }

const errStop = stop("stop")

func TestCancelIsSeenInsideLoops(t *testing.T) {
	f, _, _, _ := evalPolicy(t)
	f.Context(cancelled{})
	v := f.Eval(over(OpMap, 0, op(OpRange, num("1"), num("10000")), local(0)))
	require.Equal(t, "error cancelled", show(v))
}
