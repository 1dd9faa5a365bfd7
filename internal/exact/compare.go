package exact

// Cmp is -1, 0 or 1 as a is below, equal to or above b.
func Cmp(a, b Num) int {
	if a.k == b.k && a.k >= 0 {
		return order(a.n, b.n)
	}
	return cmp(a, b)
}

// Less reports whether a < b.
func Less(a, b Num) bool {
	if a.k == b.k && a.k >= 0 {
		return a.n < b.n
	}
	return cmp(a, b) < 0
}

// Equal reports whether a and b are the same number, however they are held.
func Equal(a, b Num) bool {
	if a.k == b.k && a.k >= 0 {
		return a.n == b.n
	}
	return cmp(a, b) == 0
}

// Min is the smaller of a and b; a when they are equal.
func Min(a, b Num) Num {
	if Less(b, a) {
		return b
	}
	return a
}

// Max is the larger of a and b; a when they are equal.
func Max(a, b Num) Num {
	if Less(a, b) {
		return b
	}
	return a
}

func order(x, y int64) int {
	if x < y {
		return -1
	}
	if x > y {
		return 1
	}
	return 0
}

// cmp compares by cross products, in 128 bits where 64 do not do; no divisor is needed.
func cmp(a, b Num) int {
	if a.k|b.k < 0 {
		return wideCmp(a, b)
	}
	da, db := a.k+1, b.k+1
	if areShort(a.n, b.n, da, db) {
		return order(a.n*db, b.n*da)
	}
	xhi, xlo := mulSigned(a.n, db)
	yhi, ylo := mulSigned(b.n, da)
	if xhi != yhi {
		return order(xhi, yhi)
	}
	if xlo < ylo {
		return -1
	}
	if xlo > ylo {
		return 1
	}
	return 0
}
