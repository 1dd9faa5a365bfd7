package allocation

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/round"
)

// Lot is the number by which an applicant is drawn: the SHA-256 of seed, policy id
// and applicant id joined by newlines, in lower-case hex. The smallest comes first.
// It is false without a seed and for an unknown id.
func (r *Result) Lot(id string) (key string, ok bool) {
	if r.terms.Seed == "" || r.entrant(id) == nil {
		return "", false
	}
	return round.LotKey(r.terms.Seed, r.program.Policy.ID, id), true
}

// LotOrder are the candidates in the order in which they would be drawn, whether or
// not a lot decides anything; nil without a seed.
func (r *Result) LotOrder() []string {
	if r.terms.Seed == "" {
		return nil
	}
	ids := make([]string, len(r.round.Ranked))
	for i, x := range r.round.Ranked {
		ids[i] = x.App.ID
	}
	slices.SortFunc(ids, func(a, b string) int {
		x, _ := r.Lot(a)
		y, _ := r.Lot(b)
		return strings.Compare(x, y)
	})
	return ids
}
