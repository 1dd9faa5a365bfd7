package round

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// pool cuts short slices out of long ones: a round keeps several for every
// candidate, all as long as the round itself.
type pool[T any] struct{ free []T }

// poolSize is how many elements are taken at once.
const poolSize = 4096

// take is a slice of n zero elements that nobody else uses.
func (p *pool[T]) take(n int) []T {
	if len(p.free) < n {
		p.free = make([]T, max(n, poolSize))
	}
	s := p.free[:n:n]
	p.free = p.free[n:]
	return s
}

// pools are those of a round.
type pools struct {
	values pool[program.Value]
	nums   pool[exact.Num]
	bools  pool[bool]
	ints   pool[int]
}

// place is room for what the allocation needs to know of one candidate.
func (p *pools) place(a *program.Allocation) placed {
	return placed{
		keys: p.values.take(len(a.RankBy)), where: p.bools.take(len(a.Quotas)), each: p.values.take(len(a.Quotas)),
		tiers: p.ints.take(len(a.Tiers))[:0], amount: p.nums.take(len(a.Tiers))[:0], cut: p.bools.take(len(a.Tiers))[:0],
	}
}
