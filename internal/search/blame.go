package search

import "github.com/merit-rules/merit/internal/slate"

// grounds notes which limits the refusals of a descent rest on: without the others
// every refusal would stand as it does. It may name too many, never too few.
type grounds struct {
	s      *nest
	places bool   // the places in all
	tops   []bool // by knot: its maxima
	floors []bool // by knot: its minima
	all    bool
}

func newGrounds(s *nest) *grounds {
	return &grounds{s: s, tops: make([]bool, len(s.knots)), floors: make([]bool, len(s.knots))}
}

// refusal is called while the bounds ask for one more of the kind, who is refused.
// A knot that asks for more than it may hold, whatever is funded in all, is reason
// enough: its maxima, and the minima further in. So is a list that would outgrow
// the places by what the kinds have and the minima ask for.
func (g *grounds) refusal(kind int) {
	if g.all {
		return
	}
	for v := g.s.tree.leaf[kind]; g.s.dead > 0 && v > 0; v = g.s.knots[v].up {
		if k := &g.s.knots[v]; !k.moves && k.lo > k.hi {
			g.tops[v] = true
			g.within(v, k.lo <= k.top)
			return
		}
	}
	if g.all = !g.s.outgrown(); !g.all {
		g.room()
	}
}

// room rests a refusal on the places in all and on every minimum.
func (g *grounds) room() {
	g.places, g.tops[0] = true, true
	for v := range g.floors {
		g.floors[v] = true
	}
}

// within names the minima, and if asked the maxima, of the knots within v.
func (g *grounds) within(v int32, tops bool) {
	inside := make([]bool, len(g.s.knots))
	inside[v] = true
	for w := int(v); w < len(inside); w++ {
		if k := &g.s.knots[w]; inside[w] || inside[k.up] {
			inside[w] = true
			g.floors[w] = true
			g.tops[w] = g.tops[w] || tops
		}
	}
}

// outgrown reports whether what the kinds have and the minima ask for exceeds the
// places, whatever is funded in all.
func (s *nest) outgrown() bool {
	for n := s.sum; n <= s.most; {
		for _, v := range s.moving {
			s.low[v] = s.knots[v].stillLo
		}
		for _, v := range s.moving {
			s.low[v] = max(s.low[v], s.knots[v].floorAt(n))
			if v > 0 {
				s.low[s.knots[v].up] += s.low[v]
			}
		}
		if s.low[0] <= n {
			return false
		}
		n = s.low[0]
	}
	return true
}

// limits lists what was noted.
func (g *grounds) limits(p *slate.Problem) map[slate.Limit]bool {
	blamed := map[slate.Limit]bool{}
	for _, l := range setLimits(p) {
		switch {
		case g.all, l.Kind == slate.LimitCount && g.places:
			blamed[l] = true
		case l.Kind == slate.LimitTier:
			for _, h := range g.s.tree.full {
				if h.tiers&(1<<l.Index) != 0 && g.tops[h.node] {
					blamed[l] = true
				}
			}
		case l.Kind == slate.LimitQuota:
			if v := g.s.tree.quota[l.Index]; v >= 0 && (p.Quotas[l.Index].Most != nil && g.tops[v] || p.Quotas[l.Index].Least != nil && g.floors[v]) {
				blamed[l] = true
			}
		}
	}
	return blamed
}
