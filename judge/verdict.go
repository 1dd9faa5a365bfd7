package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/merit-rules/merit/internal/slate"
)

// verdict compares the list of the search with that of a solver; "" where they agree.
func verdict(s solver, p *slate.Problem, o *slate.Outcome) (string, time.Duration) {
	m := newModel(p)
	plan, fixed, took, err := lexicographic(s, m, classes(p), nil)
	switch {
	case errors.Is(err, errInfeasible):
		if o.Fault == nil || o.Fault.Code != slate.NoLawfulPlan {
			return "the solver finds no lawful plan", took
		}
		return "", took
	case err != nil:
		return err.Error(), took
	case o.Fault != nil:
		return "the solver finds a lawful plan", took
	}
	for class, want := range perClass(p, o) {
		got := fixed[class].bound
		if got != want {
			return fmt.Sprintf("class %d: the solver funds %d, the search %d", class, got, want), took
		}
	}
	if text := contested(s, m, p, o, fixed); text != "" {
		return text, took
	}
	if o.Decided && len(p.Tiers) > 1 {
		return tiers(s, m, p, o, plan), took
	}
	return "", took
}

// perClass is how many of each class every best plan of the search funds.
func perClass(p *slate.Problem, o *slate.Outcome) []int64 {
	funded := make([]int64, p.Candidates[len(p.Candidates)-1].Class+1)
	for i := range o.Seats {
		if o.Seats[i].State == slate.Certain {
			funded[p.Candidates[i].Class]++
		}
	}
	for _, c := range o.Contests {
		if c.Kind == slate.ContestFunded {
			funded[p.Candidates[c.Of[0]].Class] += int64(c.Places)
		}
	}
	return funded
}

// contested asks the solver for each member of a class with a contested place
// whether some best plan funds them, and whether some does not.
func contested(s solver, m *model, p *slate.Problem, o *slate.Outcome, fixed []row) string {
	open := map[int]bool{}
	for _, c := range o.Contests {
		if c.Kind == slate.ContestFunded {
			open[p.Candidates[c.Of[0]].Class] = true
		}
	}
	for i := range p.Candidates {
		if !open[p.Candidates[i].Class] {
			continue
		}
		can, err := possible(s, m, p, i, 1, fixed)
		if err != nil {
			return err.Error()
		}
		need, err := possible(s, m, p, i, -1, fixed)
		if err != nil {
			return err.Error()
		}
		state := map[[2]bool]slate.State{{true, true}: slate.Certain, {true, false}: slate.Contested, {false, false}: slate.Out}[[2]bool{can, need}]
		if state != o.Seats[i].State {
			return fmt.Sprintf("%s: the solver says %d, the search %d", p.Candidates[i].ID, state, o.Seats[i].State)
		}
	}
	return ""
}

// possible reports whether a candidate is funded in the best plan that most (1) or
// least (-1) wants it.
func possible(s solver, m *model, p *slate.Problem, i int, weight int64, fixed []row) (bool, error) {
	objective := map[choice]int64{}
	for _, t := range p.Candidates[i].Open {
		objective[choice{i, t}] = weight
	}
	plan, _, err := ask(s, m, objective, fixed)
	return plan[choice{i, 0}] || plan[choice{i, 1}], err
}

// tiers settles the tiers between plans that fund the same candidates.
func tiers(s solver, m *model, p *slate.Problem, o *slate.Outcome, plan map[choice]bool) string {
	var same []row
	for i := range p.Candidates {
		var of question
		for _, t := range p.Candidates[i].Open {
			of = append(of, choice{i, t})
		}
		r := chosen(of, plan)
		r.bound = indicator(o.Seats[i].State == slate.Certain)
		same = append(same, r)
	}
	best, _, _, err := lexicographic(s, m, tops(p), same)
	if err != nil {
		return err.Error()
	}
	for i := range p.Candidates {
		tier := -1
		for c := range best {
			if c.candidate == i {
				tier = c.tier
			}
		}
		if tier != o.Seats[i].Tier {
			return fmt.Sprintf("%s: the solver says tier %d, the search %d", p.Candidates[i].ID, tier, o.Seats[i].Tier)
		}
	}
	return ""
}
