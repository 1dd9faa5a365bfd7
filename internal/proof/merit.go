package proof

import "github.com/merit-rules/merit/internal/slate"

// merit compares who is funded by merit, and by which quota the others are.
func (c *check) merit(limits []slate.Limit, lists []*other, same *other) {
	by := same
	free, some := freeOf(c.p)
	if some {
		o, known := c.again(free, c.m.free())
		if !known {
			c.once(BlameUnconfirmed, "who would be funded without any minimum")
			return
		}
		by = o
	}
	var wrong []int
	for _, i := range c.m.those(func(at *post) bool { return at.certain() && !c.broughtAlike(at, by, limits, lists) }) {
		want, known := -1, true
		if !by.in(i) {
			want, known = c.bringer(i, limits, lists)
		}
		if known && c.o.Seats[i].ByQuota != want {
			wrong = append(wrong, i)
		}
	}
	if len(wrong) > 0 {
		c.add(ReportWrong, "by", wrong...)
	}
}

// broughtAlike reports whether lists that fund the first of each signature show at
// once that what brought all at a post is told right.
func (c *check) broughtAlike(at *post, by *other, limits []slate.Limit, lists []*other) bool {
	want := at.seat.ByQuota
	if by.first == nil || !by.first.all(at, want < 0) {
		return false
	}
	for k, l := range limits {
		if l.Kind != slate.LimitQuota || want < 0 {
			continue
		}
		o := lists[k]
		if o == nil || o.first == nil || !o.first.all(at, l.Index != want) {
			return false
		}
		if l.Index == want {
			break
		}
	}
	return true
}

// bringer is the first quota without which a candidate is not certainly funded, or
// the first they are a member of, or the first.
func (c *check) bringer(i int, limits []slate.Limit, lists []*other) (quota int, known bool) {
	for k, l := range limits {
		if l.Kind != slate.LimitQuota {
			continue
		}
		if lists[k] == nil {
			return 0, false
		}
		if !lists[k].in(i) {
			return l.Index, true
		}
	}
	if m := c.p.Candidates[i].Member; len(m) > 0 {
		return m[0], true
	}
	return 0, true
}
