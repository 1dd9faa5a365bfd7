package evaluation_test

import (
	"fmt"

	"github.com/merit-rules/merit/evaluation"
	"github.com/merit-rules/merit/schema"
)

const policyText = `
merit: 1
policy: {id: demo, title: 示例, version: "1"}
inputs:
  面积: {type: number, min: 0}
  专职人员数: {type: integer, min: 0}
  区县评分: {type: number}
scoring:
  max: 20
  indicators:
    - {id: 场地, max: 5, formula: 面积 / 200 * 5, cite: {clause: 附件3}}
    - {id: 人员, max: 5, bands: {of: 专职人员数, at_least: {10: 5, 5: 3, 1: 1}, else: 0}}
    - {id: 评价, max: 10, judged: {input: 区县评分, between: [0, 10], step: 0.5}}
`

func ExampleScore() {
	policy, err := schema.Parse("policy.yaml", []byte(policyText))
	if err != nil {
		panic(err)
	}
	apps, err := policy.ParseApplications("a.csv", []byte("id,面积,专职人员数,区县评分\n1,180,7,8.5\n"))
	if err != nil {
		panic(err)
	}
	card, err := evaluation.Score(policy, apps.List()[0])
	if err != nil {
		panic(err)
	}
	fmt.Println(card.Total, "of", card.Max)
	for _, item := range card.Items {
		fmt.Println(item.ID, item.Score, "because", item.Why)
	}
	// Output:
	// 16 of 20
	// 场地 4.5 because 180 / 200 × 5 = 4.5
	// 人员 3 because 7 ∈ [5, 10) → 3
	// 评价 8.5 because 8.5 ∈ [0, 10] → 8.5
}

// A half-filled application has certain points, a range, and a list of what still
// matters, beginning with what can move the total most.
func ExampleScore_halfFilled() {
	policy, err := schema.Parse("policy.yaml", []byte(policyText))
	if err != nil {
		panic(err)
	}
	apps, err := policy.ParseApplications("a.csv", []byte("id,面积,专职人员数,区县评分\n1,180,,\n"))
	if err != nil {
		panic(err)
	}
	card, err := evaluation.Score(policy, apps.List()[0])
	if err != nil {
		panic(err)
	}
	fmt.Println(card.Known, card.Low, card.High, card.Missing)
	// Output:
	// false 4.5 19.5 [区县评分 专职人员数]
}
