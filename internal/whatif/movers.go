package whatif

import "github.com/merit-rules/merit/internal/outcome"

func rowOf(r *outcome.Round) Row {
	tied := 0
	for i := range r.Applicants {
		if a := &r.Applicants[i]; a.Contested && a.Award == nil {
			tied++
		}
	}
	return Row{Tied: tied, Counts: r.Counts, Funded: r.Funded, Amount: r.Amount, Decided: r.Decided, Failure: r.Failure}
}

// between is who enters, leaves or changes tier from one round to another. Where
// nothing is allocated the qualified (before the last stage the eligible) are the
// list.
func between(a, b *outcome.Round) Changes {
	var c Changes
	for i := range b.Applicants {
		after := &b.Applicants[i]
		before := a.Find(after.ID)
		from, to := standing(a, before), standing(b, after)
		m := Mover{ID: after.ID, Name: after.Name, From: from, To: to}
		m.Why, m.Clause = reason(before, after, to == "")
		switch {
		case from == to:
		case from == "":
			c.Enters = append(c.Enters, m)
		case to == "":
			c.Leaves = append(c.Leaves, m)
		default:
			c.Moves = append(c.Moves, m)
		}
	}
	return c
}

// standing is where the list has an applicant: a tier, "funded", "contested"; "": not
// on it.
func standing(r *outcome.Round, a *outcome.Applicant) string {
	switch {
	case a == nil:
		return ""
	case a.Award != nil && a.Award.Tier != "" && a.Award.Pool != "":
		return a.Award.Pool + "/" + a.Award.Tier
	case a.Award != nil && a.Award.Tier != "":
		return a.Award.Tier
	case a.Award != nil && a.Award.Pool != "":
		return a.Award.Pool
	case a.Award != nil:
		return "funded"
	case a.Contested:
		return "contested"
	}
	if !r.Allocated && (a.Status == "qualified" || a.Status == "eligible") {
		return a.Status
	}
	return ""
}

// reason is why an applicant stands elsewhere: the rule that now decides about them,
// else what the list says.
func reason(before, after *outcome.Applicant, out bool) (why, clause string) {
	for _, c := range before.Through(after) {
		if c.Kind == "rule" && (c.New == "fails") == out {
			return c.Reason, c.Clause
		}
	}
	return after.Why, ""
}
