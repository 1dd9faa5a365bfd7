package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/internal/whatif"
)

type whatifOptions struct {
	terms
	format, output string
	sweeps         []string
}

func (d *door) whatifCommand() *cobra.Command {
	var o whatifOptions
	c := &cobra.Command{
		Use:     "whatif POLICY APPLICATIONS...",
		Short:   d.say("参数换成别的值会怎样：逐步列出谁进谁出、花多少钱，以及名单恰在哪个值上改变", "what becomes of the list when a parameter has other values: who enters and leaves at each step, the money, and the exact values at which the list changes"),
		Example: "  merit whatif policy.yaml applications.csv --set 合格完成率=75%\n  merit whatif policy.yaml applications.csv --sweep 合格完成率=70%..90%/5% -o sweep.svg",
		Args:    arguments(2, -1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.whatif(args[0], args[1:], o) },
	}
	o.add(c, d)
	f := c.Flags()
	f.StringArrayVar(&o.sweeps, "sweep", nil, d.say("逐个试的参数值，名称=起..止/步长 或 名称=值,值；一个或两个", "NAME=FROM..TO/STEP or NAME=VALUE,VALUE: the values that are tried; one or two of them"))
	f.StringVar(&o.format, "format", "", d.say("table、json、svg、html（默认按 -o 的扩展名，否则 table）", "table, json, svg, html (default: by the ending of -o, else table)"))
	f.StringVarP(&o.output, "output", "o", "", d.say("写入文件，整体写成或不写", "write to a file, whole or not at all"))
	return c
}

var whatifFormats = []string{"table", "json", "svg", "html"}

// complete checks the flags that need no file.
func (o *whatifOptions) complete() error {
	if o.format == "" {
		o.format = strings.TrimPrefix(strings.ToLower(filepath.Ext(o.output)), ".")
		if oneOf("", o.format, whatifFormats...) != nil {
			o.format = "table"
		}
	}
	if err := oneOf("--format", o.format, whatifFormats...); err != nil {
		return err
	}
	switch {
	case len(o.sweeps)+len(o.set) == 0:
		return usage("door-whatif-nothing")
	case len(o.sweeps) > 2:
		return usage("door-whatif-sweeps")
	case o.format == "svg" && len(o.sweeps) == 0:
		return usage("door-whatif-chart")
	}
	return nil
}

func (d *door) whatif(policyFile string, files []string, o whatifOptions) error {
	if err := o.complete(); err != nil {
		return err
	}
	s, err := d.stage(policyFile, files, &o.terms, o.format, false)
	if err != nil {
		return err
	}
	defer s.book.close()
	q := &whatif.Question{Policy: s.policy, Apps: s.apps, Terms: s.terms}
	steps := 1
	for _, text := range o.sweeps {
		w, err := whatif.ParseSweep(s.policy, text)
		if err != nil {
			return d.sweepFault(err)
		}
		q.Sweeps = append(q.Sweeps, w)
		steps *= len(w.Values)
	}
	if steps > whatif.MostSteps || len(q.Sweeps) == 2 && q.Sweeps[0].Name == q.Sweeps[1].Name {
		return usage("door-whatif-sweeps")
	}
	r, err := q.Study(context.Background())
	if err != nil {
		return d.refusedTerms(err)
	}
	return d.deliver(o.output, d.trial(r, o.format))
}

// trial is a study in a format.
func (d *door) trial(r *whatif.Report, format string) []byte {
	style := d.style(d.out)
	switch format {
	case "json":
		return append(r.JSON(), '\n')
	case "svg":
		return []byte(report.Chart(r, style))
	case "html":
		return []byte(report.TrialPage(r, style))
	}
	return []byte(report.Trial(r, style))
}

// sweepFault says what is wrong with a sweep.
func (d *door) sweepFault(err error) error {
	var e *whatif.Error
	if errors.As(err, &e) {
		d.talk("merit: " + report.Safe(e.Message(d.lang())))
		return &failure{status: misused}
	}
	return err
}
