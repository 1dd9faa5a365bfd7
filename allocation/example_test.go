package allocation_test

import (
	"fmt"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/schema"
)

const exampleText = `
merit: 1
policy: {id: demo, title: 示例, version: "1", currency: CNY}
inputs:
  分数: {type: number, min: 0, max: 100}
  片区: {type: choice, options: [主城, 两群]}
scoring:
  max: 100
  indicators:
    - {id: 评价, max: 100, formula: 分数}
allocation:
  count: {max: 3}
  cap: 30万
  quotas:
    - {id: 两群, where: 片区 == "两群", at_least: 30%}
`

func ExampleRun() {
	policy, err := schema.Parse("policy.yaml", []byte(exampleText))
	if err != nil {
		panic(err)
	}
	apps, err := policy.ParseApplications("a.csv", []byte("id,分数,片区\nA,95,主城\nB,94,主城\nC,93,主城\nD,70,两群\n"))
	if err != nil {
		panic(err)
	}
	result, err := allocation.Run(policy, apps, allocation.Round{})
	if err != nil {
		panic(err)
	}
	for award := range result.Awards() {
		fmt.Println(award.Rank, award.ID, award.Amount, award.By)
	}
	refusal, _ := result.Refusal("C")
	fmt.Println(refusal.Code, refusal.Limits)
	findings, err := allocation.Verify(policy, apps, allocation.Round{}, result.JSON())
	fmt.Println(len(findings), err)
	// Output:
	// 1 A 300000 merit
	// 2 B 300000 merit
	// 4 D 300000 quota:两群
	// quota [quota:两群]
	// 0 <nil>
}

// C is fourth in line for three places, one of which has to go to 两群.
func ExampleResult_Needs() {
	policy, err := schema.Parse("policy.yaml", []byte(exampleText))
	if err != nil {
		panic(err)
	}
	apps, err := policy.ParseApplications("a.csv", []byte("id,分数,片区\nA,95,主城\nB,94,主城\nC,93,主城\nD,70,两群\n"))
	if err != nil {
		panic(err)
	}
	result, err := allocation.Run(policy, apps, allocation.Round{})
	if err != nil {
		panic(err)
	}
	needs, _ := result.Needs("C")
	fmt.Println(needs[0].For, needs[0].Total)
	// Output: funded 94.01
}
