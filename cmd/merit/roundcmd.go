package main

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/schema"
)

type runOptions struct {
	terms
	format, output, explain string
	mark                    string
	write                   bool
}

func (d *door) runCommand() *cobra.Command {
	var o runOptions
	c := &cobra.Command{
		Use:     "run POLICY APPLICATIONS...",
		Short:   d.say("评审一轮：资格、得分、名单", "run a round: eligibility, scores, the list"),
		Example: "  merit run policy.yaml applications.csv --as-of 2025-10-17\n  merit run policy.yaml form.xlsx --format json -o result.json\n  merit run policy.yaml applications.json --ledger ledger.jsonl --write-ledger",
		Args:    arguments(2, -1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.run(args[0], args[1:], o) },
	}
	o.add(c, d)
	f := c.Flags()
	f.StringVar(&o.format, "format", "", d.say("table、json、csv、xlsx（默认按 -o 的扩展名，否则 table）", "table, json, csv, xlsx (default: by the ending of -o, else table)"))
	f.StringVarP(&o.output, "output", "o", "", d.say("写入文件，整体写成或不写", "write to a file, whole or not at all"))
	f.StringVar(&o.explain, "explain", "all", d.say("写明谁的理由：all、near、none", "whose reasons are written: all, near, none"))
	f.StringVar(&o.mark, "mark", "", d.say("把申报工作簿另存一份，有误的格子标红并加批注", "write a copy of the workbook of applications with its wrong cells in red, each with a comment"))
	f.BoolVar(&o.write, "write-ledger", false, d.say("把本轮的处罚和支持记入台账", "write this round's sanctions and awards to the ledger"))
	return c
}

var extents = map[string]allocation.Explain{"all": allocation.ExplainAll, "near": allocation.ExplainNear, "none": allocation.ExplainNone}

// complete checks the flags that need no file.
func (o *runOptions) complete() error {
	if o.format == "" {
		o.format = strings.TrimPrefix(strings.ToLower(filepath.Ext(o.output)), ".")
		if o.format != "json" && o.format != "csv" && o.format != "xlsx" {
			o.format = "table"
		}
	}
	if err := oneOf("--format", o.format, "table", "json", "csv", "xlsx"); err != nil {
		return err
	}
	if err := oneOf("--explain", o.explain, "all", "near", "none"); err != nil {
		return err
	}
	if o.format == "xlsx" {
		if err := workbookName(o.output); err != nil {
			return err
		}
	}
	if o.write && o.ledger == "" {
		return usage("door-ledger-flag")
	}
	return nil
}

func (d *door) run(policyFile string, files []string, o runOptions) error {
	if err := o.complete(); err != nil {
		return err
	}
	marks, err := d.newMarker(o.mark, files)
	if err != nil {
		return err
	}
	d.marks = marks
	s, err := d.stage(policyFile, files, &o.terms, o.format, o.write)
	if err != nil {
		return errors.Join(err, d.writeMarks())
	}
	defer s.book.close()
	s.terms.Explain = extents[o.explain]
	result, data, err := d.settle(s, o.format)
	if err != nil {
		return errors.Join(err, d.writeMarks())
	}
	marks.checked(result)
	if err := d.writeMarks(); err != nil {
		return err
	}
	if err := s.book.append(d, result); err != nil {
		return err
	}
	if err := d.deliver(o.output, data); err != nil {
		return err
	}
	d.summary(result, o.format)
	if !result.Final() {
		return reported()
	}
	return nil
}

// staged is all that a round needs.
type staged struct {
	policy *schema.Policy
	apps   *schema.Applications
	terms  allocation.Round
	book   *book
}

// stage reads what a round needs. The caller closes the book.
func (d *door) stage(policyFile string, files []string, o *terms, format string, write bool) (*staged, error) {
	t, err := o.round()
	if err != nil {
		return nil, err
	}
	p, err := d.policy(policyFile)
	if err != nil {
		return nil, err
	}
	if write && p.Year() == 0 && t.Year == 0 {
		return nil, problem("door-ledger-year")
	}
	t.Language = d.sentences(format)
	if o.previous != "" {
		if t.Previous, err = d.read(o.previous, resultLimit); err != nil {
			return nil, err
		}
	}
	d.work()
	apps, err := d.applications(p, files, o.header)
	if err != nil {
		return nil, err
	}
	b, err := d.ledger(o.ledger, write)
	if err != nil {
		return nil, err
	}
	t.Ledger = b.chain
	return &staged{p, apps, t, b}, nil
}

// sentences is the language of a result's sentences. That of a JSON result must
// not depend on the machine, so there only --lang counts.
func (d *door) sentences(format string) string {
	if format == "json" {
		return d.asked
	}
	return d.lang()
}

// settle runs the round and puts its result into a format.
func (d *door) settle(s *staged, format string) (*allocation.Result, []byte, error) {
	result, err := allocation.Run(s.policy, s.apps, s.terms)
	if err != nil {
		return nil, nil, d.refusedTerms(err)
	}
	data := result.JSON()
	if format == "json" {
		return result, data, nil
	}
	r, err := report.Open(data)
	if err != nil {
		return nil, nil, err
	}
	text := ""
	switch format {
	case "xlsx":
		data, err = d.bookOf(r, s.policy.Title(d.lang()))
		return result, data, err
	case "csv":
		text, err = report.CSV(r)
	default:
		text, err = report.Table(r, d.style(d.out))
	}
	return result, []byte(text), err
}

// bookOf is a result as a workbook.
func (d *door) bookOf(r *report.Result, title string) ([]byte, error) {
	pages, err := report.Draft(r, title, report.Style{Lang: d.lang()})
	if err != nil {
		return nil, err
	}
	book, err := resultBook(pages, title)
	if err != nil {
		return nil, err
	}
	return book.Bytes()
}

// refusedTerms says which of the terms does not fit the policy.
func (d *door) refusedTerms(err error) error {
	var voiced interface{ Message(lang string) string }
	if errors.As(err, &voiced) {
		d.talk("merit: " + report.Safe(voiced.Message(d.lang())))
		return reported()
	}
	return d.diagnosed(err, nil)
}

// summary says on stderr how many rows there were, and for formats without room
// for it what is wrong with those refused.
func (d *door) summary(r *allocation.Result, format string) {
	c := r.Counts()
	if format != "table" {
		for _, row := range r.Refused() {
			d.talk(report.Safe(located(row.File, row.Row) + ": " + row.Message))
		}
	}
	d.tell("door-counts", "rows", strconv.Itoa(c.Rows), "applicants", strconv.Itoa(c.Rows-c.Refused), "refused", strconv.Itoa(c.Refused))
}
