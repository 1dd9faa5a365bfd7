package eligibility

import (
	"strings"

	"github.com/merit-rules/merit/internal/ledger"
)

// Ledger is the memory of earlier rounds: sanctions, awards, payments, each line
// of its file holding the hash of the line before. It never changes.
type Ledger struct{ chain *ledger.Ledger }

// LedgerError lists what is wrong with the lines of a ledger.
type LedgerError struct{ Lines []LedgerFault }

// LedgerFault is one fault; Line counts from 1.
type LedgerFault struct {
	Line  int
	Code  string
	fault ledger.Fault
}

// Message says the fault in a language, "zh" or "en".
func (f LedgerFault) Message(lang string) string { return f.fault.Message(lang) }

// Error lists the faults in English.
func (e *LedgerError) Error() string {
	lines := make([]string, len(e.Lines))
	for i, f := range e.Lines {
		lines[i] = f.Message("en")
	}
	return "ledger: " + strings.Join(lines, "; ")
}

// ParseLedger reads a ledger file and verifies its chain; an empty file is a
// ledger without events. The error is a *[LedgerError] with every broken line.
func ParseLedger(text []byte) (*Ledger, error) { return opened(ledger.Parse(text)) }

// ReadEvents reads events that stand in no chain: a JSON array or JSON Lines, as
// policy tests write them. Such a ledger can be consulted but not extended.
func ReadEvents(text []byte) (*Ledger, error) { return opened(ledger.Read(text)) }

func opened(l *ledger.Ledger, faults []ledger.Fault) (*Ledger, error) {
	if len(faults) == 0 {
		return &Ledger{l}, nil
	}
	err := &LedgerError{}
	for _, f := range faults {
		err.Lines = append(err.Lines, LedgerFault{Line: f.Line, Code: f.Code, fault: f})
	}
	return nil, err
}

// Len is the number of events.
func (l *Ledger) Len() int {
	if l == nil {
		return 0
	}
	return l.chain.Len()
}

// Chain is for the packages of this module.
func (l *Ledger) Chain() any { return l.chain }
