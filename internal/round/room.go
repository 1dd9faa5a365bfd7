package round

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// room cuts short slices out of long ones: a round keeps several for every
// candidate, all as long as the round itself.
type room[T any] struct{ free []T }

// roomSize is how many elements are taken at once.
const roomSize = 4096

// take is a slice of n zero elements that nobody else uses.
func (p *room[T]) take(n int) []T {
	if len(p.free) < n {
		p.free = make([]T, max(n, roomSize))
	}
	s := p.free[:n:n]
	p.free = p.free[n:]
	return s
}

// rooms are those of a round.
type rooms struct {
	values room[program.Value]
	nums   room[exact.Num]
	bools  room[bool]
	ints   room[int]
	sheets room[sheet]
}

// fill makes room in s for what one list needs to know of a candidate.
func (p *rooms) fill(s *sheet, t *program.Terms) {
	s.where, s.each = p.bools.take(len(t.Quotas)), p.values.take(len(t.Quotas))
	s.tiers, s.amount = p.ints.take(len(t.Tiers))[:0], p.nums.take(len(t.Tiers))[:0]
}
