package intake

import (
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/program"
)

// date reads a day.
func (f *form) date(b []byte, r *reading) program.Value {
	b = f.narrowed(b, r)
	d, err := civil.ParseLooseDate(string(b))
	if err != nil {
		return f.noDate(b, err, r)
	}
	v := program.Day(d)
	if limit := f.limits.MinDate; limit.State() == program.IsDate && d < limit.Date() {
		r.fail("data-early", "seen", show(b), "limit", limit.Date().String())
	}
	if limit := f.limits.MaxDate; limit.State() == program.IsDate && d > limit.Date() {
		r.fail("data-late", "seen", show(b), "limit", limit.Date().String())
	}
	return v
}

func (f *form) narrowed(b []byte, r *reading) []byte {
	folded, changed := narrow(b)
	if changed {
		r.wide++
	}
	return folded
}

func (f *form) noDate(b []byte, err error, r *reading) program.Value {
	switch {
	case civilReason(err) == civil.NoSuchDay:
		r.fail("data-no-such-day", "seen", show(b))
	case len(b) == 5 && allDigits(b):
		r.fail("data-serial", "seen", show(b))
	case f.kind == program.Date && isMoment(b, f.zone):
		r.fail("data-date-with-time", "seen", show(b))
	default:
		return f.unreadable(b, r)
	}
	return program.Value{}
}

func isMoment(b []byte, zone civil.Zone) bool {
	_, err := civil.ParseDateTime(string(b), zone)
	return err == nil
}

// moment reads a date with a time of day.
func (f *form) moment(b []byte, r *reading) program.Value {
	b = f.narrowed(b, r)
	t, err := civil.ParseDateTime(string(isoDate(b)), f.zone)
	if err != nil {
		switch civilReason(err) {
		case civil.NoTime:
			r.fail("data-no-time", "seen", show(b))
		case civil.NotATime, civil.NoSuchTime, civil.BadOffset, civil.SkippedTime:
			r.fail("data-no-such-time", "seen", show(b))
		default:
			return f.noDate(b, err, r)
		}
		return program.Value{}
	}
	if limit := f.limits.MinDate; limit.State() == program.IsTime && t.Compare(limit.Time().Instant) < 0 {
		r.fail("data-early", "seen", show(b), "limit", limit.Time().String())
	}
	if limit := f.limits.MaxDate; limit.State() == program.IsTime && t.Compare(limit.Time().Instant) > 0 {
		r.fail("data-late", "seen", show(b), "limit", limit.Time().String())
	}
	return program.Moment(t)
}

// isoDate writes the date at the start of a moment as 2025-02-07, whichever of
// the forms of dates it has; b itself where there is none.
func isoDate(b []byte) []byte {
	end := 0
	for end < len(b) && b[end] != ' ' && b[end] != 'T' {
		end++
	}
	if i := strings.Index(string(b), "日"); i >= 0 && i < end {
		end = i + len("日")
	}
	d, err := civil.ParseLooseDate(string(b[:end]))
	if err != nil {
		return b
	}
	iso := d.AppendText(nil)
	rest := b[end:]
	if len(rest) > 0 && isDigit(rest[0]) {
		iso = append(iso, ' ')
	}
	return append(iso, rest...)
}

func civilReason(err error) civil.Reason {
	if e, ok := err.(*civil.ParseError); ok {
		return e.Reason
	}
	return civil.NotADate
}
