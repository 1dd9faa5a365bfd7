package spell

// maxCompared bounds the comparisons made for the suggestions of one document. Real documents make some thousands; one
// with as many unknown names as known ones would make their square.
const maxCompared = 2_000_000

// Search finds names within the budget of one document. When it is used up, nothing is suggested any more. The zero
// value is ready.
type Search struct{ compared int }

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
