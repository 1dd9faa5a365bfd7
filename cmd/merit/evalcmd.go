package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/internal/jsonapi"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/report"
)

type evalOptions struct {
	policy, asOf, format string
	set                  []string
}

func (d *door) evalCommand() *cobra.Command {
	var o evalOptions
	c := &cobra.Command{
		Use:     "eval EXPR",
		Short:   d.say("算一个式子：精确值、怎么算的、还缺什么", "work out one expression: the exact value, how it came about, what it waits for"),
		Example: "  merit eval '完成 / 目标 * 20' --set 完成=7 --set 目标=9\n  merit eval '满意度 * 20' --policy policy.yaml --set 满意度=95% --format json",
		Args:    arguments(1, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.eval(args[0], o) },
	}
	f := c.Flags()
	f.StringVar(&o.policy, "policy", "", d.say("用这个政策里的名称", "use the names of this policy"))
	f.StringArrayVar(&o.set, "set", nil, d.say("名称=值，可多次", "NAME=VALUE; may be repeated"))
	f.StringVar(&o.asOf, "as-of", "", d.say("基准日", "the day"))
	f.StringVar(&o.format, "format", "text", "text, json")
	return c
}

// expressionLast moves an expression that begins with a minus sign behind a “--”,
// so that -2 ** 2 is not taken for an option.
func expressionLast(args []string) []string {
	if len(args) == 0 || args[0] != "eval" || slices.Contains(args, "--") {
		return args
	}
	for i := 1; i < len(args); i++ {
		if slices.Contains([]string{"--policy", "--set", "--as-of", "--format", "--lang"}, args[i]) {
			i++ // its value, which may begin with a minus sign too
			continue
		}
		if strings.HasPrefix(args[i], "-") && !strings.HasPrefix(args[i], "--") && args[i] != "-h" {
			return append(slices.Delete(slices.Clone(args), i, i+1), "--", args[i])
		}
	}
	return args
}

func (d *door) eval(expr string, o evalOptions) error {
	if err := oneOf("--format", o.format, "text", "json"); err != nil {
		return err
	}
	e := jsonapi.Evaluation{Expr: expr, AsOf: o.asOf}
	for _, s := range o.set {
		name, value, err := setting(s)
		if err != nil {
			return err
		}
		e.Set = append(e.Set, jsonapi.Setting{Name: name, Text: value})
	}
	if o.policy != "" {
		p, err := d.policy(o.policy)
		if err != nil {
			return err
		}
		e.Policy = p
	}
	w := jsonapi.Evaluate(e)
	out := append(w.JSON(d.lang()), '\n')
	if o.format == "text" {
		out = []byte(d.worth(expr, &w))
	}
	if err := d.print(out); err != nil {
		return err
	}
	if w.Failed() {
		return reported()
	}
	return nil
}

// worth is the answer for people.
func (d *door) worth(expr string, w *jsonapi.Worth) string {
	style := d.style(d.out)
	switch {
	case len(w.Problems) > 0:
		var list []report.Diagnostic
		for i := range w.Problems {
			p := &w.Problems[i]
			x := report.Diagnostic{File: "EXPR", Severity: p.Severity, Code: p.Code, Message: p.Text(d.lang()), Suggestion: p.Fix}
			if p.To > p.From {
				x.Line, x.Column, x.Length = 1, p.From+1, p.To-p.From
			}
			list = append(list, x)
		}
		return report.Diagnostics(list, map[string][]byte{"EXPR": []byte(expr)}, style)
	case w.Fault != nil:
		return report.Safe(w.Fault.Message(d.lang())) + "\n"
	case w.Waits:
		return d.say("未知，尚缺：", "unknown, waits for: ") + report.Safe(strings.Join(w.Unknown, d.say("、", ", "))) + "\n"
	}
	line := report.Safe(program.Print(w.Value, w.Type, ""))
	if n := w.Value.Num(); w.Value.State() == program.IsNumber && !n.IsDecimal() {
		line += " ≈ " + n.Approx(2)
	}
	alone := line
	line += "\n"
	if w.Why != "" && w.Why != alone {
		line += report.Safe(w.Why) + "\n"
	}
	if len(w.Steps) > 1 {
		for _, s := range w.Steps {
			line += strings.Repeat("  ", s.Depth+1) + report.Safe(s.Text+" → "+s.Value) + "\n"
		}
	}
	return line
}
