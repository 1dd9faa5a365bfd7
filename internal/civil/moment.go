package civil

// Instant is a point in time, in seconds and nanoseconds of UTC since 1970 began, without leap seconds. Nano is
// from 0 to 999,999,999 also before 1970. The zero value is 1970-01-01T00:00:00Z.
type Instant struct {
	Sec  int64
	Nano int32
}

const (
	secondsPerMinute = 60
	secondsPerHour   = 60 * secondsPerMinute
	secondsPerDay    = 24 * secondsPerHour
)

// Compare is -1, 0 or 1 as t is before, at or after u.
func (t Instant) Compare(u Instant) int {
	switch {
	case t.Sec < u.Sec, t.Sec == u.Sec && t.Nano < u.Nano:
		return -1
	case t == u:
		return 0
	}
	return 1
}

// dateAt is the day that clocks with an offset of so many seconds show at t.
func dateAt(t Instant, offset int) (d Date, second int) {
	local := t.Sec + int64(offset)
	days := local / secondsPerDay
	if local%secondsPerDay < 0 {
		days--
	}
	return Date(days), int(local - days*secondsPerDay)
}

// DateTime is an instant and the offset it was written with. Two of them are the same moment when their instants
// are, whatever the offsets.
type DateTime struct {
	Instant
	Offset int32 // seconds east of UTC
}

// String is the moment in the form of RFC 3339, with its own offset: 2025-02-07T18:00:00+08:00. Seconds are always
// written, parts of them only where they are not 0, an offset of 0 as Z. An offset that is not whole minutes, which
// the form cannot hold, is left for UTC.
func (t DateTime) String() string {
	offset := int(t.Offset)
	if offset%secondsPerMinute != 0 {
		offset = 0
	}
	d, second := dateAt(t.Instant, offset)
	out := append(d.AppendText(nil), 'T')
	out = appendClock(out, second)
	out = appendFraction(out, int(t.Nano))
	return string(appendOffset(out, offset))
}

func appendClock(dst []byte, second int) []byte {
	dst = appendPadded(dst, second/secondsPerHour, 2)
	dst = append(dst, ':')
	dst = appendPadded(dst, second/secondsPerMinute%60, 2)
	dst = append(dst, ':')
	return appendPadded(dst, second%60, 2)
}

func appendFraction(dst []byte, nano int) []byte {
	if nano == 0 {
		return dst
	}
	width := 9
	for nano%10 == 0 {
		nano /= 10
		width--
	}
	return appendPadded(append(dst, '.'), nano, width)
}

func appendOffset(dst []byte, offset int) []byte {
	if offset == 0 {
		return append(dst, 'Z')
	}
	sign := byte('+')
	if offset < 0 {
		sign, offset = '-', -offset
	}
	dst = appendPadded(append(dst, sign), offset/secondsPerHour, 2)
	return appendPadded(append(dst, ':'), offset/secondsPerMinute%60, 2)
}

// ParseDateTime reads a date and a time of day: 2025-02-07T18:00, with T or one blank between, with or without seconds and
// parts of them (up to nine digits), with or without an offset (Z, +08:00). Without one it is what the clocks of z
// showed; of the two moments at which they showed it when they were put back, the first. The error is a [ParseError].
func ParseDateTime(s string, z Zone) (DateTime, error) {
	const dateWidth = len("2025-02-07")
	d, err := ParseDate(s[:min(len(s), dateWidth)])
	if err != nil {
		return DateTime{}, err
	}
	if len(s) == dateWidth {
		return DateTime{}, &ParseError{NoTime}
	}
	if c := s[dateWidth]; c != 'T' && c != 't' && c != ' ' {
		return DateTime{}, &ParseError{NotADate}
	}
	second, nano, rest, reason := parseClock(s[dateWidth+1:])
	if reason != valid {
		return DateTime{}, &ParseError{reason}
	}
	return place(d, second, nano, rest, z)
}

// place finds the moment of a local time from the offset written behind it, or from the zone.
func place(d Date, second, nano int, offsetText string, z Zone) (DateTime, error) {
	if offsetText == "" {
		t, ok := z.Local(d, second)
		if !ok {
			return DateTime{}, &ParseError{SkippedTime}
		}
		t.Nano = int32(nano)
		return DateTime{Instant: t, Offset: int32(z.Offset(t))}, nil
	}
	offset, ok := parseOffset(offsetText)
	if !ok {
		return DateTime{}, &ParseError{BadOffset}
	}
	sec := int64(d)*secondsPerDay + int64(second) - int64(offset)
	return DateTime{Instant: Instant{Sec: sec, Nano: int32(nano)}, Offset: int32(offset)}, nil
}

// valid is the reason of no error.
const valid = Reason(255)

// parseClock reads hh:mm, hh:mm:ss or hh:mm:ss.fff and gives back what follows.
func parseClock(s string) (second, nano int, rest string, reason Reason) {
	hour, minute, rest, ok := pair(s)
	if !ok {
		return 0, 0, "", NotATime
	}
	if len(rest) > 0 && rest[0] == ':' {
		if len(rest) < 3 {
			return 0, 0, "", NotATime
		}
		if second, ok = number(rest[1:3]); !ok {
			return 0, 0, "", NotATime
		}
		if nano, rest, ok = parseFraction(rest[3:]); !ok {
			return 0, 0, "", NotATime
		}
	}
	if hour > 23 || minute > 59 || second > 59 {
		return 0, 0, "", NoSuchTime
	}
	return hour*secondsPerHour + minute*secondsPerMinute + second, nano, rest, valid
}

// pair reads two numbers of two digits with a colon between.
func pair(s string) (a, b int, rest string, ok bool) {
	if len(s) < 5 || s[2] != ':' {
		return 0, 0, "", false
	}
	a, ok1 := number(s[:2])
	b, ok2 := number(s[3:5])
	return a, b, s[5:], ok1 && ok2
}

func parseFraction(s string) (nano int, rest string, ok bool) {
	if s == "" || s[0] != '.' {
		return 0, s, true
	}
	width := 1
	for width < len(s) && isDigit(s[width]) {
		width++
	}
	if width == 1 || width > 10 {
		return 0, "", false
	}
	nano, _ = number(s[1:width])
	for i := width; i < 10; i++ {
		nano *= 10
	}
	return nano, s[width:], true
}

// parseOffset reads Z, +hh:mm or -hh:mm, in the range of offsets that zones use or have used.
func parseOffset(s string) (int, bool) {
	if s == "Z" || s == "z" {
		return 0, true
	}
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0, false
	}
	hour, minute, rest, ok := pair(s[1:])
	if !ok || rest != "" || minute > 59 {
		return 0, false
	}
	offset := hour*secondsPerHour + minute*secondsPerMinute
	if s[0] == '-' {
		offset = -offset
	}
	return offset, -12*secondsPerHour <= offset && offset <= 14*secondsPerHour
}
