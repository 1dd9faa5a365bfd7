package allocation

import (
	"slices"

	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
	"github.com/merit-rules/merit/internal/verdict"
)

// applicant writes one applicant: the frame runs them again, so that values,
// card and explanations are those of the round.
func (e *encoder) applicant(x *round.Entrant) {
	e.r.round.Play(e.frame, x)
	why := e.explained(x)
	e.w.Object()
	e.text("id", x.App.ID)
	if x.App.Name != "" {
		e.text("name", x.App.Name)
	}
	e.text("status", x.Status.String())
	e.hits("failures", x.Decision.Failures, why)
	e.hits("warnings", x.Decision.Warnings, why)
	e.missing(x)
	e.values(x)
	if e.r.round.Last {
		e.card(e.frame.CardIn(&e.store), why)
		e.standing(x, why)
	}
	e.w.EndObject()
}

func (e *encoder) hits(key string, hits []program.Hit, why bool) {
	e.w.Key(key)
	e.w.Array()
	for i := range hits {
		h := &hits[i]
		rule, reason, cites := verdict.Words(e.frame, h, e.lang)
		e.w.Object()
		e.text("rule", rule)
		if reason != "" {
			e.text("reason", reason)
		}
		if why {
			e.cites(cites)
		}
		e.w.EndObject()
	}
	e.w.EndArray()
}

// missing writes the inputs that can still matter and the errors that keep an
// applicant undetermined.
func (e *encoder) missing(x *round.Entrant) {
	if len(x.Decision.Missing) > 0 {
		e.w.Key("missing")
		e.w.Array()
		for _, slot := range x.Decision.Missing {
			e.w.String(e.p.Slots[slot].Name)
		}
		e.w.EndArray()
	}
	if len(x.Decision.Faults) > 0 {
		e.w.Key("errors")
		e.w.Array()
		for _, f := range x.Decision.Faults {
			e.w.String(f.Message(e.lang))
		}
		e.w.EndArray()
	}
}

// values writes what was computed for the applicant: values, inputs looked up
// from others, and figures that are the applicant's own.
func (e *encoder) values(x *round.Entrant) {
	open := false
	for i := range e.p.Slots {
		slot := &e.p.Slots[i]
		if !e.own(slot) {
			continue
		}
		v := e.frame.Value(i)
		if !shown(v) {
			continue
		}
		if !open {
			e.w.Key("values")
			e.w.Object()
			open = true
		}
		e.w.Label(e.labels.slots[i])
		e.value(v, slot.Type)
	}
	if open {
		e.w.EndObject()
	}
}

func (e *encoder) own(slot *program.Slot) bool {
	switch slot.Kind {
	case program.Derived:
		return true
	case program.Computed:
		return slot.Func == 0
	case program.FigureSlot:
		return e.r.round.Last && round.Grouped(&e.p.Figures[slot.Figure])
	}
	return false
}

func (e *encoder) card(card *program.Card, why bool) {
	if card == nil {
		return
	}
	e.w.Key("score")
	e.w.Object()
	if card.Known {
		e.approximated(keyTotal, card.Total)
	}
	e.num("max", e.p.Scoring.Max)
	if !card.Known && !card.Unbounded {
		e.num("low", card.Low)
		e.num("high", card.High)
	}
	if why && card.Known {
		if line := e.frame.WhyTotal(card); line != "" {
			e.text("why", line)
		}
	}
	e.items("items", card.Items, why)
	if len(card.Adjust) > 0 {
		e.items("adjust", card.Adjust, why)
	}
	e.w.EndObject()
}

func (e *encoder) items(key string, items []*program.CardItem, why bool) {
	e.w.Key(key)
	e.w.Array()
	for _, item := range items {
		e.item(item, why)
	}
	e.w.EndArray()
}

func (e *encoder) item(item *program.CardItem, why bool) {
	ind := item.Indicator
	text := &e.labels.items[ind.Index]
	e.w.Object()
	e.w.Label(keyID)
	e.w.Raw(text.id)
	e.score(item)
	if ind.HasMax {
		e.w.Label(keyMax)
		e.w.Raw(text.max)
	}
	if ind.HasWeight {
		e.w.Label(keyWeight)
		e.w.Raw(text.weight)
	}
	if !item.Applies {
		e.w.Key("applicable")
		e.w.Bool(false)
	}
	if why {
		if line := e.frame.WhyItem(item); line != "" {
			e.text("why", line)
		}
	}
	if item.Fault != nil {
		e.text("error", item.Fault.Message(e.lang))
	}
	if why {
		e.cites(ind.Cite)
	}
	if len(item.Items) > 0 {
		e.items("items", item.Items, why)
	}
	e.w.EndObject()
}

func (e *encoder) score(item *program.CardItem) {
	if item.Known {
		e.approximated(keyScore, item.Score)
		return
	}
	if !item.Unbounded && item.Fault == nil {
		e.num("low", item.Low)
		e.num("high", item.High)
	}
}

// standing writes rank, award, refusal and what is contested.
func (e *encoder) standing(x *round.Entrant, why bool) {
	if e.p.Allocation == nil {
		return
	}
	if x.Rank > 0 {
		e.count("rank", x.Rank)
	}
	seat := e.seat(x)
	if seat != nil && seat.State == slate.Certain {
		e.award(x, seat, why)
	} else {
		e.refusal(x, seat, why)
	}
	e.contested(x)
}

func (e *encoder) award(x *round.Entrant, seat *slate.Seat, why bool) {
	p := e.r.pool(x)
	e.w.Key("award")
	e.w.Object()
	e.inPool(x, p)
	if seat.Tier >= 0 && tierID(p, seat.Tier) != "" {
		e.text("tier", tierID(p, seat.Tier))
	}
	if p.Problem.Paid && seat.Fixed {
		e.num("amount", seat.Amount)
	}
	e.text("by", by(p, seat))
	if seat.Tier >= 0 {
		e.parts(tierOf(p, seat.Tier).Parts, why)
	}
	if why {
		e.text("why", e.r.awardWhy(e.frame, x, seat, e.lang))
	}
	e.w.EndObject()
}

// inPool names the pool that funded or refused an applicant, and their rank in it
// where it ranks by keys of its own.
func (e *encoder) inPool(x *round.Entrant, p *round.Pool) {
	if p == nil || p.ID == "" {
		return
	}
	e.text("pool", p.ID)
	if x.PoolRank > 0 {
		e.count("pool_rank", x.PoolRank)
	}
}

func (e *encoder) parts(parts []program.Part, why bool) {
	if len(parts) == 0 {
		return
	}
	e.w.Key("parts")
	e.w.Array()
	for i := range parts {
		v, applies := round.Part(e.frame, &parts[i])
		if !applies || v.State() != program.IsNumber {
			continue
		}
		e.w.Object()
		e.text("id", parts[i].ID)
		e.num("amount", v.Num())
		if why {
			e.text("why", partLine(e.frame, &parts[i], v.Num()))
			e.cites(parts[i].Cite)
		}
		e.w.EndObject()
	}
	e.w.EndArray()
}

func (e *encoder) refusal(x *round.Entrant, seat *slate.Seat, why bool) {
	code := e.r.code(x, seat)
	if code == "" {
		return
	}
	e.w.Key("refusal")
	e.w.Object()
	if x.Rank > 0 {
		e.inPool(x, e.r.pool(x))
	}
	e.text("code", code)
	e.w.Key("limits")
	e.w.Array()
	if seat != nil {
		for _, limit := range seat.Limits {
			e.w.String(limitName(e.r.pool(x), limit))
		}
	}
	e.w.EndArray()
	if why {
		e.text("why", e.r.refusalWhy(x, seat, code, e.lang))
	}
	e.w.EndObject()
}

// contested writes the first contest that the entrant takes part in.
func (e *encoder) contested(x *round.Entrant) {
	if e.seat(x) == nil {
		return
	}
	for _, kind := range []slate.ContestKind{slate.ContestFunded, slate.ContestTier, slate.ContestAmount} {
		if c := contestOf(e.r.pool(x), x.Seat, kind); c != nil {
			e.w.Key("contested")
			e.contest(e.r.pool(x), c)
			return
		}
	}
}

var contestKinds = [...]string{slate.ContestFunded: "funded", slate.ContestTier: "tier", slate.ContestAmount: "amount"}

func (e *encoder) contest(p *round.Pool, c *slate.Contest) {
	of := ids(p, c.Of)
	slices.Sort(of)
	e.w.Object()
	e.text("kind", contestKinds[c.Kind])
	e.count("places", c.Places)
	e.w.Key("of")
	e.w.Strings(of)
	if p.Problem.Paid {
		e.num("stake", c.Stake)
	}
	e.w.EndObject()
}
