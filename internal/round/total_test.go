package round

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// TestScaleIsWhatACardCanComeTo: from 0, or what deductions allow, to the most that
// all items give, in steps of the rounding.
func TestScaleIsWhatACardCanComeTo(t *testing.T) {
	for _, c := range []struct {
		name, scoring   string
		low, high, step string
	}{
		{"whole points", "max: 8, round: {places: 0}, indicators: [{id: 甲, max: 8, formula: 分}]", "0", "8", "1"},
		{"tens", "max: 80, round: {places: -1}, indicators: [{id: 甲, max: 80, formula: 分}]", "0", "80", "10"},
		{"no rounding", "max: 8, indicators: [{id: 甲, max: 8, formula: 分}]", "0", "8", "0.01"},
		{"the finest item's", "max: 8, indicators: [{id: 甲, max: 4, formula: 分, round: {places: 1}}, {id: 乙, max: 4, formula: 分, round: {places: 3}}]", "0", "8", "0.001"},
		{"an item that cannot give its most", "max: 8, round: {places: 0}, indicators: [{id: 甲, max: 4, formula: 分}, {id: 乙, max: 4, formula: 'min(分, 3)'}]", "0", "7", "1"},
		{"a deduction", "max: 8, round: {places: 0}, indicators: [{id: 甲, max: 8, formula: 分}], adjust: [{id: 扣分, formula: '-min(3, 次)'}]", "-3", "8", "1"},
		{"a bonus", "max: 8, round: {places: 0}, indicators: [{id: 甲, max: 8, formula: 分}], adjust: [{id: 加分, max: 5, formula: 次}]", "0", "13", "1"},
		{"a bonus without an end", "max: 8, round: {places: 0}, indicators: [{id: 甲, max: 8, formula: 分}], adjust: [{id: 加分, formula: 次}]", "0", "9", "1"},
		{"a most that is no step", "max: 7.5, round: {places: 0}, indicators: [{id: 甲, max: 7.5, formula: 分}]", "0", "7", "1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := schema.Parse("p.yaml", []byte("merit: 1\npolicy: {id: p, title: 试}\ninputs:\n  分: {type: number, min: 0}\n  次: {type: integer, min: 0}\nscoring: {"+c.scoring+"}\n"))
			require.NoError(t, err)
			apps, err := p.ParseApplications("a.json", []byte(`[{"id":"A","分":"7","次":"2"}]`))
			require.NoError(t, err)
			r, faults := Run(context.Background(), p.Compiled().(*program.Program), apps.Batch().(*intake.Batch), Terms{Round: program.Round{Stage: -1}})
			require.Empty(t, faults)
			s := r.scale(r.Frame(context.Background()), r.Entrants[0])
			require.Equal(t, c.low+" to "+c.high+" by "+c.step, strings.Join([]string{s.at(0).String(), "to", s.at(s.size - 1).String(), "by", s.step.String()}, " "))
		})
	}
}

// TestOutlookChangesNothing: a round that was looked at is as it was, also for
// several who look at once.
func TestOutlookChangesNothing(t *testing.T) {
	for seed := range uint64(40) {
		s := newSample(seed)
		if s == nil {
			continue
		}
		r := s.run(t, "", "")
		before := r.Awards()
		ranks := ranksOf(r)
		done := make(chan bool)
		for _, x := range r.Entrants {
			go func() { done <- x.Withdrawn || r.Outlook(context.Background(), x).Halt == Whole }()
		}
		for range r.Entrants {
			require.True(t, <-done)
		}
		require.Equal(t, before, r.Awards())
		require.Equal(t, ranks, ranksOf(r))
	}
}

func ranksOf(r *Round) (list [][5]int) {
	for _, e := range r.Entrants {
		list = append(list, [5]int{e.Rank, e.Pool, e.Seat, e.PoolRank, int(e.Closed)})
	}
	return list
}
