package main

import (
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"github.com/merit-rules/merit/allocation"
)

// terms are the flags that fix a round.
type terms struct {
	asOf, stage, seed, ledger string
	set, withdraw             []string
	previous                  string
	year                      int
	header                    int
}

func (t *terms) add(c *cobra.Command, d *door) {
	f := c.Flags()
	f.StringVar(&t.asOf, "as-of", "", d.say("基准日，如 2025-10-17", "the day of the run, such as 2025-10-17"))
	f.StringVar(&t.stage, "stage", "", d.say("只到这一阶段", "rules up to this stage"))
	f.IntVar(&t.year, "year", 0, d.say("项目年度（默认按政策）", "programme year (default: the policy's)"))
	f.StringVar(&t.seed, "seed", "", d.say("抽签种子", "seed of a lot"))
	f.StringVar(&t.ledger, "ledger", "", d.say("历年台账文件", "ledger file of earlier years"))
	f.StringArrayVar(&t.set, "set", nil, d.say("改写参数，名称=值，可多次", "NAME=VALUE, another value for a parameter; may be repeated"))
	f.IntVar(&t.header, "header-row", 0, d.say("表头在第几行", "the row that holds the column names"))
	f.StringArrayVar(&t.withdraw, "withdraw", nil, d.say("退出的申报者编号，可多次", "ID of an applicant who withdrew; may be repeated"))
	f.StringVar(&t.previous, "previous", "", d.say("先前的结果文件（JSON），与之比较", "RESULT (JSON) of the earlier list, to compare with"))
}

// round are the terms as package allocation takes them, without what stands in
// files of its own: the ledger and the earlier result.
func (t *terms) round() (allocation.Round, error) {
	r := allocation.Round{AsOf: t.asOf, Stage: t.stage, Year: t.year, Seed: t.seed, Withdraw: t.withdraw}
	for _, s := range t.set {
		name, value, err := setting(s)
		if err != nil {
			return r, err
		}
		if r.Set == nil {
			r.Set = map[string]string{}
		}
		r.Set[name] = value
	}
	return r, nil
}

// setting splits NAME=VALUE.
func setting(s string) (name, value string, err error) {
	name, value, ok := strings.Cut(s, "=")
	if name = norm.NFC.String(strings.TrimSpace(name)); !ok || name == "" {
		return "", "", usage("door-set", "seen", s)
	}
	return name, value, nil
}
