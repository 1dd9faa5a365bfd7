//go:build !merit_preview

package verdict

import (
	"github.com/merit-rules/merit/internal/ledger"
	"github.com/merit-rules/merit/internal/program"
)

// Past is what the ledger holds of a subject: every event, in the form of
// `history`, and the sanctions that bar the year.
func Past(p *program.Program, l *ledger.Ledger, subjects []string, year int) ([]program.Value, []program.Bar) {
	if l == nil || len(subjects) == 0 {
		return nil, nil
	}
	var history []program.Value
	for _, e := range l.History(subjects) {
		history = append(history, program.Fields(record(&e)))
	}
	var bars []program.Bar
	for _, e := range l.Bars(subjects, p.Policy.Programme, p.Policy.ID, year) {
		bar := program.Bar{Year: e.Year, Rule: e.Rule, Policy: e.Policy}
		if len(e.Cite) > 0 {
			bar.Cite = program.Cite(e.Cite[0])
		}
		bars = append(bars, bar)
	}
	return history, bars
}

// record is an event as a record of program.HistoryType.
func record(e *ledger.Event) []program.Value {
	amount, rule := program.None(), program.None()
	if e.HasAmount {
		amount = program.Num(e.Amount)
	}
	if e.Rule != "" {
		rule = program.String(e.Rule)
	}
	return []program.Value{program.String(e.Kind.String()), program.Int(int64(e.Year)), amount, program.String(e.Policy), rule}
}
