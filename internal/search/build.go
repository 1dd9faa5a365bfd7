package search

import "github.com/merit-rules/merit/internal/slate"

// build makes the system of a shape. Tiers are columns where the shape is graded;
// else they are rows, one for each set of tiers that could run full: by Hall's
// theorem the funded fit into the tiers if and only if, for every set of tiers,
// those open to nothing outside it are no more than its places.
func build(sh shape) *system {
	s := &system{blocks: sh.blocks, money: -1}
	b := &builder{shape: sh, s: s}
	b.columns()
	b.sumRows()
	b.tierRows()
	b.quotaRows()
	for _, e := range sh.equations {
		s.sums = append(s.sums, b.equation(e))
	}
	b.moneyRow()
	b.finish()
	return s
}

func (b *builder) equation(e equation) int {
	row := make([]int64, b.width)
	for j, tier := range b.tier {
		if contains(e.parts, b.owner[j]) && (e.tier < 0 || e.tier == tier) {
			row[j] = 1
			if e.weigh != nil {
				row[j] = e.weigh(b.owner[j], tier)
			}
		}
	}
	return b.add(row, e.lo, e.hi)
}

type builder struct {
	shape
	s     *system
	width int
	size  int64 // of all blocks together
	owner []int // by column: its block
	tier  []int // by column: its tier
	level []int // by column: the place of its tier among those of its block
	still []int // blocks without a column: their number is settled
	low   []int64
	high  []int64 // by row
}

func contains(list []int, x int) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// columns numbers the columns. A block of one tier needs only one.
func (b *builder) columns() {
	for k := range b.s.blocks {
		bl := &b.s.blocks[k]
		b.size += max(bl.hi, bl.lo)
		bl.cols = nil
		if bl.settled && !b.graded {
			b.still = append(b.still, k)
			continue
		}
		n := len(bl.tiers)
		if !b.graded {
			n = 1
		}
		for i := range n {
			bl.cols = append(bl.cols, b.width)
			b.owner = append(b.owner, k)
			b.tier, b.level = append(b.tier, bl.tiers[i]), append(b.level, i)
			b.width++
		}
	}
	if len(b.still) > 0 {
		b.width++ // one column, always 1, for all that is settled
	}
}

// row adds a row over the columns that belong and returns its number.
func (b *builder) row(lo, hi int64, belongs func(block, tier int) bool, from ...slate.Limit) int {
	return b.add(b.weighed(func(k, level int) int64 {
		if belongs(k, b.s.blocks[k].tiers[level]) {
			return 1
		}
		return 0
	}), lo, hi, from...)
}

// weighed is a row with the weight of a block in its tier of a level.
func (b *builder) weighed(weight func(block, level int) int64) []int64 {
	row := make([]int64, b.width)
	for j, k := range b.owner {
		row[j] = weight(k, b.level[j])
	}
	for _, k := range b.still {
		row[b.width-1] += weight(k, 0) * b.s.blocks[k].lo
	}
	return row
}

func (b *builder) add(row []int64, lo, hi int64, from ...slate.Limit) int {
	b.s.sumsOf = append(b.s.sumsOf, false)
	b.s.whole = append(b.s.whole, row)
	b.s.sources = append(b.s.sources, from)
	b.low, b.high = append(b.low, lo), append(b.high, hi)
	return b.width + len(b.s.whole) - 1
}

// sumRows adds the number funded in all and in each block of several columns.
func (b *builder) sumRows() {
	b.s.total = b.row(0, min(b.terms.count, b.size), func(int, int) bool { return true },
		slate.Limit{Kind: slate.LimitCount})
	for k := range b.s.blocks {
		bl := &b.s.blocks[k]
		if len(bl.cols) == 0 {
			bl.sum = -1
			continue
		}
		if bl.sum = bl.cols[0]; len(bl.cols) > 1 {
			bl.sum = b.row(0, b.size, func(block, _ int) bool { return block == k })
		}
	}
}

// tierRows adds the tiers: a row each where there are columns for them.
func (b *builder) tierRows() {
	b.s.inTier = make([]int, len(b.terms.tiers))
	for t, places := range b.terms.tiers {
		b.s.inTier[t] = -1
		if b.graded {
			b.s.inTier[t] = b.row(0, min(places, b.size), func(_, tier int) bool { return tier == t },
				slate.Limit{Kind: slate.LimitTier, Index: t})
		}
	}
	if b.graded {
		return
	}
	for _, set := range b.hall() {
		places := int64(0)
		var from []slate.Limit
		for t := range b.terms.tiers {
			if set&(1<<t) != 0 {
				places = min(far, places+b.terms.tiers[t])
				from = append(from, slate.Limit{Kind: slate.LimitTier, Index: t})
			}
		}
		if places < b.size {
			b.row(0, places, func(k, _ int) bool { return mask(b.s.blocks[k].tiers)&^set == 0 }, from...)
		}
	}
}

func mask(tiers []int) (set uint64) {
	for _, t := range tiers {
		set |= 1 << t
	}
	return set
}

// hall lists the sets of tiers that are unions of what is open to some blocks;
// for other sets the inequality follows from these.
func (b *builder) hall() (sets []uint64) {
	for k := range b.s.blocks {
		open := mask(b.s.blocks[k].tiers)
		for i := len(sets) - 1; i >= 0; i-- {
			sets = insert(sets, sets[i]|open)
		}
		sets = insert(sets, open)
	}
	return sets
}

func insert(sets []uint64, set uint64) []uint64 {
	for _, s := range sets {
		if s == set {
			return sets
		}
	}
	return append(sets, set)
}

// quotaRows adds the members of each quota that has a bound, and its bounds.
func (b *builder) quotaRows() {
	b.s.have = make([]int, len(b.scope))
	for q, tier := range b.scope {
		least, most := b.terms.least[q], b.terms.most[q]
		b.s.have[q] = -1
		if b.coins[q] {
			b.moneyQuota(q, least, most)
			continue
		}
		if !least.set && !most.set && q != b.watch {
			continue
		}
		lo, hi := int64(0), b.size
		if least.set && !least.isShare() {
			lo = max(0, least.least(0))
		}
		if most.set && !most.isShare() {
			hi = min(hi, most.most(0))
		}
		limit := slate.Limit{Kind: slate.LimitQuota, Index: q}
		counts := func(k, at int) bool {
			return (tier < 0 || tier == at) && contains(b.s.blocks[k].member, q)
		}
		if lo == 0 && !least.isShare() && !most.isShare() && q != b.watch && b.most(counts) <= hi {
			continue
		}
		x := b.row(lo, hi, counts, limit)
		b.s.have[q] = x
		b.share(x, tier, least, false, limit)
		b.share(x, tier, most, true, limit)
	}
}

// most is the greatest sum of the columns that belong.
func (b *builder) most(belongs func(block, tier int) bool) (n int64) {
	last := -1
	for j, k := range b.owner {
		if k != last && belongs(k, b.tier[j]) {
			n += max(b.s.blocks[k].hi, b.s.blocks[k].lo)
			last = k
		}
	}
	for _, k := range b.still {
		if belongs(k, b.s.blocks[k].tiers[0]) {
			n += b.s.blocks[k].lo
		}
	}
	return n
}

// share adds the row times*X - share*B of a bound that moves with its base.
func (b *builder) share(x, tier int, bd bound, isMost bool, from slate.Limit) {
	if !bd.isShare() {
		return
	}
	base := b.s.total
	if tier >= 0 {
		base = b.s.inTier[tier]
	}
	row := make([]int64, b.width)
	for j := range row {
		row[j] = bd.times*b.s.whole[x-b.width][j] - bd.share*b.s.whole[base-b.width][j]
	}
	lo, hi := bd.plus, far
	if isMost {
		lo, hi = -far, bd.plus
	}
	b.add(row, lo, hi, from)
	b.s.shares = append(b.s.shares, shareRow{x: x, base: base, bound: bd, isMost: isMost})
}

func (b *builder) moneyRow() {
	if b.money == far && !b.paying {
		return
	}
	row := make([]int64, b.width)
	for k := range b.s.blocks {
		for i, j := range b.s.blocks[k].cols {
			row[j] = b.s.blocks[k].cost[i]
		}
	}
	b.s.money = b.add(row, 0, b.money)
	b.s.sumsOf[len(b.s.sumsOf)-1] = true
}

// moneyQuota adds the bounds of a quota of money. A row for each is enough, since
// nothing is branched on what its members or all are paid.
func (b *builder) moneyQuota(q int, least, most bound) {
	tier := b.scope[q]
	for n, bd := range []bound{least, most} {
		if !bd.set {
			continue
		}
		limit := slate.Limit{Kind: slate.LimitQuota, Index: q}
		row := b.weighed(func(k, level int) int64 {
			bl := &b.s.blocks[k]
			if bl.price == nil || tier >= 0 && tier != bl.tiers[level] {
				return 0
			}
			weight := -bd.share
			if contains(bl.member, q) {
				weight += bd.times
			}
			return weight * bl.price[level]
		})
		lo, hi := bd.plus, far
		if n == 1 {
			lo, hi = -far, bd.plus
		}
		b.add(row, lo, hi, limit)
		b.s.sumsOf[len(b.s.sumsOf)-1] = true
	}
}

// finish makes the tableau and sets the bounds.
func (b *builder) finish() {
	s := b.s
	s.tableau = newTableau(b.width, s.whole, b.meter)
	s.point = make([]int64, b.width+len(s.whole))
	for i := range s.whole {
		s.bound(b.width+i, b.low[i], b.high[i])
	}
	if len(b.still) > 0 {
		s.bound(b.width-1, 1, 1)
	}
	for k := range s.blocks {
		bl := &s.blocks[k]
		for i, j := range bl.cols {
			lo := int64(0)
			if bl.least != nil {
				lo = bl.least[i]
			}
			s.bound(j, lo, max(bl.hi, lo))
		}
		s.fund(k, bl.lo, bl.hi)
	}
}

// fund bounds the number funded of a block.
func (s *system) fund(k int, lo, hi int64) {
	bl := &s.blocks[k]
	bl.lo, bl.hi = lo, hi
	if bl.sum >= 0 {
		s.bound(bl.sum, lo, hi)
	}
}
