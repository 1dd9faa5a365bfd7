package whole

import "math/bits"

// certificate is a whole multiplier for each row, and what it makes of each column.
type certificate struct {
	y, c []int
}

// mostKept is how many certificates are tried on the next question.
const mostKept = 24

// certify makes a certificate of multipliers; nil where its numbers do not fit.
func (s *System) certify(y []int) *certificate {
	if bits.Len(uint(s.longest))+longest(y)+bits.Len(uint(s.greatest)) > mostBits {
		return nil
	}
	c := &certificate{y: append([]int(nil), y...), c: make([]int, s.cols)}
	for j := range c.c {
		for k := s.start[j]; k < s.start[j+1]; k++ {
			c.c[j] += y[s.row[k]] * s.times[k]
		}
	}
	return c
}

// refutes reports whether the boxes hold no choice: the sum that is 0 for every
// choice is above 0, or below, for all that the boxes allow.
func (c *certificate) refutes(lo, hi []int) bool {
	var sum span
	for j, x := range c.c {
		sum.add(x, lo[j], hi[j])
	}
	for k, x := range c.y {
		v := len(c.c) + k
		sum.add(-x, lo[v], hi[v])
	}
	return !sum.wide && (sum.least > 0 && !sum.low || sum.most < 0 && !sum.high)
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
	for k, c := range s.kept {
		*s.effort -= len(lo)
		if c.refutes(lo, hi) {
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
	if c == nil || !c.refutes(lo, hi) {
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
