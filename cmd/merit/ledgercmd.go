package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/internal/ledger"
	"github.com/merit-rules/merit/internal/report"
)

func (d *door) ledgerCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "ledger",
		Short:   d.say("历年台账：核对哈希链，列出谁在何年被取消资格，记录拨付", "the ledger of earlier years: its chain of hashes, who is barred when and why, what was paid"),
		Example: "  merit ledger verify ledger.jsonl\n  merit ledger list ledger.jsonl\n  merit ledger record ledger.jsonl --policy policy.yaml --event payment --id P15 --amount 9万",
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return d.noCommand(c, args[0])
			}
			return usage("door-arguments", "usage", "merit ledger verify|list|record FILE")
		},
	}
	c.AddCommand(d.ledgerVerify(), d.ledgerList(), d.ledgerRecord())
	return c
}

func (d *door) ledgerVerify() *cobra.Command {
	var head string
	c := &cobra.Command{
		Use:     "verify FILE",
		Short:   d.say("核对哈希链", "check the chain of hashes"),
		Example: "  merit ledger verify ledger.jsonl --head 3f5a…",
		Args:    arguments(1, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.verifyLedger(args[0], head) },
	}
	c.Flags().StringVar(&head, "head", "", d.say("记下的末行哈希，用来发现尾部缺行", "the hash of the last line as noted earlier, to find lines missing at the end"))
	return c
}

func (d *door) verifyLedger(file, head string) error {
	l, err := d.openLedger(file)
	if err != nil {
		return err
	}
	if head != "" && head != l.Head() {
		return problem("ledger-head", "seen", l.Head(), "want", head)
	}
	return d.print([]byte(report.Safe(d.text("door-ledger-holds", "file", file, "lines", strconv.Itoa(l.Len()), "head", l.Head())) + "\n"))
}

// openLedger reads a ledger whose chain holds; faults are said on stderr.
func (d *door) openLedger(file string) (*ledger.Ledger, error) {
	data, err := d.read(file, ledgerLimit)
	if err != nil {
		return nil, err
	}
	chain, err := d.chain(file, data)
	if err != nil {
		return nil, reported()
	}
	return chain.Chain().(*ledger.Ledger), nil
}

func (d *door) ledgerList() *cobra.Command {
	format := ""
	c := &cobra.Command{
		Use:     "list FILE",
		Short:   d.say("列出台账，处罚注明取消的年度", "list the ledger, sanctions with the years they bar"),
		Example: "  merit ledger list ledger.jsonl --format json",
		Args:    arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := oneOf("--format", format, "table", "json"); err != nil {
				return err
			}
			l, err := d.openLedger(args[0])
			if err != nil {
				return err
			}
			if format == "json" {
				return d.print(append(report.LedgerJSON(l), '\n'))
			}
			return d.print([]byte(report.Ledger(l, d.style(d.out))))
		},
	}
	c.Flags().StringVar(&format, "format", "table", "table, json")
	return c
}
