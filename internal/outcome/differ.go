package outcome

import (
	"slices"
	"strings"
)

// The aspects in which outcomes differ, in the order in which they are shown.
const (
	Status = "status"
	Score  = "score"
	Rank   = "rank"
	Grant  = "award"
)

// Aspects are the ways in which two outcomes of one applicant differ. nil stands
// for one who is in one of the rounds only.
func (a *Applicant) Aspects(b *Applicant) []string {
	var out []string
	for _, aspect := range []string{Status, Score, Rank, Grant} {
		if a.Of(aspect) != b.Of(aspect) {
			out = append(out, aspect)
		}
	}
	return out
}

// Of is one aspect as a text that is equal exactly where the aspect is.
func (a *Applicant) Of(aspect string) string {
	if a == nil {
		return "-"
	}
	switch aspect {
	case Status:
		return a.Status
	case Score:
		return a.Total
	case Rank:
		return a.Rank
	}
	return a.grant()
}

func (a *Applicant) grant() string {
	switch {
	case a.Award != nil:
		contested := ""
		if a.Contested {
			contested = "?"
		}
		return strings.Join([]string{a.Award.Pool, a.Award.Tier, a.Award.Amount, contested}, "/")
	case a.Contested:
		return "?"
	}
	return ""
}

// Funded reports whether an applicant certainly has an award.
func (a *Applicant) Funded() bool { return a != nil && a.Award != nil }

// Cause is one way in which an outcome came about: a rule that fails or no longer
// does, an indicator that gives another score, a limit of the list.
type Cause struct {
	Kind     string // "rule", "indicator", "input", "limit"
	ID       string
	Old, New string // "fails", "holds"; the scores; the refusals
	Reason   string
	Clause   string
}

// Through are the ways by which the outcome of one applicant became another.
func (a *Applicant) Through(b *Applicant) []Cause {
	if a == nil || b == nil {
		return nil
	}
	out := rules(a, b)
	before := map[string]string{}
	for _, s := range a.Scores {
		before[s.ID] = s.Score
	}
	for _, s := range b.Scores {
		was, ok := before[s.ID]
		if nothing := !ok && s.Score == "0"; s.Leaf && was != s.Score && !nothing {
			out = append(out, Cause{Kind: "indicator", ID: s.ID, Old: was, New: s.Score})
		}
	}
	after := map[string]bool{}
	for _, s := range b.Scores {
		after[s.ID] = true
	}
	for _, s := range a.Scores {
		if s.Leaf && !after[s.ID] && s.Score != "0" {
			out = append(out, Cause{Kind: "indicator", ID: s.ID, Old: s.Score})
		}
	}
	for _, m := range b.Missing {
		if !slices.Contains(a.Missing, m) {
			out = append(out, Cause{Kind: "input", ID: m, New: "missing"})
		}
	}
	return append(out, limits(a, b)...)
}

// rules are the rules that only one of the outcomes fails.
func rules(a, b *Applicant) []Cause {
	var out []Cause
	for _, h := range b.Failures {
		if !failed(a, h.Rule) {
			out = append(out, Cause{"rule", h.Rule, "holds", "fails", h.Reason, h.Clause})
		}
	}
	for _, h := range a.Failures {
		if !failed(b, h.Rule) {
			out = append(out, Cause{"rule", h.Rule, "fails", "holds", h.Reason, h.Clause})
		}
	}
	return out
}

func failed(a *Applicant, rule string) bool {
	return slices.ContainsFunc(a.Failures, func(h Hit) bool { return h.Rule == rule })
}

// limits say how the list treats one who is a candidate before and after.
func limits(a, b *Applicant) []Cause {
	if a.grant() == b.grant() || a.Status != b.Status {
		return nil
	}
	return []Cause{{Kind: "limit", ID: b.limit(), Old: a.standing(), New: b.standing(), Reason: b.Why}}
}

// limit is what decides whether one is on the list: the quota that brought them in,
// or the limits without which they would be.
func (a *Applicant) limit() string {
	if quota, ok := strings.CutPrefix(a.By, "quota:"); ok {
		return quota
	}
	return strings.Join(a.Limits, ",")
}

// standing is how the list has an applicant: the award or the code of the refusal.
func (a *Applicant) standing() string {
	switch {
	case a.Award != nil && a.Award.Tier != "":
		return a.Award.Tier
	case a.Contested:
		return "contested"
	case a.Award != nil:
		return "funded"
	}
	return a.Refusal
}
