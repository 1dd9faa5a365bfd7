package program

import "github.com/merit-rules/merit/internal/exact"

// Card is the scored tree.
type Card struct {
	Known            bool
	Total, Low, High exact.Num // Low and High are the range while it is not known
	Unbounded        bool      // an adjustment has no limit: Low and High are no bounds
	Items            []*CardItem
	Adjust           []*CardItem
}

// CardItem is one indicator or adjustment, scored.
type CardItem struct {
	Indicator        *Indicator
	Applies          bool // false: `when` is false, or no option of best applies
	Known            bool
	Score, Low, High exact.Num // before the item's weight
	Unbounded        bool
	Loose            bool  // Low and High are the item's limits because its formula gives no range
	Raw              Value // before it is rounded and cut
	Cut              bool  // the limits changed it
	Fault            *Fault
	Waits            []int // input slots
	Items            []*CardItem
}

// CardStore is the memory of a card, for callers who look at many in turn.
type CardStore struct {
	card  Card
	items []CardItem
	links []*CardItem
}

// Card is the scored tree over what has been run; nil without a scorecard.
func (f *Frame) Card() *Card { return f.CardIn(&CardStore{}) }

// CardIn is [Frame.Card] in memory that is used again: the card is valid until
// the next call with the same store, which must be of the same program.
func (f *Frame) CardIn(store *CardStore) *Card {
	scoring := f.program.Scoring
	if scoring == nil {
		return nil
	}
	if store.items == nil {
		store.items, store.links = make([]CardItem, len(scoring.All)), make([]*CardItem, len(scoring.All))
	}
	card := &store.card
	t := &f.total
	d := t.doubt()
	card.Known, card.Total, card.Unbounded = t.state == known, t.value, d.unbounded
	card.Low, card.High = d.low, d.high
	if card.Known {
		card.Low, card.High = t.value, t.value
	}
	links := store.links
	card.Items, links = f.cardItems(store, links, scoring.Items)
	card.Adjust, _ = f.cardItems(store, links, scoring.Adjust)
	return card
}

// cardItems links the items of a branch, and theirs, in the rest of the links.
func (f *Frame) cardItems(store *CardStore, links []*CardItem, items []*Indicator) (own, rest []*CardItem) {
	if len(items) == 0 {
		return nil, links
	}
	own, rest = links[:len(items):len(items)], links[len(items):]
	for i, ind := range items {
		item := &store.items[ind.Index]
		f.fillItem(item, ind)
		item.Items, rest = f.cardItems(store, rest, ind.Items)
		own[i] = item
	}
	return own, rest
}

func (f *Frame) fillItem(item *CardItem, ind *Indicator) {
	s := &f.scores[ind.Index]
	item.Indicator = ind
	item.Applies = s.state != notApplicable && !f.noneApplies(ind, s)
	item.Known = s.state == known || s.state == notApplicable
	d := s.doubt()
	item.Score, item.Low, item.High = s.value, d.low, d.high
	if item.Known {
		item.Low, item.High = s.value, s.value
	}
	item.Unbounded, item.Loose, item.Raw, item.Cut, item.Fault = d.unbounded, d.loose, s.raw, s.cut, d.fault
	item.Waits = item.Waits[:0]
	for _, slot := range d.slots {
		item.Waits = append(item.Waits, int(slot))
	}
}

// noneApplies reports whether a known `best` of 0 is one without an option.
func (f *Frame) noneApplies(ind *Indicator, s *score) bool {
	if ind.Form == nil || ind.Form.Op != OpBest || s.state != known || s.value.Sign() != 0 {
		return false
	}
	for i := range ind.Form.Form.Entries {
		cond := ind.Form.Form.Entries[i].If
		if cond == nil || !f.Eval(cond).isFalse() {
			return false
		}
	}
	return true
}
