package civil

import "strconv"

// Date is a day of the proleptic Gregorian calendar, counted from 1970-01-01, which is the zero value. Two dates are
// compared as integers. The functions of this package make only dates of the years 1 to 9999.
type Date int32

const (
	firstDay Date = -719162 // 0001-01-01
	lastDay  Date = 2932896 // 9999-12-31
)

// Of is the day y-m-d. It is not ok when there is no such day in the years 1 to 9999.
func Of(y, m, d int) (Date, bool) {
	if y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > MonthDays(y, m) {
		return 0, false
	}
	return fromCivil(y, m, d), true
}

// MonthDays is how many days the month m, 1 to 12, of year y has.
func MonthDays(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// fromCivil counts in years that begin in March, so that the leap day comes last; an era is 400 years.
func fromCivil(y, m, d int) Date {
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yearOfEra := y - era*400
	dayOfYear := (153*((m+9)%12)+2)/5 + d - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return Date(era*146097 + dayOfEra - 719468)
}

// Civil is the year, month and day of d.
func (d Date) Civil() (year, month, day int) {
	n := int(d) + 719468
	era := floorDiv(n, 146097)
	dayOfEra := n - era*146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	shifted := (5*dayOfYear + 2) / 153 // 0 is March
	day = dayOfYear - (153*shifted+2)/5 + 1
	month = (shifted+2)%12 + 1
	year = yearOfEra + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

// Weekday is 1 for Monday to 7 for Sunday.
func (d Date) Weekday() int {
	n := int(d) + 3 // 1970-01-01 was a Thursday
	return n - 7*floorDiv(n, 7) + 1
}

// String is the date as 2025-02-07.
func (d Date) String() string { return string(d.AppendText(nil)) }

// AppendText appends what [Date.String] gives to dst.
func (d Date) AppendText(dst []byte) []byte {
	y, m, day := d.Civil()
	dst = appendPadded(dst, y, 4)
	dst = append(dst, '-')
	dst = appendPadded(dst, m, 2)
	dst = append(dst, '-')
	return appendPadded(dst, day, 2)
}

func appendPadded(dst []byte, n, width int) []byte {
	var digits [20]byte
	text := strconv.AppendInt(digits[:0], int64(n), 10)
	for i := len(text); i < width; i++ {
		dst = append(dst, '0')
	}
	return append(dst, text...)
}

func floorDiv(n, d int) int {
	q := n / d
	if n%d < 0 {
		q--
	}
	return q
}
