package schema

import "github.com/merit-rules/merit/internal/program"

// Allocation says how a policy makes its list: what is ranked by, what settles
// ties, what happens when money runs out. Tiers and quotas are those of
// [Policy.Tiers] and [Policy.Quotas], or of the pools where there are any.
type Allocation struct {
	RankBy       []RankKey
	PreferNumber bool   // as many as possible are funded before the ranking is looked at
	AtCut        string // ties for a place: "ask", "lot", "exclude", "include"
	AtTier       string // ties for a tier: "ask", "lot", "higher", "lower"
	Vacancy      string // what follows when a winner withdraws: "rerun", "keep", "empty"
	Count        []Citation
	Budget       *Budget // nil: none
	Pools        []Pool
	Citations    []Citation
}

// RankKey is one key of a ranking.
type RankKey struct {
	By        string // the expression as written
	Kind      string // of [Type]: "number", "date", ...
	Ascending bool   // the smallest, or earliest, ranks first
	Values    []string
}

// Budget is what the money of a round does when it does not suffice.
type Budget struct {
	WhenShort string // "stop", "partial", "skip", "scale", "whole"
	By        string // "all", "tier", "class", of "scale" and "whole"
	Citations []Citation
}

// Pool is a set-aside: a list of its own, made of those whom it admits and whom no
// earlier pool funded. One with Values is a pool for each of them.
type Pool struct {
	ID        string
	Title     Text
	Values    []string
	Where     string // whom it admits, as written; "": everybody
	LosersOut bool   // whom it refuses no later pool admits
	Lapses    bool   // what it leaves over goes to no later pool
	Tiers     []Tier
	Quotas    []Quota
	Count     []Citation
	Budget    *Budget
	Citations []Citation
}

// Allocation is how the list is made; nil for a policy that funds nobody.
func (p *Policy) Allocation() *Allocation {
	a := p.program.Allocation
	if a == nil {
		return nil
	}
	out := &Allocation{
		RankBy: rankKeys(a.RankBy), PreferNumber: a.Number, AtCut: word(a.AtCut, "ask"), AtTier: word(a.AtTier, "ask"),
		Vacancy: word(a.Vacancy, "rerun"), Count: mostCitations(a.Count), Budget: budget(a.Budget), Citations: citations(a.Cite),
	}
	for i := range a.Pools {
		out.Pools = append(out.Pools, pool(&a.Pools[i]))
	}
	return out
}

func pool(p *program.Pool) Pool {
	out := Pool{
		ID: p.ID, Title: Text(p.Title), LosersOut: p.Out, Lapses: p.Lapse, Tiers: tiers(p.Tiers), Quotas: quotas(p.Quotas),
		Count: mostCitations(p.Count), Budget: budget(p.Budget), Citations: citations(p.Cite),
	}
	if p.Where != nil && p.Where.Expr != nil {
		out.Where = p.Where.Expr.Text
	}
	if p.Each != nil {
		for _, s := range p.Shares {
			out.Values = append(out.Values, s.Value)
		}
	}
	return out
}

func rankKeys(list []program.RankKey) []RankKey {
	var out []RankKey
	for _, k := range list {
		key := RankKey{Ascending: k.Asc, Values: k.Values, Kind: kindNames[k.By.Type.Kind]}
		if k.By.Expr != nil {
			key.By = k.By.Expr.Text
		}
		out = append(out, key)
	}
	return out
}

func mostCitations(m *program.Most) []Citation {
	if m == nil {
		return nil
	}
	return citations(m.Cite)
}

func budget(b *program.Budget) *Budget {
	if b == nil {
		return nil
	}
	return &Budget{WhenShort: word(b.When, "stop"), By: word(b.By, "all"), Citations: citations(b.Cite)}
}

func word(w, unless string) string {
	if w == "" {
		return unless
	}
	return w
}

func tiers(list []program.Tier) []Tier {
	var out []Tier
	for _, t := range list {
		out = append(out, Tier{ID: t.ID, Title: Text(t.Title), Citations: citations(t.Cite)})
	}
	return out
}

func quotas(list []program.Quota) []Quota {
	var out []Quota
	for _, q := range list {
		out = append(out, Quota{ID: q.ID, Title: Text(q.Title), Each: q.Each != nil, Money: q.Of == "amount", Citations: citations(q.Cite)})
	}
	return out
}
