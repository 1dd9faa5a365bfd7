package jsonapi

import (
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// Step is one part of an expression and what it came to.
type Step struct {
	Depth int
	Text  string // as written
	Value string // printed by its type
}

// maxSteps is how many parts are listed.
const maxSteps = 200

// steps lists a trace; constants and what was made to spell out a comparison in a
// chain are left out.
func (w *Worth) steps(t *program.Trace, depth int) {
	if t == nil || len(w.Steps) == maxSteps {
		return
	}
	if t.Text != "" && t.Node.Op != program.OpConst {
		w.Steps = append(w.Steps, Step{depth, t.Text, program.Print(t.Value, t.Node.Type, "")})
		depth++
	}
	for _, item := range t.Items {
		w.steps(item, depth)
	}
}

// Failed reports whether there is no value because something is wrong.
func (w *Worth) Failed() bool { return len(w.Problems) > 0 || w.Fault != nil }

// JSON is {"value", "approx", "type"}, {"unknown": [...]} or {"error": {...}}.
func (w *Worth) JSON(lang string) []byte {
	var out canon.Writer
	out.Object()
	switch {
	case w.Failed():
		out.Key("error")
		w.writeError(&out, lang)
	case w.Waits:
		out.Key("unknown")
		out.Strings(w.Unknown)
	default:
		out.Key("value")
		writeValue(&out, w.Value, w.Type)
		if w.Value.State() == program.IsNumber && !w.Value.Num().IsDecimal() {
			out.Key("approx")
			out.String(w.Value.Num().Approx(2))
		}
		out.Key("type")
		out.String(kindName(w.Type))
	}
	out.EndObject()
	return out.Bytes()
}

func (w *Worth) writeError(out *canon.Writer, lang string) {
	if len(w.Problems) == 0 {
		out.Object()
		out.Key("code")
		out.String(w.Fault.Code)
		out.Key("message")
		out.String(w.Fault.Message(lang))
		out.EndObject()
		return
	}
	out.Object()
	writeProblem(out, &w.Problems[0], lang)
	if len(w.Problems) > 1 {
		out.Key("more")
		out.Array()
		for i := range w.Problems[1:] {
			out.Object()
			writeProblem(out, &w.Problems[i+1], lang)
			out.EndObject()
		}
		out.EndArray()
	}
	out.EndObject()
}

func writeProblem(out *canon.Writer, p *message.Problem, lang string) {
	out.Key("code")
	out.String(p.Code)
	if p.Severity != message.Error {
		out.Key("severity")
		out.String(p.Severity.String())
	}
	out.Key("message")
	out.String(p.Text(lang))
	if p.To > p.From {
		out.Key("column")
		out.Int(p.From + 1)
		out.Key("length")
		out.Int(p.To - p.From)
	}
	if p.Fix != "" {
		out.Key("suggestion")
		out.String(p.Fix)
	}
}
