package schema

import "github.com/merit-rules/merit/internal/program"

// Allocation says how a policy makes its list: what is ranked by, what settles
// ties, what happens when money runs out. Tiers and quotas are those of
// [Policy.Tiers] and [Policy.Quotas].
type Allocation struct {
	RankBy       []RankKey
	PreferNumber bool   // as many as possible are funded before the ranking is looked at
	AtCut        string // ties for a place: "ask", "lot", "exclude", "include"
	AtTier       string // ties for a tier: "ask", "lot", "higher", "lower"
	Vacancy      string // what follows when a winner withdraws: "rerun", "keep", "empty"
	Count        []Citation
	Budget       *Budget // nil: none
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
	WhenShort string // "stop", "skip", "scale"
	Citations []Citation
}

// Allocation is how the list is made; nil for a policy that funds nobody.
func (p *Policy) Allocation() *Allocation {
	a := p.program.Allocation
	if a == nil {
		return nil
	}
	return &Allocation{
		RankBy: rankKeys(a.RankBy), PreferNumber: a.Number, AtCut: word(a.AtCut, "ask"), AtTier: word(a.AtTier, "ask"),
		Vacancy: word(a.Vacancy, "rerun"), Count: mostCitations(a.Count), Budget: budget(a.Budget), Citations: citations(a.Cite),
	}
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
	return &Budget{WhenShort: word(b.When, "stop"), Citations: citations(b.Cite)}
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
		out = append(out, Quota{ID: q.ID, Title: Text(q.Title), Each: q.Each != nil, Citations: citations(q.Cite)})
	}
	return out
}
