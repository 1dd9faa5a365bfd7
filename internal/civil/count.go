package civil

// AddDays is the day n days after d, or before it for n below 0. It is not ok outside the years 1 to 9999.
func AddDays(d Date, n int) (Date, bool) {
	const all = int(lastDay - firstDay)
	if n < -all || n > all {
		return 0, false
	}
	sum := int(d) + n
	if sum < int(firstDay) || sum > int(lastDay) {
		return 0, false
	}
	return Date(sum), true
}

// AddMonths is the same day n months later, or the last day of that month where it is too short: a month after
// 31 January is 28 or 29 February. It is not ok outside the years 1 to 9999.
func AddMonths(d Date, n int) (Date, bool) {
	const all = 9999 * 12
	if n < -all || n > all {
		return 0, false
	}
	y, m, day := d.Civil()
	count := y*12 + m - 1 + n
	y = floorDiv(count, 12)
	m = count - y*12 + 1
	return Of(y, m, min(day, MonthDays(y, m)))
}

// Days is how many days b is after a.
func Days(a, b Date) int { return int(b) - int(a) }

// Months is how many whole months lie between a and b: the greatest n for which AddMonths(a, n) is not after b. It
// is below 0 when b is before a.
func Months(a, b Date) int {
	ya, ma, da := a.Civil()
	yb, mb, db := b.Civil()
	n := (yb-ya)*12 + mb - ma
	if min(da, MonthDays(yb, mb)) > db {
		n--
	}
	return n
}

// Years is how many whole years lie between a and b, an age: the greatest n for which AddMonths(a, 12*n) is not
// after b. It is below 0 when b is before a. Somebody born on 29 February is a year older on 28 February.
func Years(a, b Date) int { return floorDiv(Months(a, b), 12) }
