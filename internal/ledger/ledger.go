package ledger

import (
	"slices"

	"github.com/merit-rules/merit/internal/exact"
)

// Ledger is a list of events in the order in which they were written. It never
// changes; a nil Ledger holds nothing.
type Ledger struct {
	events []Event
	bySubj map[string][]int // folded text of a subject -> events, ascending
	head   string           // SHA-256 of the last line; "" for events of no file
	chain  bool
}

// New is a ledger of events that stand in no file. It bears no chain and cannot
// be appended to.
func New(events []Event) *Ledger {
	l := &Ledger{events: slices.Clone(events), bySubj: map[string][]int{}}
	for i := range l.events {
		for _, s := range folded(l.events[i].Subject) {
			l.bySubj[s] = append(l.bySubj[s], i)
		}
	}
	return l
}

// Len is the number of events.
func (l *Ledger) Len() int {
	if l == nil {
		return 0
	}
	return len(l.events)
}

// Events are all events in order; not to be changed.
func (l *Ledger) Events() []Event {
	if l == nil {
		return nil
	}
	return l.events
}

// Head is the SHA-256 of the last line: whoever keeps it can tell later that no
// line was cut off since. It is 64 zeros for a ledger without lines and "" for
// one of events that stand in no file.
func (l *Ledger) Head() string {
	if l == nil {
		return ""
	}
	return l.head
}

// History is every event of a party, in order, whatever the programme.
func (l *Ledger) History(subject []string) []Event {
	at := l.of(subject)
	out := make([]Event, len(at))
	for i, k := range at {
		out[i] = l.events[k]
	}
	return out
}

// of are the indexes of a party's events, ascending.
func (l *Ledger) of(subject []string) []int {
	if l == nil || len(l.events) == 0 {
		return nil
	}
	var at []int
	for _, s := range folded(subject) {
		at = append(at, l.bySubj[s]...)
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// Bars are the sanctions that bar a party in a year of a programme, in order:
// those of the programme and those of any other whose scope is all. A later
// lifted event of the same programme ends them from its year on.
func (l *Ledger) Bars(subject []string, programme, policy string, year int) []Event {
	var out []Event
	at := l.of(subject)
	for i, k := range at {
		e := &l.events[k]
		if e.Kind != Sanction || !slices.Contains(e.Bars, year) || !e.All && !e.InProgramme(programme, policy) {
			continue
		}
		if !l.lifted(e, at[i+1:], year) {
			out = append(out, *e)
		}
	}
	return out
}

// lifted reports whether one of the later events of the same party ends the
// sanction for the year.
func (l *Ledger) lifted(sanction *Event, later []int, year int) bool {
	for _, k := range later {
		e := &l.events[k]
		if e.Kind == Lifted && e.Year <= year && (e.Rule == "" || e.Rule == sanction.Rule) &&
			e.InProgramme(sanction.programme(), sanction.Policy) {
			return true
		}
	}
	return false
}

// Money is what a party was awarded and paid in a year of a programme.
func (l *Ledger) Money(subject []string, programme, policy string, year int) (awarded, paid exact.Num) {
	for _, k := range l.of(subject) {
		e := &l.events[k]
		if e.Year != year || !e.HasAmount || !e.InProgramme(programme, policy) {
			continue
		}
		switch e.Kind {
		case Award:
			awarded = exact.Add(awarded, e.Amount)
		case Payment:
			paid = exact.Add(paid, e.Amount)
		}
	}
	return awarded, paid
}
