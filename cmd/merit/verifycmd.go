package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/jsonapi"
	"github.com/merit-rules/merit/internal/report"
)

func (d *door) verifyCommand() *cobra.Command {
	var o struct {
		terms
		format string
	}
	c := &cobra.Command{
		Use:     "verify POLICY APPLICATIONS... RESULT",
		Short:   d.say("核对一份结果：由另一套代码复算", "check a result with code that did not make it"),
		Example: "  merit verify policy.yaml applications.csv result.json --ledger ledger.jsonl",
		Args:    arguments(3, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			return d.verify(args[0], args[1:len(args)-1], args[len(args)-1], o.terms, o.format)
		},
	}
	o.add(c, d)
	c.Flags().StringVar(&o.format, "format", "text", "text, json")
	return c
}

func (d *door) verify(policyFile string, files []string, resultFile string, o terms, format string) error {
	if err := oneOf("--format", format, "text", "json"); err != nil {
		return err
	}
	s, err := d.stage(policyFile, files, &o, "json", false)
	if err != nil {
		return err
	}
	data, err := d.read(resultFile, resultLimit)
	if err != nil {
		return err
	}
	findings, err := allocation.Verify(s.policy, s.apps, s.terms, data)
	if err != nil {
		return d.refusedTerms(err)
	}
	return d.findings(resultFile, findings, format)
}

func (d *door) findings(file string, list []allocation.Finding, format string) error {
	if format == "json" {
		if err := d.print(append(jsonapi.Findings(list, d.lang()), '\n')); err != nil {
			return err
		}
	} else {
		text := ""
		for i := range list {
			text += report.Safe(file+": "+list[i].Message(d.lang())) + " [" + list[i].Code + "]\n"
		}
		if err := d.print([]byte(text)); err != nil {
			return err
		}
		d.tell(verdictOf(list), "file", file, "count", strconv.Itoa(len(list)))
	}
	if len(list) > 0 {
		return reported()
	}
	return nil
}

// verdictOf tells a result that is proven from one that is wrong, and from one in
// which nothing wrong was found but not everything could be proven.
func verdictOf(list []allocation.Finding) string {
	if len(list) == 0 {
		return "door-verified"
	}
	for i := range list {
		if !list[i].Unconfirmed {
			return "door-not-verified"
		}
	}
	return "door-unproven"
}
