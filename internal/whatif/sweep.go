package whatif

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/policyfile"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/spell"
	"github.com/merit-rules/merit/schema"
)

// Sweep is a parameter and the values that it is tried with, in their order.
type Sweep struct {
	Name   string
	Values []program.Value
	slot   int
	s      *program.Slot
}

// MostSteps is how many rounds a study may ask for by its steps.
const MostSteps = 2000

// Error says what is wrong with a sweep.
type Error struct {
	code string
	args map[string]string
}

// Error is the message in English.
func (e *Error) Error() string { return e.Message("en") }

// Message says the error in a language.
func (e *Error) Message(lang string) string { return message.Text(lang, e.code, e.args) }

func wrong(code string, args ...string) *Error {
	m := map[string]string{}
	for i := 0; i+1 < len(args); i += 2 {
		m[args[i]] = args[i+1]
	}
	return &Error{code, m}
}

// ParseSweep reads NAME=FROM..TO/STEP or NAME=VALUE,VALUE,... The values are
// written as the parameter's own is.
func ParseSweep(policy *schema.Policy, text string) (Sweep, error) {
	name, values, ok := strings.Cut(text, "=")
	name = strings.TrimSpace(name)
	if !ok || name == "" || strings.TrimSpace(values) == "" {
		return Sweep{}, wrong("whatif-sweep", "seen", text)
	}
	w := Sweep{Name: name, slot: -1}
	p := policy.Compiled().(*program.Program)
	var names []string
	for i := range p.Slots {
		if p.Slots[i].Kind == program.Parameter {
			names = append(names, p.Slots[i].Name)
			if p.Slots[i].Name == name {
				w.slot, w.s = i, &p.Slots[i]
			}
		}
	}
	if w.slot < 0 {
		near, _ := spell.Nearest(name, names)
		return w, wrong("term-parameter", "term", "sweep", "value", text, "name", name, "near", near)
	}
	if from, rest, ok := strings.Cut(values, ".."); ok {
		return w, w.span(p, text, from, rest)
	}
	for _, v := range strings.FieldsFunc(values, func(c rune) bool { return c == ',' || c == '，' || c == '、' }) {
		x, err := w.value(p, v)
		if err != nil {
			return w, err
		}
		w.Values = append(w.Values, x)
	}
	return w, nil
}

// value reads one value of the parameter.
func (w *Sweep) value(p *program.Program, text string) (program.Value, error) {
	v, code, args := policyfile.ReadParameter(p, w.slot, text)
	if code != "" {
		args["term"], args["value"] = "sweep."+w.Name, strings.TrimSpace(text)
		return v, &Error{code, args}
	}
	return v, nil
}

// span fills in the values of FROM..TO/STEP.
func (w *Sweep) span(p *program.Program, text, from, rest string) error {
	to, step, ok := strings.Cut(rest, "/")
	if !ok || !w.Numeric() {
		return wrong("whatif-sweep", "seen", text)
	}
	var ends [3]exact.Num
	for i, part := range []string{from, to, step} {
		v, err := w.value(p, part)
		if err != nil {
			return err
		}
		ends[i] = v.Num()
	}
	if ends[2].Sign() <= 0 || exact.Less(ends[1], ends[0]) {
		return wrong("whatif-range", "seen", text)
	}
	for x := ends[0]; !exact.Less(ends[1], x); x = exact.Add(x, ends[2]) {
		if len(w.Values) == MostSteps {
			return wrong("whatif-steps", "seen", text, "most", strconv.Itoa(MostSteps))
		}
		w.Values = append(w.Values, program.Num(x))
	}
	return nil
}

// Numeric reports whether the parameter is a number.
func (w *Sweep) Numeric() bool { return w.s.Type.Numeric() }

// Unit is the unit of the parameter.
func (w *Sweep) Unit() string { return w.s.Unit }

// Print writes a value as the policy would.
func (w *Sweep) Print(v program.Value) string {
	if v.State() == program.IsNumber && w.s.Type.Kind == program.Percent && !exact.Mul(v.Num(), exact.Int(100)).IsDecimal() {
		return v.Num().String()
	}
	return program.Print(v, w.s.Type, w.s.Unit)
}

// Approx is a value to four places where it is no short decimal; "" where it is.
func (w *Sweep) Approx(v program.Value) string {
	if v.State() != program.IsNumber {
		return ""
	}
	x := v.Num()
	percent := w.s.Type.Kind == program.Percent
	if percent {
		x = exact.Mul(x, exact.Int(100))
	}
	if x.IsDecimal() && len(x.String()) <= 8 {
		return ""
	}
	out := x.Approx(4)
	if percent {
		out += "%"
	}
	return out
}

// Text is a value as a term of a round has it: exact, whatever its unit.
func (w *Sweep) Text(v program.Value) string {
	if v.State() == program.IsNumber {
		if w.s.Type.Kind == program.Money {
			return v.Num().String() + "元"
		}
		if x := exact.Mul(v.Num(), exact.Int(100)); w.s.Type.Kind == program.Percent && x.IsDecimal() {
			return x.String() + "%"
		}
		return v.Num().String()
	}
	return program.Print(v, w.s.Type, "")
}

// Ends are the least and the greatest value of a numeric sweep.
func (w *Sweep) Ends() (from, to program.Value) {
	a, b := ends(w.Values)
	return program.Num(a), program.Num(b)
}
