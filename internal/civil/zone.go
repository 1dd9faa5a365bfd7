package civil

import (
	"sort"
	"strings"
)

// Zone is a time zone: which offset from UTC its clocks have when. It is never changed after it is made. The zero
// value is UTC.
type Zone struct {
	code    string   // see code.go
	first   int      // offset before the first change
	changes []change // rising
	rule    *rule    // what goes on after the last change; nil for none
}

// change is an instant from which another offset holds.
type change struct {
	at     int64
	offset int
}

// rule is a summer time that comes back each year.
type rule struct {
	standard, summer int  // offsets
	begin, end       turn // of summer time
}

// turn is a day of the year as laws name it, such as the last Sunday of March, and a time on it.
type turn struct {
	month, week, weekday int // week 5 is the last; weekday 0 is Sunday
	second               int // of the local time before the turn, counted from midnight; may lie on another day
}

// LoadZone finds a zone by its IANA name, such as Asia/Shanghai. It is not ok for a name that the table does not
// have.
func LoadZone(name string) (Zone, bool) {
	if name == "" || strings.ContainsAny(name, "| \n") {
		return Zone{}, false
	}
	at := strings.Index(zoneTable, "|"+name+"|")
	if at < 0 {
		return Zone{}, false
	}
	line, _, _ := strings.Cut(zoneTable[at:], "\n")
	_, code, _ := strings.Cut(line, "| ")
	return DecodeZone(code)
}

// Offset is how many seconds the clocks of the zone are ahead of UTC at t.
func (z Zone) Offset(t Instant) int {
	n := len(z.changes)
	if z.rule != nil && (n == 0 || t.Sec >= z.changes[n-1].at) {
		return z.rule.offset(t.Sec)
	}
	i := sort.Search(n, func(i int) bool { return z.changes[i].at > t.Sec })
	if i == 0 {
		return z.first
	}
	return z.changes[i-1].offset
}

// DateOf is the day it is in the zone at t.
func (z Zone) DateOf(t Instant) Date {
	d, _ := dateAt(t, z.Offset(t))
	return d
}

// Local is the instant at which the clocks of the zone show a time of a day, given in seconds from midnight. It is
// the first of two when they were put back over that time, and not ok when they jumped over it.
func (z Zone) Local(d Date, second int) (Instant, bool) {
	local := int64(d)*secondsPerDay + int64(second)
	// No zone is a day or more from UTC, so these two instants lie around all candidates.
	before := z.Offset(Instant{Sec: local - secondsPerDay})
	after := z.Offset(Instant{Sec: local + secondsPerDay})
	for _, offset := range [2]int{max(before, after), min(before, after)} {
		t := Instant{Sec: local - int64(offset)}
		if z.Offset(t) == offset {
			return t, true
		}
	}
	return Instant{}, false
}

func (r *rule) offset(sec int64) int {
	d, _ := dateAt(Instant{Sec: sec}, r.standard)
	year, _, _ := d.Civil()
	begin := r.begin.in(year) - int64(r.standard)
	end := r.end.in(year) - int64(r.summer)
	summer := begin <= sec && sec < end
	if end < begin { // the southern half of the world
		summer = sec < end || begin <= sec
	}
	if summer {
		return r.summer
	}
	return r.standard
}

// in is the local time of the turn in a year, in seconds since 1970 began there.
func (t turn) in(year int) int64 {
	first := fromCivil(year, t.month, 1)
	weekday := first.Weekday() % 7
	day := (t.weekday-weekday+7)%7 + 7*(t.week-1)
	for day >= MonthDays(year, t.month) {
		day -= 7
	}
	return (int64(first)+int64(day))*secondsPerDay + int64(t.second)
}
