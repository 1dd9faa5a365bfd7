package evaluation

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/verdict"
	"github.com/merit-rules/merit/schema"
)

// sheet turns the cards of a frame into public ones.
type sheet struct {
	f    *program.Frame
	p    *program.Program
	lang string
}

func (s *sheet) card() Card {
	c := s.f.Card()
	if c == nil {
		return Card{}
	}
	out := Card{
		Known: c.Known, Bounded: !c.Unbounded, Max: Number{s.p.Scoring.Max},
		Total: Number{c.Total}, Low: Number{c.Low}, High: Number{c.High},
		Items: s.items(c.Items), Adjust: s.items(c.Adjust),
	}
	if c.Known {
		out.Why = s.f.WhyTotal(c)
	}
	for _, slot := range c.Moving() {
		out.Missing = append(out.Missing, s.p.Slots[slot].Name)
	}
	for _, d := range s.f.DataFaults() {
		out.Data = append(out.Data, verdict.Say(s.f, d, s.lang))
	}
	return out
}

func (s *sheet) items(list []*program.CardItem) []Item {
	var out []Item
	for _, item := range list {
		out = append(out, s.item(item))
	}
	return out
}

func (s *sheet) item(c *program.CardItem) Item {
	ind := c.Indicator
	out := Item{
		ID: ind.ID, Title: verdict.Pick(ind.Title, s.lang), Applies: c.Applies, Known: c.Known,
		Score: Number{c.Score}, Low: Number{c.Low}, High: Number{c.High}, Max: Number{ind.Max}, Weight: Number{exact.Int(1)},
		Why: s.f.WhyItem(c), Items: s.items(c.Items),
	}
	if ind.HasWeight {
		out.Weight = Number{ind.Weight}
	}
	if c.Fault != nil {
		out.Error = c.Fault.Message(s.lang)
	}
	for _, cite := range ind.Cite {
		out.Citations = append(out.Citations, schema.Citation(cite))
	}
	for _, slot := range c.Waits {
		out.Waits = append(out.Waits, s.p.Slots[slot].Name)
	}
	return out
}
