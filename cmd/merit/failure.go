package main

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/spell"
)

const (
	done     = 0
	problems = 1
	misused  = 2
)

// failure ends a command with an exit status and a sentence from the catalogue.
// A failure without a code was already reported.
type failure struct {
	status int
	code   string
	args   map[string]string
	cause  error
}

func (f *failure) Error() string { return f.Message("en") }

// Message says the failure in a language; "" where it was reported already.
func (f *failure) Message(lang string) string {
	if f.code == "" {
		return ""
	}
	return message.Text(lang, f.code, f.args)
}

func (f *failure) Unwrap() error { return f.cause }

// reported is the failure of a command that has said all there is to say.
func reported() error { return &failure{status: problems} }

func usage(code string, args ...string) error {
	return &failure{status: misused, code: code, args: pairs(args)}
}

func problem(code string, args ...string) error {
	return &failure{status: problems, code: code, args: pairs(args)}
}

func pairs(list []string) map[string]string {
	m := make(map[string]string, len(list)/2)
	for i := 0; i+1 < len(list); i += 2 {
		m[list[i]] = list[i+1]
	}
	return m
}

// flagFailure says which flag is wrong and which one may have been meant.
func flagFailure(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return usage("door-flag", "flag", "-"+unknown.GetSpecifiedShortnames())
		}
		near, _ := spell.Nearest(name, flagNames(c))
		if near != "" {
			near = "--" + near
		}
		return usage("door-flag", "flag", "--"+name, "near", near)
	case errors.As(err, &empty):
		return usage("door-flag-value", "flag", "--"+empty.GetFlag().Name)
	case errors.As(err, &invalid):
		return usage("door-flag-invalid", "flag", "--"+invalid.GetFlag().Name, "seen", invalid.GetValue())
	}
	return usage("door-usage", "why", err.Error())
}

func flagNames(c *cobra.Command) []string {
	var names []string
	visit := func(f *pflag.Flag) { names = append(names, f.Name) }
	c.Flags().VisitAll(visit)
	c.InheritedFlags().VisitAll(visit)
	return names
}
