package program

import (
	"testing"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/stretchr/testify/require"
)

func formNode(o Op, form *Form, args ...*Node) *Node { return &Node{Op: o, Args: args, Form: form} }

// bands with thresholds and outcomes in turn, and what takes the rest.
func bands(cmp Cmp, of *Node, rest string, pairs ...string) *Node {
	form := &Form{Cmp: cmp, Else: num(rest)}
	for i := 0; i < len(pairs); i += 2 {
		form.Thresholds = append(form.Thresholds, num(pairs[i]))
		form.Outcomes = append(form.Outcomes, num(pairs[i+1]))
	}
	return formNode(OpBands, form, of)
}

func checklist(take Take, most int, pairs ...*Node) *Node {
	form := &Form{Take: take, CountAtMost: most}
	for i := 0; i < len(pairs); i += 2 {
		form.Entries = append(form.Entries, Entry{If: pairs[i], Value: pairs[i+1]})
	}
	return formNode(OpChecklist, form)
}

func points(of *Node, pairs ...any) *Node {
	form := &Form{}
	for i := 0; i < len(pairs); i += 2 {
		form.Options = append(form.Options, pairs[i].(string))
		form.Outcomes = append(form.Outcomes, num(pairs[i+1].(string)))
	}
	return formNode(OpPoints, form, of)
}

func TestForms(t *testing.T) {
	p := newPolicy(t)
	x := p.input("x", aNumber, between(0, 100))
	y := p.input("y", aNumber, between(3, 8))
	z := p.input("z", &Type{Kind: Bool})
	grade := p.input("等次", &Type{Kind: Choice, Options: []string{"优秀", "合格"}})
	f := p.frame(Int(7), Value{}, Value{}, String("合格"))
	lo, hi := num("0"), num("10")
	cells := [][]*Node{{num("6"), num("6")}, {num("16"), num("17")}, {num("0"), num("0")}}
	matrix := func(row *Node) *Node {
		return formNode(OpMatrix, &Form{Cells: cells, Axes: [2]*Axis{
			{Of: row, Thresholds: []*Node{num("4"), num("7")}, Else: true},
			{Of: z, Options: []string{"true", "false"}}}})
	}
	table := func(of *Node) *Node {
		rows := []Row{{To: num("5"), IncludeTo: true}, {From: num("5"), To: num("7")}, {From: num("7"), IncludeFrom: true}}
		return formNode(OpTable, &Form{Rows: rows, Outcomes: []*Node{num("1"), num("2"), num("3")}}, of)
	}
	judged := func(mark *Node, take Take, drop int) *Node {
		return formNode(OpJudged, &Form{Low: []*Node{lo}, High: []*Node{hi}, HasStep: true, Step: exact.Frac(1, 2), Take: take, Drop: drop}, mark)
	}
	ranged := func(mark string) *Node {
		return formNode(OpJudged, &Form{Low: []*Node{num("0"), num("8")}, High: []*Node{num("10"), num("10")},
			Axes: [2]*Axis{{Of: z, Options: []string{"true", "false"}}}}, num(mark))
	}
	tests := []struct {
		name, want string
		in         *Node
	}{
		{"a mark within every range that is left", "unknown 9..9", ranged("9")},
		{"a mark that one of the ranges left would refuse", "unknown 0..10", ranged("7")},
		{"at_least takes the point", "20", bands(AtLeast, x, "0", "5", "10", "7", "20")},
		{"more_than does not", "10", bands(MoreThan, x, "0", "7", "20", "5", "10")},
		{"at_most", "10", bands(AtMost, x, "0", "10", "5", "7", "10")},
		{"less_than", "5", bands(LessThan, x, "0", "10", "5", "7", "10")},
		{"else", "0", bands(AtLeast, x, "0", "8", "10")},
		{"of equal thresholds the first", "1", bands(AtLeast, x, "0", "5", "1", "5", "2")},
		{"bands of an unknown", "unknown 10..20", bands(AtLeast, y, "0", "3", "10", "7", "20", "9", "30")},
		{"bands of an unknown that all come to one", "4", bands(AtLeast, y, "0", "3", "4", "9", "5")},
		{"more_than of an unknown at its lower end", "unknown 0..10", bands(MoreThan, y, "0", "3", "10")},
		{"at_most of an unknown", "unknown 5..10", bands(AtMost, y, "0", "10", "5", "7", "10")},
		{"less_than of an unknown", "unknown 2..5", bands(LessThan, y, "2", "8", "5")},
		{"a table's row", "3", table(x)},
		{"a table of an unknown", "unknown 1..3", table(y)},
		{"points", "5", points(grade, "优秀", "10", "合格", "5")},
		{"points without the option", "error no_option", points(grade, "优秀", "10")},
		{"points of an unknown bool", "unknown 2..4", points(z, "true", "4", "false", "2")},
		{"checklist", "3", checklist(TakeSum, 0, truth(true), num("1"), truth(false), num("5"), truth(true), num("2"))},
		{"best of a checklist", "2", checklist(TakeBest, 0, truth(true), num("1"), truth(false), num("5"), truth(true), num("2"))},
		{"best of none", "0", checklist(TakeBest, 0, truth(false), num("1"))},
		{"at most two of a checklist", "7", checklist(TakeSum, 2, truth(true), num("1"), truth(true), num("5"), truth(true), num("2"))},
		{"checklist with an unknown", "unknown 1..5", checklist(TakeSum, 0, truth(true), num("1"), z, num("4"))},
		{"a deduction that is unknown", "unknown -3..1", checklist(TakeSum, 0, truth(true), num("1"), z, num("-4"))},
		{"best with an unknown that cannot win", "unknown 6..6", checklist(TakeBest, 0, truth(true), num("6"), z, num("4"))},
		{"matrix that is settled by one side", "6", matrix(num("4"))},
		{"matrix with an unknown column", "unknown 16..17", matrix(num("7"))},
		{"matrix else", "0", matrix(num("1"))},
		{"a mark", "7", judged(x, TakeSum, 0)},
		{"a mark outside its range", "error mark_range", judged(num("10.5"), TakeSum, 0)},
		{"a mark off its step", "error mark_step", judged(num("0.25"), TakeSum, 0)},
		{"a mark not given", "unknown 0..10", judged(y, TakeSum, 0)},
		{"mean of marks, an abstention left out", "8.5", judged(list(num("9"), null(), num("8")), TakeMean, 0)},
		{"marks without the highest and lowest", "8", judged(list(num("9"), num("1"), num("8")), TakeMean, 1)},
		{"too few marks", "error too_few_marks", judged(list(num("9"), num("1")), TakeMean, 1)},
		{"best of forms", "20", formNode(OpBest, &Form{Entries: []Entry{{Value: bands(AtLeast, x, "0", "7", "20")}, {If: truth(false), Value: num("99")}}})},
		{"best of forms, one waits", "unknown 20..30", formNode(OpBest, &Form{Entries: []Entry{{Value: num("20")}, {If: z, Value: num("30")}}})},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := f.Eval(test.in)
			got := show(v)
			if got == "unknown" {
				got += " " + reach(v)
			}
			require.Equal(t, test.want, got)
		})
	}
}

// points of a card, or the range they can still take.
func totalOf(c *Card) string {
	if c.Known {
		return c.Total.String()
	}
	return c.Low.String() + ".." + c.High.String()
}

func TestCard(t *testing.T) {
	p := newPolicy(t)
	x := p.input("面积", aNumber)
	mark := p.input("打分", aNumber)
	z := p.input("表彰", &Type{Kind: Bool})
	p.leaf("场地", 5, op(OpMul, op(OpDiv, x, num("200")), num("5")))
	p.leaf("人员", 15, op(OpDiv, x, num("7")), func(i *Indicator) { i.Round = &Rounding{Places: 2} })
	p.branch("基础", 20, p.Scoring.Items[0], p.Scoring.Items[1])
	p.leaf("评分", 10, formNode(OpJudged, &Form{Low: []*Node{num("0")}, High: []*Node{num("10")}}, mark))
	p.adjust("加分", checklist(TakeSum, 0, z, num("2")))
	all := p.total()
	p.qualify(Rule{ID: "评价较好", Require: op(OpGe, all, num("12"))})

	t.Run("complete", func(t *testing.T) {
		f := p.frame(Int(180), Int(9), Truth(true))
		c := f.Card()
		require.Equal(t, "30.5", totalOf(c)) // 4.5 + 15 + 9 + 2
		require.Equal(t, "基础", c.Items[0].Indicator.ID)
		require.Equal(t, "4.5", c.Items[0].Items[0].Score.String())
		require.True(t, c.Items[0].Items[1].Cut)
		require.Equal(t, Qualified, f.Decision().Status)
	})
	t.Run("a mark missing", func(t *testing.T) {
		f := p.frame(Int(0), Value{}, Truth(true))
		require.Equal(t, "2..12", totalOf(f.Card()))
		d := f.Decision()
		require.Equal(t, Undetermined, d.Status)
		require.Equal(t, []int{1}, d.Missing)
	})
	t.Run("the widest first", func(t *testing.T) {
		d := p.frame(Int(0)).Decision()
		require.Equal(t, []int{1, 2}, d.Missing)
		d = p.frame().Decision()
		require.Equal(t, []int{0, 1, 2}, d.Missing)
	})
	t.Run("not enough", func(t *testing.T) {
		d := p.frame(Int(0), Int(9), Truth(true)).Decision()
		require.Equal(t, Unqualified, d.Status)
		require.Equal(t, "评价较好", d.Failures[0].Rule.ID)
	})
	t.Run("a mark outside its range refuses the row", func(t *testing.T) {
		f := p.frame(Int(0), Int(11), Truth(true))
		require.Equal(t, Refused, f.Decision().Status)
		require.Equal(t, []DataFault{{Slot: 1, Seen: "11", Fault: f.DataFaults()[0].Fault}}, f.DataFaults())
	})
}

func TestScoreLimits(t *testing.T) {
	p := newPolicy(t)
	x := p.input("x", aNumber, between(0, 100))
	z := p.input("z", &Type{Kind: Bool})
	tests := []struct {
		name, want string
		x          Value
		change     func(*Indicator)
	}{
		{"cut to the maximum", "10", Int(30), func(*Indicator) {}},
		{"cut to 0", "0", Int(-3), func(*Indicator) {}},
		{"cut to a declared minimum", "-2", Int(-3), func(i *Indicator) { i.Min, i.HasMin = exact.Int(-2), true }},
		{"rounded before it is cut", "9.99", Num(exact.Frac(9995, 1000)), func(i *Indicator) { i.Max, i.Round = exact.Frac(999, 100), &Rounding{Places: 2} }},
		{"over a strict maximum", "refused", Int(11), func(i *Indicator) { i.Strict = true }},
		{"not applicable", "0", Int(5), func(i *Indicator) { i.When = truth(false) }},
		{"may not apply", "0..5", Int(5), func(i *Indicator) { i.When = z }},
		{"unknown within the limits", "0..10", Value{}, func(*Indicator) {}},
		{"unknown that can only be one score", "10", Value{}, func(i *Indicator) { i.Form = op(OpAdd, x, num("10")) }},
		{"an error that may not be taken", "0..10", Int(5), func(i *Indicator) { i.When, i.Form = z, op(OpDiv, x, num("0")) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := *p
			q.Slots, q.Steps = p.Slots[:2:2], p.Steps[:2:2]
			q.Scoring = nil
			q.leaf("项", 10, x, test.change)
			q.total()
			f := q.frame(test.x)
			if f.Decision().Status == Refused {
				require.Equal(t, test.want, "refused")
				return
			}
			require.Equal(t, test.want, totalOf(f.Card()))
		})
	}
}

func TestWeightsAndCaps(t *testing.T) {
	p := newPolicy(t)
	p.leaf("甲", 100, num("80"), func(i *Indicator) { i.Weight, i.HasWeight = exact.Frac(35, 100), true })
	p.leaf("乙", 100, num("90"), func(i *Indicator) { i.Weight, i.HasWeight = exact.Frac(65, 100), true })
	p.branch("加权", 100, p.Scoring.Items[0], p.Scoring.Items[1])
	p.leaf("丙", 15, num("15"))
	p.leaf("丁", 15, num("10"))
	capped := p.branch("封顶", 20, p.Scoring.Items[1], p.Scoring.Items[2])
	capped.Cap = true
	p.adjust("扣分", op(OpNeg, num("3")))
	p.total()
	c := p.frame().Card()
	require.Equal(t, "103.5", totalOf(c)) // 28 + 58.5 + 20 - 3; the total is not cut
	require.True(t, c.Items[1].Cut)
	require.Equal(t, "25", Print(c.Items[1].Raw, nil, ""))
}
