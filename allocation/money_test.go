package allocation_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/reckon"
)

const five = `
A 95 false N 100
B 94 true  S 100
C 93 false W 80
D 92 true  N 120
E 91 false N 40`

// Sentences of those whom money alone decides about, with their figures.
func TestSentencesOfMoney(t *testing.T) {
	tiers := "tiers: [{id: high, qualify: marks > 93, amount: ask}, {id: mid, qualify: marks > 91, amount: ask}, {id: low, amount: ask}]\n"
	tests := []struct {
		name, rules, id, want string
	}{
		{"stop", "amount: ask\nbudget: {max: 250}", "D", "Of the budget of 250, 200 is awarded and 50 is left, which does not suffice."},
		{"partial", "amount: ask\nbudget: {max: 250, when_short: partial}", "C", "Amount: 80. Only 50 of the budget is left of the 80 due, so it is 50."},
		{"partial, too little", "amount: ask\nbudget: {max: 250, when_short: partial, min_amount: 51}", "C", "Of the budget of 250, 200 is awarded and 50 is left, which does not suffice."},
		{"a test that lets more through", "amount: ask\nbudget: {max: 250, fits: amount <= 2 * (budget - spent)}", "C", "The test of money holds: 80 <= 2 × (250 − 200) = true."},
		{"a test that fails", "amount: ask\nbudget: {max: 230, when_short: skip, fits: amount <= 2 * (budget - spent)}", "C", "200 is awarded and the test of money fails: 80 <= 2 × (230 − 200) = false."},
		{"where the list ended", "amount: ask\nbudget: {max: 230, fits: amount <= 2 * (budget - spent)}", "E", "The money ended at rank 3: 80 <= 2 × (230 − 200) = false."},
		{"too far below", "amount: ask\nbudget: {max: 240, when_short: skip, skip_within: 1.5}", "E", "C was passed over for want of money; nobody below 93 − 1.5 = 91.5 may be funded after that."},
		{"passed over", "amount: ask\nbudget: {max: 240, when_short: skip, skip_within: 2}", "D", "200 is awarded and the test of money fails: 200 + 120 <= 240 = false."},
		{"scale by tier", tiers + "budget: {max: 250, when_short: scale, by: tier}", "D", "In mid 200 is needed and 50 is left; in proportion: 120 × 50 / 200 = 30."},
		{"scale by tier, after", tiers + "budget: {max: 250, when_short: scale, by: tier}", "E", "The money ended with mid, where 200 is needed and 50 was left."},
		{"scale by class", "amount: ask\nbudget: {max: 250, when_short: scale, by: class}", "C", "In rank 3 80 is needed and 50 is left; in proportion: 80 × 50 / 80 = 50."},
		{"whole tiers", tiers + "budget: {max: 250, when_short: whole}", "C", "In mid 200 is needed and 50 is left; what cannot be paid in full is not paid."},
		{"whole classes, after", "amount: ask\nbudget: {max: 250, when_short: whole, by: class}", "E", "The money ended with rank 3, where 80 is needed and 50 was left."},
		{"nothing of a scaled amount", "amount: ask\nunit: {to: 40, mode: down}\nbudget: {max: 200, when_short: scale}", "E", "400 is needed and 200 is left; in proportion: round((40 × 200 / 400) / 40, 0, \"floor\") × 40 = 0."},
		{"a group's money", "amount: ask\nbudget: {max: 1000}\nquotas: [{id: n, where: area == \"N\", at_most: 150, of: amount}]", "D", "Without n there would be an award: it allows at most 150 in money, of which 140 is awarded."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			result, _ := settled(t, tt.rules, five, allocation.Round{})
			text, ok := result.ApplicantJSON(tt.id)
			require.True(t, ok)
			require.Contains(t, strings.ReplaceAll(string(text), `\"`, `"`), tt.want)
			if line := regexp.MustCompile(`(?:in proportion|fails|holds|ended at rank 3|below)(?::)? ([^<]* = [0-9.]*[0-9])`).FindStringSubmatch(tt.want); line != nil {
				_, err := reckon.Read(line[1])
				require.NoError(t, err, line[1])
			}
		})
	}
}
