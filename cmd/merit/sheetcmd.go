package main

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/cmd/merit/tables"
	"github.com/merit-rules/merit/cmd/merit/workbook"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/schema"
)

type sheetOptions struct {
	output, apply string
	dry           bool
}

func (d *door) sheetCommand() *cobra.Command {
	var o sheetOptions
	c := &cobra.Command{
		Use:     "sheet POLICY -o RULES.xlsx | sheet --apply RULES.xlsx POLICY",
		Short:   d.say("把政策的参数、分档、得分、选项、文字导成表格，改好再写回", "a policy's figures, bands, points, options and texts as tables, and back"),
		Example: "  merit sheet policy.yaml -o rules.xlsx\n  merit sheet --apply rules.xlsx policy.yaml\n  merit sheet --apply rules.xlsx --dry-run policy.yaml",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if o.apply != "" {
				return d.applySheet(args[0], o)
			}
			return d.drawSheet(args[0], o)
		},
	}
	f := c.Flags()
	f.StringVarP(&o.output, "output", "o", "", d.say("写入的文件；写回时默认是政策文件本身", "the file to write; with --apply the policy itself by default"))
	f.StringVar(&o.apply, "apply", "", d.say("改好的表格，把改动写回政策", "the edited tables, whose edits are put back into the policy"))
	f.BoolVar(&o.dry, "dry-run", false, d.say("只列出改动，不写入", "list the edits, write nothing"))
	return c
}

// ruled is a policy with its own text as tables. The tables are of that one file:
// what it includes or extends has tables of its own.
type ruled struct {
	name   string
	tables *tables.Set
	origin tables.Origin
	lang   string
}

func (d *door) ruled(name string) (*ruled, error) {
	text, err := d.read(name, policyLimit)
	if err != nil {
		return nil, err
	}
	p, err := d.policyText(name, text)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(text)
	r := &ruled{name: name, tables: tables.Of(name, text, p.Language()), lang: p.Language()}
	r.origin = tables.Origin{Policy: p.ID(), Title: p.Title(r.lang), Hash: hex.EncodeToString(sum[:])}
	return r, nil
}

func (d *door) drawSheet(name string, o sheetOptions) error {
	if err := workbookName(o.output); err != nil {
		return err
	}
	r, err := d.ruled(name)
	if err != nil {
		return err
	}
	data, err := r.tables.Book(r.origin, r.lang).Bytes()
	if err != nil {
		return problem("door-write", "file", o.output, "why", err.Error())
	}
	return d.deliver(o.output, data)
}

func (d *door) applySheet(name string, o sheetOptions) error {
	r, err := d.ruled(name)
	if err != nil {
		return err
	}
	data, err := d.read(o.apply, policyLimit*4)
	if err != nil {
		return err
	}
	book, err := workbook.Open(data)
	if err != nil {
		return d.brokenBook(o.apply, err)
	}
	edits, problems := r.tables.Compare(book, r.origin, r.lang)
	if len(problems) > 0 {
		return d.wrongSheet(o.apply, problems)
	}
	if len(edits) == 0 {
		d.tell("xlsx-rules-none", "file", o.apply)
		return nil
	}
	text, problems := r.tables.Apply(edits)
	if len(problems) > 0 {
		return d.wrongSheet(o.apply, problems)
	}
	for _, e := range edits {
		d.tell("xlsx-rules-change", "cell", e.Cell, "key", e.Key, "old", e.Old, "new", e.New)
	}
	return d.writePolicy(r.name, text, len(edits), o)
}

// writePolicy checks the new text as a whole before it takes the place of the old.
func (d *door) writePolicy(name string, text []byte, edits int, o sheetOptions) error {
	files := filesOf(name, text)
	if _, err := schema.Load(name, text, files); err != nil {
		if err := d.diagnosed(err, texts(name, text, files)); err != nil {
			d.tell("xlsx-rules-wrong")
			return err
		}
	}
	if o.dry {
		return nil
	}
	output := o.output
	if output == "" {
		output = name
	}
	if err := d.deliver(output, text); err != nil {
		return err
	}
	d.tell("xlsx-rules-done", "file", output, "count", strconv.Itoa(edits))
	return nil
}

// wrongSheet says everything that speaks against a workbook of tables.
func (d *door) wrongSheet(file string, problems []message.Problem) error {
	for _, p := range problems {
		d.talk(report.Safe(file + ": " + message.Text(d.lang(), p.Code, p.Args)))
	}
	return reported()
}
