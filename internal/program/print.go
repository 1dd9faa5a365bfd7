package program

// Print writes a value in the way of its type: 70%, 2025-02-07, 307/18. A unit
// that is 万元 or 亿元 divides a money amount; any unit is written behind it.
func Print(v Value, t *Type, unit string) string { return "" }

// Render writes a reason or message in a language, "zh" or "en"; where the
// template has only one of them, in that.
func (f *Frame) Render(t *Template, lang string) string { return "" }
