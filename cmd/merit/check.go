package main

import (
	"maps"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/schema"
)

type checkOptions struct {
	format      string
	strict, law bool
	cliffs      bool
}

func (d *door) checkCommand() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:     "check POLICY...",
		Short:   d.say("检查政策文件，列出全部问题", "check policy files and list every problem"),
		Example: "  merit check policy.yaml\n  merit check --law --format json policy.yaml",
		Args:    arguments(1, -1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.check(args, o) },
	}
	c.Flags().StringVar(&o.format, "format", "text", "text, json, sarif")
	c.Flags().BoolVar(&o.strict, "strict", false, d.say("警告也算未通过", "warnings fail too"))
	c.Flags().BoolVar(&o.law, "law", false, d.say("列出没有规则引用的条款", "list the clauses that no rule cites"))
	c.Flags().BoolVar(&o.cliffs, "cliffs", false, d.say("列出多一个单位反而吃亏的地方", "list where one more unit of an input costs something"))
	return c
}

func (d *door) check(files []string, o checkOptions) error {
	if err := oneOf("--format", o.format, "text", "json", "sarif"); err != nil {
		return err
	}
	shown := map[string][]byte{}
	var found []report.Diagnostic
	for _, file := range files {
		text, err := d.read(file, policyLimit)
		if err != nil {
			return err
		}
		files := filesOf(file, text)
		maps.Copy(shown, texts(file, text, files))
		list := d.checked(file, text, files, o)
		found = append(found, list...)
		if len(list) == 0 && o.format == "text" {
			d.tell("door-clean", "file", file)
		}
	}
	var out []byte
	switch o.format {
	case "json":
		out = append(report.DiagnosticsJSON(found), '\n')
	case "sarif":
		out = append(report.SARIF(found), '\n')
	default:
		out = []byte(report.Diagnostics(found, shown, d.style(d.out)))
	}
	if err := d.print(out); err != nil {
		return err
	}
	errors, warnings := tally(found)
	if o.format == "text" && len(found) > 0 {
		d.tell("door-tally", "errors", strconv.Itoa(errors), "warnings", strconv.Itoa(warnings))
	}
	if errors > 0 || o.strict && warnings > 0 {
		return reported()
	}
	return nil
}

// checked are the problems of one policy, and where it is asked for the clauses that no
// rule cites and the cliffs.
func (d *door) checked(file string, text []byte, files schema.Files, o checkOptions) []report.Diagnostic {
	p, err := schema.Load(file, text, files)
	if err == nil {
		d.meet(p)
	} else {
		d.meetBroken(text)
	}
	list := report.Worded(schema.Check(file, text, files), d.lang())
	if err == nil && o.cliffs {
		list = append(list, d.cliffs(file, p)...)
	}
	if err != nil || !o.law {
		return list
	}
	for _, c := range p.UncitedClauses() {
		what := message.Text(d.lang(), "check-law", map[string]string{"clause": c.Clause, "source": c.Source, "heading": c.Heading})
		list = append(list, report.Diagnostic{File: file, Severity: message.Warning, Code: "check-law", Message: what})
	}
	return list
}

// cliffs are where one more unit costs something, or word that there are none.
func (d *door) cliffs(file string, p *schema.Policy) []report.Diagnostic {
	cliffs, looked := p.Cliffs()
	switch {
	case !looked:
		d.tell("check-cliffs-nobody", "file", file)
	case len(cliffs) == 0:
		d.tell("check-cliffs-none", "file", file)
	}
	return report.Worded(cliffs, d.lang())
}

func tally(list []report.Diagnostic) (errors, warnings int) {
	for i := range list {
		switch list[i].Severity {
		case message.Error:
			errors++
		case message.Warning:
			warnings++
		}
	}
	return errors, warnings
}

// oneOf wants a flag to have one of the legal values.
func oneOf(flag, seen string, legal ...string) error {
	for _, l := range legal {
		if seen == l {
			return nil
		}
	}
	return usage("door-flag-invalid", "flag", flag, "seen", seen, "legal", strings.Join(legal, ", "))
}
