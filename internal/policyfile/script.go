package policyfile

import (
	"strings"
	"unicode"
)

// scripts that one name may hold side by side: Han with the scripts that Chinese
// and Japanese writing uses beside it, and Latin, which unit names need.
var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Latin", unicode.Latin}, {"Greek", unicode.Greek}, {"Cyrillic", unicode.Cyrillic},
	{"Arabic", unicode.Arabic}, {"Hebrew", unicode.Hebrew}, {"Armenian", unicode.Armenian},
	{"Cherokee", unicode.Cherokee}, {"Thai", unicode.Thai}, {"Devanagari", unicode.Devanagari},
	{"Hangul", unicode.Hangul},
}

// mixed names the scripts of a name that mixes alphabets; "" for one that does
// not. Han beside Latin is usual (研发R) and no mix.
func mixed(name string) string {
	var found []string
	for _, s := range scripts {
		for _, c := range name {
			if unicode.Is(s.table, c) {
				found = append(found, s.name)
				break
			}
		}
	}
	if len(found) < 2 {
		return ""
	}
	return strings.Join(found, ", ")
}
