package ledger

import (
	"strconv"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/message"
)

// Fault is what is wrong with one line of a ledger. Line counts from 1.
type Fault struct {
	Line int
	Code string // of the catalogue in package message
	Args map[string]string
}

// Message says the fault in a language, without its line.
func (f Fault) Message(lang string) string { return message.Text(lang, f.Code, f.Args) }

func fault(line int, code string, args ...string) Fault {
	f := Fault{Line: line, Code: code}
	for i := 0; i+1 < len(args); i += 2 {
		if f.Args == nil {
			f.Args = map[string]string{}
		}
		f.Args[args[i]] = args[i+1]
	}
	return f
}

// unreadable turns an error of the JSON reader into a fault.
func unreadable(line int, err error) Fault {
	e, ok := err.(*canon.Error)
	if !ok {
		return fault(line, "json-syntax")
	}
	return fault(line, e.Reason.Code(), "column", strconv.Itoa(e.Column), "key", e.Key)
}
