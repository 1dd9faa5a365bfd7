package reference

import (
	"strings"

	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

func (p *page) functions() {
	p.line()
	p.line("## ", p.say("函数", "Functions"))
	p.line()
	p.line(p.say("数都是精确的分数，只有 `round`、`floor`、`ceil` 和写着 `round` 的地方舍入。参数有没填的，结果就是未知，并记着在等什么；有错误的，结果是错误。",
		"Numbers are exact fractions; only `round`, `floor`, `ceil` and what says `round` rounds. With an unknown argument the result is unknown and knows what it waits for; with an error it is that error."))
	p.line()
	p.head(p.say("函数", "function"), p.say("意思", "meaning"), p.say("例", "examples"), p.say("出错", "errors"))
	for _, f := range formula.Functions() {
		p.row(code(f.Call(p.lang)), p.say(f.ZH, f.EN), p.worked(f.Examples), p.worked(f.Faults))
	}
}

func (p *page) signs() {
	p.line()
	p.line("## ", p.say("公式里的写法", "Literals and operators"))
	p.line()
	p.head(p.say("写法", "written"), p.say("意思", "meaning"), p.say("例", "examples"), p.say("出错", "errors"))
	for _, s := range formula.Signs() {
		p.row(code(s.Written), p.say(s.ZH, s.EN), p.worked(s.Examples), p.worked(s.Faults))
	}
}

func (p *page) names() {
	p.line()
	p.line("## ", p.say("不用声明就有的名字", "Names that need no declaration"))
	p.line()
	p.head(p.say("名字", "name"), p.say("是什么", "what it is"))
	for _, n := range formula.StandingNames() {
		p.row(code(n.Name), p.say(n.ZH, n.EN))
	}
}

// worked is examples with what they come to, one a line.
func (p *page) worked(list []string) string {
	out := make([]string, len(list))
	for i, text := range list {
		result, failed := Work(text, p.lang)
		if failed {
			out[i] = code(text) + p.say("：", ": ") + result
		} else {
			out[i] = code(text) + " → " + code(result)
		}
	}
	return strings.Join(out, "\n")
}

// Work works out an expression without names: what it comes to, or what is wrong.
func Work(text, lang string) (result string, failed bool) {
	expr := &program.Expr{Text: text}
	node, problems := formula.NewEnv(nil, nil).Compile(expr, formula.Use{})
	for _, pr := range problems {
		if pr.Severity == message.Error {
			return pr.Text(lang), true
		}
	}
	p := &program.Program{Phases: 1}
	setting, faults := p.Settle(program.Round{Stage: -1})
	if len(faults) > 0 {
		return faults[0].Message(lang), true
	}
	f := program.NewFrame(p, setting)
	f.Begin(&program.Applicant{})
	v := f.Eval(node)
	if fault := v.Fault(); fault != nil {
		return fault.Message(lang), true
	}
	result = program.Print(v, node.Type, "")
	if v.State() == program.IsNumber && !v.Num().IsDecimal() {
		result += " ≈ " + v.Num().Approx(2)
	}
	return result, false
}
