package program

import (
	"strings"

	"github.com/merit-rules/merit/internal/exact"
)

// Render writes a reason or message in a language, "zh" or "en"; where the
// template has only one of them, in that. A number that no decimal holds is
// written with so many places that it equals no other number of the template and
// no rounder one, so that 69.995% never reads 70%.
func (f *Frame) Render(t *Template, lang string) string { return f.render(t, lang, nil) }

// Reason writes the reason of a rule. Its numbers also equal none of the lines
// that the rule draws, whether or not the reason names them.
func (f *Frame) Reason(r *Rule, lang string) string {
	return f.render(r.Reason, lang, f.linesOf(r.Require, nil))
}

// linesOf adds the numbers that stand in a condition, as literals or by name.
func (f *Frame) linesOf(n *Node, lines []exact.Num) []exact.Num {
	if n.Op == OpConst || n.Op == OpSlot {
		if v := f.Eval(n); isNumber(v) {
			lines = append(lines, v.Num())
		}
	}
	n.Children(func(c *Node) { lines = f.linesOf(c, lines) })
	return lines
}

func (f *Frame) render(t *Template, lang string, lines []exact.Num) string {
	if t == nil {
		return ""
	}
	pieces := t.ZH
	if lang == "en" && len(t.EN) > 0 || len(t.ZH) == 0 {
		pieces = t.EN
	}
	values := make([]Value, len(pieces))
	for i := range pieces {
		if pieces[i].Node != nil {
			values[i] = f.Eval(pieces[i].Node)
			if isNumber(values[i]) {
				lines = append(lines, values[i].Num())
			}
		}
	}
	var b strings.Builder
	for i := range pieces {
		b.WriteString(pieces[i].Text)
		if pieces[i].Node != nil {
			b.WriteString(f.printFor(values[i], pieces[i].Node, lang, lines))
		}
	}
	return b.String()
}

// printFor writes a value for readers of a language.
func (f *Frame) printFor(v Value, n *Node, lang string, lines []exact.Num) string {
	unit := f.unitOf(n)
	switch v.State() {
	case IsNumber:
		return printNumber(v.Num(), n.Type, unit, func(x exact.Num) string { return readable(x, v.Num(), lines) })
	case IsBool:
		return wordFor(lang, v.Bool())
	case IsNil:
		return inLanguage(lang, "无", "none")
	case IsAbsent:
		return inLanguage(lang, "不适用", "not applicable")
	case IsUnknown:
		return inLanguage(lang, "（未填）", "(not given)")
	case IsError:
		return inLanguage(lang, "（无法计算）", "(cannot be computed)")
	}
	return Print(v, n.Type, unit)
}

func wordFor(lang string, b bool) string {
	if b {
		return inLanguage(lang, "是", "yes")
	}
	return inLanguage(lang, "否", "no")
}

func inLanguage(lang, zh, en string) string {
	if lang == "en" {
		return en
	}
	return zh
}

// unitOf is the unit that a name is written with: for money the currency's where
// the name has none of its own.
func (f *Frame) unitOf(n *Node) string {
	unit := ""
	if n.Op == OpSlot {
		unit = f.program.Slots[n.Slot].Unit
	}
	if unit == "" && n.Type != nil && n.Type.Kind == Money && (f.program.Policy.Currency == "CNY" || f.program.Policy.Currency == "") {
		return "元"
	}
	return unit
}

const (
	usualPlaces = 2
	mostPlaces  = 20
)

// readable is x as a decimal: exact, or with so many places that the text stands
// for none of the lines and for no number of fewer places. The lines are in the
// measure of value, of which x is a multiple.
func readable(x, value exact.Num, lines []exact.Num) string {
	if x.IsDecimal() {
		return x.String()
	}
	scale := exact.Int(1)
	if s, ok := exact.Div(x, value); ok {
		scale = s
	}
	for places := usualPlaces; places < mostPlaces; places++ {
		r := x.Round(places, exact.HalfUp)
		if !exact.Equal(r, x.Round(places-1, exact.HalfUp)) && !onLine(r, scale, lines) {
			return r.String()
		}
	}
	return x.String()
}

func onLine(r, scale exact.Num, lines []exact.Num) bool {
	for _, line := range lines {
		if exact.Equal(r, exact.Mul(line, scale)) {
			return true
		}
	}
	return false
}
