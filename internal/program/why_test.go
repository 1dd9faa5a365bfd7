package program

import (
	"testing"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/stretchr/testify/require"
)

func literalAs(n *Node, written string) *Node {
	n.Numeral = written
	return n
}

func TestWhy(t *testing.T) {
	p := newPolicy(t)
	done := p.input("完成", aNumber)
	goal := p.input("目标", aNumber)
	extra := p.input("加分", aNumber)
	rate := p.input("满意度", &Type{Kind: Percent})
	loss := p.input("扣分", aNumber)
	grade := p.input("等次", &Type{Kind: Choice, Options: []string{"优秀", "合格"}})
	marks := p.input("打分", &Type{Kind: List, Elem: aNumber})
	p.Funcs = []Func{{Name: "折算", Params: []string{"甲"}, Body: op(OpMul, local(0), num("2"))}}
	f := p.frame(Int(7), Int(9), Int(3), Num(exact.Frac(915, 1000)), Int(-2), String("合格"), Listing([]Value{Int(9), Int(1), Int(8)}))

	ratio := op(OpDiv, done, goal)
	formula := op(OpIf, op(OpGe, done, goal), num("20"),
		op(OpMin, num("20"), op(OpAdd, op(OpMul, ratio, num("20")), op(OpMul, extra, num("0.5")))))
	tests := []struct {
		name, want string
		in         *Node
	}{
		{"the branch that is taken", "min(20, 7 / 9 × 20 + 3 × 0.5) = 307/18 ≈ 17.06", formula},
		{"a percent and a difference", "(91.5% − 85%) / 10% = 0.65", op(OpDiv, op(OpSub, rate, literalAs(num("0.85"), "85%")), literalAs(num("0.1"), "10%"))},
		{"a name alone", "7", done},
		{"a negative number", "7 − (-2) = 9", op(OpSub, done, loss)},
		{"a minus sign", "−min(5, 7) = -5", op(OpNeg, op(OpMin, num("5"), done))},
		{"parentheses only where they are needed", "7 − (9 − 3) × 2 = -5", op(OpSub, done, op(OpMul, op(OpSub, goal, extra), num("2")))},
		{"a list with a body", "mean(min(1, 9 / 4), min(1, 1 / 4), min(1, 8 / 4)) = 0.75",
			op(OpMean, over(OpMap, 0, marks, op(OpMin, num("1"), op(OpDiv, local(0), num("4")))))},
		{"a function is its body", "7 × 2 + 1 = 15", op(OpAdd, &Node{Op: OpCall, Slot: 0, Args: []*Node{done}}, num("1"))},
		{"let", "7 × 7 = 49", &Node{Op: OpLet, Slot: 0, Args: []*Node{done, op(OpMul, local(0), local(0))}}},
		{"a rounding of the formula", "round(7 / 9, 2) = 0.78", op(OpRound, ratio, num("2"))},
		{"a mode", `round(7 / 9, 2, "down") = 0.77`, &Node{Op: OpRound, Mode: exact.Down, Args: []*Node{ratio, num("2")}}},
		{"bands", "7 ∈ [5, 10) → 3", bands(AtLeast, done, "0", "10", "5", "5", "3", "1", "1")},
		{"what bands leave", "7 ∈ (-∞, 8) → 0", bands(AtLeast, done, "0", "8", "5")},
		{"bands downwards", "7 ∈ (5, 10] → 3", bands(AtMost, done, "0", "5", "5", "10", "3")},
		{"an outcome with arithmetic", "7 ∈ [5, ∞) → 9 / 2 = 4.5", formNode(OpBands, &Form{Thresholds: []*Node{num("5")}, Outcomes: []*Node{op(OpDiv, goal, num("2"))}, Else: num("0")}, done)},
		{"points", `"合格" → 5`, points(grade, "优秀", "10", "合格", "5")},
		{"a mark", "7 ∈ [0, 10] → 7", formNode(OpJudged, &Form{Low: []*Node{num("0")}, High: []*Node{num("10")}}, done)},
		{"marks", "mean(trimmed([9, 1, 8], 1, 1)) = 8", formNode(OpJudged, &Form{Low: []*Node{num("0")}, High: []*Node{num("10")}, Take: TakeMean, Drop: 1}, marks)},
		{"best of forms", "max((7 ∈ [5, ∞) → 3), 7 / 2) = 3.5", formNode(OpBest, &Form{Entries: []Entry{{Value: bands(AtLeast, done, "0", "5", "3")}, {Value: op(OpDiv, done, num("2"))}}})},
		{"a condition", "7 >= 9 = false", op(OpGe, done, goal)},
		{"a condition that one side decides", "7 < 9 = true", op(OpOr, op(OpLt, done, goal), truth(false))},
		{"a text", `7 ∈ [5, ∞) → "大"`, formNode(OpBands, &Form{Thresholds: []*Node{num("5")}, Outcomes: []*Node{text("大")}, Else: text("小")}, done)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			require.Equal(t, test.want, f.Why(test.in, f.Eval(test.in)))
		})
	}
}

func TestWhyOfACard(t *testing.T) {
	p := newPolicy(t)
	x := p.input("x", aNumber)
	entries := []Entry{{ID: "服务制度", If: truth(true), Value: num("1")}, {ID: "台账", If: truth(false), Value: num("2")}, {ID: "回访", If: truth(true), Value: num("1")}}
	round := func(i *Indicator) { i.Round = &Rounding{Places: 2} }
	p.leaf("场地", 5, op(OpMul, op(OpDiv, x, num("200")), num("5")))
	p.leaf("人员", 5, op(OpDiv, x, num("7")), round)
	p.leaf("约", 30, op(OpDiv, x, num("7")), round)
	p.leaf("负", 5, op(OpSub, num("1"), x))
	p.branch("基础", 45, append([]*Indicator(nil), p.Scoring.Items...)...)
	p.leaf("制度", 4, formNode(OpChecklist, &Form{Entries: entries}), func(i *Indicator) { i.Weight, i.HasWeight = exact.Frac(1, 2), true })
	p.leaf("最好", 4, formNode(OpChecklist, &Form{Take: TakeBest, Entries: entries}))
	p.leaf("两项", 4, formNode(OpChecklist, &Form{CountAtMost: 1, Entries: entries}))
	p.leaf("不适用", 4, num("4"), func(i *Indicator) { i.When = truth(false) })
	p.adjust("扣", num("-3"))
	p.total()
	f := p.frame(Int(180))
	c := f.Card()
	var got []string
	for _, item := range append(c.Items[0].Items, c.Items...) {
		got = append(got, f.WhyItem(item))
	}
	require.Equal(t, []string{
		"180 / 200 × 5 = 4.5",
		"min(5, round(180 / 7, 2)) = 5",
		"round(180 / 7, 2) = 25.71",
		"max(0, 1 − 180) = 0",
		"4.5 + 5 + 25.71 + 0 = 35.21",
		`"服务制度" 1 + "台账" 0 + "回访" 1 = 2`,
		`max("服务制度" 1, "回访" 1) = 1`,
		`top(1, "服务制度" 1, "回访" 1) = 1`,
		"",
	}, got)
	require.Equal(t, "35.21 + 0.5 × 2 + 1 + 1 − 3 = 35.21", f.WhyTotal(c))
}

func TestLongLinesShowLess(t *testing.T) {
	p := newPolicy(t)
	x := p.input("x", aNumber)
	long := x
	for range 300 {
		long = op(OpAdd, long, op(OpDiv, x, num("7")))
	}
	f := p.frame(Int(14))
	line := f.Why(long, f.Eval(long))
	require.LessOrEqual(t, len(line), maxLine)
	require.Regexp(t, `\+ 14 / 7 = 614$`, line)
}

func TestRender(t *testing.T) {
	p := newPolicy(t)
	rate := p.input("完成率", &Type{Kind: Percent})
	amount := p.input("申请金额", &Type{Kind: Money}, func(s *Slot) { s.Unit = "万元" })
	line := p.parameter("合格完成率", Num(exact.Frac(7, 10)), &Type{Kind: Percent})
	flag := p.constantNamed("纸质件", &Type{Kind: Bool})
	template := func(pieces ...any) *Template {
		var zh []Piece
		for _, x := range pieces {
			switch x := x.(type) {
			case string:
				zh = append(zh, Piece{Text: x})
			case *Node:
				zh = append(zh, Piece{Node: x})
			}
		}
		return &Template{ZH: zh}
	}
	below := template("完成率", rate, "低于", line)
	tests := []struct {
		name, want string
		rate       exact.Num
	}{
		{"a decimal is exact", "完成率69.9951%低于70%", exact.Frac(699951, 1000000)},
		{"a fraction never reads as the line", "完成率69.99997%低于70%", exact.Frac(2099999, 3000000)},
		{"a fraction to two places", "完成率66.67%低于70%", exact.Frac(2, 3)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := p.frame(Num(test.rate), Int(350000))
			require.Equal(t, test.want, f.Render(below, "zh"))
		})
	}
	strict := &Rule{Require: op(OpGe, rate, num("0.6667")), Reason: template("完成率", rate)}
	require.Equal(t, "完成率66.667%", p.frame(Num(exact.Frac(2, 3)), Int(1)).Reason(strict, "zh"), "the line is 66.67%")
	f := p.frame(Num(exact.Frac(1, 2)), Int(355000))
	require.Equal(t, "申请35.5万元，纸质件是", f.Render(template("申请", amount, "，纸质件", flag), "zh"))
}

// constantNamed is a constant under a name, for names that come after the inputs.
func (p *policy) constantNamed(name string, typ *Type) *Node {
	return p.parameter(name, Truth(true), typ)
}

func TestTraceFollowsWhatIsTaken(t *testing.T) {
	p := newPolicy(t)
	x := p.input("x", aNumber)
	y := p.input("y", aNumber)
	source := &Expr{Text: "x > 1 ? x * 2 : 1 / y"}
	n := op(OpIf, op(OpGt, x, num("1")), op(OpMul, x, num("2")), op(OpDiv, num("1"), y))
	n.Expr = source
	n.Args[1].Expr, n.Args[1].From, n.Args[1].To = source, 8, 13
	f := p.frame(Int(3), Int(0))
	trace := f.Trace(n)
	require.Equal(t, "6", show(trace.Value))
	require.Equal(t, "x > 1 ? x * 2 : 1 / y", trace.Text)
	require.Len(t, trace.Items, 2)
	require.Equal(t, "x * 2", trace.Items[1].Text)
	require.Equal(t, []int{0}, trace.Uses())
}

func TestTraceOfAFormHasTheOutcomeTaken(t *testing.T) {
	p := newPolicy(t)
	x := p.input("x", aNumber)
	f := p.frame(Int(6))
	n := formNode(OpBands, &Form{Thresholds: []*Node{num("10"), num("5")}, Outcomes: []*Node{op(OpDiv, x, num("0")), op(OpMul, x, num("2"))}, Else: num("0")}, x)
	trace := f.Trace(n)
	require.Len(t, trace.Items, 2)
	require.Equal(t, []string{"6", "12"}, []string{show(trace.Items[0].Value), show(trace.Items[1].Value)})
}

func TestRecordedTraceEqualsTrace(t *testing.T) {
	p, _, apps := benchCrowd(t)
	s, _ := p.Settle(Round{Stage: -1})
	plain, recorded := NewFrame(&p.Program, s), NewFrame(&p.Program, s)
	recorded.Record()
	var flat func(*Trace) []string
	flat = func(t *Trace) []string {
		lines := []string{show(t.Value)}
		for _, item := range t.Items {
			lines = append(lines, flat(item)...)
		}
		return lines
	}
	for i := range 20 {
		for _, f := range []*Frame{plain, recorded} {
			f.Begin(&apps[i])
			f.Run(0)
		}
		for _, r := range p.Eligibility {
			require.Equal(t, flat(plain.Trace(r.Require)), flat(recorded.Trace(r.Require)))
		}
		for _, ind := range p.Scoring.All {
			if ind.Form != nil {
				require.Equal(t, flat(plain.Trace(ind.Form)), flat(recorded.Trace(ind.Form)), ind.ID)
			}
		}
	}
	kept := 0
	for _, c := range recorded.record {
		if c.d != 0 {
			kept++
		}
	}
	require.Greater(t, kept, 40)
}
