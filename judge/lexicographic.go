package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/merit-rules/merit/internal/slate"
)

// maxWeight bounds the weights of one objective: a solver takes 0.99999 for 1, and
// that must not outweigh a candidate.
const maxWeight = 1024

// question is one part of what makes a plan the best: how many of a group are chosen.
type question []choice

// lexicographic makes the answers to the questions as large as possible, one after
// the other. It gives the last plan and rows that hold the answers.
func lexicographic(s solver, m *model, questions []question, fixed []row) (map[choice]bool, []row, time.Duration, error) {
	var plan map[choice]bool
	var spent time.Duration
	for at := 0; at < len(questions); {
		objective, until := weigh(questions, at)
		next, took, err := ask(s, m, objective, fixed)
		spent += took
		if err != nil {
			return nil, nil, spent, err
		}
		plan = next
		for ; at < until; at++ {
			fixed = append(fixed, chosen(questions[at], plan))
		}
	}
	return plan, fixed, spent, nil
}

// weigh is the objective of as many questions as one model may ask.
func weigh(questions []question, from int) (objective map[choice]int64, until int) {
	until = from
	for product := int64(1); until < len(questions); until++ {
		product *= int64(len(questions[until]) + 1)
		if product > maxWeight && until > from {
			break
		}
	}
	objective = map[choice]int64{}
	weight := int64(1)
	for i := until - 1; i >= from; i-- {
		for _, c := range questions[i] {
			objective[c] = weight
		}
		weight *= int64(len(questions[i]) + 1)
	}
	return objective, until
}

// chosen is the row that keeps the answer of a plan.
func chosen(q question, plan map[choice]bool) row {
	r := row{factor: map[choice]int64{}, sense: "="}
	for _, c := range q {
		r.factor[c] = 1
		r.bound += indicator(plan[c])
	}
	return r
}

// ask solves one model and checks the answer against its rows.
func ask(s solver, m *model, objective map[choice]int64, fixed []row) (map[choice]bool, time.Duration, error) {
	ones, took, err := s.solve(m.text(objective, fixed))
	if err != nil {
		return nil, took, err
	}
	plan := map[choice]bool{}
	for _, name := range ones {
		candidate, tier, _ := strings.Cut(strings.TrimPrefix(name, "y"), "_")
		i, err1 := strconv.Atoi(candidate)
		t, err2 := strconv.Atoi(tier)
		if err1 != nil || err2 != nil {
			return nil, took, fmt.Errorf("%s: unknown name %s", s.name(), name)
		}
		plan[choice{i, t}] = true
	}
	if !m.holds(plan, fixed) {
		return nil, took, fmt.Errorf("%s: the plan breaks a row", s.name())
	}
	return plan, took, nil
}

// classes are the questions of the one principle: how many of each class are funded.
func classes(p *slate.Problem) []question {
	var questions []question
	for i := range p.Candidates {
		c := &p.Candidates[i]
		if c.Class == len(questions) {
			questions = append(questions, nil)
		}
		for _, t := range c.Open {
			questions[c.Class] = append(questions[c.Class], choice{i, t})
		}
	}
	return questions
}

// tops are the questions about tiers: who of a class is in the first tier.
func tops(p *slate.Problem) []question {
	questions := make([]question, p.Candidates[len(p.Candidates)-1].Class+1)
	for i := range p.Candidates {
		if c := &p.Candidates[i]; c.Open[0] == 0 {
			questions[c.Class] = append(questions[c.Class], choice{i, 0})
		}
	}
	return questions
}
