package compare

import (
	"strconv"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/outcome"
)

// Rounds are the two rounds of a comparison with applications.
type Rounds struct {
	Old, New *outcome.Round
	Effects  []Effect
}

// JSON is the comparison as one object; rounds and search may be nil.
func (r *Result) JSON(rounds *Rounds, search *Search) []byte {
	var w canon.Writer
	w.Object()
	w.Key("old")
	r.Old.encode(&w)
	w.Key("new")
	r.New.encode(&w)
	w.Key("changes")
	w.Array()
	for i := range r.Changes {
		r.Changes[i].encode(&w)
	}
	w.EndArray()
	if rounds != nil {
		rounds.encode(&w)
	}
	if search != nil {
		search.encode(&w)
	}
	w.EndObject()
	return w.Bytes()
}

func (e *Edition) encode(w *canon.Writer) {
	p := &e.Program().Policy
	w.Object()
	member(w, "file", e.File())
	member(w, "id", p.ID)
	member(w, "version", p.Version)
	w.EndObject()
}

// member writes a text that is there.
func member(w *canon.Writer, key, text string) {
	if text != "" {
		w.Key(key)
		w.String(text)
	}
}

func (c *Change) encode(w *canon.Writer) {
	w.Object()
	w.Key("number")
	w.Int(c.Number)
	member(w, "group", c.Group)
	member(w, "kind", c.Kind.String())
	member(w, "path", c.Path)
	w.Key("decides")
	w.Bool(!c.Words)
	c.Old.encode(w, "old")
	c.New.encode(w, "new")
	w.EndObject()
}

func (s *Side) encode(w *canon.Writer, key string) {
	if s == nil {
		return
	}
	w.Key(key)
	w.Object()
	w.Key("text")
	w.String(s.Text)
	encodePlace(w, s.Place)
	if len(s.Cites) > 0 {
		w.Key("cite")
		w.Array()
		for _, c := range s.Cites {
			w.Object()
			member(w, "source", c.Source)
			member(w, "clause", c.Clause)
			member(w, "quote", c.Quote)
			w.EndObject()
		}
		w.EndArray()
	}
	w.EndObject()
}

func encodePlace(w *canon.Writer, p document.Place) {
	member(w, "file", p.File)
	w.Key("line")
	w.Int(p.Line)
	w.Key("column")
	w.Int(p.Column)
}

func (r *Rounds) encode(w *canon.Writer) {
	w.Key("rounds")
	w.Object()
	w.Key("old")
	encodeRound(w, r.Old)
	w.Key("new")
	encodeRound(w, r.New)
	w.EndObject()
	w.Key("applicants")
	w.Array()
	for i := range r.Effects {
		r.Effects[i].encode(w)
	}
	w.EndArray()
}

// countKeys are the counts of a round, in the order of a result.
var countKeys = []string{"rows", "refused", "withdrawn", "ineligible", "undetermined", "eligible", "unqualified", "qualified", "funded"}

func encodeRound(w *canon.Writer, r *outcome.Round) {
	w.Object()
	w.Key("counts")
	w.Object()
	for _, k := range countKeys {
		if n, ok := r.Counts[k]; ok {
			w.Key(k)
			w.Int(n)
		}
	}
	w.EndObject()
	member(w, "amount", r.Amount)
	w.Key("decided")
	w.Bool(r.Decided)
	member(w, "error", r.Failure)
	w.EndObject()
}

func (e *Effect) encode(w *canon.Writer) {
	w.Object()
	w.Key("id")
	w.String(e.ID)
	member(w, "name", e.Name)
	encodeApplicant(w, "old", e.Old)
	encodeApplicant(w, "new", e.New)
	w.Key("changed")
	w.Strings(e.Aspects)
	if len(e.Through) > 0 {
		w.Key("through")
		w.Array()
		for _, c := range e.Through {
			w.Object()
			member(w, "kind", c.Kind)
			member(w, "id", c.ID)
			member(w, "old", c.Old)
			member(w, "new", c.New)
			member(w, "reason", c.Reason)
			member(w, "clause", c.Clause)
			w.EndObject()
		}
		w.EndArray()
	}
	if len(e.Because) > 0 {
		w.Key("because")
		w.Array()
		for i := range e.Because {
			e.Because[i].encode(w)
		}
		w.EndArray()
	}
	w.EndObject()
}

func encodeApplicant(w *canon.Writer, key string, a *outcome.Applicant) {
	if a == nil {
		return
	}
	w.Key(key)
	w.Object()
	member(w, "status", a.Status)
	member(w, "total", a.Total)
	member(w, "approx", a.Approx)
	if n, err := strconv.Atoi(a.Rank); err == nil {
		w.Key("rank")
		w.Int(n)
	}
	if a.Award != nil {
		w.Key("award")
		w.Object()
		member(w, "pool", a.Award.Pool)
		member(w, "tier", a.Award.Tier)
		member(w, "amount", a.Award.Amount)
		w.EndObject()
	}
	if a.Contested {
		w.Key("contested")
		w.Bool(true)
	}
	w.EndObject()
}

func (b *Because) encode(w *canon.Writer) {
	w.Object()
	w.Key("aspect")
	w.String(b.Aspect)
	switch {
	case b.Data:
		w.Key("cause")
		w.String("applications")
	case b.Open:
		w.Key("cause")
		w.String("undecided")
	default:
		w.Key("cause")
		w.String("policy")
		w.Key("changes")
		w.Array()
		for _, set := range b.Sets {
			w.Ints(set)
		}
		w.EndArray()
		w.Key("least")
		w.Bool(b.Least)
	}
	w.EndObject()
}

func (s *Search) encode(w *canon.Writer) {
	w.Key("witness")
	w.Object()
	member(w, "verdict", s.Verdict)
	if s.Application != nil {
		w.Key("application")
		w.Raw(s.Application)
		if s.Earlier != nil {
			w.Key("old_application")
			w.Raw(s.Earlier)
		}
		member(w, "as_of", s.AsOf)
		s.Old.encode(w, "old")
		s.New.encode(w, "new")
	}
	w.Key("cells")
	w.Int(s.Cells)
	if len(s.Why) > 0 {
		w.Key("why")
		w.Array()
		for _, y := range s.Why {
			w.Object()
			member(w, "code", y.Code)
			member(w, "name", y.Name)
			w.EndObject()
		}
		w.EndArray()
	}
	for _, part := range []struct {
		key  string
		list []int
	}{{"list", s.List}, {"accepted", s.Accepted}} {
		if len(part.list) > 0 {
			w.Key(part.key)
			w.Ints(part.list)
		}
	}
	w.EndObject()
}

func (t *Treatment) encode(w *canon.Writer, key string) {
	w.Key(key)
	w.Object()
	member(w, "status", t.Status)
	member(w, "total", t.Total)
	w.Key("failures")
	w.Strings(t.Failures)
	w.EndObject()
}
