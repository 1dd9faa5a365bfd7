package policytest

import "github.com/merit-rules/merit/internal/message"

// fault is why a test cannot be run.
type fault struct {
	code string
	args map[string]string
}

func (f fault) Error() string { return f.Message("en") }

// Message says the fault in a language.
func (f fault) Message(lang string) string { return message.Text(lang, f.code, f.args) }
