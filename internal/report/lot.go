package report

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// lot is a class whose members fared differently, by their numbers in the lot.
type lot struct {
	rank  int
	order []ticket
}

// ticket is what an applicant is drawn by.
type ticket struct{ id, key string }

// wantsLot reports whether the policy has ties drawn and there is no seed yet.
func (o *Overview) wantsLot() bool {
	return o.list != nil && (o.list.AtCut == "lot" || o.list.AtTier == "lot") && text(o.r.Get("allocation"), "seed") == ""
}

// lots are the classes in which a lot may have decided: equals of whom some have
// another award than others.
func (o *Overview) lots() []lot {
	seed := text(o.r.Get("allocation"), "seed")
	if seed == "" || o.list == nil || o.list.AtCut != "lot" && o.list.AtTier != "lot" {
		return nil
	}
	var out []lot
	for from := 0; from < len(o.ranked); {
		to := from + 1
		differ := false
		for ; to < len(o.ranked) && o.ranked[to].rank == o.ranked[from].rank; to++ {
			a, b := &o.ranked[from], &o.ranked[to]
			differ = differ || a.funded != b.funded || a.tier != b.tier
		}
		if differ {
			l := lot{rank: o.ranked[from].rank}
			for _, x := range o.ranked[from:to] {
				l.order = append(l.order, ticket{x.id, ticketKey(seed, text(o.r.head, "policy", "id"), x.id)})
			}
			slices.SortFunc(l.order, func(a, b ticket) int { return strings.Compare(a.key, b.key) })
			out = append(out, l)
		}
		from = to
	}
	return out
}

// ticketKey is the SHA-256, in lower-case hex, of seed, policy id and applicant id
// joined by newlines.
func ticketKey(seed, policy, id string) string {
	sum := sha256.Sum256([]byte(seed + "\n" + policy + "\n" + id))
	return hex.EncodeToString(sum[:])
}

// recipe is how anyone works out a lot with a shell.
type recipe struct {
	seed, policy string
	ids          []string
}

func newRecipe(seed, policy string, ids []string) recipe { return recipe{seed, policy, ids} }

// lines are three lines of POSIX shell that print each number and its id, in the
// order of the lot.
func (r recipe) lines() []string {
	quoted := make([]string, len(r.ids))
	for i, id := range r.ids {
		quoted[i] = shell(id)
	}
	return []string{
		"seed=" + shell(r.seed) + "; policy=" + shell(r.policy),
		"set -- " + strings.Join(quoted, " "),
		`for id in "$@"; do printf '%s  %s\n' "$(printf '%s\n%s\n%s' "$seed" "$policy" "$id" | sha256sum | cut -c1-64)" "$id"; done | sort`,
	}
}

// shell quotes a text for a shell. Where it holds what a terminal must not get,
// every byte is written as a number.
func shell(s string) string {
	if Safe(s) == s {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	const digits = "01234567"
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte('\\')
		b.WriteByte(digits[s[i]>>6])
		b.WriteByte(digits[s[i]>>3&7])
		b.WriteByte(digits[s[i]&7])
	}
	return `"$(printf '` + b.String() + `')"`
}
