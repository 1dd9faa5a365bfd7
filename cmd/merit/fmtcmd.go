package main

import (
	"bytes"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/internal/layout"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/report"
)

type fmtOptions struct{ write, check bool }

func (d *door) fmtCommand() *cobra.Command {
	var o fmtOptions
	c := &cobra.Command{
		Use:   "fmt POLICY...",
		Short: d.say("按统一版式排好政策文件，注释保留", "lay out policy files in one way, comments kept"),
		Long: d.say(
			"按统一版式排好政策文件或测试文件，写到标准输出。只动空白和换行，其余一字不改；排过的文件再排不变。",
			"Lays out policies and suites in one way and writes them to standard output. Only blanks and line ends change; a file that was laid out stays as it is."),
		Example: "  merit fmt policy.yaml\n  merit fmt --write policy.yaml policy_test.yaml\n  merit fmt --check policies/*.yaml",
		Args:    arguments(1, -1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.fmt(args, o) },
	}
	c.Flags().BoolVarP(&o.write, "write", "w", false, d.say("写回原文件", "write the result to the file itself"))
	c.Flags().BoolVar(&o.check, "check", false, d.say("只列出版式不同的文件，有则状态为 1", "only list the files that would change; status 1 if there are any"))
	return c
}

// fmt lays out every file that can be read, and fails at the end for the others.
func (d *door) fmt(files []string, o fmtOptions) error {
	failed := false
	for _, file := range files {
		text, err := d.read(file, policyLimit)
		if err != nil {
			return err
		}
		out, ok := d.laidOut(file, text)
		if !ok {
			failed = true
			continue
		}
		switch {
		case o.check:
			if !bytes.Equal(out, text) {
				failed = true
				err = d.print([]byte(report.Safe(file) + "\n"))
			}
		case o.write && file != "-":
			if !bytes.Equal(out, text) {
				err = d.deliver(file, out)
			}
		default:
			err = d.print(out)
		}
		if err != nil {
			return err
		}
	}
	if failed {
		return reported()
	}
	return nil
}

// laidOut is a file in canonical layout; what is wrong with it is shown on stderr.
func (d *door) laidOut(file string, text []byte) (out []byte, ok bool) {
	out, findings := layout.Format(file, text)
	if findings == nil {
		return out, true
	}
	list := make([]report.Diagnostic, 0, len(findings))
	for _, f := range findings {
		shown := report.Diagnostic{
			File: f.Place.File, Line: f.Place.Line, Column: f.Place.Column, Length: f.Place.Length,
			Severity: f.Severity, Code: f.Code, Message: message.Text(d.lang(), f.Code, f.Args),
		}
		if f.Fix != nil {
			shown.Suggestion = f.Fix.Text
		}
		list = append(list, shown)
	}
	_, _ = d.errs.Write([]byte(report.Diagnostics(list, map[string][]byte{file: text}, d.style(d.errs))))
	return nil, false
}
