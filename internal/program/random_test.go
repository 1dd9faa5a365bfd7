package program

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/reckon"
	"github.com/stretchr/testify/require"
)

// maker makes random programs and inputs within their limits.
type maker struct {
	*rand.Rand
	nums, bools []*Node // leaves that may be read
	choice      *Node
	list        *Node // of numbers
	records     *Node // of {甲: number, 乙: bool, 丙: text}
	locals      int
	elements    []element
}

// element is what a body may read: local at is a number, or a record.
type element struct {
	at     int
	record bool
}

var (
	recordOf = recordType("甲", aNumber, "乙", &Type{Kind: Bool}, "丙", &Type{Kind: TextKind})
	letters  = []string{"甲", "乙", "丙"}
)

func (m *maker) small() *Node {
	return num([...]string{"0", "1", "2", "3", "0.5", "10", "0.1", "-1", "7", "100"}[m.IntN(10)])
}

func (m *maker) number(depth int) *Node {
	if depth <= 0 {
		return m.numberLeaf()
	}
	a := func() *Node { return m.number(depth - 1) }
	switch m.IntN(24) {
	case 0, 1:
		return op(OpAdd, a(), a())
	case 2, 3:
		return op(OpSub, a(), a())
	case 4, 5:
		return op(OpMul, a(), a())
	case 6, 7:
		return op(OpDiv, a(), a())
	case 8:
		return op(OpMod, a(), a())
	case 9:
		return op(OpMin, a(), a())
	case 10:
		return op(OpMax, a(), a())
	case 11:
		return &Node{Op: OpRound, Args: []*Node{a(), num("1")}, Mode: exact.Mode(m.IntN(6))}
	case 12:
		return op(OpClamp, a(), num("0"), a())
	case 13, 14:
		return op(OpIf, m.truth(depth-1), a(), a())
	case 15:
		return op([...]Op{OpNeg, OpAbs, OpFloor, OpCeil}[m.IntN(4)], a())
	case 16, 17:
		return m.overNumbers(depth)
	case 18:
		return m.counted(depth)
	case 19:
		return m.form(depth)
	case 20:
		return op(OpPow, a(), num([...]string{"2", "3", "-1", "0"}[m.IntN(4)]))
	}
	return m.numberLeaf()
}

func (m *maker) numberLeaf() *Node {
	if len(m.elements) > 0 && m.IntN(2) == 0 {
		e := m.elements[m.IntN(len(m.elements))]
		if e.record {
			return fieldOf(local(e.at), 0, aNumber)
		}
		return local(e.at)
	}
	if m.IntN(3) == 0 {
		return m.small()
	}
	return m.nums[m.IntN(len(m.nums))]
}

// within makes a body over elements of a list.
func (m *maker) within(record bool, body func() *Node) (slot int, n *Node) {
	slot = m.locals
	m.locals += 3
	m.elements = append(m.elements, element{at: slot, record: record})
	n = body()
	m.elements = m.elements[:len(m.elements)-1]
	m.locals -= 3
	return slot, n
}

func (m *maker) source() (*Node, bool) {
	if m.IntN(2) == 0 {
		return m.list, false
	}
	return m.records, true
}

// overNumbers is sum, mean, min or max over a list that is perhaps filtered.
func (m *maker) overNumbers(depth int) *Node {
	xs, record := m.source()
	if m.IntN(2) == 0 {
		slot, cond := m.within(record, func() *Node { return m.truth(depth - 2) })
		xs = over(OpFilter, slot, xs, cond)
	}
	slot, body := m.within(record, func() *Node { return m.number(depth - 2) })
	return op([...]Op{OpSum, OpMean, OpMin, OpMax, OpMedian}[m.IntN(5)], over(OpMap, slot, xs, body))
}

func (m *maker) counted(depth int) *Node {
	xs, record := m.source()
	slot, cond := m.within(record, func() *Node { return m.truth(depth - 2) })
	return over(OpCount, slot, xs, cond)
}

func (m *maker) form(depth int) *Node {
	switch m.IntN(5) {
	case 0, 1:
		return bands(Cmp(m.IntN(4)), m.number(depth-1), "0", "1", "3", "5", "7", "2", "4", "50", "9")
	case 2:
		return points(m.choice, "甲", "1", "乙", "5", "丙", "2")
	case 3:
		take := TakeSum
		if m.IntN(2) == 0 {
			take = TakeBest
		}
		return checklist(take, 0, m.truth(depth-1), m.small(), m.truth(depth-1), m.number(depth-1))
	}
	cells := [][]*Node{{num("1"), num("2")}, {num("3"), num("4")}}
	return formNode(OpMatrix, &Form{Cells: cells, Axes: [2]*Axis{
		{Of: m.number(depth - 1), Cmp: Cmp(m.IntN(4)), Thresholds: []*Node{num("5")}, Else: true},
		{Of: m.truth(depth - 1), Options: []string{"true", "false"}}}})
}

func (m *maker) truth(depth int) *Node {
	if depth <= 0 {
		return m.truthLeaf()
	}
	a := func() *Node { return m.truth(depth - 1) }
	switch m.IntN(12) {
	case 0, 1:
		return op(OpAnd, a(), a())
	case 2, 3:
		return op(OpOr, a(), a())
	case 4:
		return op(OpNot, a())
	case 5, 6, 7:
		return op([...]Op{OpEq, OpNe, OpLt, OpLe, OpGt, OpGe}[m.IntN(6)], m.number(depth-1), m.number(depth-1))
	case 8:
		xs, record := m.source()
		slot, cond := m.within(record, func() *Node { return m.truth(depth - 2) })
		return over([...]Op{OpAll, OpAny, OpOne, OpNone}[m.IntN(4)], slot, xs, cond)
	case 9:
		return op(OpIf, a(), a(), a())
	case 10:
		return op(OpIn, m.choice, list(text("甲"), text("丙")))
	}
	return m.truthLeaf()
}

func (m *maker) truthLeaf() *Node {
	for _, e := range m.elements {
		if e.record && m.IntN(2) == 0 {
			if m.IntN(2) == 0 {
				return op(OpEq, fieldOf(local(e.at), 2, &Type{Kind: TextKind}), text(letters[m.IntN(3)]))
			}
			return fieldOf(local(e.at), 1, &Type{Kind: Bool})
		}
	}
	if m.IntN(4) == 0 {
		return op(OpEq, m.choice, text(letters[m.IntN(3)]))
	}
	return m.bools[m.IntN(len(m.bools))]
}

// randomPolicy is a program of values, rules and a scorecard.
func randomPolicy(t testing.TB, seed uint64) (*policy, *maker) {
	m := &maker{Rand: rand.New(rand.NewPCG(seed, 1))}
	p := newPolicy(t)
	for i := range 3 {
		m.nums = append(m.nums, p.input(fmt.Sprint("数", i), aNumber, between(int64(-i), 20)))
	}
	for i := range 2 {
		m.bools = append(m.bools, p.input(fmt.Sprint("是", i), &Type{Kind: Bool}))
	}
	m.choice = p.input("选", &Type{Kind: Choice, Options: letters})
	m.list = p.input("表", &Type{Kind: List, Elem: aNumber})
	m.records = p.input("录", &Type{Kind: List, Elem: recordOf})
	m.nums = append(m.nums, p.parameter("参数", Int(5), aNumber))
	for i := range 3 {
		n := m.number(3)
		n.Type = aNumber
		m.nums = append(m.nums, p.value(fmt.Sprint("值", i), n))
	}
	p.rule(Rule{ID: "一", When: m.truth(1), Require: m.truth(3), Except: []Exception{{When: m.truth(2)}}})
	p.rule(Rule{ID: "二", Require: m.truth(4)})
	for i := range 5 {
		p.leaf(fmt.Sprint("项", i), 20, m.number(4), func(ind *Indicator) {
			if m.IntN(3) == 0 {
				ind.Round = &Rounding{Places: m.IntN(3), Mode: exact.Mode(m.IntN(6))}
			}
			if m.IntN(4) == 0 {
				ind.When = m.truth(1)
			}
			if m.IntN(4) == 0 {
				ind.Weight, ind.HasWeight = exact.Frac(1, 3), true
			}
		})
	}
	p.branch("支", 30, p.Scoring.Items[0], p.Scoring.Items[1]).Cap = m.IntN(2) == 0
	p.adjust("调", m.number(2), func(ind *Indicator) {
		ind.Min, ind.HasMin = exact.Int(-5), true
		ind.Max, ind.HasMax = exact.Int(5), true
	})
	all := p.total()
	p.qualify(Rule{ID: "三", Require: op(OpGe, all, num("30"))})
	return p, m
}

// inputs are random answers to all questions, within the limits.
func (m *maker) inputs() []Value {
	in := make([]Value, 8)
	decimal := func(lo int) Value { return Num(exact.Frac(int64(lo*10+m.IntN((20-lo)*10+1)), 10)) }
	for i := range 3 {
		in[i] = decimal(-i)
	}
	in[3], in[4] = Truth(m.IntN(2) == 0), Truth(m.IntN(2) == 0)
	in[5] = String(letters[m.IntN(3)])
	var xs, rs []Value
	for range m.IntN(5) {
		xs = append(xs, decimal(0))
	}
	for range m.IntN(5) {
		rs = append(rs, Fields([]Value{decimal(0), Truth(m.IntN(2) == 0), String(letters[m.IntN(3)])}))
	}
	in[6], in[7] = Listing(xs), Listing(rs)
	return in
}

// forget takes some answers away, also inside lists.
func (m *maker) forget(in []Value) []Value {
	part := append([]Value(nil), in...)
	for i := range part {
		if m.IntN(3) == 0 {
			part[i] = Value{}
		}
	}
	for _, i := range [...]int{6, 7} {
		if part[i].State() != IsList || m.IntN(2) == 0 {
			continue
		}
		elems := append([]Value(nil), part[i].List()...)
		for k, e := range elems {
			switch {
			case m.IntN(3) > 0:
			case e.State() == IsRecord:
				fields := append([]Value(nil), e.List()...)
				fields[m.IntN(len(fields))] = Value{}
				elems[k] = Fields(fields)
			default:
				elems[k] = Value{}
			}
		}
		part[i] = Listing(elems)
	}
	return part
}

// state is everything that an evaluation left behind.
func state(f *Frame) []string {
	var lines []string
	for i := range f.slots {
		v := f.Value(i)
		lines = append(lines, fmt.Sprint(f.program.Slots[i].Name, " ", show(v), " ", reach(v), " ", slotsOf(v)))
	}
	for _, v := range f.verdicts {
		lines = append(lines, show(v))
	}
	for i := range f.scores {
		s := &f.scores[i]
		d := s.doubt()
		lines = append(lines, fmt.Sprint(s.state, " ", s.cut, " ", s.value, " ", show(s.raw), " ", d.low, "..", d.high, " ", d.loose, d.unbounded, d.slots))
	}
	left := max(f.left, -1) // once it is used up, how far below 0 means nothing
	return append(lines, fmt.Sprint(f.total.state, " ", f.total.value, " left ", left, " ", show(f.stop)))
}

func TestFastEqualsGeneral(t *testing.T) {
	finished, steps := 0, 0
	for seed := range uint64(400) {
		p, m := randomPolicy(t, seed)
		s, faults := p.Settle(Round{Stage: -1})
		require.Empty(t, faults)
		fast, slow := NewFrame(&p.Program, s), NewFrame(&p.Program, s)
		slow.slow = true
		for range 8 {
			in := m.inputs()
			if m.IntN(3) == 0 {
				in = m.forget(in)
			}
			p.run(fast, in...)
			p.run(slow, in...)
			require.Equal(t, state(slow), state(fast), "seed %d", seed)
			for i := range p.Steps {
				steps++
				if fast.attempt(&p.Steps[i], &s.fast[i]) {
					finished++
				}
			}
		}
	}
	require.Greater(t, finished, steps/3, "the fast form hardly ever finishes")
}

func TestFastKeepsToTheBudget(t *testing.T) {
	for seed := range uint64(60) {
		p, m := randomPolicy(t, seed)
		p.WorkBudget = int64(20 + m.IntN(400))
		s, _ := p.Settle(Round{Stage: -1})
		fast, slow := NewFrame(&p.Program, s), NewFrame(&p.Program, s)
		slow.slow = true
		in := m.inputs()
		p.run(fast, in...)
		p.run(slow, in...)
		require.Equal(t, state(slow), state(fast), "seed %d", seed)
	}
}

func TestPartialRangeHoldsTheFinalScore(t *testing.T) {
	known, open := 0, 0
	for seed := range uint64(1500) {
		p, m := randomPolicy(t, seed+1000)
		s, _ := p.Settle(Round{Stage: -1})
		final, partial := NewFrame(&p.Program, s), NewFrame(&p.Program, s)
		for range 4 {
			in := m.inputs()
			p.run(final, in...)
			p.run(partial, m.forget(in)...)
			a, b := final.Card(), partial.Card()
			for i, item := range a.Items {
				checkRange(t, seed, item, b.Items[i])
			}
			if a.Known {
				require.False(t, exact.Less(a.Total, b.Low) || exact.Less(b.High, a.Total), "seed %d: %s not in %s..%s", seed, a.Total, b.Low, b.High)
				known++
			}
			if !b.Known {
				open++
			}
			checkVerdicts(t, seed, final, partial)
		}
	}
	require.Greater(t, known, 500)
	require.Greater(t, open, 500)
}

func checkRange(t *testing.T, seed uint64, final, partial *CardItem) {
	if final.Known {
		require.False(t, exact.Less(final.Score, partial.Low) || exact.Less(partial.High, final.Score),
			"seed %d, %s: %s not in %s..%s", seed, final.Indicator.ID, final.Score, partial.Low, partial.High)
	}
	for i := range final.Items {
		checkRange(t, seed, final.Items[i], partial.Items[i])
	}
}

// checkVerdicts holds that what is decided early stays decided.
func checkVerdicts(t *testing.T, seed uint64, final, partial *Frame) {
	for i, v := range partial.verdicts {
		if s := v.State(); s == IsBool || s == IsNil {
			w := final.verdicts[i]
			if w.State() == IsNil || w.State() == IsError || v.isTrue() && w.isTrue() {
				continue // an exemption or a condition that was not looked at
			}
			require.Equal(t, show(v), show(w), "seed %d, rule %d", seed, i)
		}
	}
}

// Every line of explanation, read by a second parser, comes to what it explains.
func TestLinesAreTrue(t *testing.T) {
	lines := 0
	for seed := range uint64(400) {
		p, m := randomPolicy(t, seed+5000)
		s, _ := p.Settle(Round{Stage: -1})
		f := NewFrame(&p.Program, s)
		for range 2 {
			p.run(f, m.inputs()...)
			for i := range p.Slots {
				if v := f.Value(i); p.Slots[i].Kind == Computed && isKnown(v) {
					lines += checkLine(t, seed, f.WhySlot(i), v)
				}
			}
			lines += checkCard(t, seed, f)
		}
	}
	require.Greater(t, lines, 3000) // conditions have lines too, which that parser does not read
}

func checkCard(t *testing.T, seed uint64, f *Frame) int {
	card := f.Card()
	lines := 0
	if card.Known {
		lines += checkLine(t, seed, f.WhyTotal(card), Num(card.Total))
	}
	var walk func([]*CardItem)
	walk = func(items []*CardItem) {
		for _, item := range items {
			if item.Known && item.Applies {
				lines += checkLine(t, seed, f.WhyItem(item), Num(item.Score))
			}
			walk(item.Items)
		}
	}
	walk(card.Items)
	walk(card.Adjust)
	return lines
}

func checkLine(t *testing.T, seed uint64, line string, want Value) int {
	t.Helper()
	got, err := reckon.Read(line)
	require.NoError(t, err, "seed %d: %s", seed, line)
	require.NotNil(t, got.Number, "seed %d: %s", seed, line)
	exactly, ok := new(big.Rat).SetString(want.Num().String())
	require.True(t, ok)
	require.Equal(t, exactly.RatString(), got.Number.RatString(), "seed %d: %s", seed, line)
	return 1
}
