package allocation

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

// args are the arguments of a sentence.
type args = map[string]string

// by says whether merit or a quota brought a winner in.
func (r *Result) by(seat *slate.Seat) string {
	if seat.ByQuota < 0 {
		return "merit"
	}
	return "quota:" + quotaID(&r.round.Problem.Quotas[seat.ByQuota])
}

func quotaID(q *slate.Quota) string {
	if q.Each {
		return q.ID + ":" + q.Value
	}
	return q.ID
}

// limit is a limit as results name it.
func (r *Result) limit(l slate.Limit) string {
	switch l.Kind {
	case slate.LimitTier:
		return "tier:" + r.round.Problem.Tiers[l.Index].ID
	case slate.LimitQuota:
		return "quota:" + quotaID(&r.round.Problem.Quotas[l.Index])
	case slate.LimitBudget:
		return "budget"
	}
	return "count"
}

func (r *Result) limits(list []slate.Limit) []string {
	names := make([]string, len(list))
	for i, l := range list {
		names[i] = r.limit(l)
	}
	return names
}

// base are the arguments that most sentences share.
func (r *Result) base(x *round.Entrant) args {
	a := args{"rank": strconv.Itoa(x.Rank)}
	if x.Total.State() == program.IsNumber {
		a["total"], a["points"] = "alloc-total", r.points(x.Total.Num())
	}
	return a
}

// points prints a total: exactly where a decimal holds it, else to two places,
// marked as such, with the exact fraction behind.
func (r *Result) points(total exact.Num) string {
	if total.IsDecimal() {
		return total.String()
	}
	if r.Language() == "en" {
		return "≈" + total.Approx(2) + " (" + total.String() + ")"
	}
	return "≈" + total.Approx(2) + "（" + total.String() + "）"
}

// series are things said one after the other.
func (r *Result) series(things []string) string {
	if r.Language() == "en" {
		return strings.Join(things, ", ")
	}
	return strings.Join(things, "、")
}

// awardWhy is the sentence of a winner.
func (r *Result) awardWhy(f *program.Frame, x *round.Entrant, seat *slate.Seat, lang string) string {
	a := r.base(x)
	if seat.Tier >= 0 {
		a["tier"] = r.program.Allocation.Tiers[seat.Tier].ID
	}
	lines := []string{message.Text(lang, "alloc-award", a)}
	if seat.ByQuota >= 0 {
		lines = append(lines, message.Text(lang, "alloc-by-quota", args{
			"quota": quotaID(&r.round.Problem.Quotas[seat.ByQuota]), "need": strconv.Itoa(r.round.Outcome.Quotas[seat.ByQuota].Need),
		}))
	}
	if open := r.round.Problem.Candidates[x.Seat].Open; seat.Tier > open[0] {
		lines = append(lines, message.Text(lang, "alloc-lower-tier", args{"tier": r.program.Allocation.Tiers[open[0]].ID}))
	}
	if seat.Stretch {
		lines = append(lines, message.Text(lang, "alloc-stretch", nil))
	}
	if r.program.Allocation.Paid && seat.Tier >= 0 {
		lines = append(lines, r.money(f, x, seat, lang)...)
	}
	return strings.Join(lines, joint(lang))
}

func joint(lang string) string {
	if lang == "en" {
		return " "
	}
	return ""
}

// money is the arithmetic of an award.
func (r *Result) money(f *program.Frame, x *round.Entrant, seat *slate.Seat, lang string) []string {
	full := r.full(x, seat.Tier)
	code := "alloc-paid-formula"
	if t := &r.program.Allocation.Tiers[seat.Tier]; t.Amount == nil && len(t.Parts) == 0 {
		code = "alloc-paid-cap"
	}
	lines := []string{message.Text(lang, code, args{"line": r.amountLine(f, seat.Tier, full)})}
	if seat.Fixed && exact.Cmp(full, seat.Amount) != 0 {
		lines = append(lines, message.Text(lang, "alloc-scaled", args{
			"all": r.facts.demand.String(), "budget": r.round.Problem.Budget.Max.String(), "amount": seat.Amount.String(),
		}))
	}
	return lines
}

// full is what the tier pays before any scaling.
func (r *Result) full(x *round.Entrant, tier int) exact.Num {
	c := &r.round.Problem.Candidates[x.Seat]
	for i, t := range c.Open {
		if t == tier {
			return c.Amounts[i]
		}
	}
	return exact.Num{}
}

// amountLine is the arithmetic of a tier's amount: the formula with its values,
// the cap, and the rounding to the unit where it changes something.
func (r *Result) amountLine(f *program.Frame, tier int, full exact.Num) string {
	t := &r.program.Allocation.Tiers[tier]
	raw, line := exact.Num{}, ""
	switch {
	case t.Amount != nil:
		v := f.Eval(t.Amount)
		raw, line = v.Num(), left(f.Why(t.Amount, v))
	case len(t.Parts) > 0:
		raw, line = partsLine(f, t.Parts)
	}
	ceiling := r.round.Cap(tier)
	if line == "" {
		return full.String()
	}
	if ceiling != nil && exact.Cmp(raw, *ceiling) > 0 {
		raw, line = *ceiling, "min("+line+", "+ceiling.String()+")"
	}
	if exact.Cmp(raw, full) != 0 {
		line = roundedLine(line, r.program.Allocation.UnitTo, r.program.Allocation.UnitMode)
	}
	if line == full.String() {
		return line
	}
	return line + " = " + full.String()
}

// roundedLine writes the rounding of an amount to a unit, which is a power of ten
// nearly always.
func roundedLine(line string, unit exact.Num, mode exact.Mode) string {
	for places := -12; places <= 12; places++ {
		if power, err := exact.Pow(exact.Int(10), int64(-places)); err == nil && exact.Equal(power, unit) {
			return "round(" + line + ", " + strconv.Itoa(places) + modeArgument(mode) + ")"
		}
	}
	return "round((" + line + ") / " + unit.String() + ", 0" + modeArgument(mode) + ") × " + unit.String()
}

func modeArgument(mode exact.Mode) string {
	if mode == exact.HalfUp {
		return ""
	}
	return `, "` + mode.String() + `"`
}

// left is the part of a line of arithmetic before the last equals sign.
func left(line string) string {
	if i := strings.LastIndex(line, " = "); i >= 0 {
		return line[:i]
	}
	return line
}

// partLine is the arithmetic of one part, its cap included.
func partLine(f *program.Frame, part *program.Part, amount exact.Num) string {
	raw := f.Eval(part.Formula)
	line := left(f.Why(part.Formula, raw))
	if part.Cap != nil && exact.Cmp(raw.Num(), amount) != 0 {
		line = "min(" + line + ", " + left(f.Why(part.Cap, f.Eval(part.Cap))) + ")"
	}
	if line == amount.String() {
		return line
	}
	return line + " = " + amount.String()
}

func partsLine(f *program.Frame, parts []program.Part) (sum exact.Num, line string) {
	var terms []string
	for i := range parts {
		v, applies := round.Part(f, &parts[i])
		if !applies || v.State() != program.IsNumber {
			continue
		}
		sum = exact.Add(sum, v.Num())
		terms = append(terms, v.Num().String())
	}
	if len(terms) == 0 {
		return sum, "0"
	}
	return sum, strings.Join(terms, " + ")
}
