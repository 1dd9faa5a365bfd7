package allocation

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
)

// counts checks the numbers of a round against the applicants that it shows.
func (t *tally) counts() {
	n := map[string]int{"rows": t.r.round.Rows, "refused": t.r.round.Rows - len(t.status), "funded": len(t.awards)}
	for _, status := range t.status {
		n[status]++
	}
	counts := t.v.doc.Get("counts")
	if counts == nil {
		return
	}
	for _, m := range counts.Members {
		t.count(nil, "counts."+m.Key, n[m.Key], &m.Value)
	}
}

// standings checks what a result says of each applicant beside the list itself.
func (t *tally) standings() {
	for _, x := range items(t.v.doc.Get("applicants")) {
		e := t.r.entrant(text(x.Get("id")))
		if e == nil {
			continue
		}
		if e.Rank > 0 {
			t.count(nil, e.App.ID+" rank", e.Rank, x.Get("rank"))
		}
		if award := x.Get("award"); award != nil {
			t.brought(e, award)
		} else {
			t.refused(e, x.Get("refusal"))
		}
		t.contested(e, x.Get("contested"))
	}
}

// brought checks that merit or a quota of the pool brought a winner in.
func (t *tally) brought(e *round.Entrant, award *canon.Node) {
	p, by := t.place(e), text(award.Get("by"))
	if p == nil || p.Problem == nil {
		return // which the list of awards says already
	}
	quota, ok := strings.CutPrefix(by, p.Named("quota:"))
	known := by == "merit"
	for i := range p.Problem.Quotas {
		known = known || ok && quotaID(&p.Problem.Quotas[i]) == quota
	}
	if !known {
		t.differs(p, e.App.ID+" by", "", by)
	}
	t.poolRank(e, p, award)
}

func (t *tally) poolRank(e *round.Entrant, p *round.Pool, n *canon.Node) {
	if p.OwnRank {
		t.count(p, e.App.ID+" pool_rank", e.PoolRank, n.Get("pool_rank"))
	}
}

// place is the last pool that admits an applicant and was run; nil: none.
func (t *tally) place(e *round.Entrant) *round.Pool {
	if t.places == nil {
		t.places = map[*round.Entrant]*round.Pool{}
		for _, p := range t.r.round.Pools {
			for _, x := range p.Ranked {
				if !p.Skipped {
					t.places[x] = p
				}
			}
		}
	}
	return t.places[e]
}

// refused checks the pool of a refusal, and its code where no limit is to blame.
func (t *tally) refused(e *round.Entrant, refusal *canon.Node) {
	p, code := t.place(e), ""
	switch {
	case e.Status != program.Qualified:
		code = e.Status.String()
	case p == nil && e.Waiting:
		code = "pool_waiting"
	case p == nil:
		code = "no_pool"
	case e.Closed == round.NoTier:
		code = "no_tier"
	case e.Closed == round.NothingToPay:
		code = "nothing_to_pay"
	}
	if got := text(refusal.Get("code")); code != "" && got != code || got == "" {
		t.differs(nil, e.App.ID+" refusal", code, got)
	}
	if e.Status != program.Qualified {
		return
	}
	pool := ""
	if p != nil {
		pool = p.ID
		t.poolRank(e, p, refusal)
	}
	if got := text(refusal.Get("pool")); got != pool {
		t.differs(nil, e.App.ID+" pool", pool, got)
	}
}

// contested checks that an applicant shows the first contest of the list that they
// take part in.
func (t *tally) contested(e *round.Entrant, own *canon.Node) {
	var want string
	for _, kind := range contestKinds {
		for _, c := range items(t.list.Get("contested")) {
			if want == "" && text(c.Get("kind")) == kind && slices.Contains(texts(c.Get("of")), e.App.ID) {
				want = string(canon.Encode(&c))
			}
		}
	}
	got := ""
	if own != nil {
		got = string(canon.Encode(own))
	}
	if want != got {
		t.differs(nil, e.App.ID+" contested", want, got)
	}
}

// tiers checks that a list shows its tiers, in their order.
func (t *tally) tiers(p *round.Pool, list *canon.Node) {
	var want, got []string
	for i, tier := range p.Problem.Tiers {
		if tier.ID != "" {
			want = append(want, tier.ID)
		}
		t.tier(p, i, list.Get("tiers"))
	}
	for _, x := range items(list.Get("tiers")) {
		got = append(got, text(x.Get("id")))
	}
	if !slices.Equal(want, got) {
		t.differs(p, "tiers", t.r.series(want), t.r.series(got))
	}
}

func (t *tally) tier(p *round.Pool, at int, list *canon.Node) {
	tier := p.Problem.Tiers[at]
	inside := func(g given) bool { return g.pool == p.ID && g.tier == tier.ID }
	n := 0
	for _, g := range t.awards {
		if inside(g) {
			n++
		}
	}
	for _, x := range items(list) {
		if text(x.Get("id")) != tier.ID {
			continue
		}
		t.count(p, "tier:"+tier.ID, n, x.Get("funded"))
		if p.Problem.Paid {
			t.number(p, "tier:"+tier.ID, t.paid(inside), x.Get("amount"))
		}
		if tier.Max.Set {
			t.count(p, "tier:"+tier.ID+" max", tier.Max.N, x.Get("max"))
		} else if x.Get("max") != nil {
			t.differs(p, "tier:"+tier.ID+" max", "", strconv.Itoa(-1))
		}
	}
}

// failure checks what a result says when there is no list: that nothing is decided,
// whose number is missing, and that nobody is told more than their status.
func (t *tally) failure() {
	said := t.list.Get("error")
	if said == nil || !t.r.Failed() {
		return // which the proof of the list says
	}
	if decided := t.v.doc.Get("decided"); isTrue(decided) || (decided == nil) != (t.r.round.Fault != nil) {
		t.differs(nil, "decided", "false", "true")
	}
	if code := text(said.Get("code")); code != figureUnknown && !slices.Contains(faultCodes[:], code) {
		t.differs(nil, "error", "", code)
	}
	if _, about, _ := t.r.fault("en"); !slices.Equal(about, texts(said.Get("about"))) {
		t.differs(nil, "about", t.r.series(about), t.r.series(texts(said.Get("about"))))
	}
	for _, x := range items(t.v.doc.Get("applicants")) {
		e := t.r.entrant(text(x.Get("id")))
		if e == nil {
			continue
		}
		if want, got := t.r.code(e, nil), text(x.Get("refusal").Get("code")); want != got || x.Get("award") != nil {
			t.differs(nil, e.App.ID+" refusal", want, got)
		}
	}
}
