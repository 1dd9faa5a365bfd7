package allocation

import (
	"slices"

	"github.com/merit-rules/merit/internal/ledger"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
	"github.com/merit-rules/merit/internal/verdict"

	"github.com/merit-rules/merit/eligibility"
)

// struck are the reasons why the policy's own checks refuse a row.
func (r *Result) struck(f *program.Frame, x *round.Entrant, lang string) []RefusedRow {
	r.round.Play(f, x)
	var list []RefusedRow
	for _, d := range x.Data {
		row := RefusedRow{File: base(x.File), Row: x.Row, ID: x.App.ID, Seen: d.Seen, Message: verdict.Say(f, d, lang)}
		if d.Slot >= 0 {
			row.Column = r.program.Slots[d.Slot].Name
		}
		list = append(list, row)
	}
	return list
}

// Append gives the lines that must be written behind the ledger's file so that it
// holds this round: its sanctions, and its awards once the list is final, see
// [Result.Final]. The same round twice adds nothing.
func (r *Result) Append(l *eligibility.Ledger) []byte {
	return l.Chain().(*ledger.Ledger).Append(r.events())
}

func (r *Result) events() []ledger.Event {
	var list []ledger.Event
	for _, x := range r.round.Entrants {
		for i := range x.Sanctions {
			s := &x.Sanctions[i]
			e := r.event(ledger.Sanction, x)
			e.Rule, e.All = s.Rule.ID, s.Rule.Sanction.All
			e.Bars = slices.Sorted(slices.Values(s.Bars))
			for _, c := range s.Rule.Cite {
				e.Cite = append(e.Cite, ledger.Cite(c))
			}
			list = append(list, e)
		}
	}
	if !r.Final() {
		return list // an award that a missing answer may still undo is none to remember
	}
	for _, x := range r.round.Ranked {
		seat := r.seat(x)
		if seat == nil || seat.State != slate.Certain || !seat.Fixed {
			continue
		}
		e := r.event(ledger.Award, x)
		e.Amount, e.HasAmount = seat.Amount, true
		list = append(list, e)
	}
	return list
}

func (r *Result) event(kind ledger.Kind, x *round.Entrant) ledger.Event {
	p := &r.program.Policy
	return ledger.Event{Kind: kind, Year: r.round.Year(), Policy: p.ID, Programme: p.Programme, Subject: x.Subjects}
}
