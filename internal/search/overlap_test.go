package search

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// knotted is a problem in which every quota is about few candidates and every
// candidate counts for several quotas: the relaxation to fractions tells little.
func knotted(members [][]int, quotas int) *slate.Problem {
	p := &slate.Problem{Tiers: []slate.Tier{{}}, Unit: exact.Int(1), Paid: true}
	for q := range quotas {
		p.Quotas = append(p.Quotas, slate.Quota{ID: fmt.Sprint("q", q), Tier: -1, Most: &slate.Bound{N: 1}})
	}
	for i, member := range members {
		p.Candidates = append(p.Candidates, slate.Candidate{ID: fmt.Sprintf("c%03d", i), Class: i,
			Open: []int{0}, Amounts: []exact.Num{exact.Int(1)}, Member: member})
	}
	return p
}

// cycles has so many circles of n candidates, each in two quotas of two.
func cycles(circles, n int) *slate.Problem {
	var members [][]int
	for c := range circles {
		for i := range n {
			a, b := c*n+i, c*n+(i+1)%n
			members = append(members, []int{min(a, b), max(a, b)})
		}
	}
	return knotted(members, circles*n)
}

// wanting asks for at least so many in all.
func wanting(p *slate.Problem, n int) *slate.Problem {
	all := len(p.Quotas)
	p.Quotas = append(p.Quotas, slate.Quota{ID: "all", Tier: -1, Least: &slate.Bound{N: n}})
	for i := range p.Candidates {
		c := &p.Candidates[i]
		c.Member = append(c.Member[:len(c.Member):len(c.Member)], all)
	}
	return p
}

// triples puts every candidate into three of the quotas, at random.
func triples(n, quotas int) *slate.Problem {
	d := die(4711)
	var members [][]int
	for range n {
		set := map[int]bool{}
		for len(set) < 3 {
			set[d.roll(quotas)] = true
		}
		members = append(members, sorted(set))
	}
	return knotted(members, quotas)
}

// covered asks for one of every quota, and has places for half of them.
func covered(p *slate.Problem) *slate.Problem {
	for q := range p.Quotas {
		p.Quotas[q].Most, p.Quotas[q].Least = &slate.Bound{N: 3}, &slate.Bound{N: 1}
	}
	return places(p, len(p.Quotas)*2/5)
}

func TestKnottedQuotas(t *testing.T) {
	tests := []struct {
		name   string
		in     *slate.Problem
		funded int // -1: no plan
	}{
		{"an odd circle", cycles(1, 51), 25},
		{"an odd circle, as many as it can have", wanting(cycles(1, 51), 25), 25},
		{"an odd circle, one more", wanting(cycles(1, 51), 26), -1},
		{"five circles of eleven, as many as they can have", wanting(cycles(5, 11), 25), 25},
		{"five circles of eleven, one more", wanting(cycles(5, 11), 26), -1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := Settle(tt.in, Limits{})
			if tt.funded < 0 {
				require.NotNil(t, o.Fault)
				require.Equal(t, slate.NoLawfulPlan, o.Fault.Code)
				return
			}
			require.Nil(t, o.Fault)
			require.Equal(t, tt.funded, o.Funded)
		})
	}
}

// What is too knotted for the steps allowed is a fault that names the quotas.
func TestKnottedQuotasEnd(t *testing.T) {
	tests := []struct {
		name string
		in   *slate.Problem
	}{
		{"twenty triangles, one more than they can have", wanting(cycles(20, 3), 21)},
		{"forty triangles, one more than they can have", wanting(cycles(40, 3), 41)},
		{"one of each of sixty", covered(triples(80, 60))},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := Settle(tt.in, Limits{Steps: 100_000})
			if o.Fault == nil || o.Fault.Code == slate.NoLawfulPlan {
				return
			}
			require.Equal(t, slate.StepLimit, o.Fault.Code)
			require.Equal(t, 100_000, o.Fault.Steps)
			require.Len(t, o.Fault.About, len(tt.in.Quotas))
		})
	}
}
