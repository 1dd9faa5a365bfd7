package report

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/canon"
)

func TestNeedsAreSaidToTheApplicant(t *testing.T) {
	for _, c := range []struct{ name, applicant, needs, zh, en string }{
		{"out", `{"score":{"total":"84.5"}}`, `[{"for":"funded","total":"86.25"},{"for":"tier:一档","total":"92"}]`,
			"至少需要86.25分（现为84.50分）才能确定入选。\n  至少需要92.00分（现为84.50分）才能确定进入一档。\n",
			"At least 86.25 points (now 84.50) are needed to be certain of an award.\n  At least 92.00 points (now 84.50) are needed to be certain of 一档.\n"},
		{"in", `{"score":{"total":"90"},"award":{}}`, `[{"for":"funded","total":"86.5"}]`,
			"总分不低于86.5分（现为90.0分）即可确定入选。\n",
			"The award is certain down to 86.5 points (now 90.0).\n"},
		{"in, just above no step", `{"score":{"total":"307/18","approx":"17.06"},"award":{}}`, `[{"for":"funded","total":"17.06"}]`,
			"至少需要17.06分（现为≈17.06分）才能确定入选。\n",
			"At least 17.06 points (now ≈17.06) are needed to be certain of an award.\n"},
		{"any total", `{"score":{"total":"5"},"award":{}}`, `[{"for":"funded","total":"0"},{"for":"普通/tier:一","total":"0"}]`,
			"无论总分多少都能入选。\n  无论总分多少都能入选，进入普通 一。\n",
			"Any total brings an award.\n  Any total brings an award of 普通 一.\n"},
		{"a gap", `{"score":{"total":"5"}}`, `[{"for":"funded","total":"0","warning":"W。"}]`,
			"至少需要0分（现为5分）才能确定入选。W。\n",
			"At least 0 points (now 5) are needed to be certain of an award. W。\n"},
		{"none, and for the tier the same reason", `{}`, `[{"for":"funded","why":"A。"},{"for":"tier:一","why":"A。"}]`, "A。\n", "A。\n"},
		{"none for the tier", `{}`, `[{"for":"funded","total":"3"},{"for":"tier:一","why":"A。"}]`,
			"至少需要3分才能确定入选。\n  一：A。\n", "At least 3 points are needed to be certain of an award.\n  一: A。\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := canon.Parse([]byte(c.applicant))
			require.NoError(t, err)
			n, err := canon.Parse([]byte(c.needs))
			require.NoError(t, err)
			require.Equal(t, "\n所需总分（他人得分不变）\n  "+c.zh, Needs(a, n, Style{Lang: "zh"}))
			require.Equal(t, "\nthe total that is needed (all others unchanged)\n  "+c.en, Needs(a, n, Style{Lang: "en"}))
		})
	}
	require.Empty(t, Needs(nil, nil, Style{}))
}
