package civil

import (
	"strconv"
	"strings"
)

// The code of a zone is one line of printable ASCII in three words:
//
//	offsets   decimal seconds with commas between; the first one holds before the first change
//	changes   for each a time since the last one and an index into offsets; "." when there are none
//	rule      ten decimals with commas between (see rule), or "."
//
// Numbers in changes are written in base 32, lowest digit first, each digit as one character from '0' on, plus 32
// where more follow. A time is in minutes and doubled, or in seconds, doubled and one more.

// DecodeZone is the zone that a code stands for, as [Zone.Code] gives it. It is how a compiled policy carries its
// zone without the table of all of them. It is not ok for a text that is no code.
func DecodeZone(code string) (Zone, bool) {
	words := strings.Split(code, " ")
	if len(words) != 3 {
		return Zone{}, false
	}
	offsets, ok := integers(words[0], secondsPerDay-1)
	if !ok {
		return Zone{}, false
	}
	z := Zone{code: code, first: offsets[0]}
	if words[1] != "." {
		if z.changes, ok = decodeChanges(words[1], offsets); !ok {
			return Zone{}, false
		}
	}
	if words[2] != "." {
		if z.rule, ok = decodeRule(words[2]); !ok {
			return Zone{}, false
		}
	}
	return z, true
}

// Code is the zone as a line of text from which [DecodeZone] makes it again.
func (z Zone) Code() string {
	if z.code == "" {
		return "0 . ."
	}
	return z.code
}

func decodeChanges(s string, offsets []int) ([]change, bool) {
	var out []change
	at := int64(0)
	for s != "" {
		step, rest, ok1 := cutNumber(s)
		i, rest, ok2 := cutNumber(rest)
		if !ok1 || !ok2 || i >= uint64(len(offsets)) {
			return nil, false
		}
		if step&1 == 0 {
			at += int64(step>>1) * secondsPerMinute
		} else {
			at += int64(step >> 1)
		}
		out = append(out, change{at, offsets[i]})
		s = rest
	}
	return out, len(out) > 0
}

// cutNumber reads one number of at most 40 bits off the front of s.
func cutNumber(s string) (n uint64, rest string, ok bool) {
	for i := 0; i < len(s) && i < 8; i++ {
		c := s[i] - '0'
		if c >= 64 {
			return 0, "", false
		}
		n |= uint64(c&31) << (5 * i)
		if c < 32 {
			return n, s[i+1:], true
		}
	}
	return 0, "", false
}

func decodeRule(s string) (*rule, bool) {
	n, ok := integers(s, 7*secondsPerDay)
	if !ok || len(n) != 10 || max(n[0], n[1]) >= secondsPerDay || min(n[0], n[1]) <= -secondsPerDay {
		return nil, false
	}
	r := &rule{standard: n[0], summer: n[1], begin: turn{n[2], n[3], n[4], n[5]}, end: turn{n[6], n[7], n[8], n[9]}}
	return r, r.begin.exists() && r.end.exists()
}

func (t turn) exists() bool {
	return 1 <= t.month && t.month <= 12 && 1 <= t.week && t.week <= 5 && 0 <= t.weekday && t.weekday <= 6
}

// integers reads at least one number, with commas between, none larger in size than most.
func integers(s string, most int64) ([]int, bool) {
	words := strings.Split(s, ",")
	out := make([]int, len(words))
	for i, w := range words {
		n, err := strconv.ParseInt(w, 10, 32)
		if err != nil || n < -most || n > most {
			return nil, false
		}
		out[i] = int(n)
	}
	return out, true
}
