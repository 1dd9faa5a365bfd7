package search

// sift answers the question of solvable without a tableau, for numbers that a
// tableau cannot hold: bounds are carried along every row until nothing changes,
// then the widest column is halved. It is exact too, and slower.
func (s *system) sift() bool {
	lo := append([]int64(nil), s.lo...)
	hi := append([]int64(nil), s.hi...)
	return s.sieve(lo, hi)
}

func (s *system) sieve(lo, hi []int64) bool {
	if !s.meter.spend(1) || !s.squeeze(lo, hi) {
		return false
	}
	wide := 0
	for j := range s.cols {
		if hi[j]-lo[j] > hi[wide]-lo[wide] {
			wide = j
		}
	}
	if s.cols == 0 || lo[wide] == hi[wide] {
		s.keepSifted(lo)
		return true
	}
	middle := lo[wide] + (hi[wide]-lo[wide])/2
	lower := append([]int64(nil), hi...)
	lower[wide] = middle
	if s.sieve(append([]int64(nil), lo...), lower) {
		return true
	}
	lo[wide] = middle + 1
	return s.sieve(lo, hi)
}

// squeeze carries the bounds along the rows; false where they clash.
func (s *system) squeeze(lo, hi []int64) bool {
	for v := range lo {
		if lo[v] > hi[v] {
			return false
		}
	}
	for again := true; again; {
		if again = false; !s.meter.spend(1 + s.rows*s.cols/64) {
			return false
		}
		for i, row := range s.whole {
			ok, moved := squeezeRow(row, lo, hi, lo[s.cols+i], hi[s.cols+i])
			if !ok {
				return false
			}
			again = again || moved
		}
	}
	return true
}

func squeezeRow(row, lo, hi []int64, least, most int64) (ok, moved bool) {
	var low, high int64
	for j, c := range row {
		low += min(c*lo[j], c*hi[j])
		high += max(c*lo[j], c*hi[j])
	}
	if low > most || high < least {
		return false, false
	}
	for j, c := range row {
		if c == 0 || lo[j] == hi[j] {
			continue
		}
		// The others give at least low-own and at most high-own.
		up, down := most-low+min(c*lo[j], c*hi[j]), least-high+max(c*lo[j], c*hi[j])
		if c < 0 {
			up, down, c = -down, -up, -c
		}
		if to := floorDiv(up, c); to < hi[j] {
			hi[j], moved = to, true
		}
		if to := ceilDiv(down, c); to > lo[j] {
			lo[j], moved = to, true
		}
		if lo[j] > hi[j] {
			return false, false
		}
		if moved {
			return true, true // the sums above are no longer right
		}
	}
	return true, false
}

func (s *system) keepSifted(at []int64) {
	copy(s.point, at[:s.cols])
	for i, row := range s.whole {
		var sum int64
		for j, c := range row {
			sum += c * at[j]
		}
		s.point[s.cols+i] = sum
	}
}
