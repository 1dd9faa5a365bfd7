package program

import (
	"testing"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/stretchr/testify/require"
)

// The policy of the Chongqing example, built by hand: 43 inputs, 20 rules, 19
// indicators, a list of eight goals that every indicator of the second block looks
// through.

var areas = []string{"码上服务", "梯度培育", "融资促进", "数字化转型", "融通发展", "权益保护", "科技创新", "人才引育"}
var areaWeights = []int64{14, 10, 12, 8, 8, 6, 6, 6}

// Fields of a goal.
const (
	goalArea = iota
	goalTarget
	goalRevised
	goalDone
	goalRate
)

func fieldOf(record *Node, i int, t *Type) *Node {
	return &Node{Op: OpField, Slot: i, Type: t, Args: []*Node{record}}
}

type chongqing struct {
	*policy
	in map[string]*Node
}

func recordType(fields ...any) *Type {
	t := &Type{Kind: Record}
	for i := 0; i < len(fields); i += 2 {
		t.Fields = append(t.Fields, Field{Name: fields[i].(string), Type: fields[i+1].(*Type)})
	}
	return t
}

func newChongqing(t testing.TB) *chongqing {
	p := &chongqing{policy: newPolicy(t), in: map[string]*Node{}}
	zone, ok := civil.LoadZone("Asia/Shanghai")
	require.True(t, ok)
	p.Policy = Policy{ID: "cq", Zone: zone, Year: 2025, From: date(2025, 1, 1).Const.Date(), To: date(2025, 9, 30).Const.Date()}
	p.Stages = []Stage{{ID: "plan", Due: date(2025, 2, 7).Const}, {ID: "district", Due: date(2025, 2, 14).Const}, {ID: "review"},
		{ID: "evidence", Due: date(2025, 10, 10).Const}, {ID: "performance", Due: date(2025, 10, 17).Const}, {ID: "award"}}
	p.inputs()
	p.names()
	p.rules()
	p.scorecard()
	return p
}

func (p *chongqing) inputs() {
	number, flag, day, word := &Type{Kind: Number}, &Type{Kind: Bool}, &Type{Kind: Date}, &Type{Kind: TextKind}
	percent := &Type{Kind: Percent}
	area := &Type{Kind: Choice, Options: areas}
	add := func(t *Type, names ...string) {
		for _, name := range names {
			p.in[name] = p.input(name, t)
		}
	}
	add(word, "平台编号", "区县", "注册地")
	add(flag, "经确定", "逾期申报准许", "真实性", "完整性", "信用", "推荐", "纸质件", "Word", "PDF", "合规", "备案", "逾期佐证准许",
		"申请造假", "期外准予", "服务制度", "人员制度", "财务制度", "服务台账", "回访", "配套", "年度计划")
	add(&Type{Kind: DateTime}, "申报时间")
	add(day, "推荐日期", "佐证日期", "绩效日期")
	add(number, "面积", "人员", "机构", "打分")
	optionalDay := &Type{Kind: Date, Optional: true}
	add(&Type{Kind: List, Elem: recordType("列入", day, "移出", optionalDay)}, "失信")
	add(&Type{Kind: List, Elem: recordType("事项", word, "重大", flag)}, "审计")
	add(&Type{Kind: List, Elem: recordType("类型", word, "日期", day)}, "造假")
	add(&Type{Kind: List, Elem: recordType("日期", day, "内容", word)}, "活动")
	add(&Type{Kind: List, Elem: recordType("领域", area, "目标值", number, "调整后", number, "完成值", number, "满意度", percent)}, "目标")
	p.in["认定"] = p.input("认定", percent, func(s *Slot) {
		s.When = over(OpNone, 0, p.in["目标"], op(OpGt, fieldOf(local(0), goalTarget, number), num("0")))
	})
}

func (p *chongqing) names() {
	number := &Type{Kind: Number}
	builtin := func(name string) {
		p.Slots = append(p.Slots, Slot{Name: name, Kind: Builtin, Type: &Type{Kind: Date}})
		p.in[name] = p.slot(len(p.Slots) - 1)
	}
	for _, name := range []string{NamePeriodFrom, NamePeriodTo, "due.plan", "due.district", "due.evidence", "due.performance"} {
		builtin(name)
	}
	p.in["合格"] = p.parameter("合格", Num(exact.Frac(7, 10)), &Type{Kind: Percent})
	p.in["印发日"] = p.parameter("印发日", date(2025, 1, 14).Const, &Type{Kind: Date})
	p.in["分数线"] = p.parameter("分数线", Int(60), number)
	table := &Type{Kind: Record}
	var weights []Value
	for i, a := range areas {
		table.Fields = append(table.Fields, Field{Name: a, Type: number})
		weights = append(weights, Int(areaWeights[i]))
	}
	p.in["权重"] = p.parameter("权重", Fields(weights), table)
	goals := p.in["目标"]
	target, done := fieldOf(local(0), goalTarget, number), fieldOf(local(0), goalDone, number)
	rate := op(OpMin, num("1"), op(OpDiv, done, target))
	aimed := func() *Node { return over(OpFilter, 0, goals, op(OpGt, target, num("0"))) }
	p.in["完成率"] = p.value("完成率", op(OpIf, over(OpAny, 0, goals, op(OpGt, target, num("0"))),
		op(OpMean, over(OpMap, 0, aimed(), rate)), p.in["认定"]))
	p.in["领域数"] = p.value("领域数", over(OpCount, 0, goals, op(OpGt, target, num("0"))))
	during := op(OpAnd, op(OpLe, p.in[NamePeriodFrom], fieldOf(local(0), 0, &Type{Kind: Date})), op(OpLe, fieldOf(local(0), 0, &Type{Kind: Date}), p.in[NamePeriodTo]))
	p.in["活动数"] = p.value("活动数", over(OpCount, 0, p.in["活动"], during))
	p.in["两群"] = p.value("两群", op(OpIn, p.in["区县"], list(text("渝东南"), text("渝东北"))))
	for _, name := range []string{"完成率", "领域数", "活动数"} {
		p.Slots[p.in[name].Slot].Type = number
		p.in[name].Type = number
	}
	// 领域得分(某领域): parameter is local 0, the element local 1 and 2.
	part := func(i int) *Node { return fieldOf(local(1), i, number) }
	full := op(OpMul, num("0.8"), op(OpMin, num("1"), op(OpDiv, part(goalDone), part(goalTarget))))
	liked := op(OpMul, num("0.2"), op(OpClamp, op(OpDiv, op(OpSub, part(goalRate), num("0.85")), num("0.1")), num("0"), num("1")))
	weight := op(OpIndex, p.in["权重"], local(0))
	own := over(OpFilter, 1, goals, op(OpAnd, op(OpEq, fieldOf(local(1), goalArea, &Type{Kind: TextKind}), local(0)), op(OpGt, part(goalTarget), num("0"))))
	body := op(OpSum, over(OpMap, 1, own, op(OpMul, weight, op(OpAdd, full, liked))))
	p.Funcs = []Func{{Name: "领域得分", Params: []string{"某领域"}, Locals: 3, Body: body}}
}

func (p *chongqing) rules() {
	day := &Type{Kind: Date}
	exempt := func(name string) []Exception { return []Exception{{When: p.in[name]}} }
	both := func(a, b *Node) *Node { return op(OpAnd, a, b) }
	all3 := func(a, b, c string) *Node { return both(both(p.in[a], p.in[b]), p.in[c]) }
	within := both(op(OpLe, p.in[NamePeriodFrom], fieldOf(local(0), 1, day)), op(OpLe, fieldOf(local(0), 1, day), p.in[NamePeriodTo]))
	listed, gone := fieldOf(local(0), 0, day), fieldOf(local(0), 1, &Type{Kind: Date, Optional: true})
	for _, r := range []Rule{
		{ID: "经确定", Require: p.in["经确定"]},
		{ID: "按时申报", Require: op(OpLe, p.in["申报时间"], p.in["due.plan"]), Except: exempt("逾期申报准许")},
		{ID: "区县审核", Require: all3("真实性", "完整性", "信用")},
		{ID: "区县已推荐", Require: p.in["推荐"]},
		{ID: "材料齐全", Require: all3("纸质件", "Word", "PDF")},
		{ID: "市级审核", Require: p.in["合规"]},
		{ID: "备案", Require: p.in["备案"]},
		{ID: "按时佐证", Require: op(OpLe, p.in["佐证日期"], p.in["due.evidence"]), Except: exempt("逾期佐证准许")},
		{ID: "非失信", Require: over(OpNone, 0, p.in["失信"], both(op(OpLe, listed, p.in[NamePeriodTo]),
			op(OpOr, op(OpEq, gone, null()), op(OpGe, gone, p.in["印发日"]))))},
		{ID: "审计", Require: over(OpNone, 0, p.in["审计"], fieldOf(local(0), 1, &Type{Kind: Bool}))},
		{ID: "项目真实", Require: op(OpNot, p.in["申请造假"])},
		{ID: "数据真实", Require: over(OpNone, 0, p.in["造假"], within)},
		{ID: "期外真实", Require: over(OpAll, 0, p.in["造假"], within), Except: exempt("期外准予")},
		{ID: "完成率合格", Require: op(OpGe, p.in["完成率"], p.in["合格"])},
		{ID: "申报逾期", Warn: true, Require: op(OpLe, p.in["申报时间"], p.in["due.plan"])},
		{ID: "初审逾期", Warn: true, Require: op(OpLe, p.in["推荐日期"], p.in["due.district"])},
		{ID: "佐证逾期", Warn: true, Require: op(OpLe, p.in["佐证日期"], p.in["due.evidence"])},
		{ID: "绩效逾期", Warn: true, Require: op(OpLe, p.in["绩效日期"], p.in["due.performance"])},
		{ID: "期后失信", Warn: true, Require: over(OpNone, 0, p.in["失信"], op(OpGt, listed, p.in[NamePeriodTo]))},
	} {
		p.rule(r)
	}
}

func (p *chongqing) scorecard() {
	flags := func(points int64, names ...string) *Node {
		form := &Form{}
		for _, name := range names {
			form.Entries = append(form.Entries, Entry{ID: name, If: p.in[name], Value: num(decimalText(points))})
		}
		return formNode(OpChecklist, form)
	}
	base := []*Indicator{
		p.leaf("服务场地", 4, bands(AtLeast, p.in["面积"], "0", "500", "4", "300", "3", "100", "2")),
		p.leaf("专职人员", 6, op(OpDiv, p.in["人员"], num("2"))),
		p.leaf("合作机构", 5, op(OpMul, num("5"), op(OpMin, num("1"), op(OpDiv, p.in["机构"], num("20"))))),
		p.leaf("制度建设", 5, flags(1, "服务制度", "人员制度", "财务制度", "服务台账", "回访")),
	}
	p.branch("基础保障", 20, base...)
	var served []*Indicator
	for i, a := range areas {
		call := &Node{Op: OpCall, Slot: 0, Args: []*Node{text(a)}}
		served = append(served, p.leaf(a, areaWeights[i], call))
	}
	p.branch("服务质效", 70, served...)
	judged := formNode(OpJudged, &Form{Low: []*Node{num("0")}, High: []*Node{num("6")}, HasStep: true, Step: exact.Frac(1, 2)}, p.in["打分"])
	rated := []*Indicator{p.leaf("区县评价", 6, judged), p.leaf("支持情况", 4, flags(2, "配套", "年度计划"))}
	p.branch("主管部门评价", 10, rated...)
	all := p.total()
	p.qualify(Rule{ID: "评价较好", Require: op(OpGe, all, p.in["分数线"])})
}

// applicant is one application in the types that a hand-written scorer would use.
type applicant struct {
	flags      [21]bool // in the order of the inputs
	submitted  civil.Instant
	days       [3]civil.Date
	area       int64
	staff      int64
	partners   int64
	markHalves int64 // twice the mark
	goals      [8]goal
}

type goal struct {
	area                       string
	target, done, ratePermille int64
}

// applicantAt makes the i-th of a fixed series of applicants.
func applicantAt(i int) applicant {
	r := uint64(i)*6364136223846793005 + 1442695040888963407
	draw := func(n uint64) int64 {
		r = r*6364136223846793005 + 1442695040888963407
		return int64((r >> 33) % n)
	}
	a := applicant{submitted: civil.Instant{Sec: 1738800000 + draw(3)*20000}, area: draw(600), staff: draw(16), partners: draw(45), markHalves: draw(13)}
	for k := range a.flags {
		a.flags[k] = draw(8) > 0
	}
	a.flags[12], a.flags[13] = false, true
	due := [...]civil.Date{date(2025, 2, 14).Const.Date(), date(2025, 10, 10).Const.Date(), date(2025, 10, 17).Const.Date()}
	for k := range a.days {
		a.days[k] = due[k] - civil.Date(draw(9))
	}
	for k := range a.goals {
		target := 10 + draw(19)*10
		a.goals[k] = goal{area: areas[k], target: target, done: target*(60+draw(50))/100 + draw(2), ratePermille: 800 + draw(200)}
	}
	return a
}

// inputsOf are the applicant's answers in the order of the inputs.
func (p *chongqing) inputsOf(a *applicant) []Value {
	in := make([]Value, p.Inputs)
	set := func(name string, v Value) { in[p.in[name].Slot] = v }
	set("平台编号", String("P"))
	set("区县", String("武隆区"))
	set("注册地", String("武隆区"))
	for k, flag := range a.flags {
		in[3+k] = Truth(flag)
	}
	set("申报时间", Moment(civil.DateTime{Instant: a.submitted, Offset: 8 * 3600}))
	for k, name := range []string{"推荐日期", "佐证日期", "绩效日期"} {
		set(name, Day(a.days[k]))
	}
	set("面积", Int(a.area))
	set("人员", Int(a.staff))
	set("机构", Int(a.partners))
	set("打分", Num(exact.Frac(a.markHalves, 2)))
	for _, name := range []string{"失信", "审计", "造假"} {
		set(name, Listing(nil))
	}
	set("活动", Listing([]Value{Fields([]Value{date(2025, 7, 3).Const, String("对接")})}))
	var goals []Value
	for _, g := range a.goals {
		goals = append(goals, Fields([]Value{String(g.area), Int(g.target), None(), Int(g.done), Num(exact.Frac(g.ratePermille, 1000))}))
	}
	set("目标", Listing(goals))
	return in
}
