package round

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/schema"
)

// crowdPolicy has places for one in five, two tiers and two shares.
const crowdPolicy = `merit: 1
policy: {id: crowd, title: 试}
inputs:
  分: {type: number, min: 0, max: 100}
  区: {type: choice, options: [东, 南, 西]}
scoring: {max: 100, round: {places: 2}, indicators: [{id: 甲, max: 100, formula: 分}]}
qualification: [{id: 及格, require: 总分 >= 30}]
allocation:
  rank_by: [{by: 总分, order: desc}]
  count: {max: %d}
  tiers: [{id: 一档, max: %d, cap: 3}, {id: 二档, cap: 2}]
  quotas:
    - {id: 东, where: 区 == "东", at_least: 45%%}
    - {id: 南, where: 区 == "南", at_least: 30%%}
  vacancy: rerun
`

func crowd(tb testing.TB, n int) *Round {
	p, err := schema.Parse("p.yaml", fmt.Appendf(nil, crowdPolicy, n/5, n/10))
	require.NoError(tb, err)
	d, b := rand.New(rand.NewPCG(3, 4)), &strings.Builder{}
	for i := range n {
		fmt.Fprintf(b, `{"id":"A%d","分":"%d.%02d","区":"%s"}`+"\n", i, d.IntN(100), d.IntN(100), []string{"东", "南", "西"}[d.IntN(3)])
	}
	apps, err := p.ParseApplications("a.ndjson", []byte(b.String()))
	require.NoError(tb, err)
	r, faults := Run(context.Background(), p.Compiled().(*program.Program), apps.Batch().(*intake.Batch), Terms{Round: program.Round{Stage: -1}})
	require.Empty(tb, faults)
	return r
}

// BenchmarkOutlook works out what one applicant would need, beside settling the
// list once.
func BenchmarkOutlook(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := crowd(b, n)
			x := r.Ranked[n/2]
			var settling time.Duration
			for b.Loop() {
				start := time.Now()
				search.Settle(r.Pools[0].Problem, r.Terms.Limits)
				settling += time.Since(start)
				o := r.Outlook(context.Background(), x)
				require.Equal(b, Whole, o.Halt)
			}
			b.ReportMetric(float64(b.Elapsed()-settling)/float64(settling), "x-settle")
			b.ReportMetric(float64(settling.Microseconds())/float64(b.N), "settle-µs")
		})
	}
}
