package allocation

import (
	"context"
	"slices"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/program"
)

// Named is the value of an input, value, parameter or cohort figure as one
// applicant has it, in the JSON of a result; with id "" as it stands for the whole
// round; null for a known "there is none". It is false for a name or an id that
// there is not, and for a value that is unknown, not asked for or in error.
func (r *Result) Named(id, name string) (json []byte, ok bool) {
	slot := slices.IndexFunc(r.program.Slots, func(s program.Slot) bool { return s.Name == name && s.Func == 0 })
	if slot < 0 {
		return nil, false
	}
	f := r.round.Frame(context.Background())
	if id == "" {
		r.round.Stand(f)
	} else if x := r.entrant(id); x != nil {
		r.round.Play(f, x)
	} else {
		return nil, false
	}
	v := f.Value(slot)
	if !settled(v) {
		return nil, false
	}
	e := encoder{w: canon.NewWriter(nil), p: r.program, labels: newLabels(r.program)}
	e.value(v, r.program.Slots[slot].Type)
	return e.w.Bytes(), true
}

// Round is what the result was made of, for the packages of this module alone.
func (r *Result) Round() any { return r.round }
