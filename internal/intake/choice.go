package intake

import (
	"strings"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/spell"
)

// choice reads one option by its text or an alias.
func (f *form) choice(b []byte, r *reading) program.Value {
	if i, ok := f.option(b); ok {
		return f.options[i]
	}
	f.noOption(b, r)
	return program.Value{}
}

func (f *form) option(b []byte) (int, bool) {
	if i, ok := f.byText[string(b)]; ok {
		return i, true
	}
	if isNFC(b) {
		return 0, false
	}
	i, ok := f.byText[string(nfcBytes(b))]
	return i, ok
}

// shownOptions is how many options a message lists.
const shownOptions = 8

func (f *form) noOption(b []byte, r *reading) {
	near, _ := spell.Nearest(string(b[:min(len(b), 200)]), f.names)
	shown := f.names
	more := ""
	if len(shown) > shownOptions {
		shown, more = shown[:shownOptions], "…"
	}
	r.fail("data-choice", "seen", show(b), "near", near, "options", message.List(shown...)+more)
}

// choices reads several options, separated by 、 or ； or line breaks, or a JSON list.
func (f *form) choices(b []byte, r *reading) program.Value {
	if b[0] == '[' {
		return f.nested(b, r)
	}
	if i, ok := f.option(b); ok {
		return program.Listing([]program.Value{f.options[i]})
	}
	chosen := make([]bool, len(f.options))
	for _, part := range strings.FieldsFunc(string(b), isSeparator) {
		if part = string(trim([]byte(part))); part != "" {
			f.choose(chosen, []byte(part), r)
		}
	}
	return f.chosen(chosen, r)
}

func isSeparator(c rune) bool { return c == '、' || c == '；' || c == '\n' || c == '\r' }

func (f *form) choose(chosen []bool, b []byte, r *reading) {
	i, ok := f.option(b)
	switch {
	case !ok:
		f.noOption(b, r)
	case chosen[i]:
		r.fail("data-choice-twice", "seen", show(b))
	default:
		chosen[i] = true
	}
}

// chosen is the list of the options that were chosen, in the order of the
// policy: the same choice is the same value, however it was written down.
func (f *form) chosen(chosen []bool, r *reading) program.Value {
	var list []program.Value
	alone := false
	for i, yes := range chosen {
		if yes {
			list = append(list, f.options[i])
			alone = alone || f.alone != "" && f.names[i] == f.alone
		}
	}
	if alone && len(list) > 1 {
		r.fail("data-choice-alone", "alone", f.alone)
	}
	return program.Listing(list)
}
