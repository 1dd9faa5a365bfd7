package allocation

import (
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// The keys of every item of every applicant.
var (
	keyID     = canon.NewLabel("id")
	keyScore  = canon.NewLabel("score")
	keyTotal  = canon.NewLabel("total")
	keyMax    = canon.NewLabel("max")
	keyWeight = canon.NewLabel("weight")
)

// labels are the names of a policy as keys, prepared once for all applicants.
type labels struct {
	slots  []canon.Label
	fields map[*program.Type][]canon.Label // of records
	items  []itemText                      // by Indicator.Index
}

// itemText is what every applicant's item of one indicator repeats, as JSON.
type itemText struct{ id, max, weight []byte }

func newLabels(p *program.Program) labels {
	l := labels{slots: make([]canon.Label, len(p.Slots)), fields: map[*program.Type][]canon.Label{}}
	for i := range p.Slots {
		l.slots[i] = canon.NewLabel(p.Slots[i].Name)
	}
	if p.Scoring != nil {
		for _, ind := range p.Scoring.All {
			l.items = append(l.items, newItemText(ind))
		}
	}
	return l
}

// of are the labels of a record's fields.
func (l *labels) of(t *program.Type) []canon.Label {
	known, ok := l.fields[t]
	if ok {
		return known
	}
	list := make([]canon.Label, len(t.Fields))
	for i := range t.Fields {
		list[i] = canon.NewLabel(t.Fields[i].Name)
	}
	l.fields[t] = list
	return list
}

func newItemText(ind *program.Indicator) itemText {
	quoted := func(x exact.Num) []byte { return canon.AppendString(nil, x.String()) }
	return itemText{canon.AppendString(nil, ind.ID), quoted(ind.Max), quoted(ind.Weight)}
}
