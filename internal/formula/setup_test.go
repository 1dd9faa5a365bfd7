package formula

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

func choice(options ...string) *program.Type {
	return &program.Type{Kind: program.Choice, Options: options}
}

func record(fields ...program.Field) *program.Type {
	return &program.Type{Kind: program.Record, Fields: fields}
}

func field(name string, t *program.Type) program.Field { return program.Field{Name: name, Type: t} }

// testNames are the names that examples and tests use, with slots in their order.
func testNames() []Name {
	datetime := &program.Type{Kind: program.DateTime}
	domain := choice("码上服务", "梯度培育", "融资促进")
	list := []Name{
		{Name: "x", Type: numberType},
		{Name: "y", Type: numberType},
		{Name: "完成", Type: numberType},
		{Name: "目标", Type: numberType},
		{Name: "零", Type: numberType},
		{Name: "未填", Type: numberType},
		{Name: "名", Type: textType},
		{Name: "日", Type: dateType},
		{Name: "真", Type: boolType},
		{Name: "假", Type: boolType},
		{Name: "片区", Type: choice("主城都市区", "渝东北", "渝东南")},
		{Name: "区县", Type: choice("万州区", "开州区")},
		{Name: "等次", Type: choice("优秀", "良好", "合格", "不合格")},
		{Name: "表", Type: listOf(numberType)},
		{Name: "空表", Type: listOf(numberType)},
		{Name: "完成率", Type: percentType},
		{Name: "满意度", Type: percentType},
		{Name: "申请金额", Type: moneyType},
		{Name: "专职人员数", Type: integerType},
		{Name: "申报时间", Type: datetime},
		{Name: "证书有效期至", Type: optional(dateType)},
		{Name: "获得荣誉", Type: &program.Type{Kind: program.Choices, Options: []string{"国家级", "市级", "都没有"}}},
		{Name: "工作目标", Type: listOf(record(field("领域", domain), field("目标值", numberType),
			field("完成值", numberType), field("满意度", percentType)))},
		{Name: "失信记录", Type: listOf(record(field("列入日期", dateType), field("移出日期", optional(dateType))))},
		{Name: "权重", Type: record(field("码上服务", integerType), field("梯度培育", integerType), field("融资促进", integerType))},
		{Name: "杂项", Type: record(field("一", integerType), field("二", textType))},
		{Name: "总分", Type: numberType},
		{Name: "score.服务质效", Type: numberType},
		{Name: "score.服务场地", Type: numberType},
		{Name: "due.plan", Type: dateType},
		{Name: "due.district", Type: dateType},
		{Name: "period.from", Type: dateType},
		{Name: "period.to", Type: dateType},
		{Name: "as_of", Type: dateType},
		{Name: "甲", Type: numberType},
		{Name: "乙", Type: numberType},
		{Name: "笔试", Type: numberType},
		{Name: "面试", Type: numberType},
		{Name: "投诉数", Type: integerType},
		{Name: "加倍", Type: numberType, Func: 1, Params: []string{"数"}},
		{Name: "领域得分", Type: numberType, Func: 2, Params: []string{"某领域"}},
		{Name: "history", Type: program.HistoryType()},
	}
	for i := range list {
		list[i].Slot = i
	}
	return list
}

func testEnv() *Env { return NewEnv(testNames(), make([]*program.Func, 2)) }

// compile compiles a text as a part of the test's policy.
func compile(text string, use Use) (*program.Node, []message.Problem) {
	return testEnv().Compile(&program.Expr{Text: text}, use)
}

// unfold writes {{5000:x}} out.
func unfold(text string) string {
	for {
		before, rest, ok := strings.Cut(text, "{{")
		if !ok {
			return text
		}
		count, rest, ok := strings.Cut(rest, ":")
		n, err := strconv.Atoi(count)
		end := strings.Index(rest, "}}")
		if !ok || err != nil || end < 0 {
			return text
		}
		for strings.HasPrefix(rest[end+2:], "}") {
			end++
		}
		text = before + strings.Repeat(rest[:end], n) + rest[end+2:]
	}
}
