package compare_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/compare"
	"github.com/merit-rules/merit/internal/outcome"
	"github.com/merit-rules/merit/schema"
)

func TestWitness(t *testing.T) {
	for _, c := range []struct {
		name    string
		edit    []string
		verdict string
		list    []int
		limits  []int
	}{
		{"nothing changed", nil, "none", nil, nil},
		{"wording", []string{"title: 试行办法", "title: 办法"}, "none", nil, nil},
		{"a threshold of the total", []string{"value: 60", "value: 60.5"}, "found", nil, nil},
		{"points", []string{"100: 30", "100: 30.01"}, "found", nil, nil},
		{"a strict comparison", []string{"面积 > 0", "面积 >= 0"}, "found", nil, nil},
		{"another form of the same formula", []string{"面积 / 10 + 5", "(面积 + 50) / 10"}, "none", nil, nil},
		{"a cap that nobody reaches", []string{"{甲: 40, 乙: 折算}", "{甲: 40, 乙: '折算 > 1000 ? 1000 : 折算'}"}, "none", nil, nil},
		{"a band that says the same", []string{"100: 30}", "100: 30, 50: 0}"}, "none", nil, nil},
		{"a rule that follows from another", []string{"- {id: 资格,", "- {id: 在册, require: 合格 or 面积 < 0}\n  - {id: 资格,"}, "none", nil, nil},
		{"a figure of the whole field", []string{"qualification:", "cohort:\n  最大: {of: 面积, take: max}\nqualification:", "总分 >= 线", "总分 >= 线 or 面积 == 最大"}, "open", nil, nil},
		{"places", []string{"value: 2}", "value: 3}"}, "none", []int{1}, nil},
		{"a limit of the data", []string{"面积: {type: number, min: 0}", "面积: {type: number, min: 10}"}, "none", nil, []int{1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.NewReplacer(c.edit...).Replace(small)
			r := compare.Between(edition(t, small), edition(t, text))
			s := r.Witness()
			require.Equal(t, c.verdict, s.Verdict, "%v", s.Why)
			require.Equal(t, c.list, s.List)
			require.Equal(t, c.limits, s.Accepted)
			if c.verdict == "found" {
				require.NotEqual(t, apart(t, small, s.Application), apart(t, text, s.Application), "%s", s.Application)
			}
		})
	}
}

// apart is how a policy treats one application by itself.
func apart(t *testing.T, policy string, application []byte) string {
	t.Helper()
	p, err := schema.Parse("p.yaml", []byte(policy))
	require.NoError(t, err)
	apps, err := p.ParseApplications("a.json", []byte("["+string(application)+"]"))
	require.NoError(t, err)
	result, err := allocation.Run(p, apps, allocation.Round{})
	require.NoError(t, err)
	short, err := outcome.Read(result.JSON())
	require.NoError(t, err)
	a := short.Find("witness")
	require.NotNil(t, a)
	return a.Status + " " + a.Total
}

func TestWitnessOfTheExample(t *testing.T) {
	text, _ := chongqing(t)
	for _, c := range []struct{ old, new, was, is string }{
		{"合格完成率: {value: 70%", "合格完成率: {value: 77%", "qualified", "ineligible"},
		{"评价较好分数线: {value: 60", "评价较好分数线: {value: 61", "qualified", "unqualified"},
		{"{500: 4, 300: 3", "{600: 4, 300: 3", "qualified", "qualified"},
	} {
		r := compare.Between(compare.Read("old.yaml", []byte(text), nil), compare.Read("new.yaml", []byte(strings.Replace(text, c.old, c.new, 1)), nil))
		s := r.Witness()
		require.Equal(t, "found", s.Verdict, "%s %v", c.new, s.Why)
		require.Equal(t, []string{c.was, c.is}, []string{s.Old.Status, s.New.Status}, c.new)
		require.NotEqual(t, apart(t, text, s.Application), apart(t, strings.Replace(text, c.old, c.new, 1), s.Application))
	}
}
