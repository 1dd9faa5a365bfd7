package normal

import "unicode/utf8"

// The syllables of Hangul are composed by arithmetic.
const (
	syllables = 0xAC00
	leads     = 0x1100
	vowels    = 0x1161
	tails     = 0x11A7
	leadCount = 19
	vowelKind = 21
	tailKind  = 28
	allKinds  = leadCount * vowelKind * tailKind
)

// NFC is the composed form of s. Bytes that are not UTF-8 stay as they are.
func NFC(s string) string {
	if inert(s) {
		return s
	}
	out := make([]byte, 0, len(s))
	for s != "" {
		valid := validPrefix(s)
		if valid == 0 {
			out, s = append(out, s[0]), s[1:]
			continue
		}
		for _, r := range compose(order(apart(s[:valid]))) {
			out = utf8.AppendRune(out, r)
		}
		s = s[valid:]
	}
	return string(out)
}

// inert reports whether s is made of characters that no form changes: ASCII and
// Latin before the combining marks, and the common Chinese ones.
func inert(s string) bool {
	for _, r := range s {
		if r >= 0x300 && (r < 0x3400 || r > 0x9FFF) && (r < 0xFF00 || r > 0xFFEF) && (r < 0x3000 || r > 0x3020) {
			return false
		}
	}
	return true
}

// validPrefix is how many bytes at the start of s are UTF-8.
func validPrefix(s string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
	return len(s)
}

// mark is a character with its combining class.
type mark struct {
	r     rune
	class rune
}

// apart takes every character apart as far as it goes.
func apart(s string) []mark {
	var out []mark
	put := func(r rune) { out = append(out, mark{r, class(r)}) }
	for _, r := range s {
		if n := r - syllables; n >= 0 && n < allKinds {
			put(leads + n/(vowelKind*tailKind))
			put(vowels + n/tailKind%vowelKind)
			if n%tailKind > 0 {
				put(tails + n%tailKind)
			}
			continue
		}
		parts, _ := decomposition(r)
		if parts == "" {
			put(r)
			continue
		}
		for _, p := range parts {
			put(p)
		}
	}
	return out
}

// order puts marks that follow each other into the order of their classes; those of
// one class keep theirs.
func order(list []mark) []mark {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].class > 0 && list[j-1].class > list[j].class; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	return list
}

// compose joins each mark to the character before it that begins anew, where the two
// have a common form and nothing between them stands in the way.
func compose(list []mark) []rune {
	out := make([]rune, 0, len(list))
	start, last := -1, rune(-1)
	for _, m := range list {
		if start >= 0 && (last < 0 || last < m.class && last != 0) {
			if whole := joined(out[start], m.r); whole > 0 {
				out[start] = whole
				continue
			}
		}
		out = append(out, m.r)
		if last = m.class; m.class == 0 {
			start, last = len(out)-1, -1
		}
	}
	return out
}

// joined is the character that a and b make together, 0 for none.
func joined(a, b rune) rune {
	if a >= leads && a < leads+leadCount && b >= vowels && b < vowels+vowelKind {
		return syllables + ((a-leads)*vowelKind+b-vowels)*tailKind
	}
	if n := a - syllables; n >= 0 && n < allKinds && n%tailKind == 0 && b > tails && b < tails+tailKind {
		return a + b - tails
	}
	first, _ := decomposition(a)
	if first == "" {
		first = string(a)
	}
	return composition(first + string(b))
}
