package ledger

import (
	"slices"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
)

// Kind is the kind of an event.
type Kind uint8

// The kinds of events. The zero Kind is none of them.
const (
	NoKind   Kind = iota
	Sanction      // a rule failed that bars or claws back
	Award
	Payment
	Lifted // ends the earlier sanctions of the subject in the programme
)

var kinds = [...]string{"", "sanction", "award", "payment", "lifted"}

// String is the word for the kind in a ledger.
func (k Kind) String() string {
	if int(k) >= len(kinds) {
		return ""
	}
	return kinds[k]
}

// ParseKind finds the kind of a word.
func ParseKind(s string) (Kind, bool) {
	i := slices.Index(kinds[1:], s)
	return Kind(i + 1), i >= 0
}

// Cite is a clause of a legal text.
type Cite struct{ Source, Clause, Quote string }

// Event is one line of a ledger.
type Event struct {
	Kind      Kind
	Year      int // programme year in which it happened
	Policy    string
	Programme string // "": the policy's id stands for it
	Subject   []string
	Rule      string // of a sanction; of a lifted one "" for all rules
	Bars      []int  // of a sanction: the years it bars, ascending
	All       bool   // of a sanction: bars in every programme
	Cite      []Cite
	Amount    exact.Num // of the other kinds
	HasAmount bool
	Line      int // in the file, from 1; 0: it stands in none
}

// InProgramme reports whether the event belongs to a programme or to one of its
// policies.
func (e *Event) InProgramme(programme, policy string) bool {
	if e.Programme != "" && e.Programme == programme {
		return true
	}
	return e.Policy == policy || e.Programme == "" && e.Policy == programme
}

// Encode writes the event as one JSON object, without the keys of the chain.
func (e *Event) Encode(w *canon.Writer) {
	w.Object()
	e.write(w)
	w.EndObject()
}

// open is the event as it begins a line, up to where the keys of the chain come.
// No two different events give the same bytes, so they also tell whether a ledger
// holds an event already.
func (e *Event) open() []byte {
	var w canon.Writer
	w.Object()
	e.write(&w)
	return w.Bytes()
}

func (e *Event) write(w *canon.Writer) {
	w.Key("event")
	w.String(e.Kind.String())
	w.Key("year")
	w.Int(e.Year)
	w.Key("policy")
	w.String(e.Policy)
	w.Key("programme")
	w.String(e.programme())
	w.Key("subject")
	writeSubject(w, e.Subject)
	if e.Rule != "" {
		w.Key("rule")
		w.String(e.Rule)
	}
	if e.Kind == Sanction {
		w.Key("bar_years")
		w.Ints(e.Bars)
		w.Key("scope")
		w.String(scope(e.All))
		if len(e.Cite) > 0 {
			w.Key("cite")
			writeCites(w, e.Cite)
		}
	}
	if e.HasAmount {
		w.Key("amount")
		w.Num(e.Amount)
	}
}

func (e *Event) programme() string {
	if e.Programme == "" {
		return e.Policy
	}
	return e.Programme
}

func scope(all bool) string {
	if all {
		return "all"
	}
	return "programme"
}

func writeSubject(w *canon.Writer, s []string) {
	if len(s) == 1 {
		w.String(s[0])
		return
	}
	w.Strings(s)
}

func writeCites(w *canon.Writer, list []Cite) {
	if len(list) > 1 {
		w.Array()
		defer w.EndArray()
	}
	for _, c := range list {
		w.Object()
		for _, kv := range [...][2]string{{"source", c.Source}, {"clause", c.Clause}, {"quote", c.Quote}} {
			if kv[1] != "" {
				w.Key(kv[0])
				w.String(kv[1])
			}
		}
		w.EndObject()
	}
}
