package tables

import (
	"strings"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
)

// isLiteral reports whether a scalar is a number, percent, amount, fraction, date,
// date and time, or a yes or no, and no name or formula.
func isLiteral(s string) bool {
	return isNumber(s) || isDay(s) || s == "true" || s == "false"
}

// isNumber reports whether a text is a number as a policy writes it.
func isNumber(s string) bool {
	if over, under, ok := strings.Cut(s, "/"); ok {
		return isDecimal(over) && isDecimal(under)
	}
	for _, suffix := range []string{"%", "万", "亿", "万元", "亿元", "元"} {
		if body, ok := strings.CutSuffix(s, suffix); ok && isDecimal(body) {
			return true
		}
	}
	return isDecimal(s)
}

func isDecimal(s string) bool {
	if s == "" || strings.TrimLeft(s, "-0123456789.") != "" {
		return false
	}
	_, err := exact.Parse(s)
	return err == nil
}

// isDay reports whether a text is a date, with a time of day or without.
func isDay(s string) bool {
	day, clock, both := strings.Cut(s, "T")
	if !both {
		day, clock, both = strings.Cut(s, " ")
	}
	if _, err := civil.ParseLooseDate(day); err != nil {
		return false
	}
	return !both || clock != ""
}

// narrow writes full-width digits and signs as ordinary ones, and cuts blanks at
// the ends.
func narrow(s string) string {
	return strings.Trim(width.Narrow.String(s), " \t\u00a0\u3000")
}

// taken is what a literal becomes when somebody put new text into its cell. It is
// not ok where that is none, or may mean two things: 75 in the place of 70%.
func taken(old, now string) (string, bool) {
	now = narrow(now)
	switch {
	case old == "true" || old == "false":
		switch now {
		case "true", "TRUE", "是", "1":
			return "true", true
		case "false", "FALSE", "否", "0":
			return "false", true
		}
		return "", false
	case isDay(old):
		return takenDay(now)
	}
	now = ungrouped(now)
	if !isNumber(now) {
		return "", false
	}
	return now, sameScale(old, now)
}

// takenDay writes a date in the form of a policy.
func takenDay(now string) (string, bool) {
	if !isDay(now) {
		return "", false
	}
	if d, err := civil.ParseLooseDate(now); err == nil {
		return d.String(), true
	}
	return now, true
}

// ungrouped leaves out commas that group by threes.
func ungrouped(s string) string {
	parts := strings.Split(s, ",")
	for i, p := range parts {
		digits, _, _ := strings.Cut(strings.TrimPrefix(p, "-"), ".")
		digits = strings.TrimRight(digits, "%万亿元")
		if i > 0 && len(digits) != 3 || i == 0 && len(parts) > 1 && (len(digits) == 0 || len(digits) > 3) {
			return s
		}
	}
	return strings.Join(parts, "")
}

// sameScale reports whether a number is meant as the one before was: a percent
// stays a percent or is a fraction up to 1, and an amount in 万 is not taken for
// one in 元.
func sameScale(old, now string) bool {
	has := func(s, suffix string) bool { return strings.Contains(s, suffix) }
	x, err := exact.Parse(strings.TrimRight(now, "%万亿元"))
	small := err == nil && !exact.Less(exact.Int(1), x.Abs())
	switch {
	case has(old, "%") && !has(now, "%"):
		return small && has(now, ".") || now == "0"
	case !has(old, "%") && has(now, "%"):
		return false
	case (has(old, "万") || has(old, "亿")) && !has(now, "万") && !has(now, "亿"):
		return now == "0" || err == nil && !exact.Less(x.Abs(), exact.Int(10000))
	}
	return true
}

// epoch is the number by which spreadsheets know 1970-01-01.
const epoch = 25569

// civilDay is the date of a spreadsheet's number of days.
func civilDay(days int64) string { return civil.Date(days - epoch).String() }

func nfc(s string) string { return norm.NFC.String(s) }
