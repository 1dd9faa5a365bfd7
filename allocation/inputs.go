package allocation

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
)

// hashInputs is the SHA-256 over every application as it was understood, by id:
// the same applications give the same hash from JSON, CSV or a workbook. The names
// of the inputs are hashed once, then one line of values an application.
func (r *Result) hashInputs() string {
	h := sha256.New()
	e := &encoder{w: canon.NewWriter(nil), p: r.program, nulls: true, labels: newLabels(r.program)}
	e.names()
	h.Write(append(e.w.Bytes(), '\n'))
	for _, list := range [][]*round.Entrant{r.round.Entrants, r.round.Struck} {
		for _, x := range list {
			e.w.Reset()
			e.input(x)
			h.Write(append(e.w.Bytes(), '\n'))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// names writes the inputs that an application holds, in the order of the form.
func (e *encoder) names() {
	e.w.Array()
	for i := range e.p.Slots[:e.p.Inputs] {
		if e.p.Slots[i].Kind != program.Derived {
			e.w.String(e.p.Slots[i].Name)
		}
	}
	e.w.EndArray()
}

// input writes an application: id, name and every input, null where it was not
// supplied and {} where the answer was that there is none.
func (e *encoder) input(x *round.Entrant) {
	e.w.Array()
	e.w.String(x.App.ID)
	e.w.String(x.App.Name)
	for i, v := range x.App.Inputs {
		switch {
		case e.p.Slots[i].Kind == program.Derived:
		case v.State() == program.IsNil:
			e.w.Object()
			e.w.EndObject()
		default:
			e.value(v, e.p.Slots[i].Type)
		}
	}
	e.w.EndArray()
}
