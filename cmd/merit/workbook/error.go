package workbook

import "github.com/merit-rules/merit/internal/message"

// Error is why a workbook cannot be read. Its code is of the catalogue in package
// message.
type Error struct {
	Code string
	Args map[string]string
}

// Error says the reason in English.
func (e *Error) Error() string { return e.Message("en") }

// Message says the reason in a language.
func (e *Error) Message(lang string) string { return message.Text(lang, e.Code, e.Args) }

func failed(code string, args ...string) *Error {
	e := &Error{Code: code, Args: map[string]string{}}
	for i := 0; i+1 < len(args); i += 2 {
		e.Args[args[i]] = args[i+1]
	}
	return e
}
