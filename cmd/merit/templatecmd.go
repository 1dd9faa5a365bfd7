package main

import (
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/cmd/merit/form"
	"github.com/merit-rules/merit/internal/program"
)

type templateOptions struct {
	output string
	rows   int
}

func (d *door) templateCommand() *cobra.Command {
	var o templateOptions
	c := &cobra.Command{
		Use:     "template POLICY -o FORM.xlsx",
		Short:   d.say("空白申报表：下拉选项、单位、填报说明和录入检查", "an empty form with drop-downs, units, help and checks"),
		Example: "  merit template policy.yaml -o form.xlsx\n  merit run policy.yaml form.xlsx",
		Args:    arguments(1, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.template(args[0], o) },
	}
	c.Flags().StringVarP(&o.output, "output", "o", "", d.say("写入的工作簿（.xlsx）", "the workbook to write (.xlsx)"))
	c.Flags().IntVar(&o.rows, "rows", 1000, d.say("为多少个申报者备好录入检查", "for how many applicants the checks are laid out"))
	return c
}

// maxFormRows is how far the checks of a form may reach.
const maxFormRows = 100000

func (d *door) template(policyFile string, o templateOptions) error {
	if err := workbookName(o.output); err != nil {
		return err
	}
	if o.rows < 1 || o.rows > maxFormRows {
		return usage("door-flag-invalid", "flag", "--rows", "seen", strconv.Itoa(o.rows), "legal", "1-"+strconv.Itoa(maxFormRows))
	}
	p, err := d.policy(policyFile)
	if err != nil {
		return err
	}
	book, wrong := form.Draw(p.Compiled().(*program.Program), form.Options{Lang: d.lang(), Rows: o.rows})
	if wrong != nil {
		return &failure{status: problems, code: wrong.Code, args: wrong.Args}
	}
	data, err := book.Bytes()
	if err != nil {
		return problem("door-write", "file", o.output, "why", err.Error())
	}
	return d.deliver(o.output, data)
}

// workbookName checks the name of a workbook that is to be written. Bytes of a
// workbook on a terminal help nobody, so there must be one; "-" is standard output.
func workbookName(file string) error {
	switch {
	case file == "":
		return usage("door-workbook-name")
	case file != "-" && !strings.EqualFold(filepath.Ext(file), ".xlsx"):
		return usage("door-workbook-ending", "file", file)
	}
	return nil
}
