package exact

// Sum adds up many numbers. It gives what repeated [Add] would, but takes no memory for what lies between, which is
// where the time of a mean over amounts goes: their fractions have nothing in common, so that the sum soon outgrows two
// int64. The zero Sum is 0.
type Sum struct {
	count int64
	sum   Num // while long is false

	long     bool
	neg      bool
	n, d     [roomy + 2]uint64
	inN, inD int // words in use
}

// Add adds x.
func (s *Sum) Add(x Num) {
	s.count++
	if x.k >= 0 {
		if !s.long && s.addSmall(x) {
			return
		}
		if s.hasRoom() {
			s.addLong(x.n, x.k+1)
			return
		}
	}
	s.sum, s.long = Add(s.Num(), x), false
}

// Num is the sum so far.
func (s *Sum) Num() Num {
	if !s.long {
		return s.sum
	}
	return ratio{neg: s.neg, n: s.n[:s.inN], d: s.d[:s.inD]}.num()
}

// Mean is the sum divided by how many numbers were added. It is not ok when there were none.
func (s *Sum) Mean() (Num, bool) {
	if !s.long || s.inD > roomy {
		return Div(s.Num(), Int(s.count))
	}
	var room [roomy + 1]uint64
	n := copy(room[:], s.d[:s.inD])
	d := nat(room[:scale(room[:], n, uint64(s.count))])
	return ratio{neg: s.neg, n: s.n[:s.inN], d: d}.num(), true
}

// addSmall adds x to a sum that is small, and makes it long if it has to be.
func (s *Sum) addSmall(x Num) bool {
	a := s.sum
	if a.k < 0 {
		return false
	}
	if da, dx := a.k+1, x.k+1; da != dx && areShort(a.n, x.n, da, dx) {
		s.sum = Num{n: a.n*dx + x.n*da, k: da*dx - 1}
		return true
	}
	if n, ok := addFits(a.n, x.n); ok && a.k == x.k {
		s.sum.n = n
		return true
	}
	sum, ok := addUnreduced(a, x)
	if !ok {
		f := addReduced(a, x)
		if sum, ok = f.small(); !ok {
			s.lengthen(f)
			return true
		}
	}
	s.sum = sum
	return true
}

func (s *Sum) lengthen(f fraction128) {
	s.long, s.neg = true, f.neg
	s.n[0], s.n[1], s.d[0], s.d[1] = f.n.lo, f.n.hi, f.d.lo, f.d.hi
	s.inN, s.inD = len(nat(s.n[:2]).trim()), len(nat(s.d[:2]).trim())
}

// hasRoom takes the sum into the words of s, if it is not there yet, and reports whether they take one more number.
func (s *Sum) hasRoom() bool {
	if !s.long {
		var w words
		r := w.view(s.sum)
		if max(len(r.n), len(r.d)) > roomy {
			return false
		}
		s.long, s.neg = true, r.neg
		s.inN, s.inD = copy(s.n[:], r.n), copy(s.d[:], r.d)
	}
	return max(s.inN, s.inD) <= roomy
}

// addLong adds n/d to the words of s.
func (s *Sum) addLong(n, d int64) {
	var room [roomy + 1]uint64
	term := nat(room[:s.inD+1])
	term[s.inD] = mulWord(term, s.d[:s.inD], magnitude(n))
	term = term.trim()
	s.inD = scale(s.d[:], s.inD, uint64(d))
	sum := nat(s.n[:scale(s.n[:], s.inN, uint64(d))])
	switch {
	case s.neg == (n < 0):
		sum = addNat(s.n[:], sum, term)
	case sum.cmp(term) >= 0:
		sum = subNat(s.n[:], sum, term)
	default:
		sum = subNat(s.n[:], term, sum)
		s.neg = n < 0
	}
	s.inN = len(sum)
}

// scale multiplies the first n words of x by w and gives back how many there are then.
func scale(x nat, n int, w uint64) int {
	x[n] = mulWord(x[:n], x[:n], w)
	return len(x[:n+1].trim())
}
