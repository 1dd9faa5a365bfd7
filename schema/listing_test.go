package schema_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/schema"
)

func TestAllocationTellsHowTheListIsMade(t *testing.T) {
	text, err := os.ReadFile("../examples/chongqing-2025/policy.yaml")
	require.NoError(t, err)
	p, err := schema.Parse("policy.yaml", text)
	require.NoError(t, err)
	want := &schema.Allocation{
		RankBy: []schema.RankKey{{By: "总分", Kind: "number"}}, PreferNumber: true, AtCut: "ask", AtTier: "ask", Vacancy: "rerun",
		Count: []schema.Citation{{Source: "notice", Clause: "四(六)", Quote: "数量不超过20家"}},
	}
	require.Empty(t, cmp.Diff(want, p.Allocation()))
	require.False(t, p.Quotas()[0].Each || p.Quotas()[0].Money)

	p, err = schema.Parse("p.yaml", []byte("merit: 1\npolicy: {id: p, title: 无名单}\ninputs: {甲: {type: bool}}\neligibility: [{id: 一, require: 甲}]\n"))
	require.NoError(t, err)
	require.Nil(t, p.Allocation())
}
