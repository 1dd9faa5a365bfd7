package civil

import "strings"

// Reason says why a text is no date or no moment.
type Reason uint8

// The reasons of a [ParseError].
const (
	NotADate    Reason = iota // not one of the forms that are read
	NoSuchDay                 // 30 February, month 13, a year 0
	NotATime                  // the date is followed by what is no time of day
	NoSuchTime                // 24:00, a second 60
	NoTime                    // a bare date where a moment is wanted
	BadOffset                 // an offset that is not +hh:mm, or beyond what any zone uses
	SkippedTime               // the clocks of the zone jumped over it
)

// String is a short English phrase for the reason.
func (r Reason) String() string {
	switch r {
	case NoSuchDay:
		return "no such day"
	case NotATime:
		return "not a time of day"
	case NoSuchTime:
		return "no such time of day"
	case NoTime:
		return "a date without a time"
	case BadOffset:
		return "not an offset from UTC"
	case SkippedTime:
		return "a time that the clocks of the zone skipped"
	}
	return "not a date"
}

// ParseError is the error of everything in this package that reads a text.
type ParseError struct{ Reason Reason }

// Error is the reason in English.
func (e *ParseError) Error() string { return "civil: " + e.Reason.String() }

// ParseDate reads a date in the one form of policies, 2025-02-07. The error is a [ParseError].
func ParseDate(s string) (Date, error) {
	if len(s) != len("2025-02-07") || s[4] != '-' || s[7] != '-' {
		return 0, &ParseError{NotADate}
	}
	y, ok1 := number(s[:4])
	m, ok2 := number(s[5:7])
	d, ok3 := number(s[8:])
	if !ok1 || !ok2 || !ok3 {
		return 0, &ParseError{NotADate}
	}
	return day(y, m, d)
}

// separators are the marks after year, month and day in the forms that a cell may hold.
var separators = [...][3]string{{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}}

// ParseLooseDate reads a date as people fill it into a form: year first with four digits, then month and day with one
// or two, as 2025-02-07, 2025/2/7, 2025.2.7 or 2025年2月7日. Nothing else is guessed: no month before the year, no
// year of two digits, no blanks inside. The error is a [ParseError].
func ParseLooseDate(s string) (Date, error) {
	for _, marks := range separators {
		y, m, d, ok := parts(s, marks)
		if ok {
			return day(y, m, d)
		}
	}
	return 0, &ParseError{NotADate}
}

// parts reads year, month and day, each followed by its mark.
func parts(s string, marks [3]string) (y, m, d int, ok bool) {
	var n [3]int
	for i, mark := range marks {
		width := 0
		for width < len(s) && isDigit(s[width]) {
			width++
		}
		fits := width == 4
		if i > 0 {
			fits = width == 1 || width == 2
		}
		rest, marked := strings.CutPrefix(s[width:], mark)
		if !fits || !marked {
			return 0, 0, 0, false
		}
		n[i], _ = number(s[:width])
		s = rest
	}
	return n[0], n[1], n[2], s == ""
}

func day(y, m, d int) (Date, error) {
	if date, ok := Of(y, m, d); ok {
		return date, nil
	}
	return 0, &ParseError{NoSuchDay}
}

func isDigit(c byte) bool { return c-'0' <= 9 }

// number reads digits only; the callers bound how many.
func number(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}
