package formula

import "golang.org/x/text/unicode/norm"

// compatible gives the plain letters or digits that a character such as Ⅰ or ²
// is another form of, or "".
func compatible(r rune) string {
	plain := norm.NFKC.String(string(r))
	if plain == string(r) {
		return ""
	}
	for _, c := range plain {
		if !nameRune(c) {
			return ""
		}
	}
	return plain
}
