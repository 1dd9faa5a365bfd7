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
func by(p *round.Pool, seat *slate.Seat) string {
	if seat.ByQuota < 0 {
		return "merit"
	}
	return p.Named("quota:" + quotaID(&p.Problem.Quotas[seat.ByQuota]))
}

func quotaID(q *slate.Quota) string {
	if q.Each {
		return q.ID + ":" + q.Value
	}
	return q.ID
}

// limitName is a limit as results name it.
func limitName(p *round.Pool, l slate.Limit) string {
	switch l.Kind {
	case slate.LimitTier:
		return p.Named("tier:" + p.Problem.Tiers[l.Index].ID)
	case slate.LimitQuota:
		return p.Named("quota:" + quotaID(&p.Problem.Quotas[l.Index]))
	case slate.LimitBudget:
		return p.Named("budget")
	}
	return p.Named("count")
}

func limitNames(p *round.Pool, list []slate.Limit) []string {
	names := make([]string, len(list))
	for i, l := range list {
		names[i] = limitName(p, l)
	}
	return names
}

// ids are the ids of seats.
func ids(p *round.Pool, seats []int) []string {
	list := make([]string, len(seats))
	for i, s := range seats {
		list[i] = p.Problem.Candidates[s].ID
	}
	return list
}

// base are the arguments that most sentences share.
func (r *Result) base(x *round.Entrant) args {
	a := args{"rank": strconv.Itoa(r.rank(x))}
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

// inPool names the pool that a sentence is about, with what it has to give.
func (r *Result) inPool(p *round.Pool, lang string) string {
	if p == nil || p.ID == "" || p.Problem == nil {
		return ""
	}
	var has []string
	if p.Problem.Count.Set {
		has = append(has, message.Text(lang, "alloc-pool-places", args{"n": strconv.Itoa(p.Problem.Count.N)}))
	}
	if p.Problem.Budget != nil {
		has = append(has, message.Text(lang, "alloc-pool-money", args{"n": p.Problem.Budget.Max.String()}))
	}
	return message.Text(lang, "alloc-in-pool", args{"pool": p.ID, "has": r.series(has)})
}

// awardWhy is the sentence of a winner.
func (r *Result) awardWhy(f *program.Frame, x *round.Entrant, seat *slate.Seat, lang string) string {
	p, a := r.pool(x), r.base(x)
	if seat.Tier >= 0 {
		a["tier"] = tierID(p, seat.Tier)
	}
	lines := []string{r.inPool(p, lang) + message.Text(lang, "alloc-award", a)}
	c := &p.Problem.Candidates[x.Seat]
	if c.Keep {
		lines = append(lines, message.Text(lang, "alloc-kept", nil))
	}
	if seat.ByQuota >= 0 {
		q := &p.Problem.Quotas[seat.ByQuota]
		need := needOf(q, &p.Outcome.Quotas[seat.ByQuota])
		lines = append(lines, message.Text(lang, "alloc-by-quota", args{"quota": quotaID(q), "need": need.String()}))
	}
	if seat.Tier > c.Open[0] {
		lines = append(lines, message.Text(lang, "alloc-lower-tier", args{"tier": tierID(p, c.Open[0])}))
	}
	if seat.Stretch {
		lines = append(lines, message.Text(lang, "alloc-stretch", nil))
	}
	if p.Problem.Paid && seat.Tier >= 0 {
		lines = append(lines, r.paid(f, x, seat, lang)...)
	}
	return strings.Join(lines, joint(lang))
}

func joint(lang string) string {
	if lang == "en" {
		return " "
	}
	return ""
}

// paid is the arithmetic of an award.
func (r *Result) paid(f *program.Frame, x *round.Entrant, seat *slate.Seat, lang string) []string {
	p := r.pool(x)
	full, _ := amountIn(&p.Problem.Candidates[x.Seat], seat.Tier)
	code := "alloc-paid-formula"
	if t := tierOf(p, seat.Tier); t.Amount == nil && len(t.Parts) == 0 {
		code = "alloc-paid-cap"
	}
	lines := []string{message.Text(lang, code, args{"line": r.amountLine(f, p, seat.Tier, full)})}
	if seat.Fixed && p.Problem.Budget != nil {
		if line := r.budgeted(x, seat, full, lang); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// amountLine is the arithmetic of a tier's amount: the formula with its values,
// the cap, and the rounding to the unit where it changes something.
func (r *Result) amountLine(f *program.Frame, p *round.Pool, tier int, full exact.Num) string {
	t := tierOf(p, tier)
	raw, line := exact.Num{}, ""
	switch {
	case t.Amount != nil:
		v := f.Eval(t.Amount)
		raw, line = v.Num(), left(f.Why(t.Amount, v))
	case len(t.Parts) > 0:
		raw, line = partsLine(f, t.Parts)
	}
	ceiling := r.round.Cap(p, tier)
	if line == "" {
		return full.String()
	}
	if ceiling != nil && exact.Cmp(raw, *ceiling) > 0 {
		raw, line = *ceiling, "min("+line+", "+ceiling.String()+")"
	}
	if exact.Cmp(raw, full) != 0 {
		line = roundedLine(line, p.Terms.UnitTo, p.Terms.UnitMode)
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
