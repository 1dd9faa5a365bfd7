package policyfile

import (
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/program"
)

// ReadParameter reads another value for a parameter. code and args say what is
// wrong with the text; code is "" when nothing is.
func ReadParameter(p *program.Program, slot int, text string) (v program.Value, code string, args map[string]string) {
	s := &p.Slots[slot]
	text = strings.TrimSpace(text)
	if s.Type.Numeric() {
		x, err := amount(text, s.Type, s.Unit)
		if err != nil {
			return v, "term-number", document.Arg("name", s.Name, "reason", numeralReason(err))
		}
		if s.Type.Kind == program.Percent && !strings.ContainsAny(text, "%％/") && exact.Less(exact.Int(1), x) {
			percent := exact.Mul(x, exact.Frac(1, 100))
			return v, "data-percent-bare", document.Arg("seen", text, "times", x.Percent(), "fraction", percent.String())
		}
		return program.Num(x), "", nil
	}
	column := intake.SlotColumn(p, slot)
	v, problems := intake.ReadValue(text, column)
	if len(problems) > 0 {
		return v, problems[0].Code, problems[0].Args
	}
	if v.State() == program.IsUnknown {
		return v, "term-empty", document.Arg("name", s.Name)
	}
	return v, "", nil
}
