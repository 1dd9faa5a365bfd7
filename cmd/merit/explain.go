package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/jsonapi"
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
		Use:     "explain POLICY APPLICATIONS...",
		Short:   d.say("名单是怎样产生的；加 --id 看一个申报者：每个数怎么来，依据哪一条", "how the list came about; with --id one applicant's sheet: where each number comes from, and its clause"),
		Example: "  merit explain policy.yaml applications.csv --as-of 2025-10-17\n  merit explain policy.yaml applications.csv --as-of 2025-10-17 --id P01",
		Args:    arguments(2, -1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.explain(args[0], args[1:], o) },
	}
	o.add(c, d)
	f := c.Flags()
	f.StringVar(&o.id, "id", "", d.say("只看这个申报者", "only the applicant with this id"))
	f.StringVar(&o.format, "format", "table", "table, json")
	f.StringVarP(&o.output, "output", "o", "", d.say("写入文件", "write to a file"))
	return c
}

func (d *door) explain(policyFile string, files []string, o explainOptions) error {
	if err := oneOf("--format", o.format, "table", "json"); err != nil {
		return err
	}
	s, err := d.stage(policyFile, files, &o.terms, o.format, false)
	if err != nil {
		return err
	}
	result, err := allocation.Run(s.policy, s.apps, s.terms)
	if err != nil {
		return d.refusedTerms(err)
	}
	view, err := overview(s.policy, result)
	if err != nil {
		return err
	}
	if o.id == "" {
		return d.page(view, o)
	}
	raw, ok := result.ApplicantJSON(o.id)
	if !ok {
		return noApplicant(o.id, s.apps, result)
	}
	needs, _ := result.NeedsJSON(o.id)
	return d.sheet(raw, needs, view, o)
}

// overview draws a result together.
func overview(p *schema.Policy, result *allocation.Result) (*report.Overview, error) {
	r, err := report.Open(result.JSON())
	if err != nil {
		return nil, err
	}
	return report.Draw(r, p)
}

// page writes how the whole list came about.
func (d *door) page(view *report.Overview, o explainOptions) error {
	if o.format == "json" {
		return d.deliver(o.output, append(view.JSON(d.lang()), '\n'))
	}
	return d.deliver(o.output, []byte(view.Text(d.style(d.out))))
}

// sheet writes all about one applicant; needs is nil where no total decides.
func (d *door) sheet(raw, needs []byte, view *report.Overview, o explainOptions) error {
	if o.format == "json" {
		return d.deliver(o.output, append(jsonapi.Explained(raw, needs), '\n'))
	}
	n, err := canon.Parse(raw)
	if err != nil {
		return err
	}
	style := d.style(d.out)
	page := report.Sheet(n, style)
	if needs != nil {
		totals, err := canon.Parse(needs)
		if err != nil {
			return err
		}
		page += report.Needs(n, totals, style)
	}
	return d.deliver(o.output, []byte(page+view.Ticket(o.id, style)))
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
