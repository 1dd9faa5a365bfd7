package schema_test

import (
	"fmt"

	"github.com/merit-rules/merit/schema"
)

const small = `merit: 1
policy: {id: demo, title: 示例}
inputs:
  完成率: {type: percent, min: 0%, max: 100%}
eligibility:
  - {id: 合格, require: 完成律 >= 70%}
`

func ExampleParse() {
	_, err := schema.Parse("policy.yaml", []byte(small))
	for _, d := range err.(schema.Diagnostics) {
		fmt.Printf("%s:%d:%d %s\n", d.File, d.Line, d.Column, d.Message("zh"))
		fmt.Println(d.Suggestion.Text)
	}
	// Output:
	// policy.yaml:6:23 没有叫“完成律”的输入、值或参数，是否指“完成率”？
	// 完成率
}

func ExampleCheck() {
	for _, d := range schema.Check("policy.yaml", []byte("merit: 1\npolicy: {id: a, year: 2025}\nstages: [{id: plan, due: 2月7日}]\n"), nil) {
		fmt.Println(d)
	}
	// Output:
	// policy.yaml:3:26: stages.plan.due: “2月7日” has no year; write 2025-02-07 (on time until the end of that day), or 2025-02-07T18:00
}

func ExamplePolicy_Inputs() {
	p, err := schema.Parse("policy.yaml", []byte("merit: 1\npolicy: {id: a}\ninputs: {区县: {type: choice, options: [万州区, 开州区]}}\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	in := p.Inputs()[0]
	fmt.Println(in.Name, in.Type.Kind, in.Type.Options)
	// Output: 区县 choice [万州区 开州区]
}
