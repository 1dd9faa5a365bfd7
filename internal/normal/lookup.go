package normal

import "unicode/utf8"

// The tables are walked from the start at each look-up: who fills in a form meets a
// character that needs them a few times a day.

// decomposition is what a character comes apart into, "" if it does not; once says
// that it is never put together again.
func decomposition(r rune) (parts string, once bool) {
	for rest := decompositions; rest != ""; {
		c, p, o, after := entry(rest)
		if c == r {
			return p, o
		}
		rest = after
	}
	return "", false
}

// composition is the character that comes apart into these, 0 for none.
func composition(parts string) rune {
	for rest := decompositions; rest != ""; {
		c, p, once, after := entry(rest)
		if !once && p == parts {
			return c
		}
		rest = after
	}
	return 0
}

// onceMark is added to the count of the characters that are not put together again.
const onceMark = 16

func entry(s string) (c rune, parts string, once bool, after string) {
	c, size := utf8.DecodeRuneInString(s)
	count := int(s[size])
	s = s[size+1:]
	once = count >= onceMark
	end := 0
	for range count % onceMark {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return c, s[:end], once, s[end:]
}

// class is the combining class of a character; 0 begins anew.
func class(r rune) rune {
	for rest := classes; rest != ""; {
		first, a := utf8.DecodeRuneInString(rest)
		last, b := utf8.DecodeRuneInString(rest[a:])
		of, c := utf8.DecodeRuneInString(rest[a+b:])
		if r >= first && r <= last {
			return of
		}
		rest = rest[a+b+c:]
	}
	return 0
}
