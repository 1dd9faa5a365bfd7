package round

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"

	"github.com/merit-rules/merit/internal/slate"
)

// LotKey is what an applicant is drawn by: the SHA-256, in lower-case hex, of
// seed, policy id and applicant id joined by newlines. The smallest comes first.
func LotKey(seed, policy, id string) string {
	sum := sha256.Sum256([]byte(seed + "\n" + policy + "\n" + id))
	return hex.EncodeToString(sum[:])
}

// lot is the candidates in lot order; nil without a seed.
func (m *maker) lot(p *slate.Problem) []int {
	t := &m.r.Terms
	if !t.HasSeed {
		return nil
	}
	keys := make([]string, len(p.Candidates))
	order := make([]int, len(p.Candidates))
	for i := range p.Candidates {
		keys[i] = LotKey(t.Seed, m.r.Program.Policy.ID, p.Candidates[i].ID)
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return keys[order[a]] < keys[order[b]] })
	return order
}
