package message

import "slices"

// Entry is one code of the catalogue. Meaning is one line of English for the
// manual; Example is something that a test shows to give this code, "" for terms.
type Entry struct {
	Code    string
	Meaning string
	ZH, EN  string
	Example string
}

var table = catalogue()

// catalogue joins the entries of all rooms, sorted by code.
func catalogue() []Entry {
	all := slices.Concat(rooms()...)
	arrange(all)
	return all
}

// Codes lists every code of the catalogue, sorted.
func Codes() []string {
	codes := make([]string, len(table))
	for i, e := range table {
		codes[i] = e.Code
	}
	return codes
}

// Text says the code in a language: "en" in English, anything else in Chinese.
// A code that the catalogue lacks is said as itself, followed by nothing.
func Text(lang, code string, args map[string]string) string {
	e, ok := Lookup(code)
	if !ok {
		return code
	}
	if lang == "en" {
		return fill(e.EN, lang, args)
	}
	return fill(e.ZH, lang, args)
}
