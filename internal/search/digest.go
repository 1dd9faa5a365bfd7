package search

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// digest is what all outcomes together come to.
type digest struct {
	r           *result
	patterns    []*pattern
	looks       []outlook
	seen        []int // by candidate: the patterns that may fund them
	least, most []exact.Num
	base, have  []int64 // by quota: the greatest base, the fewest members
	broken      []bool  // by quota
}

func (r *result) digest() *digest {
	n, quotas := len(r.f.p.Candidates), len(r.f.scope)
	d := &digest{r: r, looks: make([]outlook, n), seen: make([]int, n),
		least: make([]exact.Num, n), most: make([]exact.Num, n),
		base: make([]int64, quotas), have: make([]int64, quotas), broken: make([]bool, quotas)}
	for q := range d.have {
		d.have[q] = far
	}
	return d
}

// add takes the outcomes of a pattern in, whose shares have been paid.
func (d *digest) add(p *pattern) {
	d.patterns = append(d.patterns, p)
	for _, b := range p.bunches {
		for _, i := range b.who {
			d.seen[i]++
			if b.left > 0 {
				d.out(i)
			}
		}
	}
	for k := range p.shares {
		s := &p.shares[k]
		switch {
		case s.paid.Sign() == 0 && s.amount.Sign() > 0:
			d.starve(p, s)
		case s.bunch == nil:
			d.seen[s.who]++
			least, most := s.pays(d.r.f, s.who)
			d.in(s.who, s.tier, least, most)
		default:
			for _, i := range s.bunch.who {
				least, most := s.pays(d.r.f, i)
				d.in(i, s.tier, least, most)
			}
		}
	}
	d.count(p)
}

func (d *digest) in(i int32, tier int, least, most exact.Num) {
	if o := d.looks[i]; !o.in && !o.out {
		d.least[i], d.most[i] = least, most
	}
	d.looks[i] = d.looks[i].or(outlook{in: true, tiers: 1 << tier})
	d.least[i], d.most[i] = exact.Min(d.least[i], least), exact.Max(d.most[i], most)
}

func (d *digest) out(i int32) {
	d.looks[i].out = true
	d.least[i] = exact.Num{}
}

// starve notes who is left with nothing.
func (d *digest) starve(p *pattern, s *share) {
	if s.bunch == nil {
		p.gone[s.who] = true
		d.r.starve(s.who)
		return
	}
	s.bunch.in[s.tier] = 0
	for _, i := range s.bunch.who {
		d.r.starve(i)
		d.out(i)
	}
}

// count takes the numbers of a pattern in, and the quotas that it breaks.
func (d *digest) count(p *pattern) {
	r := d.r
	c := r.blank()
	for k := range p.shares {
		s := &p.shares[k]
		if s.paid.Sign() == 0 && s.amount.Sign() > 0 {
			continue
		}
		c.add(r.f, int(s.who), s.tier, s.n)
	}
	for q := range r.f.scope {
		x, b := r.inside(q, c.have[q]), r.base(q, c)
		d.base[q], d.have[q] = max(d.base[q], b), min(d.have[q], x)
		least, most := r.s.t.least[q], r.s.t.most[q]
		d.broken[q] = d.broken[q] || least.set && x < least.least(b) || most.set && x > most.most(b)
	}
}

// close writes what everyone's outlook has become, and names the quotas broken.
func (d *digest) close() (broken []slate.Limit) {
	for i := range d.looks {
		if d.seen[i] < len(d.patterns) {
			d.out(int32(i))
		}
		if d.looks[i] != d.r.looks.look(i) || !exact.Equal(d.least[i], d.most[i]) {
			d.r.looks.of[int32(i)] = d.looks[i]
		}
	}
	for q, is := range d.broken {
		if is {
			broken = append(broken, slate.Limit{Kind: slate.LimitQuota, Index: q})
		}
	}
	d.r.digested = d
	return broken
}
