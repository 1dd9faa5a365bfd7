package formula

import (
	"testing"

	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/types"
	"github.com/merit-rules/merit/internal/program"
)

// policy is 39 formulas of the kinds that policies have.
func policy() []string {
	some := []string{
		`x / 200 * 5`,
		`完成 >= 目标 ? 20 : min(20, 完成 / 目标 * 20 + 甲 * 0.5)`,
		`any(工作目标, .目标值 > 0) ? mean(map(filter(工作目标, .目标值 > 0), min(1, .完成值 / .目标值))) : 完成率`,
		`count(失信记录, period.from <= .列入日期 <= period.to)`,
		`片区 in ["渝东南", "渝东北"]`,
		`sum(map(filter(工作目标, .领域 == "码上服务" and .目标值 > 0), 权重[.领域] * (0.8 * min(1, .完成值 / .目标值) + 0.2 * clamp((.满意度 - 0.85) / 0.1, 0, 1))))`,
		`日 <= due.plan`,
		`none(失信记录, .列入日期 <= period.to and (.移出日期 == nil or .移出日期 >= as_of))`,
		`总分 >= 60 and score.服务质效 >= 40`,
		`-min(5, 投诉数)`,
		`专职人员数 / 2`,
		`完成率 >= 0.7`,
		`5 * min(1, 甲 / 20)`,
	}
	var all []string
	for range 3 {
		all = append(all, some...)
	}
	return all
}

// BenchmarkLoad compiles 39 formulas with one environment, made anew each time.
func BenchmarkLoad(b *testing.B) {
	formulas := policy()
	names := testNames()
	b.ReportAllocs()
	for b.Loop() {
		env := NewEnv(names, nil)
		for _, text := range formulas {
			if node, problems := env.Compile(&program.Expr{Text: text}, Use{}); node == nil {
				b.Fatal(text, problems)
			}
		}
	}
}

// BenchmarkLoadExpr is what expr takes to parse and check the same, with one
// configuration made anew each time.
func BenchmarkLoadExpr(b *testing.B) {
	formulas := policy()
	names := testNames()
	b.ReportAllocs()
	for b.Loop() {
		env := types.Map{"clamp": types.Any}
		for _, n := range names {
			place(env, n.Name, exprType(n.Type))
		}
		c := conf.New(env)
		for _, text := range formulas {
			if _, err := checker.ParseCheck(text, c); err != nil {
				b.Fatal(text, err)
			}
		}
	}
}

// BenchmarkBrackets is a mebibyte of open brackets, which must cost next to nothing.
func BenchmarkBrackets(b *testing.B) {
	text := make([]byte, 1<<20)
	for i := range text {
		text[i] = '('
	}
	env := testEnv()
	expr := &program.Expr{Text: string(text)}
	for b.Loop() {
		env.Compile(expr, Use{})
	}
}
