package evaluation

import (
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// Card is the score sheet of one applicant.
type Card struct {
	Known     bool   // the total is final: nothing missing can change it
	Total     Number // when Known
	Low, High Number // the total cannot end up outside, while it is not known
	Bounded   bool   // false: an adjustment has no limit and Low and High mean nothing
	Max       Number
	Why       string   // the total as a sum, "20 + 63.32 + 9.5 = 92.82"
	Missing   []string // inputs that can still move the total, those that move it most first
	Items     []Item
	Adjust    []Item   // bonuses and deductions on the total
	Data      []string // what contradicts itself in the application, in words
}

// Item is one indicator. Score and Max are before Weight.
type Item struct {
	ID, Title string
	Applies   bool // false: `when` does not hold; the score is 0
	Known     bool
	Score     Number
	Low, High Number
	Max       Number
	Weight    Number // 1 unless the policy says otherwise
	Why       string // "180 / 200 × 5 = 4.5"
	Error     string // why it could not be computed
	Citations []schema.Citation
	Items     []Item
	Waits     []string // inputs that it waits for
}

// Moment is the footing on which a card is made. The zero Moment is that of
// [Score]: no date, the policy's own parameters.
type Moment struct {
	AsOf string            // the day, "2025-10-17", needed as soon as a formula reads it or a parameter is dated
	Set  map[string]string // parameters tried with other values
}

// Score is the card of one applicant, also half-filled. Figures over the whole
// round are not known to it: what needs one has a range. It is an error when the
// policy needs a day, see [Moment.Score].
func Score(policy *schema.Policy, app *schema.Application) (Card, error) {
	return Moment{}.Score(policy, app)
}

// Score is the card of one applicant at a day and with parameters of the caller's.
func (m Moment) Score(policy *schema.Policy, app *schema.Application) (Card, error) {
	p := policy.Compiled().(*program.Program)
	when, err := policy.Settle(schema.Moment{AsOf: m.AsOf, Set: m.Set})
	if err != nil {
		return Card{}, err
	}
	setting, faults := p.Settle(when.(program.Round))
	if len(faults) > 0 {
		return Card{}, schema.Faults(faults)
	}
	f := program.NewFrame(p, setting)
	f.Begin(&program.Applicant{ID: app.ID, Name: app.Name, Inputs: app.Inputs().([]program.Value)})
	for phase := range p.Phases {
		f.Run(phase)
	}
	s := sheet{f: f, p: p, lang: policy.Language()}
	return s.card(), nil
}
