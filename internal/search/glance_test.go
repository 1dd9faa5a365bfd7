package search

import (
	"slices"
	"testing"

	"github.com/merit-rules/merit/internal/slate"
)

// glances are odds for every kind of problem.
var glances = []odds{
	{size: 6, ties: true, number: true},
	{size: 6, ties: true, shorts: true, modes: []slate.Short{slate.ShortStop, slate.ShortSkip, slate.ShortScale, slate.ShortWhole, slate.ShortPartial}},
}

// TestGlanceIsWhatSettleSays, of every candidate of random problems.
func TestGlanceIsWhatSettleSays(t *testing.T) {
	for seed := range 2000 {
		p := glances[seed%len(glances)].problem(seed)
		o := Settle(p, Limits{})
		for i := range p.Candidates {
			g, ok := Glance(p, Limits{}, i)
			if ok != (o.Fault == nil) {
				t.Fatalf("seed %d: a list: %v, want %v\n%s", seed, ok, o.Fault == nil, dump(p))
			}
			if !ok {
				break
			}
			s := &o.Seats[i]
			contested := s.State == slate.Certain && s.Tier < 0 && g.Worst > p.Candidates[i].Open[0]
			if g.State != s.State || g.Excluded != (s.Code == slate.TieExcluded) || g.Worst != s.Tier && !contested {
				t.Fatalf("seed %d: candidate %d: got %+v, want %+v\n%s", seed, i, g, *s, dump(p))
			}
		}
	}
}

// TestGlanceSeesTheWorstTier: where nothing but tiers is contested, it is the tier
// that `lower` gives.
func TestGlanceSeesTheWorstTier(t *testing.T) {
	tried := 0
	for seed := range 6000 {
		p := odds{size: 6}.problem(seed)
		for q := range p.Quotas {
			p.Quotas[q].Tier = -1 // a check inside a tier could refuse the lower one
		}
		o := Settle(p, Limits{})
		if o.Fault != nil || !slices.ContainsFunc(o.Seats, func(s slate.Seat) bool { return s.State == slate.Certain && s.Tier < 0 }) {
			continue
		}
		lower := *p
		lower.Tiers = slices.Clone(p.Tiers)
		for i := range lower.Tiers {
			lower.Tiers[i].Max.Elastic = true
		}
		lower.AtTier = slate.TierLower
		after := Settle(&lower, Limits{})
		for i, s := range o.Seats {
			if after.Fault != nil || s.State != slate.Certain || s.Tier >= 0 || after.Seats[i].Tier < 0 {
				continue
			}
			tried++
			if g, _ := Glance(p, Limits{}, i); g.Worst != after.Seats[i].Tier {
				t.Fatalf("seed %d: candidate %d: got %d, want %d\n%s", seed, i, g.Worst, after.Seats[i].Tier, dump(p))
			}
		}
	}
	if tried < 100 {
		t.Fatalf("only %d tried", tried)
	}
}

// TestClimbingNeverHurts moves a candidate through every place of the ranking,
// between classes and into them: from the bottom up they are out, at one place at
// most contested, then certain, in tiers that become no worse. It holds wherever
// what is lawful does not depend on the ranking.
func TestClimbingNeverHurts(t *testing.T) {
	tried := 0
	for seed := range 3000 {
		o := odds{size: 6, number: true}
		if seed%3 > 0 {
			o.modes = []slate.Short{slate.ShortSkip, slate.ShortStop}
		}
		p := o.problem(seed)
		p.AtCut, p.AtTier = []slate.AtCut{slate.CutAsk, slate.CutLot, slate.CutExclude}[seed%5%3], slate.AtTier(seed/2%2)
		if p.Budget != nil {
			oneTier(p)
		}
		if p.AtCut == slate.CutLot || p.AtTier == slate.TierLot {
			d := die(uint64(seed)*7 + 1)
			p.Lot = d.order(len(p.Candidates))
		}
		if p.AtCut == slate.CutExclude && (p.Budget != nil || slices.ContainsFunc(p.Quotas, func(q slate.Quota) bool { return q.Tier >= 0 })) {
			p.Quotas = nil
			for i := range p.Candidates {
				p.Candidates[i].Member = nil
			}
		}
		for i := range p.Candidates {
			tried += climb(t, seed, p, i)
		}
	}
	if tried < 5000 {
		t.Fatalf("only %d tried", tried)
	}
}

func oneTier(p *slate.Problem) {
	p.Tiers = p.Tiers[:1]
	for q := range p.Quotas {
		p.Quotas[q].Tier = -1
	}
	for i := range p.Candidates {
		c := &p.Candidates[i]
		c.Open, c.Amounts = []int{0}, c.Amounts[:1]
	}
}

func climb(t *testing.T, seed int, p *slate.Problem, i int) (tried int) {
	last := Glimpse{}
	for height := 2*len(p.Candidates) + 1; height >= 0; height-- {
		q, at := moved(p, i, height)
		g, ok := Glance(q, Limits{}, at)
		if !ok {
			g = Glimpse{}
		}
		tried++
		worse := last.State == slate.Certain && (g.State != slate.Certain || g.Worst > last.Worst)
		if worse || last.State == slate.Contested && g.State != slate.Certain {
			t.Fatalf("seed %d: candidate %d at %d: %+v after %+v\n%s", seed, i, height, g, last, dump(q))
		}
		last = g
	}
	return tried
}

// moved puts candidate i into a place of the ranking of the others: 2k is before
// their class k, 2k+1 in it.
func moved(p *slate.Problem, i, height int) (*slate.Problem, int) {
	q := *p
	q.Candidates = nil
	x := p.Candidates[i]
	x.Class = height
	class, index := -1, make([]int, len(p.Candidates))
	at := -1
	put := func() {
		at = len(q.Candidates)
		index[i] = at
		q.Candidates = append(q.Candidates, x)
	}
	for k, c := range p.Candidates {
		if k == i {
			continue
		}
		if class < 0 || c.Class != p.Candidates[before(p, i, k)].Class {
			class++
		}
		c.Class = 2*class + 1
		if at < 0 && c.Class >= height {
			put()
		}
		index[k] = len(q.Candidates)
		q.Candidates = append(q.Candidates, c)
	}
	if at < 0 {
		put()
	}
	classes := map[int]int{}
	for k := range q.Candidates {
		c := &q.Candidates[k].Class
		if _, seen := classes[*c]; !seen {
			classes[*c] = len(classes)
		}
		*c = classes[*c]
	}
	q.Lot = nil
	for _, k := range p.Lot {
		q.Lot = append(q.Lot, index[k])
	}
	return &q, at
}

// before is the candidate listed before k, i left out.
func before(p *slate.Problem, i, k int) int {
	for k--; k >= 0; k-- {
		if k != i {
			return k
		}
	}
	return 0
}
