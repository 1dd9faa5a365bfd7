package program

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/stretchr/testify/require"
)

func TestRules(t *testing.T) {
	p := newPolicy(t)
	yes, no, open := truth(true), truth(false), p.input("未填", &Type{Kind: Bool})
	gone := p.input("不问", &Type{Kind: Bool}, func(s *Slot) { s.When = truth(false) })
	bad := op(OpGt, op(OpDiv, num("1"), num("0")), num("0"))
	exempt := func(nodes ...*Node) []Exception {
		var list []Exception
		for _, n := range nodes {
			list = append(list, Exception{When: n})
		}
		return list
	}
	tests := []struct {
		name string
		rule Rule
		want Status
	}{
		{"holds", Rule{Require: yes}, Eligible},
		{"fails", Rule{Require: no}, Ineligible},
		{"waits", Rule{Require: open}, Undetermined},
		{"does not apply", Rule{When: no, Require: bad}, Eligible},
		{"may not apply and holds", Rule{When: open, Require: yes}, Eligible},
		{"may not apply and fails", Rule{When: open, Require: no}, Undetermined},
		{"may not apply and has an error", Rule{When: open, Require: bad}, Undetermined},
		{"an exemption", Rule{Require: no, Except: exempt(no, yes)}, Eligible},
		{"an exemption while the rule waits", Rule{Require: open, Except: exempt(yes)}, Eligible},
		{"an exemption that waits", Rule{Require: no, Except: exempt(open)}, Undetermined},
		{"an exemption that is not looked at", Rule{Require: yes, Except: exempt(bad)}, Eligible},
		{"an error", Rule{Require: bad, Except: exempt(yes)}, Undetermined},
		{"needs what is not asked", Rule{Require: gone}, Undetermined},
		{"needs what is not asked, but is exempt", Rule{Require: gone, Except: exempt(yes)}, Eligible},
		{"a warning", Rule{Require: no, Warn: true}, Eligible},
		{"a warning that waits", Rule{Require: open, Warn: true}, Eligible},
		{"of a later stage", Rule{Require: no, Stage: 1}, Eligible},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := *p
			q.Stages = []Stage{{ID: "plan"}, {ID: "later"}, {ID: "award"}}
			q.Eligibility, q.Steps = nil, p.Steps[:2:2]
			q.rule(test.rule)
			s, faults := q.Settle(Round{Stage: 0})
			require.Empty(t, faults)
			f := NewFrame(&q.Program, s)
			q.run(f)
			require.Equal(t, test.want, f.Decision().Status)
		})
	}
}

func TestDecisionListsAllThatFails(t *testing.T) {
	p := newPolicy(t)
	z := p.input("z", &Type{Kind: Bool})
	p.rule(Rule{ID: "一", Require: truth(false)})
	p.rule(Rule{ID: "二", Require: z})
	p.rule(Rule{ID: "三", Require: truth(false)})
	p.rule(Rule{ID: "四", Require: truth(false), Warn: true})
	p.qualify(Rule{ID: "五", Require: truth(false)})
	s, _ := p.Settle(Round{Stage: -1})
	f := NewFrame(&p.Program, s)
	f.Begin(&Applicant{ID: "A", Inputs: make([]Value, 1), Barred: []Bar{{Year: 2024, Rule: "造假"}}})
	f.Run(0)
	d := f.Decision()
	var got []string
	for _, hits := range [][]Hit{d.Failures, d.Warnings, d.Open} {
		for _, h := range hits {
			if h.Bar != nil {
				got = append(got, "barred "+h.Bar.Rule)
				continue
			}
			got = append(got, h.Rule.ID)
		}
	}
	require.Equal(t, Ineligible, d.Status)
	require.Empty(t, cmp.Diff([]string{"barred 造假", "一", "三", "五", "四", "二"}, got))
	require.Empty(t, d.Missing, "nothing missing can change it")
}

func TestInputs(t *testing.T) {
	p := newPolicy(t)
	married := p.input("已婚", &Type{Kind: Bool})
	income := p.input("配偶收入", &Type{Kind: Money}, func(s *Slot) { s.When = married })
	other := p.input("缺省", aNumber, func(s *Slot) { s.Default = Int(4) })
	p.value("收入", op(OpAdd, income, num("1")))
	p.value("或零", op(OpCoalesce, income, num("0")))
	p.value("两倍", op(OpMul, other, num("2")))
	tests := []struct {
		name string
		in   []Value
		want []string
	}{
		{"asked and answered", []Value{Truth(true), Int(9), Int(1)}, []string{"10", "9", "2"}},
		{"not asked", []Value{Truth(false)}, []string{"absent", "0", "8"}},
		{"not asked but answered", []Value{Truth(false), Int(9)}, []string{"absent", "0", "8"}},
		{"not known whether asked", []Value{{}, Int(9)}, []string{"unknown", "0", "8"}},
		{"asked and not answered", []Value{Truth(true)}, []string{"unknown", "0", "8"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := p.frame(test.in...)
			var got []string
			for slot := 3; slot < 6; slot++ {
				got = append(got, show(f.Value(slot)))
			}
			require.Equal(t, test.want, got)
		})
	}
	f := p.frame(Truth(false), Int(9))
	require.Equal(t, []int{1}, f.Ignored())
	f = p.frame()
	require.Equal(t, []int32{0, 1}, f.Value(3).Wait().Slots)
}

func TestUnknownFieldsWaitForTheirList(t *testing.T) {
	p := newPolicy(t)
	p.input("x", aNumber)
	goal := &Type{Kind: Record, Fields: []Field{
		{Name: "目标值", Type: aNumber, Limits: Limits{Min: exact.Int(1), HasMin: true, Max: exact.Int(5), HasMax: true}},
		{Name: "默认", Type: aNumber, Default: Int(3)},
	}}
	goals := p.input("目标", &Type{Kind: List, Elem: goal})
	first := &Node{Op: OpField, Slot: 0, Args: []*Node{local(0)}}
	second := &Node{Op: OpField, Slot: 1, Args: []*Node{local(0)}}
	p.value("和", over(OpSum, 0, goals, first))
	p.value("默认和", over(OpSum, 0, goals, second))
	f := p.frame(Int(1), Listing([]Value{Fields([]Value{Int(2), {}}), Fields([]Value{{}, Int(4)})}))
	v := f.Value(2)
	require.Equal(t, "3..7", reach(v))
	require.Equal(t, []int32{1}, v.Wait().Slots)
	require.Equal(t, "7", show(f.Value(3)))
}

func TestAnswersInFieldsThatAreNotAskedAreIgnored(t *testing.T) {
	p := newPolicy(t)
	asked := &Node{Op: OpField, Slot: 0, Type: &Type{Kind: Bool}, Args: []*Node{local(0)}}
	child := &Type{Kind: Record, Fields: []Field{
		{Name: "在读", Type: &Type{Kind: Bool}},
		{Name: "学费", Type: aNumber, When: asked, Default: Int(0)},
	}}
	p.input("子女", &Type{Kind: List, Elem: child})
	tests := []struct {
		name string
		in   []Value
		want []int
	}{
		{"asked", []Value{Fields([]Value{Truth(true), Int(5)})}, nil},
		{"not answered", []Value{Fields([]Value{Truth(false), {}})}, nil},
		{"answered twice, noted once", []Value{Fields([]Value{Truth(false), Int(5)}), Fields([]Value{Truth(false), Int(6)})}, []int{0}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			require.Equal(t, test.want, p.frame(Listing(test.in)).Ignored())
		})
	}
}

func TestOutputsThatFailCountByThemselves(t *testing.T) {
	p := newPolicy(t)
	x := p.input("x", aNumber)
	quotient := p.value("比", op(OpDiv, num("1"), x))
	p.rule(Rule{ID: "一", Require: truth(true)})
	require.Equal(t, Undetermined, p.frame(Int(0)).Decision().Status)
	p.value("守", op(OpIf, op(OpEq, x, num("0")), num("0"), quotient))
	require.Equal(t, Qualified, p.frame(Int(0)).Decision().Status, "the error is not taken where it is read")
}

func TestSettle(t *testing.T) {
	p := newPolicy(t)
	p.Policy.Year = 2025
	day := func(y int) Value { return date(y, 1, 1).Const }
	p.Slots = append(p.Slots, Slot{Name: "上限", Kind: Parameter, Dated: []Dated{{From: day(2024).Date(), Value: Int(10)}, {From: day(2025).Date(), Value: Int(20)}}})
	p.Slots = append(p.Slots, Slot{Name: NameYear, Kind: Builtin})
	value := func(r Round) (string, []*Fault) {
		s, faults := p.Settle(r)
		return show(s.Value(0)) + " " + show(s.Value(1)), faults
	}
	got, faults := value(Round{AsOf: day(2025)})
	require.Empty(t, faults)
	require.Equal(t, "20 2025", got)
	got, _ = value(Round{AsOf: date(2024, 12, 31).Const, Year: 2024})
	require.Equal(t, "10 2024", got)
	got, _ = value(Round{AsOf: day(2023), Set: map[string]Value{"上限": Int(7)}})
	require.Equal(t, "7 2025", got)
	_, faults = value(Round{AsOf: day(2023)})
	require.Equal(t, "“上限”在2023-01-01还没有值（自2024-01-01起）", faults[0].Message("zh"))
	_, faults = value(Round{})
	require.Equal(t, "as_of_missing", faults[0].Code)
	p.Policy.Year = 0
	got, _ = value(Round{AsOf: day(2025)})
	require.Equal(t, "20 error year_missing", got)
	got, _ = value(Round{AsOf: day(2025), Year: 2026})
	require.Equal(t, "20 2026", got)
}

func TestFiguresStayAndPhasesGoOn(t *testing.T) {
	p := newPolicy(t)
	p.Phases = 2
	x := p.input("x", aNumber)
	p.Slots = append(p.Slots, Slot{Name: "最高", Kind: FigureSlot})
	p.value("比", op(OpDiv, x, p.slot(1)))
	p.Steps[len(p.Steps)-1].Phase = 1
	s, _ := p.Settle(Round{Stage: -1})
	f := NewFrame(&p.Program, s)
	f.Begin(&Applicant{Inputs: []Value{Int(3)}})
	f.Run(0)
	saved := f.Save()
	f.SetFigure(1, Int(4))
	f.Begin(&Applicant{Inputs: []Value{Int(1)}})
	f.Run(0)
	f.Run(1)
	require.Equal(t, "0.25", show(f.Value(2)))
	f.Restore(saved)
	f.Run(1)
	require.Equal(t, "0.75", show(f.Value(2)))
}
