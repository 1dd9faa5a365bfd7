package main

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/ledger"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/internal/spell"
	"github.com/merit-rules/merit/schema"
)

type recordOptions struct {
	event, policy, amount, rule string
	id                          []string
	year                        int
	again, unlisted             bool
}

func (d *door) ledgerRecord() *cobra.Command {
	var o recordOptions
	c := &cobra.Command{
		Use: "record FILE --event payment|lifted --id ID --policy POLICY",
		Short: d.say("把一笔拨付或一次解除处罚记入台账",
			"write a payment, or the lifting of a sanction, to the ledger"),
		Long: d.say(`把一笔拨付（payment）或一次解除处罚（lifted）记入台账。
处罚和支持由 merit run --write-ledger 记入；钱拨出去以后，用本命令逐笔记录，
追回金额（recover: paid）就是按这些记录算的。
台账只增不改：写入前锁定文件、核对哈希链，写入后落盘；同一条不会记两次。`,
			`Writes a payment, or the lifting of a sanction, to the ledger.
Sanctions and awards are written by merit run --write-ledger. What is paid out
afterwards is recorded here, payment by payment: what has to be paid back
(recover: paid) is the sum of these.
A ledger only grows: the file is locked and its chain checked before anything is
written, and what was written is synced; the same event is never written twice.`),
		Example: "  merit ledger record ledger.jsonl --policy policy.yaml --event payment --id P15 --amount 9万\n" +
			"  merit ledger record ledger.jsonl --policy policy.yaml --event lifted --id P29 --year 2026 --rule 完成率合格",
		Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error { return d.record(args[0], o) },
	}
	f := c.Flags()
	f.StringVar(&o.event, "event", "", d.say("payment（拨付）或 lifted（解除处罚）", "payment or lifted"))
	f.StringVar(&o.policy, "policy", "", d.say("政策文件", "the policy file"))
	f.StringArrayVar(&o.id, "id", nil, d.say("主体：政策 subject 所指的值（默认是编号），可多次", "whom: what the policy's subject follows (by default the id); may be repeated"))
	f.IntVar(&o.year, "year", 0, d.say("项目年度（默认按政策）", "programme year (default: the policy's)"))
	f.StringVar(&o.amount, "amount", "", d.say("拨付金额，如 90000 或 9万", "what was paid, such as 90000 or 9万"))
	f.StringVar(&o.rule, "rule", "", d.say("只解除这条规则的处罚（默认全部）", "lift the sanction of this rule only (default: all)"))
	f.BoolVar(&o.again, "again", false, d.say("已有完全相同的一条，仍再记一条（如金额相同的第二笔）", "one more although an equal event is there, such as a second instalment"))
	f.BoolVar(&o.unlisted, "unlisted", false, d.say("台账里没有这个主体也记", "also for a party that the ledger does not know"))
	return c
}

// complete checks the flags that need no file.
func (o *recordOptions) complete() error {
	if err := oneOf("--event", o.event, "payment", "lifted"); err != nil {
		return err
	}
	switch {
	case o.policy == "":
		return usage("door-flag-value", "flag", "--policy")
	case len(o.id) == 0 || slices.ContainsFunc(o.id, func(id string) bool { return ledger.Fold(id) == "" }):
		return usage("door-flag-value", "flag", "--id")
	case o.event == "payment" && o.amount == "":
		return usage("door-flag-value", "flag", "--amount")
	case o.event == "payment" && o.rule != "":
		return usage("door-record-flag", "flag", "--rule", "event", "lifted")
	case o.event == "lifted" && o.amount != "":
		return usage("door-record-flag", "flag", "--amount", "event", "payment")
	}
	return nil
}

func (d *door) record(file string, o recordOptions) error {
	if err := o.complete(); err != nil {
		return err
	}
	p, err := d.policy(o.policy)
	if err != nil {
		return err
	}
	e, err := d.event(p, &o)
	if err != nil {
		return err
	}
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) && !o.unlisted {
		return problem("door-missing", "file", file)
	}
	b, err := d.ledger(file, true)
	if err != nil {
		return err
	}
	defer b.close()
	chain := b.chain.Chain().(*ledger.Ledger)
	if err := d.known(chain, &e, &o); err != nil {
		return err
	}
	return d.enter(b, chain, e, o.again)
}

// event is what the flags ask to be written.
func (d *door) event(p *schema.Policy, o *recordOptions) (ledger.Event, error) {
	kind, _ := ledger.ParseKind(o.event)
	e := ledger.Event{Kind: kind, Year: o.year, Policy: p.ID(), Programme: p.Programme(), Subject: o.id, Rule: o.rule}
	if e.Year == 0 {
		e.Year = p.Year()
	}
	if e.Year == 0 {
		return e, problem("door-ledger-year")
	}
	if e.Year < 1 || e.Year > 9999 {
		return e, usage("door-flag-invalid", "flag", "--year", "seen", strconv.Itoa(e.Year))
	}
	if kind != ledger.Payment {
		return e, nil
	}
	amount, err := d.money(p, o.amount)
	e.Amount, e.HasAmount = amount, true
	return e, err
}

// money reads an amount as a cell of an application would be.
func (d *door) money(p *schema.Policy, text string) (exact.Num, error) {
	v, faults := intake.ReadValue(text, intake.Column{Name: "--amount", Type: &program.Type{Kind: program.Money}, Currency: p.Currency()})
	if len(faults) > 0 {
		d.talk("merit: --amount: " + report.Safe(faults[0].Text(d.lang())))
		return exact.Num{}, &failure{status: misused}
	}
	if v.State() != program.IsNumber || v.Num().Sign() <= 0 {
		return exact.Num{}, usage("door-flag-invalid", "flag", "--amount", "seen", text)
	}
	return v.Num(), nil
}

// known wants the party of an event to stand in the ledger with what the event
// follows on, an award or a sanction, and takes over how the ledger names it. A line
// that nobody can find again cannot be taken back.
func (d *door) known(l *ledger.Ledger, e *ledger.Event, o *recordOptions) error {
	if o.unlisted {
		return nil
	}
	before := grounds(l.History(e.Subject), e)
	if len(before) == 0 {
		return problem("door-record-"+o.event, "id", o.id[0], "year", strconv.Itoa(e.Year))
	}
	var rules []string
	same := true
	for _, x := range before {
		rules = append(rules, x.Rule)
		same = same && slices.Equal(x.Subject, before[0].Subject)
	}
	if e.Rule != "" && !slices.Contains(rules, e.Rule) {
		near, _ := spell.Nearest(e.Rule, rules)
		return problem("door-record-rule", "id", o.id[0], "rule", e.Rule, "near", near)
	}
	if same { // otherwise the flags name two parties at once, and are taken as they are
		e.Subject = before[0].Subject
	}
	d.overpaid(l, e)
	return nil
}

// grounds are the events that a payment or the lifting of a sanction follows on:
// the awards of the year, or the sanctions.
func grounds(list []ledger.Event, e *ledger.Event) []ledger.Event {
	var out []ledger.Event
	for _, x := range list {
		if !x.InProgramme(e.Programme, e.Policy) {
			continue
		}
		if e.Kind == ledger.Payment && x.Kind == ledger.Award && x.Year == e.Year || e.Kind == ledger.Lifted && x.Kind == ledger.Sanction {
			out = append(out, x)
		}
	}
	return out
}

// overpaid warns where more was paid than awarded.
func (d *door) overpaid(l *ledger.Ledger, e *ledger.Event) {
	awarded, paid := l.Money(e.Subject, e.Programme, e.Policy, e.Year)
	if e.Kind == ledger.Payment && exact.Cmp(exact.Add(paid, e.Amount), awarded) > 0 {
		d.tell("door-record-over", "id", e.Subject[0], "awarded", awarded.String(), "paid", exact.Add(paid, e.Amount).String())
	}
}

// enter writes the event, once more if again.
func (d *door) enter(b *book, chain *ledger.Ledger, e ledger.Event, again bool) error {
	events := []ledger.Event{e}
	for again && len(chain.Append(events)) == 0 {
		events = append(events, e)
	}
	lines := chain.Append(events)
	if len(lines) == 0 {
		d.tell("door-record-held", "file", b.name)
		return nil
	}
	return b.extend(d, lines)
}
