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

// Card is the scored tree over what has been run; nil without a scorecard.
func (f *Frame) Card() *Card { return nil }
