package report

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/ledger"
)

// Ledger lists the events of a ledger, sanctions with the years that they bar.
func Ledger(l *ledger.Ledger, s Style) string {
	g := &grid{right: []bool{true, false, true, false, false, false, true}}
	head := []string{}
	for _, k := range []string{"line", "event", "year", "policy", "subject", "rule", "amount", "bars", "scope", "clause"} {
		head = append(head, s.word(k))
	}
	g.rows = append(g.rows, head)
	for i := range l.Events() {
		e := &l.Events()[i]
		g.add(strconv.Itoa(e.Line), s.word(e.Kind.String()+"_event"), strconv.Itoa(e.Year), e.Policy,
			strings.Join(e.Subject, "、"), e.Rule, money(e), years(l, e, s), scopeWord(e, s), citesOf(e))
	}
	var out strings.Builder
	g.write(&out, "")
	return out.String()
}

func money(e *ledger.Event) string {
	if !e.HasAmount {
		return ""
	}
	return e.Amount.String()
}

// years are the years that a sanction bars; those that a later event lifted are
// marked.
func years(l *ledger.Ledger, e *ledger.Event, s Style) string {
	var parts []string
	for _, y := range e.Bars {
		part := strconv.Itoa(y)
		if !barred(l, e, y) {
			part += "(" + s.word("lifted") + ")"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "、")
}

// barred reports whether the sanction of a line still bars a year.
func barred(l *ledger.Ledger, e *ledger.Event, year int) bool {
	for _, b := range l.Bars(e.Subject, e.Programme, e.Policy, year) {
		if b.Line == e.Line {
			return true
		}
	}
	return false
}

func scopeWord(e *ledger.Event, s Style) string {
	switch {
	case e.Kind != ledger.Sanction:
		return ""
	case e.All:
		return s.word("all")
	}
	return s.word("programme")
}

func citesOf(e *ledger.Event) string {
	var parts []string
	for _, c := range e.Cite {
		if c.Clause != "" {
			parts = append(parts, c.Clause)
		}
	}
	return strings.Join(parts, "、")
}

// LedgerJSON is {"events": [...], "barred": [...], "head"}: every event, and for
// every sanction that still bars a year one entry of `barred`.
func LedgerJSON(l *ledger.Ledger) []byte {
	var w canon.Writer
	w.Object()
	w.Key("events")
	w.Array()
	for i := range l.Events() {
		l.Events()[i].Encode(&w)
	}
	w.EndArray()
	w.Key("barred")
	w.Array()
	for i := range l.Events() {
		encodeBars(&w, l, &l.Events()[i])
	}
	w.EndArray()
	w.Key("head")
	w.String(l.Head())
	w.EndObject()
	return w.Bytes()
}

func encodeBars(w *canon.Writer, l *ledger.Ledger, e *ledger.Event) {
	for _, y := range e.Bars {
		if !barred(l, e, y) {
			continue
		}
		w.Object()
		w.Key("year")
		w.Int(y)
		w.Key("subject")
		w.String(strings.Join(e.Subject, "、"))
		w.Key("rule")
		w.String(e.Rule)
		w.Key("line")
		w.Int(e.Line)
		w.EndObject()
	}
}
