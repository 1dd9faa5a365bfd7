package spell

import "slices"

// maxCompared bounds the comparisons made for the suggestions of one document. Real documents make some thousands; one
// with as many unknown names as known ones would make their square.
const maxCompared = 2_000_000

// Search finds names within the budget of one document. When it is used up, nothing is suggested any more. The zero
// value is ready.
type Search struct {
	compared int
	sets     map[list]map[string]bool
}

// list is a list of names that does not change any more: where it begins, and its length.
type list struct {
	first *string
	size  int
}

// fewNames are looked through faster than they are found in a set.
const fewNames = 64

// Has reports whether word is one of the names of a list that is asked about again and does not change between.
func (s *Search) Has(word string, names []string) bool {
	if len(names) <= fewNames {
		return slices.Contains(names, word)
	}
	key := list{&names[0], len(names)}
	set := s.sets[key]
	if set == nil {
		set = make(map[string]bool, len(names))
		for _, name := range names {
			set[name] = true
		}
		if s.sets == nil {
			s.sets = map[list]map[string]bool{}
		}
		s.sets[key] = set
	}
	return set[word]
}

// Nearest is the package's [Nearest] while the budget lasts.
func (s *Search) Nearest(word string, legal []string) (string, bool) {
	if !s.Affords(len(legal)) {
		return "", false
	}
	s.compared += len(legal)
	return Nearest(word, legal)
}

// Affords reports whether the budget still allows a comparison with so many names.
func (s *Search) Affords(names int) bool { return s.compared+names <= maxCompared }
