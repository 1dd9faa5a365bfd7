package formula

import "unicode"

// fold gives the half-width character that a full-width or Chinese one stands
// for where an expression is written, and whether there is one.
func fold(r rune) (rune, bool) {
	if r >= '！' && r <= '～' {
		return r - 0xFEE0, true
	}
	switch r {
	case '　', '\u00a0', '\u2007', '\u202f':
		return ' ', true
	case '。', '｡':
		return '.', true
	case '、':
		return ',', true
	case '【', '〔', '［':
		return '[', true
	case '】', '〕', '］':
		return ']', true
	case '−', '–', '—', '‐', '‑', '―':
		return '-', true
	case '×', '∗', '·', '✕':
		return '*', true
	case '÷', '∕', '⁄':
		return '/', true
	case '〈', '‹':
		return '<', true
	case '〉', '›':
		return '>', true
	case '∣':
		return '|', true
	}
	return r, false
}

// spelled gives the operator that a mathematical sign stands for, or "".
func spelled(r rune) string {
	switch r {
	case '≥', '⩾', '≧':
		return ">="
	case '≤', '⩽', '≦':
		return "<="
	case '≠':
		return "!="
	case '∧':
		return "and"
	case '∨':
		return "or"
	case '¬':
		return "not"
	case '∈':
		return "in"
	}
	return ""
}

// closingQuote gives the partner of a Chinese or typographic quote, or 0.
func closingQuote(r rune) rune {
	switch r {
	case '“', '”', '„':
		return '”'
	case '‘', '’':
		return '’'
	case '「':
		return '」'
	case '『':
		return '』'
	}
	return 0
}

// chineseWord gives the operator that a Chinese or upper-case word stands for, or "".
func chineseWord(s string) string {
	switch s {
	case "且", "并且", "而且", "AND", "And":
		return "and"
	case "或", "或者", "OR", "Or":
		return "or"
	case "非", "不是", "NOT", "Not":
		return "not"
	case "属于", "IN":
		return "in"
	}
	return ""
}

// invisible reports whether a character cannot be seen, or changes how the
// characters around it are shown.
func invisible(r rune) bool {
	switch {
	case r < ' ' && r != '\t' && r != '\n' && r != '\r', r >= 0x7f && r < 0xa0, r == 0xad:
		return true
	case r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	case r == 0x061c, r == 0x115f, r == 0x1160, r == 0x180e, r == 0x3164, r == 0xfeff, r == 0xffa0:
		return true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xfff0 && r <= 0xfffd, r >= 0xe0000:
		return true
	}
	return false
}

// letter reports whether a name may begin with the character.
func letter(r rune) bool {
	if r < 0x80 {
		return r == '_' || r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	_, folds := fold(r)
	return unicode.IsLetter(r) && !folds && !invisible(r)
}

// nameRune reports whether a name may go on with the character.
func nameRune(r rune) bool {
	if r < 0x80 {
		return letter(r) || r >= '0' && r <= '9'
	}
	_, folds := fold(r)
	return !folds && !invisible(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// ValidName reports whether a text may be a name: a letter, Chinese included, or
// _ and then letters, digits and _. Full-width letters and digits are no part of one.
func ValidName(name string) bool {
	for i, r := range name {
		if i == 0 && !letter(r) || i > 0 && !nameRune(r) {
			return false
		}
	}
	return name != ""
}
