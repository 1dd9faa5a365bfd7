package formula

import (
	"fmt"
	"testing"
)

func TestProbe(t *testing.T) {
	for _, e := range []string{
		`完成率 ＞= 70`, `完成率 = 0.7`, `x <> 5`, `x ≠ y`, `完成律 >= 0.7`, `完成率 >= 70`, `笔试*40%+面试*60%`, `笔试*40 %+面试*60 %`,
		`IF(总分>=60,1,0)`, `AND(真, 假)`, `VLOOKUP(x, y)`, `sum(甲, 乙)`, `not 总分 >= 60`, `等次 == "优秀" or "良好"`, `等次 == "优"`,
		`not x in 表`, `not 真 == 假`, `x >= 80% - 5`, `1 + x ?? 0`, `(1 + x) ?? 0`, `x ?? 0 > 5`, `x ?? 0`, `真 ?.5 : 1`, `服务-场地`, `let floor = 1; floor`, `表 | sum`, `表 | sum()`, `表 | map(# * 2) | sum()`,
		`(满意度 - 85) / 10`, `３ > 2`, `Ａ`, `R&D`, `收入（万元）`, `due.2024`, `三(一)`, `3D打印`, `2025-02-07`, `2025/2/7 > 日`, `x == y == 1`, `if 真 {1} else {2}`, `if 真 {1} else if 假 {2} else {3}`, `if(真, 1, 2)`,
		`reduce(表, #acc + #, 0)`, `groupBy(工作目标, .领域)["码上服务"]`, `sum(groupBy(工作目标, .领域), len(.items))`, `权重[工作目标[0].领域]`, `权重["码上"]`, `权重.码上服务`,
		`sum(map(filter(工作目标, .领域 == "码上服务" and .目标值 > 0), 权重[.领域] * (80% * min(1, .完成值 / .目标值) + 20% * clamp((.满意度 - 85%) / 10%, 0, 1))))`,
		`none(失信记录, .列入日期 <= period.to and (.移出日期 == nil or .移出日期 >= as_of))`, `count(失信记录, period.from <= .列入日期 <= period.to)`,
		`领域得分("码上服务")`, `total_score >= 60 and 得分.服务质效 >= 40`, `未填 ?? -1`, `"国家级" in 获得荣誉`, `"省级" in 获得荣誉`, `any(获得荣誉, # == "国家级")`, `last(filter([90, 85, 80], let t = #; t > x))`,
		`round(x, 2, "half_even")`, `申报时间 <= due.plan`, `x > 5 AND y > 3`, `0 < sum(表) <= 100`, `等次 != "优秀" and "良好"`, `b"x"`, `{a: 1}`, `x.y.z`, `history[0].year`, `x?.y`, `表[1:3]`, `名[0:2]`, `60 <= 总分 < 80`, `-2 ** 2`, `(-2) ** 2`, `-(2 ** 2)`, `x ** 0.5`, `30万 + 1.5亿`, `30万元`, `2025年2月7日`, `mean(工作目标, .目标值)`, `sum(工作目标.目标值)`,
		`not 等次 == "优秀"`, `!真 == 假`, `(not 真) == 假`, `x % 2`, `x%2`, `80%5`, `1e5`, `a ?: b`, `月份(日)`, `真假 或 假`, `完成率 <= 85`, `85 > 完成率`, `min(完成率, 100)`, `完成率 in [70, 80]`, `max(日, as_of)`, `x ??`, `sort(表, "降序")`, `filter(表, # > 1`, `"abc" + 名`, `len(名)`, `#`, `map(表, #index)`, `表 == [1, 2]`, `工作目标 == 工作目标`, "x\n+ y >\n \"a\"",
	} {
		n, ps := compile(unfold(e), Use{})
		out := ""
		for _, p := range ps {
			out += fmt.Sprintf("\n      [%d-%d %s %s: %s | %q]", p.From, p.To, p.Severity, p.Code, p.Text("zh"), p.Fix)
		}
		tt := ""
		if n != nil {
			tt = fmt.Sprint(term(n.Type), n.From, n.To)
		}
		fmt.Println(e, "=>", tt, out)
	}
}
