package allocation

import (
	"slices"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/spell"
)

// TermError says which of the terms of a [Round] does not fit the applications, or
// cannot be read.
type TermError struct {
	Term  string // "withdraw" or "previous"
	Value string // as it was given; "" where it is a document
	code  string
	args  args
}

// Error is the message in English.
func (e *TermError) Error() string { return e.Message("en") }

// Message says what is wrong, in a language, "zh" or "en".
func (e *TermError) Message(lang string) string { return message.Text(lang, e.code, e.args) }

// after takes over who withdrew and what the list is compared with.
func after(t *round.Terms, p *program.Program, batch *intake.Batch, terms *Round) error {
	if err := knownAll(terms.Withdraw, batch); err != nil {
		return err
	}
	t.Withdraw = terms.Withdraw
	if len(terms.Previous) > 0 {
		earlier, err := readPrevious(p, terms.Previous)
		if err != nil {
			return err
		}
		t.Previous = earlier
	}
	if p.Allocation != nil && p.Allocation.Vacancy == "keep" && len(terms.Withdraw) > 0 && t.Previous == nil {
		return previousError("moment-keep-previous", nil)
	}
	return nil
}

// knownAll wants every id to be that of an applicant or of a refused row.
func knownAll(ids []string, batch *intake.Batch) error {
	known := map[string]bool{}
	for i := range batch.Applicants {
		known[batch.Applicants[i].ID] = true
	}
	for i := range batch.Refused {
		known[batch.Refused[i].ID] = true
	}
	for _, id := range ids {
		if known[id] && id != "" {
			continue
		}
		var all []string
		for name := range known {
			all = append(all, name)
		}
		slices.Sort(all)
		near, _ := spell.Nearest(id, all)
		return &TermError{Term: "withdraw", Value: id, code: "moment-withdraw", args: args{"seen": id, "near": near}}
	}
	return nil
}

func previousError(code string, a args) error {
	return &TermError{Term: "previous", code: code, args: a}
}

// readPrevious reads the awards of an earlier list.
func readPrevious(p *program.Program, data []byte) (map[string]round.Earlier, error) {
	doc, err := canon.ParseWithout(data, "score", "values", "failures", "warnings", "missing", "why")
	if err != nil {
		return nil, previousError("moment-previous", unreadable(err))
	}
	x := previous{program: p, own: doc.Get("merit") != nil, won: map[string]round.Earlier{}}
	switch {
	case doc.Kind != canon.Object || doc.Get("applicants") == nil || doc.Get("applicants").Kind != canon.Array:
		return nil, previousError("moment-previous-form", nil)
	case x.own:
		if err := x.result(doc, data); err != nil {
			return nil, err
		}
	}
	if err := x.keys(doc, "applicants"); err != nil {
		return nil, err
	}
	for _, applicant := range items(doc.Get("applicants")) {
		if err := x.applicant(&applicant); err != nil {
			return nil, err
		}
	}
	return x.won, nil
}

// previous reads an earlier list: a result of ours, which is whole or refused, or
// a list written by hand, in which every key counts.
type previous struct {
	program *program.Program
	own     bool
	seen    map[string]bool
	won     map[string]round.Earlier
}

// result checks that a result of ours is unchanged, of this policy, and a list.
func (x *previous) result(doc *canon.Node, data []byte) error {
	if sum, err := canon.Sum(data, "sha256"); err != nil || sum != text(doc.Get("sha256")) {
		return previousError("moment-previous-hash", nil)
	}
	if id := text(doc.Get("policy").Get("id")); id != x.program.Policy.ID {
		return previousError("moment-previous-policy", args{"seen": id, "policy": x.program.Policy.ID})
	}
	if list := doc.Get("allocation"); list == nil || list.Get("error") != nil {
		return previousError("moment-previous-none", nil)
	}
	return nil
}

// keys wants nothing but these keys in a list written by hand.
func (x *previous) keys(n *canon.Node, legal ...string) error {
	if x.own {
		return nil
	}
	for i := range n.Members {
		if key := n.Members[i].Key; !slices.Contains(legal, key) {
			near, _ := spell.Nearest(key, legal)
			return previousError("moment-previous-key", args{"seen": key, "near": near})
		}
	}
	return nil
}

func (x *previous) applicant(n *canon.Node) error {
	id := n.Get("id")
	if n.Kind != canon.Object || id == nil || id.Kind != canon.String {
		return previousError("moment-previous-form", nil)
	}
	if err := x.keys(n, "id", "name", "award"); err != nil {
		return err
	}
	if x.seen == nil {
		x.seen = map[string]bool{}
	}
	if x.seen[id.Text] {
		return previousError("moment-previous-twice", args{"id": id.Text})
	}
	x.seen[id.Text] = true
	award := n.Get("award")
	if award == nil {
		return nil
	}
	if award.Kind != canon.Object {
		return previousError("moment-previous-form", nil)
	}
	if err := x.keys(award, "pool", "tier", "amount"); err != nil {
		return err
	}
	return x.award(id.Text, award)
}

// award takes one earlier award. Without a tier it is in the nameless one, or was
// contested between tiers that have names.
func (x *previous) award(id string, n *canon.Node) error {
	tier, pool := n.Get("tier"), n.Get("pool")
	for _, name := range []*canon.Node{tier, pool} {
		if name != nil && name.Kind != canon.String {
			return previousError("moment-previous-form", nil)
		}
	}
	e := round.Earlier{Tier: text(tier), Pool: text(pool), HasPool: pool != nil}
	e.HasTier = tier != nil || slices.Contains(x.tiers(e), "")
	if legal := x.tiers(e); !x.own && tier != nil && !slices.Contains(legal, e.Tier) {
		near, _ := spell.Nearest(e.Tier, legal)
		return previousError("moment-previous-tier", args{"id": id, "seen": e.Tier, "near": near})
	}
	if a := x.program.Allocation; a != nil && a.Vacancy == "keep" && len(a.Pools) > 0 && pool == nil {
		return previousError("moment-previous-pool", args{"id": id})
	}
	x.won[id] = e
	return nil
}

// tiers are the ids of the tiers that an award can be in.
func (x *previous) tiers(e round.Earlier) []string {
	var ids []string
	a := x.program.Allocation
	if a == nil {
		return nil
	}
	if len(a.Pools) == 0 {
		for i := range a.Tiers {
			ids = append(ids, a.Tiers[i].ID)
		}
	}
	for i := range a.Pools {
		if e.HasPool && !e.Of(a.Pools[i].ID) {
			continue
		}
		for j := range a.Pools[i].Tiers {
			ids = append(ids, a.Pools[i].Tiers[j].ID)
		}
	}
	return ids
}
