package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/compare"
	"github.com/merit-rules/merit/internal/outcome"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/schema"
)

type diffOptions struct {
	format, output string
	new, old       side
	stage, seed    string
	header         int
	witness        bool
}

// side is what one of the editions is run with.
type side struct {
	applications []string
	asOf, ledger string
	year         int
}

func (d *door) diffCommand() *cobra.Command {
	var o diffOptions
	c := &cobra.Command{
		Use:     "diff OLD NEW",
		Short:   d.say("比较政策的两个版本：含义上改了什么；加 --applications 看谁的结果因此不同", "what changed between two editions of a policy, by meaning; with --applications whose outcome changes, and because of what"),
		Example: "  merit diff policy-2024.yaml policy-2025.yaml\n  merit diff policy-2024.yaml policy-2025.yaml --applications applications.csv --as-of 2025-10-17\n  merit diff policy-2024.yaml policy-2025.yaml --witness",
		Args:    arguments(2, 2),
		RunE:    func(_ *cobra.Command, args []string) error { return d.diff(args[0], args[1], o) },
	}
	f := c.Flags()
	f.StringVar(&o.format, "format", "text", "text, json")
	f.StringVarP(&o.output, "output", "o", "", d.say("写入文件", "write to a file"))
	f.StringArrayVar(&o.new.applications, "applications", nil, d.say("申报文件：两个版本都用它评审一遍；可多次", "FILE of applications that both editions are run on; may be repeated"))
	f.StringArrayVar(&o.old.applications, "old-applications", nil, d.say("旧版本的申报文件（申报项不同时）；可多次", "FILE of applications for the old edition, where its inputs are others; may be repeated"))
	f.StringVar(&o.new.asOf, "as-of", "", d.say("基准日，如 2025-10-17", "the day of the run, such as 2025-10-17"))
	f.StringVar(&o.old.asOf, "old-as-of", "", d.say("旧版本的基准日（默认同 --as-of）", "the day for the old edition (default: that of --as-of)"))
	f.StringVar(&o.new.ledger, "ledger", "", d.say("历年台账文件", "ledger file of earlier years"))
	f.StringVar(&o.old.ledger, "old-ledger", "", d.say("旧版本的台账（默认同 --ledger）", "the ledger for the old edition (default: that of --ledger)"))
	f.IntVar(&o.new.year, "year", 0, d.say("项目年度（默认按政策）", "programme year (default: the policy's)"))
	f.IntVar(&o.old.year, "old-year", 0, d.say("旧版本的项目年度（默认同 --year）", "programme year for the old edition (default: that of --year)"))
	f.BoolVar(&o.witness, "witness", false, d.say("找一个被两个版本不同对待的申报者，或者证明没有", "find an applicant whom the editions treat differently, or prove that there is none"))
	f.StringVar(&o.stage, "stage", "", d.say("只到这一阶段", "rules up to this stage"))
	f.StringVar(&o.seed, "seed", "", d.say("抽签种子", "seed of a lot"))
	f.IntVar(&o.header, "header-row", 0, d.say("表头在第几行", "the row that holds the column names"))
	return c
}

// complete checks the flags that need no file, and lets the old side have what is
// given for both.
func (o *diffOptions) complete() error {
	if err := oneOf("--format", o.format, "text", "json"); err != nil {
		return err
	}
	if len(o.new.applications) == 0 {
		for _, f := range []struct {
			name string
			set  bool
		}{{"--old-applications", len(o.old.applications) > 0}, {"--as-of", o.new.asOf != ""}, {"--old-as-of", o.old.asOf != ""}, {"--ledger", o.new.ledger != ""}, {"--old-ledger", o.old.ledger != ""}} {
			if f.set {
				return usage("door-diff-old", "flag", f.name)
			}
		}
	}
	if o.old.asOf == "" {
		o.old.asOf = o.new.asOf
	}
	if o.old.ledger == "" {
		o.old.ledger = o.new.ledger
	}
	if o.old.year == 0 {
		o.old.year = o.new.year
	}
	return nil
}

func (d *door) diff(oldFile, newFile string, o diffOptions) error {
	if err := o.complete(); err != nil {
		return err
	}
	before, err := d.edition(oldFile)
	if err != nil {
		return err
	}
	after, err := d.edition(newFile)
	if err != nil {
		return err
	}
	r := compare.Between(before, after)
	var rounds *compare.Rounds
	if len(o.new.applications) > 0 {
		d.work()
		if rounds, err = d.bothRounds(r, &o); err != nil {
			return err
		}
	}
	var search *compare.Search
	if o.witness {
		d.work()
		search = r.Witness()
	}
	if o.format == "json" {
		return d.deliver(o.output, append(r.JSON(rounds, search), '\n'))
	}
	return d.deliver(o.output, []byte(report.Comparison(r, rounds, search, d.style(d.out))))
}

// edition reads a policy for comparing. Its errors are shown on stderr.
func (d *door) edition(file string) (*compare.Edition, error) {
	text, err := d.read(file, policyLimit)
	if err != nil {
		return nil, err
	}
	if _, err := d.policyText(file, text); err != nil {
		return nil, err
	}
	return compare.Read(file, text, filesOf(file, text)), nil
}

// bothRounds runs both editions and looks for what their differences come from.
func (d *door) bothRounds(r *compare.Result, o *diffOptions) (*compare.Rounds, error) {
	old, before := o.old, r.Old
	if len(old.applications) == 0 {
		old.applications, before = o.new.applications, r.Before()
	}
	was, err := d.roundOf(before, &old, o)
	if err != nil {
		return nil, err
	}
	r.Translate(was)
	is, err := d.roundOf(r.New, &o.new, o)
	if err != nil {
		return nil, err
	}
	quiet := *d
	quiet.errs, quiet.busy = io.Discard, nil
	rounds := &compare.Rounds{Old: was, New: is, Effects: compare.Effects(was, is)}
	r.Causes(rounds.Effects, func(e *compare.Edition) *outcome.Round {
		round, err := quiet.roundOf(e, &o.new, o)
		if err != nil {
			return nil
		}
		return round
	})
	return rounds, nil
}

// roundOf runs one edition.
func (d *door) roundOf(e *compare.Edition, s *side, o *diffOptions) (*outcome.Round, error) {
	p, err := schema.Assembled(e.File(), e.Outcome())
	if err != nil {
		return nil, d.diagnosed(err, nil)
	}
	b, err := d.ledger(s.ledger, false)
	if err != nil {
		return nil, err
	}
	defer b.close()
	apps, err := d.applications(p, s.applications, o.header)
	if err != nil {
		return nil, err
	}
	result, err := allocation.Run(p, apps, allocation.Round{
		AsOf: s.asOf, Stage: o.stage, Year: s.year, Seed: o.seed, Ledger: b.chain, Language: d.sentences(o.format),
	})
	if err != nil {
		return nil, d.refusedTerms(err)
	}
	return outcome.Read(result.JSON())
}
