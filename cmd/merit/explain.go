package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/internal/spell"
	"github.com/merit-rules/merit/schema"
)

type explainOptions struct {
	terms
	format, output, id string
}

func (d *door) explainCommand() *cobra.Command {
	var o explainOptions
	c := &cobra.Command{
		Use:     "explain POLICY APPLICATIONS... --id ID",
		Short:   d.say("一个申报者的评审单：每个数怎么来，依据哪一条", "one applicant's sheet: where each number comes from, and its clause"),
		Example: "  merit explain policy.yaml applications.csv --id P01 --as-of 2025-10-17",
		Args:    arguments(2, -1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.explain(args[0], args[1:], o) },
	}
	o.add(c, d)
	f := c.Flags()
	f.StringVar(&o.id, "id", "", d.say("申报者编号", "the applicant's id"))
	f.StringVar(&o.format, "format", "table", "table, json")
	f.StringVarP(&o.output, "output", "o", "", d.say("写入文件", "write to a file"))
	return c
}

func (d *door) explain(policyFile string, files []string, o explainOptions) error {
	if err := oneOf("--format", o.format, "table", "json"); err != nil {
		return err
	}
	if o.id == "" {
		return usage("door-flag-value", "flag", "--id")
	}
	s, err := d.stage(policyFile, files, &o.terms, o.format, false)
	if err != nil {
		return err
	}
	result, err := allocation.Run(s.policy, s.apps, s.terms)
	if err != nil {
		return d.refusedTerms(err)
	}
	raw, ok := result.ApplicantJSON(o.id)
	if !ok {
		return noApplicant(o.id, s.apps, result)
	}
	return d.sheet(raw, o)
}

func (d *door) sheet(raw []byte, o explainOptions) error {
	if o.format == "json" {
		var w canon.Writer
		w.Object()
		w.Key("applicant")
		w.Raw(raw)
		w.EndObject()
		return d.deliver(o.output, append(w.Bytes(), '\n'))
	}
	n, err := canon.Parse(raw)
	if err != nil {
		return err
	}
	return d.deliver(o.output, []byte(report.Sheet(n, d.style(d.out))))
}

// noApplicant says that nobody has the id, and whether a refused row had it.
func noApplicant(id string, apps *schema.Applications, result *allocation.Result) error {
	row := ""
	for _, r := range result.Refused() {
		if r.ID == id {
			row = strconv.Itoa(r.Row)
			break
		}
	}
	var ids []string
	for _, a := range apps.List() {
		ids = append(ids, a.ID)
	}
	near, _ := spell.Nearest(id, ids)
	return problem("door-no-applicant", "id", report.Safe(id), "row", row, "near", near)
}
