package whole

import "math/bits"

// certificate is a whole multiplier for each row, and what it makes of each variable.
type certificate struct {
	y    []int
	all  []part
	size int // of the longest of all, in bits
}

// part is a variable and how often it counts.
type part struct{ v, times int }

// mostKept is how many certificates are tried on the next question.
const mostKept = 24

// certify makes a certificate of multipliers; nil where its numbers do not fit.
func (s *System) certify(y []int) *certificate {
	if bits.Len(uint(s.longest))+longest(y)+bits.Len(uint(s.greatest)) > mostBits {
		return nil
	}
	c := &certificate{y: append([]int(nil), y...)}
	add := func(v, times int) {
		if times != 0 {
			c.all = append(c.all, part{v, times})
			c.size = max(c.size, bits.Len(magnitude(times)))
		}
	}
	for j := range s.cols {
		sum := 0
		for k := s.start[j]; k < s.start[j+1]; k++ {
			sum += y[s.row[k]] * s.times[k]
		}
		add(j, sum)
	}
	for k, times := range y {
		add(s.cols+k, -times)
	}
	return c
}

// refutes reports whether the boxes, whose ends have so many bits, hold no choice: the
// sum that is 0 for every choice is above 0, or below, for all that the boxes allow.
func (c *certificate) refutes(lo, hi []int, width int) bool {
	if bits.Len(uint(len(c.all)))+c.size+width > mostBits {
		return c.refutesWide(lo, hi)
	}
	least, most, low, high := 0, 0, true, true // the ends, and whether there are such
	for _, p := range c.all {
		l, h := lo[p.v], hi[p.v]
		if p.times < 0 {
			l, h = h, l
		}
		if l <= -Far || l >= Far {
			low = false
		} else {
			least += p.times * l
		}
		if h <= -Far || h >= Far {
			high = false
		} else {
			most += p.times * h
		}
		if !low && !high {
			return false
		}
	}
	return low && least > 0 || high && most < 0
}

// refutesWide is the same where the sums may not fit a word.
func (c *certificate) refutesWide(lo, hi []int) bool {
	var sum span
	for _, p := range c.all {
		sum.add(p.times, lo[p.v], hi[p.v])
	}
	return !sum.wide && (sum.least > 0 && !sum.low || sum.most < 0 && !sum.high)
}

// widthOf is the length in bits of the longest end of a box that there is.
func widthOf(lo, hi []int) int {
	var all uint
	for v, l := range lo {
		if l > -Far && l < Far {
			all |= magnitude(l)
		}
		if h := hi[v]; h < Far && h > -Far {
			all |= magnitude(h)
		}
	}
	return bits.Len(all)
}

// span is the least and the most that a sum can be; low and high say that there is
// no such end.
type span struct {
	least, most int
	low, high   bool
	wide        bool // a sum did not fit a word: nothing is known
}

func (s *span) add(times, lo, hi int) {
	if times == 0 {
		return
	}
	if times < 0 {
		times, lo, hi = -times, -hi, -lo
	}
	if lo <= -Far {
		s.low = true
	} else {
		s.least = s.plus(s.least, times, lo)
	}
	if hi >= Far {
		s.high = true
	} else {
		s.most = s.plus(s.most, times, hi)
	}
}

func (s *span) plus(sum, times, x int) int {
	if bits.Len(magnitude(times))+bits.Len(magnitude(x)) > mostBits || magnitude(sum) > 1<<mostBits {
		s.wide = true
		return sum
	}
	return sum + times*x
}

// isRefuted tries the certificates that are kept.
func (s *System) isRefuted(lo, hi []int) bool {
	width := widthOf(lo, hi)
	for k, c := range s.kept {
		*s.effort -= len(lo)
		if c.refutes(lo, hi, width) {
			copy(s.kept[1:k+1], s.kept[:k])
			s.kept[0] = c
			return true
		}
	}
	return false
}

// refute checks the multipliers on which a basis got stuck, and keeps them.
func (s *System) refute(y []int, lo, hi []int) bool {
	c := s.certify(y)
	if c == nil || !c.refutes(lo, hi, widthOf(lo, hi)) {
		return false
	}
	if len(s.kept) < mostKept {
		s.kept = append(s.kept, nil)
	}
	copy(s.kept[1:], s.kept)
	s.kept[0] = c
	return true
}

// Learn takes over the certificates of another system, as far as its first rows say
// the same: multipliers are checked on the boxes anyway.
func (s *System) Learn(from *System, rows int) {
	for _, c := range from.kept {
		y := make([]int, s.rows)
		copy(y, c.y[:rows])
		if own := s.certify(y); own != nil {
			s.kept = append(s.kept, own)
		}
	}
}
