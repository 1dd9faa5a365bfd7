package eligibility_test

import (
	"fmt"

	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/schema"
)

const policyText = `
merit: 1
policy: {id: demo-2025, programme: demo, title: 示例, version: "1", year: 2025, timezone: Asia/Shanghai}
stages:
  - {id: plan, title: 申报, due: 2025-02-07}
  - {id: performance, title: 绩效评价}
inputs:
  申报日期: {type: date}
  完成率: {type: percent, min: 0%, max: 100%}
  造假: {type: bool}
eligibility:
  - {id: 按时, require: 申报日期 <= due.plan, stage: plan, reason: "{申报日期}报送，晚于{due.plan}", cite: {clause: 四(一)}}
  - {id: 合格, require: 完成率 >= 70%, stage: performance, reason: "完成率{完成率}低于70%", cite: {clause: 五(三)}, sanction: {bar: [1]}}
  - {id: 真实, require: not 造假, stage: performance, reason: 服务数据造假, cite: {clause: 五(二)}, sanction: {bar: [0, 1], recover: paid}}
`

const events = `
{"event": "payment", "year": 2025, "policy": "demo-2025", "subject": "1", "amount": "120000"}
`

func ExampleDecide() {
	policy, err := schema.Parse("policy.yaml", []byte(policyText))
	if err != nil {
		panic(err)
	}
	apps, err := policy.ParseApplications("a.csv", []byte("id,申报日期,完成率,造假\n1,2025-02-08,69.995%,是\n2,2025-02-07,,\n"))
	if err != nil {
		panic(err)
	}
	past, err := eligibility.ReadEvents([]byte(events))
	if err != nil {
		panic(err)
	}
	late, err := eligibility.Decide(policy, apps.List()[0], eligibility.History{Ledger: past})
	if err != nil {
		panic(err)
	}
	fmt.Println(late.Status)
	for _, f := range late.Failures {
		fmt.Println(f.Rule, f.Reason, f.Citations[0].Clause)
	}
	for _, s := range late.Sanctions {
		fmt.Println(s.Rule, s.BarYears, s.Recover)
	}
	// At the first stage nothing later is asked for; at the last it is.
	for _, stage := range []string{"plan", "performance"} {
		d, err := eligibility.Decide(policy, apps.List()[1], eligibility.History{Stage: stage})
		if err != nil {
			panic(err)
		}
		fmt.Println(stage, d.Status, d.Missing)
	}
	// Output:
	// ineligible
	// 按时 2025-02-08报送，晚于2025-02-07 四(一)
	// 合格 完成率69.995%低于70% 五(三)
	// 真实 服务数据造假 五(二)
	// 合格 [2026] <nil>
	// 真实 [2025 2026] 120000
	// plan eligible []
	// performance undetermined [完成率 造假]
}
