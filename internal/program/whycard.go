package program

import (
	"strings"

	"github.com/merit-rules/merit/internal/exact"
)

// WhyItem is the line of an item of the card, rounding and cut included. A branch
// is the sum of its items. An item that is not known or does not apply has none.
func (f *Frame) WhyItem(item *CardItem) string {
	if !item.Known || !item.Applies {
		return ""
	}
	if item.Indicator.Form == nil {
		return f.whyBranch(item)
	}
	if !isNumber(item.Raw) {
		return resultText(Num(item.Score))
	}
	defer f.aside()()
	return f.line(item.Indicator.Form, Num(item.Score), func(body string) string { return f.settled(item, body) })
}

// settled wraps the rounding and the cut of an item where they changed something.
func (f *Frame) settled(item *CardItem, body string) string {
	x := item.Raw.Num()
	if r := f.rounding(item.Indicator); r != nil && !exact.Equal(x, r.apply(x)) {
		x = r.apply(x)
		body = r.wrap(body)
	}
	switch {
	case exact.Less(x, item.Score):
		return "max(" + item.Score.String() + ", " + body + ")"
	case exact.Less(item.Score, x):
		return "min(" + item.Score.String() + ", " + body + ")"
	}
	return body
}

func (f *Frame) whyBranch(item *CardItem) string {
	body := sumLine(item.Items, nil)
	if isNumber(item.Raw) {
		body = f.settled(item, body)
	}
	return equals(body, body, Num(item.Score))
}

// WhyTotal is the line of the card's total: indicators, then adjustments. It is
// empty while the total is not known.
func (f *Frame) WhyTotal(c *Card) string {
	if c == nil || !c.Known {
		return ""
	}
	body := sumLine(c.Items, c.Adjust)
	return equals(body, body, Num(c.Total))
}

// sumLine is the sum of items, each times its weight; those that do not apply are
// left out, deductions are subtracted.
func sumLine(items, adjust []*CardItem) string {
	var b strings.Builder
	for _, list := range [...][]*CardItem{items, adjust} {
		for _, item := range list {
			if item.Applies {
				addItem(&b, item)
			}
		}
	}
	if b.Len() == 0 {
		return "0"
	}
	return b.String()
}

func addItem(b *strings.Builder, item *CardItem) {
	x := item.Score
	sign := " + "
	if x.Sign() < 0 && b.Len() > 0 {
		sign, x = " − ", x.Neg()
	}
	if b.Len() > 0 {
		b.WriteString(sign)
	}
	t := numeral(Num(x), nil)
	if !item.Indicator.HasWeight {
		b.WriteString(t.within(bindProduct))
		return
	}
	b.WriteString(numeral(Num(item.Indicator.Weight), nil).within(bindProduct))
	b.WriteString(" × ")
	b.WriteString(t.within(bindUnary))
}
