package whatif

import (
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/program"
)

// JSON is the report as one object.
func (r *Report) JSON() []byte {
	var w canon.Writer
	p := r.Question.Policy
	w.Object()
	w.Key("policy")
	w.Object()
	member(&w, "id", p.ID())
	member(&w, "version", p.Version())
	member(&w, "sha256", p.SHA256())
	w.EndObject()
	w.Key("present")
	r.row(&w, &r.Present, nil)
	if r.Set != nil {
		w.Key("set")
		r.row(&w, r.Set, nil)
	}
	if len(r.Lines) > 0 {
		r.lines(&w)
	}
	w.Key("rounds")
	w.Int(r.Runs)
	w.EndObject()
	return w.Bytes()
}

func (r *Report) lines(w *canon.Writer) {
	w.Key("steps")
	w.Array()
	for i := range r.Lines {
		for j := range r.Lines[i].Rows {
			r.row(w, &r.Lines[i].Rows[j], &r.Lines[i])
		}
	}
	w.EndArray()
	w.Key("breakpoints")
	w.Array()
	for i := range r.Lines {
		for j := range r.Lines[i].Breaks {
			r.breakpoint(w, &r.Lines[i].Breaks[j], &r.Lines[i])
		}
	}
	w.EndArray()
	w.Key("complete")
	w.Bool(r.Complete())
	if open := r.Open(); len(open) > 0 {
		w.Key("open")
		w.Array()
		for _, n := range open {
			w.Object()
			member(w, "text", n.Expr.Text)
			member(w, "file", n.Expr.File)
			w.Key("line")
			w.Int(n.Expr.Line)
			w.Key("column")
			w.Int(n.Expr.Column)
			w.EndObject()
		}
		w.EndArray()
	}
}

// Complete reports whether every value at which the list changes was found, on every
// line.
func (r *Report) Complete() bool {
	for i := range r.Lines {
		if r.Lines[i].Numeric && !r.Lines[i].Complete {
			return false
		}
	}
	return true
}

// Open are the formulas that could not be followed, each once.
func (r *Report) Open() []*program.Node {
	var out []*program.Node
	seen := map[*program.Expr]bool{}
	for i := range r.Lines {
		for _, n := range r.Lines[i].Open {
			if n != nil && n.Expr != nil && !seen[n.Expr] {
				seen[n.Expr] = true
				out = append(out, n)
			}
		}
	}
	return out
}

// member writes a text that is there.
func member(w *canon.Writer, key, text string) {
	if text != "" {
		w.Key(key)
		w.String(text)
	}
}

// values writes what the parameters are.
func (r *Report) values(w *canon.Writer, x program.Value, l *Line) {
	w.Key("values")
	w.Object()
	member(w, r.Question.Sweeps[0].Name, r.Question.Sweeps[0].Print(x))
	if len(r.Question.Sweeps) > 1 {
		member(w, r.Question.Sweeps[1].Name, r.Question.Sweeps[1].Print(l.Other))
	}
	w.EndObject()
}

// countKeys are the counts of a round, in the order of a result.
var countKeys = []string{"rows", "refused", "withdrawn", "ineligible", "undetermined", "eligible", "unqualified", "qualified", "funded"}

func (r *Report) row(w *canon.Writer, x *Row, l *Line) {
	w.Object()
	if l != nil {
		r.values(w, x.Value, l)
	}
	w.Key("counts")
	w.Object()
	for _, k := range countKeys {
		if n, ok := x.Counts[k]; ok {
			w.Key(k)
			w.Int(n)
		}
	}
	w.EndObject()
	if x.Tied > 0 {
		w.Key("contested")
		w.Int(x.Tied)
	}
	member(w, "amount", x.Amount)
	w.Key("decided")
	w.Bool(x.Decided)
	member(w, "error", x.Failure)
	x.Changes.encode(w)
	w.EndObject()
}

func (c *Changes) encode(w *canon.Writer) {
	for _, part := range []struct {
		key  string
		list []Mover
	}{{"enters", c.Enters}, {"leaves", c.Leaves}, {"moves", c.Moves}} {
		w.Key(part.key)
		w.Array()
		for _, m := range part.list {
			w.Object()
			w.Key("id")
			w.String(m.ID)
			member(w, "name", m.Name)
			member(w, "from", m.From)
			member(w, "to", m.To)
			member(w, "why", m.Why)
			member(w, "clause", m.Clause)
			w.EndObject()
		}
		w.EndArray()
	}
}

func (r *Report) breakpoint(w *canon.Writer, b *Break, l *Line) {
	sweep := &r.Question.Sweeps[0]
	w.Object()
	member(w, "parameter", sweep.Name)
	r.values(w, b.Value, l)
	member(w, "approx", sweep.Approx(b.Value))
	member(w, "holds", b.Holds)
	if b.Below.State() == program.IsNumber {
		member(w, "below", sweep.Print(b.Below))
	}
	if b.Above.State() == program.IsNumber {
		member(w, "above", sweep.Print(b.Above))
	}
	b.Changes.encode(w)
	w.EndObject()
}
