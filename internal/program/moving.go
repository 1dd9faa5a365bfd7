package program

import (
	"github.com/merit-rules/merit/internal/exact"
)

// Moving are the inputs that can still move the total, those that move it most
// first: an input moves as far as the ranges of the items that wait for it reach,
// each times its weight. Equals stand in the order of the form.
func (c *Card) Moving() []int {
	if c.Known {
		return nil
	}
	reach := map[int]exact.Num{}
	spread(c.Items, exact.Int(1), reach)
	spread(c.Adjust, exact.Int(1), reach)
	slots := make([]int, 0, len(reach))
	for slot := range reach {
		slots = append(slots, slot)
	}
	arrange(slots, func(a, b int) int {
		if d := exact.Cmp(reach[b], reach[a]); d != 0 {
			return d
		}
		return a - b
	})
	return slots
}
func spread(items []*CardItem, weight exact.Num, reach map[int]exact.Num) {
	for _, item := range items {
		if item.Known {
			continue
		}
		w := weight
		if item.Indicator.HasWeight {
			w = exact.Mul(w, item.Indicator.Weight)
		}
		if len(item.Items) > 0 {
			spread(item.Items, w, reach)
			continue
		}
		width := exact.Mul(w, exact.Sub(item.High, item.Low)).Abs()
		for _, slot := range item.Waits {
			reach[slot] = exact.Add(reach[slot], width)
		}
	}
}
