package policyfile

import (
	"strconv"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/program"
)

// card is one indicator or adjustment on its way from the document.
type card struct {
	node *document.Node
	slot int
}

// declareScores enters score.ID for every indicator and adjustment, and 总分.
func (r *reader) declareScores(top object) {
	n := top.get("scoring")
	if n == nil || n.Kind != document.Map {
		return
	}
	for _, key := range []string{"indicators", "adjust"} {
		if list := n.Get(key); list != nil && list.Kind == document.List {
			r.declareItems(list, 1)
		}
	}
	r.slot(program.Slot{Name: program.NameTotal, Kind: program.Total, Type: &program.Type{Kind: program.Number}}, program.NameTotal)
}

func (r *reader) declareItems(list *document.Node, depth int) {
	for _, n := range list.Items {
		if n.Kind != document.Map {
			continue
		}
		if id := n.Get("id"); id != nil && id.Kind == document.Scalar && id.Text != "" {
			r.declareScore(n, id)
		}
		if items := n.Get("items"); items != nil && items.Kind == document.List && depth < document.MaxDepth {
			r.declareItems(items, depth+1)
		}
	}
}

func (r *reader) declareScore(n, id *document.Node) {
	name := "score." + id.Text
	if at, twice := r.names.index[name]; twice {
		first := r.cards[r.prog.Slots[r.names.list[at].Slot].Index].node.Get("id")
		f := r.fault(id, "policy-id-twice", "id", id.Text)
		f.Related = []document.Related{{Place: first.Place(), Code: "related-first", Args: document.Arg("name", id.Text)}}
		return
	}
	r.plainID(id)
	if !formula.ValidName(id.Text) {
		r.fault(id, "policy-name", "name", short(id.Text))
	}
	slot := r.slot(program.Slot{
		Name: name, Kind: program.ScoreSlot, Type: &program.Type{Kind: program.Number}, Index: len(r.cards),
	}, name)
	r.cards = append(r.cards, &card{n, slot})
}

// scoreSlot is the slot of an indicator, -1 when its id could not be declared.
func (r *reader) scoreSlot(n *document.Node) (slot, index int) {
	id := n.Get("id")
	if id == nil {
		return -1, -1
	}
	slot = r.slotOf("score." + id.Text)
	if slot < 0 {
		return -1, -1
	}
	index = r.prog.Slots[slot].Index
	if r.cards[index].node != n {
		return -1, -1 // the id is another's
	}
	return slot, index
}

// scoring reads the scorecard.
func (r *reader) scoring(top object) {
	n := top.get("scoring")
	if n == nil {
		return
	}
	o, ok := r.object(n, top.node.KeyOf("scoring"), "scoring", scoringKeys)
	if !ok {
		return
	}
	s := &program.Scoring{Total: r.slotOf(program.NameTotal), All: make([]*program.Indicator, len(r.cards))}
	r.prog.Scoring = s
	s.Round = r.rounding(o)
	r.cites(o)
	if o.need("indicators") == nil {
		return
	}
	sum := exact.Int(0)
	whole := true
	for _, item := range o.list("indicators") {
		ind := r.indicator(item, s, s.Round)
		if ind == nil {
			whole = false
			continue
		}
		s.Items = append(s.Items, ind)
		sum = exact.Add(sum, weighted(ind))
	}
	for _, item := range o.list("adjust") {
		if ind := r.adjustment(item, s); ind != nil {
			s.Adjust = append(s.Adjust, ind)
		}
	}
	r.maximum(o, s, sum, whole)
	r.unrounded(s)
}

// unrounded takes the default rounding away where a leaf has none: every leaf
// holds its own already.
func (r *reader) unrounded(s *program.Scoring) {
	for _, ind := range s.All {
		if ind != nil && len(ind.Items) == 0 && ind.Round == nil {
			s.Round = nil
		}
	}
}

func (r *reader) maximum(o object, s *program.Scoring, sum exact.Num, whole bool) {
	limit, ok := o.number("max")
	if !ok {
		s.Max = sum
		return
	}
	s.Max = limit
	if whole && len(s.Items) > 0 && !exact.Equal(sum, limit) {
		r.sumFault(o.get("max"), "scoring", limit, sum, len(s.Items))
	}
}

// sumFault says that maxima do not add up, and by how much.
func (r *reader) sumFault(n *document.Node, what string, limit, sum exact.Num, items int) {
	code, by := "policy-max-less", exact.Sub(limit, sum)
	if less(limit, sum) {
		code, by = "policy-max-more", exact.Sub(sum, limit)
	}
	r.fault(n, code, "what", what, "max", limit.String(), "sum", sum.String(), "by", by.String(), "items", strconv.Itoa(items))
}

// weighted is what an item adds to its branch at most.
func weighted(ind *program.Indicator) exact.Num {
	if ind.HasWeight {
		return exact.Mul(ind.Max, ind.Weight)
	}
	return ind.Max
}

// begin reads what branches, leaves and adjustments have in common.
func (r *reader) begin(o object, s *program.Scoring, round *program.Rounding) *program.Indicator {
	id := o.need("id")
	if id == nil || id.Kind != document.Scalar {
		return nil
	}
	slot, index := r.scoreSlot(o.node)
	if slot < 0 {
		return nil
	}
	ind := &program.Indicator{
		ID: id.Text, Title: o.localized("title"), Index: index, Slot: slot, Round: round, Cite: r.cites(o),
	}
	if o.has("round") {
		ind.Round = r.rounding(o)
	}
	ind.Max, ind.HasMax = o.number("max")
	ind.Min, ind.HasMin = o.number("min")
	ind.Weight, ind.HasWeight = o.number("weight")
	if ind.HasMin && ind.HasMax && less(ind.Max, ind.Min) {
		r.fault(o.get("min"), "policy-limits", "what", o.what, "min", ind.Min.String(), "max", ind.Max.String())
	}
	if n := o.get("when"); n != nil {
		ind.When = r.compile(n, o.path("when"), formula.Use{Want: formula.WantBool})
	}
	slotted := &r.prog.Slots[slot]
	slotted.Title, slotted.Cite = ind.Title, ind.Cite
	s.All[index] = ind
	return ind
}

// indicator reads a branch or a leaf.
func (r *reader) indicator(n *document.Node, s *program.Scoring, round *program.Rounding) *program.Indicator {
	o, ok := r.object(n, nil, "scoring", indicatorKeys)
	if !ok {
		return nil
	}
	o = named(o, "scoring")
	if o.has("items") {
		return r.branch(o, s, round)
	}
	ind := r.begin(o, s, round)
	if ind == nil {
		return nil
	}
	if o.need("max") == nil {
		ind = nil
	} else if ind.HasMax && ind.Max.Sign() < 0 {
		r.fault(o.get("max"), "policy-positive", "what", o.path("max"))
	}
	if k := o.node.KeyOf("cap"); k != nil {
		r.fault(k, "policy-branch-only", "key", "cap")
	}
	if ind == nil {
		return nil
	}
	ind.Strict = o.truth("strict")
	ind.Form = r.form(o, formUse{what: o.what, points: true, max: ind.Max, hasMax: ind.HasMax})
	if !ind.HasMax {
		return nil
	}
	return ind
}

// named puts the item's id into the name that messages use.
func named(o object, section string) object {
	if id := o.get("id"); id != nil && id.Kind == document.Scalar {
		o.what = section + "." + id.Text
		o.key = id
	}
	return o
}

func (r *reader) branch(o object, s *program.Scoring, round *program.Rounding) *program.Indicator {
	for _, key := range append([]string{"strict"}, formKeys.names...) {
		if k := o.node.KeyOf(key); k != nil {
			r.fault(k, "policy-leaf-only", "key", key)
		}
	}
	ind := r.begin(o, s, nil)
	if ind == nil {
		return nil
	}
	// A branch rounds only what it says itself; its leaves keep the default.
	ind.Cap = o.truth("cap")
	sum, whole := exact.Int(0), true
	for _, item := range o.list("items") {
		child := r.indicator(item, s, round)
		if child == nil {
			whole = false
			continue
		}
		ind.Items = append(ind.Items, child)
		sum = exact.Add(sum, weighted(child))
	}
	if !ind.HasMax {
		if o.need("max") == nil || !whole {
			return nil
		}
		return nil
	}
	if len(ind.Items) == 0 && whole {
		r.fault(o.node.KeyOf("items"), "policy-items-none", "what", o.what)
		return ind
	}
	short := less(sum, ind.Max) || !ind.Cap && less(ind.Max, sum)
	if whole && short {
		r.sumFault(o.get("max"), o.what[len("scoring."):], ind.Max, sum, len(ind.Items))
	}
	return ind
}

// adjustment reads a bonus or deduction on the total.
func (r *reader) adjustment(n *document.Node, s *program.Scoring) *program.Indicator {
	o, ok := r.object(n, nil, "scoring.adjust", adjustKeys)
	if !ok {
		return nil
	}
	o = named(o, "scoring.adjust")
	ind := r.begin(o, s, s.Round)
	if ind == nil {
		return nil
	}
	ind.Form = r.form(o, formUse{what: o.what, points: true, max: ind.Max, hasMax: ind.HasMax})
	return ind
}
