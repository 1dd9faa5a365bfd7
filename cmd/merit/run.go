package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/internal/spell"
)

// run carries out one command and returns its exit status.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	d := &door{in: in, out: out, errs: errs, said: languageOf(args)}
	root := d.root()
	root.SetArgs(expressionLast(args))
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	defer d.rest()
	return d.end(root.Execute())
}

// end says what went wrong, unless that was said already, and gives the status.
func (d *door) end(err error) int {
	if err == nil {
		return done
	}
	var f *failure
	if !errors.As(err, &f) {
		d.talk(message.Text(d.lang(), "door-usage", map[string]string{"why": err.Error()}))
		return misused
	}
	if f.code != "" {
		d.talk("merit: " + report.Safe(f.Message(d.lang())))
	}
	return f.status
}

func (d *door) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "merit",
		Short:         d.say("政策即代码：谁符合条件、得多少分、谁获得支持、为什么", "rules as code for public funding: who is eligible, what they score, who is funded, and why"),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				_ = c.Help()
				return &failure{status: misused}
			}
			return d.noCommand(c, args[0])
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().StringVar(&d.asked, "lang", "", d.say("语言：zh 或 en（默认按系统语言，否则按政策标题）", "language: zh or en (default: the locale's, else that of the policy's title)"))
	root.SetFlagErrorFunc(flagFailure)
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if d.asked != "" && d.asked != "zh" && d.asked != "en" {
			return usage("door-flag-invalid", "flag", "--lang", "seen", d.asked, "legal", "zh, en")
		}
		return nil
	}
	root.AddCommand(d.checkCommand(), d.runCommand(), d.explainCommand(), d.evalCommand(), d.testCommand(), d.verifyCommand(), d.ledgerCommand(), d.newCommand(), d.buildCommand(), d.templateCommand(), d.diffCommand(), d.whatifCommand())
	root.AddCommand(d.sheetCommand(), d.fmtCommand())
	return root
}

func (d *door) noCommand(c *cobra.Command, name string) error {
	var names []string
	for _, sub := range c.Commands() {
		names = append(names, sub.Name())
	}
	near, _ := spell.Nearest(name, names)
	return usage("door-command", "command", name, "near", near)
}

// arguments wants between least and most arguments; most below 0 is no limit.
func arguments(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return usage("door-arguments", "usage", c.UseLine())
		}
		return nil
	}
}
