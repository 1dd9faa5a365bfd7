package allocation

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
)

// hashInputs is the SHA-256 over every application as it was understood, by id:
// the same applications give the same hash from JSON, CSV or a workbook.
func (r *Result) hashInputs() string {
	h := sha256.New()
	e := &encoder{w: canon.NewWriter(nil), p: r.program, nulls: true, labels: newLabels(r.program)}
	for _, list := range [][]*round.Entrant{r.round.Entrants, r.round.Struck} {
		for _, x := range list {
			e.w.Reset()
			e.input(x)
			h.Write(append(e.w.Bytes(), '\n'))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// input writes an application: id, name and every input that was supplied.
func (e *encoder) input(x *round.Entrant) {
	e.w.Object()
	e.text("id", x.App.ID)
	e.text("name", x.App.Name)
	for i, v := range x.App.Inputs {
		if v.State() == program.IsUnknown || e.p.Slots[i].Kind == program.Derived {
			continue
		}
		e.w.Label(e.labels.slots[i])
		e.value(v, e.p.Slots[i].Type)
	}
	e.w.EndObject()
}
