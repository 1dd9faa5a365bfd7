package program

import (
	"math/rand/v2"
	"testing"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/stretchr/testify/require"
)

// anything makes a tree of any operations over arguments of any kind, as no
// checker would let pass.
func (m *maker) anything(depth int) *Node {
	if depth <= 0 || m.IntN(8) == 0 {
		return m.anyLeaf()
	}
	a := func() *Node { return m.anything(depth - 1) }
	o := Op(m.IntN(int(OpLookup) + 1))
	n := &Node{Op: o, Slot: m.IntN(3), Mode: exact.Mode(m.IntN(6)), Desc: m.IntN(2) == 0, Pattern: "a+"}
	switch {
	case o <= OpLocal:
		return m.anyLeaf()
	case o == OpCall:
		n.Slot, n.Args = 0, []*Node{a()}
	case o == OpIf, o == OpClamp, o == OpTrimmed, o == OpSlice:
		n.Args = []*Node{a(), a(), a()}
	case o == OpReduce:
		n.Args = []*Node{a(), a(), nil}
	case o >= OpBands:
		return m.anyForm(n, a)
	default:
		n.Args = []*Node{a(), a()}
	}
	n.Type = [...]*Type{nil, aNumber, {Kind: Bool}, {Kind: List}, recordOf}[m.IntN(5)]
	return n
}

func (m *maker) anyForm(n *Node, a func() *Node) *Node {
	axis := func() *Axis {
		return &Axis{Of: a(), Thresholds: []*Node{a()}, Else: m.IntN(2) == 0}
	}
	n.Args = []*Node{a()}
	n.Form = &Form{Cmp: Cmp(m.IntN(4)), Thresholds: []*Node{a(), num("1")}, Outcomes: []*Node{a(), a()}, Else: a(),
		Rows: []Row{{From: a(), To: a()}, {From: a()}}, Options: []string{"甲", "true"}, Texts: []string{"子", "丑"},
		Entries: []Entry{{If: a(), Value: a()}, {Value: a()}}, Take: Take(m.IntN(6)), CountAtMost: m.IntN(2),
		Axes: [2]*Axis{axis(), axis()}, Cells: [][]*Node{{a(), a()}, {a(), a()}}, Low: []*Node{num("0"), a()}, High: []*Node{a(), a()}, Drop: m.IntN(2)}
	if n.Op == OpJudged && m.IntN(2) == 0 {
		n.Form.Axes[0] = nil
	}
	return n
}

func (m *maker) anyLeaf() *Node {
	switch m.IntN(9) {
	case 0:
		return num("9223372036854775807")
	case 1:
		return text("甲")
	case 2:
		return null()
	case 3:
		return date(2025, 2, 7)
	case 4:
		return local(m.IntN(4))
	case 5:
		return list(num("1"), text("a"), null())
	case 6:
		return m.list
	case 7:
		return m.records
	}
	return m.numberLeaf()
}

// evaluateAnything runs a policy of any trees in both evaluators, with answers and
// without, and explains what came of it.
func evaluateAnything(t *testing.T, seed uint64) {
	p, m := randomPolicy(t, seed)
	m.Rand = rand.New(rand.NewPCG(seed, 2))
	p.WorkBudget = 20_000
	p.Funcs = []Func{{Name: "函", Params: []string{"甲"}, Body: m.number(2)}}
	p.value("任", m.anything(4))
	p.rule(Rule{ID: "任", When: m.anything(2), Require: m.anything(3)})
	p.leaf("任", 10, m.anything(4))
	s, _ := p.Settle(Round{Stage: -1})
	fast, slow := NewFrame(&p.Program, s), NewFrame(&p.Program, s)
	slow.slow = true
	for range 2 { // without a checker the two may differ: a local is read that nobody set
		in := m.forget(m.inputs())
		p.run(fast, in...)
		p.run(slow, in...)
		card := fast.Card()
		for _, item := range append(card.Items, card.Adjust...) {
			fast.WhyItem(item)
		}
		fast.Decision()
		for i := range p.Slots {
			if f := p.Slots[i].Formula; f != nil {
				fast.WhySlot(i)
				fast.Trace(f)
			}
		}
		require.GreaterOrEqual(t, fast.left, int64(-200_000), "far over the budget")
	}
}

func TestNothingPanics(t *testing.T) {
	for seed := range uint64(800) {
		evaluateAnything(t, seed)
	}
}

func FuzzEvaluate(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { evaluateAnything(t, seed) })
}
