package intake

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// label is the text of a cell in the column of ids or of names.
func (t *sheet) label(c *Cell) (string, bool) {
	if c.Kind == TextCell {
		return c.Text, true
	}
	if t.unusable(c) {
		return "", false
	}
	return t.digitsOf(c)
}

// digitsOf is a number cell as a text. A cell keeps 15 digits, no zero in front
// and no more than that of a format, so nothing else can be meant by them.
func (t *sheet) digitsOf(c *Cell) (string, bool) {
	digits, ok := shortest(c.Text)
	switch {
	case c.Kind != NumberCell || !ok || len(digits) > maxCellDigits || !allDigits([]byte(digits)):
		t.fail("data-number-as-text", "seen", show([]byte(c.Text)))
	case c.Shown != "" && c.Shown != digits:
		t.fail("data-shown", "seen", show([]byte(digits)), "shown", show([]byte(c.Shown)))
	default:
		return digits, true
	}
	return "", false
}

// unusable refuses cells that hold no value at all.
func (t *sheet) unusable(c *Cell) bool {
	switch c.Kind {
	case ErrorCell:
		t.fail("data-cell-error", "seen", show([]byte(c.Text)))
	case ForeignCell:
		t.fail("data-cell-foreign", "seen", show([]byte(c.Text)))
	case UncachedCell:
		t.fail("data-cell-uncached")
	default:
		return false
	}
	return true
}

// typed reads a cell that is no text.
func (t *sheet) typed(f *form, c *Cell) program.Value {
	if t.unusable(c) {
		return program.Value{}
	}
	switch f.kind {
	case program.Number, program.Integer, program.Percent, program.Money:
		return t.numberCell(f, c)
	case program.Date, program.DateTime:
		return t.dateCell(f, c)
	case program.Bool:
		if c.Kind == BoolCell {
			return program.Truth(c.Text == "1")
		}
	case program.TextKind, program.Any, program.Choice:
		if digits, ok := t.digitsOf(c); ok {
			return f.text([]byte(digits), &t.reading)
		}
		return program.Value{}
	}
	return f.unreadable([]byte(c.Text), &t.reading)
}

// numberCell reads the number that a cell stands for.
func (t *sheet) numberCell(f *form, c *Cell) program.Value {
	switch c.Kind {
	case DateCell:
		t.fail("data-cell-date", "seen", show([]byte(c.Text)))
		return program.Value{}
	case NumberCell:
	default:
		return f.unreadable([]byte(c.Text), &t.reading)
	}
	text, ok := shortest(c.Text)
	if !ok {
		t.fail("data-cell-digits", "seen", show([]byte(c.Text)))
		return program.Value{}
	}
	if f.kind != program.Percent || !c.Percent {
		return f.number([]byte(text), &t.reading)
	}
	// The format shows the number as a percent, so that 1.2 can only be 120%.
	x, err := exact.Parse(text)
	if err != nil {
		return f.unreadable([]byte(c.Text), &t.reading)
	}
	return f.bounded(x, []byte(text), &t.reading)
}

// shortest is the decimal of at most 15 digits that a stored number stands for:
// a cell holds a double, 0.07 as 7.0000000000000007E-2. It is not ok where only
// more digits would do, as for the sum of 0.1 and 0.2.
func shortest(stored string) (string, bool) {
	x, err := strconv.ParseFloat(stored, 64)
	if err != nil {
		return "", false
	}
	digits := strconv.FormatFloat(x, 'e', -1, 64)
	mantissa, _, _ := strings.Cut(digits, "e")
	if len(strings.Trim(strings.Replace(mantissa, ".", "", 1), "-")) > maxCellDigits {
		return "", false
	}
	if x == 0 {
		return "0", true
	}
	if x < 1e21 && x > -1e21 && (x > 1e-9 || x < -1e-9) {
		return strconv.FormatFloat(x, 'f', -1, 64), true
	}
	return digits, true
}

// The day numbers of spreadsheets. Before 61, the 1900 calendar has a day that
// never was, and after lastSerial the years have five digits.
const (
	firstSerial = 61
	lastSerial  = 2958465 // 9999-12-31
	days1904    = 1462    // from the day numbers that begin in 1904 to the others
	epoch       = 25569   // the number of 1970-01-01
)

// dateCell reads a cell that a format shows as a date.
func (t *sheet) dateCell(f *form, c *Cell) program.Value {
	if c.Kind != DateCell {
		if c.Kind == NumberCell {
			t.fail("data-serial", "seen", show([]byte(c.Text)))
			return program.Value{}
		}
		return f.unreadable([]byte(c.Text), &t.reading)
	}
	x, ok := dayNumber(c.Text)
	if !ok {
		t.fail("data-cell-digits", "seen", show([]byte(c.Text)))
		return program.Value{}
	}
	if t.file.Table.Date1904 {
		x = exact.Add(x, exact.Int(days1904))
	}
	whole := x.Floor()
	day, _ := whole.Int64()
	if day < firstSerial || day > lastSerial || f.kind == program.Date && !x.IsInt() {
		t.fail("data-cell-serial", "seen", show([]byte(c.Text)))
		return program.Value{}
	}
	date := civil.Date(day - epoch)
	if f.kind == program.Date {
		return f.date([]byte(date.String()), &t.reading)
	}
	return t.momentCell(f, c, date, exact.Sub(x, whole))
}

// dayNumber is the number that is stored for a day and a part of it. A time of day
// needs all digits of a double, 45696.388888888891, and stands for a whole second.
func dayNumber(stored string) (exact.Num, bool) {
	if text, ok := shortest(stored); ok {
		x, err := exact.Parse(text)
		return x, err == nil
	}
	x, err := exact.Parse(stored[:min(len(stored), maxNumeral)])
	return x, err == nil && len(stored) <= maxNumeral
}

// momentCell reads a day and a part of a day, which is taken to the second that
// it stands for: cells hold a time of day as a fraction that is seldom exact.
func (t *sheet) momentCell(f *form, c *Cell, date civil.Date, part exact.Num) program.Value {
	const perDay = 24 * 60 * 60
	exactly := exact.Mul(part, exact.Int(perDay))
	second := exactly.Round(0, exact.HalfUp)
	off := exact.Sub(exactly, second).Abs()
	n, _ := second.Int64()
	if exact.Less(exact.Frac(1, 1000), off) || n >= perDay {
		t.fail("data-cell-serial", "seen", show([]byte(c.Text)))
		return program.Value{}
	}
	clock := date.String() + "T" + two(n/3600) + ":" + two(n/60%60) + ":" + two(n%60)
	return f.moment([]byte(clock), &t.reading)
}

func two(n int64) string {
	if n < 10 {
		return "0" + strconv.FormatInt(n, 10)
	}
	return strconv.FormatInt(n, 10)
}

// Shortest is the decimal of at most 15 digits that a number stored in a cell
// stands for; it is not ok where only more digits would do.
func Shortest(stored string) (string, bool) { return shortest(stored) }
