package allocation_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/schema"
)

// TestSentencesOfTheRefused: what stands beside the figures of a refusal.
func TestSentencesOfTheRefused(t *testing.T) {
	const head = `merit: 1
policy: {id: t, title: 测试}
inputs: {数: {type: number, min: 0, max: 100}, 区: {type: choice, options: [东, 西]}}
scoring: {max: 100, indicators: [{id: 得分, max: 100, formula: 数}]}
allocation: `
	const rows = `[{"id":"A","数":90,"区":"东"},{"id":"B","数":80,"区":"东"},{"id":"C","数":80,"区":"西"},{"id":"D","数":70,"区":"东"}]`
	tests := []struct{ name, allocation, seed, id, code, want string }{
		{"equals excluded", `{count: {max: 2}, ties: {at_cut: exclude}}`, "", "B", "tie_excluded", "总分80，并列第2名的2家不能都得到名额，按规定都不支持。"},
		{"equals undecided", `{count: {max: 2}}`, "", "C", "tie_undecided", "总分80，并列第2名的2家争1个名额，待决定。"},
		{"lost by lot", `{count: {max: 2}, ties: {at_cut: lot}}`, "7", "C", "below_cut", "总分80，第2名。共支持2家（上限2家），按名次最后入选的是第2名，总分80。同名次者由抽签决定，未抽中。"},
		{"below those drawn by lot", `{count: {max: 2}, ties: {at_cut: lot}}`, "7", "D", "below_cut", "总分70，第4名。共支持2家（上限2家），按名次最后入选的是第2名，总分80。"},
		{"two limits in the way", `{count: {max: 3}, quotas: [{id: 每, each: 区, at_most: 1}]}`, "", "D", "below_cut", "总分70，第4名。共支持2家（上限3家），按名次最后入选的是第2名，总分80。单独去掉哪一项限制都不能确定入选。"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p, err := schema.Parse("p.yaml", []byte(head+test.allocation))
			require.NoError(t, err)
			apps, err := p.ParseApplications("a.json", []byte(rows))
			require.NoError(t, err)
			result, err := allocation.Run(p, apps, allocation.Round{Seed: test.seed})
			require.NoError(t, err)
			var got struct {
				Applicants []struct {
					ID      string
					Refusal struct{ Code, Why string }
				}
			}
			require.NoError(t, json.Unmarshal(result.JSON(), &got))
			for _, a := range got.Applicants {
				if a.ID == test.id {
					require.Equal(t, test.code, a.Refusal.Code)
					require.Equal(t, test.want, a.Refusal.Why)
					return
				}
			}
			require.Fail(t, "no applicant", test.id)
		})
	}
}
