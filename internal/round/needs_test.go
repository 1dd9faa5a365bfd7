package round

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// dice rolls policies and applications.
type dice struct{ *rand.Rand }

func (d dice) one(n int) bool { return d.IntN(n) == 0 }

func (d dice) pick(list ...string) string { return list[d.IntN(len(list))] }

// policy is a random small programme: the total is the only indicator's score.
func (d dice) policy() string {
	var b strings.Builder
	b.WriteString(`merit: 1
policy: {id: p, title: 试}
inputs:
  分: {type: number, min: 0, max: 8}
  次: {type: integer, min: 0, max: 2}
  组: {type: choice, options: [甲, 乙, 丙]}
  额: {type: money, min: 0}
  是: {type: bool}
values:
  强: {formula: 总分 >= 5}
`)
	if d.one(6) {
		b.WriteString("cohort:\n  均: " + d.pick("{of: 总分, take: mean}", "{of: 总分, take: max}", "{of: 总分, take: rank}", "{of: 总分, take: max, by: 组}",
			"{of: 次, take: sum, by: 强}", "{of: 总分, take: count, where: 强}", "{formula: 'count(applicants, .总分 >= 4)'}", "{formula: '(applicants | map(.总分) | max()) - 2'}",
			"{of: 总分, take: rank}\n  二: {of: 均, take: mean}") + "\n")
	}
	figure := strings.Contains(b.String(), "均")
	b.WriteString("scoring:\n  max: 8\n  round: {places: 0}\n  indicators: [{id: 甲项, max: 8, formula: 分}]\n")
	if d.one(3) {
		b.WriteString("eligibility: [{id: 是否, require: 是}]\n")
	}
	switch {
	case figure:
		b.WriteString("qualification: [{id: 及格, require: 总分 >= 均 - 2}]\n")
	case d.one(2):
		b.WriteString("qualification: [{id: 及格, require: " + d.pick("总分 >= 3", "强 or 次 > 0", "总分 >= 2 and 总分 != 6", "score.甲项 >= 2") + "}]\n")
	}
	b.WriteString("allocation:\n")
	b.WriteString("  rank_by: [" + d.pick("{by: 总分, order: desc}", "{by: 总分, order: desc}", "{by: 总分, order: desc}, {by: 次, order: asc}", "{by: 次, order: desc}, {by: 总分, order: desc}", "{by: abs(总分 - 5), order: asc}", "{by: 强, order: desc}, {by: 额, order: asc}", "{by: 总分, order: asc}") + "]\n")
	if d.one(4) {
		b.WriteString("  prefer: number\n")
	}
	cut, tier := d.pick("ask", "ask", "ask", "lot", "exclude", "include"), d.pick("ask", "ask", "lot", "higher", "lower")
	stretch := cut == "include" || tier == "higher" || tier == "lower"
	fmt.Fprintf(&b, "  ties: {at_cut: %s, at_tier: %s}\n  vacancy: %s\n", cut, tier, d.pick("rerun", "rerun", "keep", "empty"))
	if d.one(3) {
		d.pools(&b, stretch)
	} else {
		b.WriteString(d.list("  ", stretch, true))
	}
	return b.String()
}

func (d dice) most(stretch bool, n string) string {
	if stretch {
		return "{max: " + n + ", elastic: true}"
	}
	return n
}

// list is the limits of one list.
func (d dice) list(in string, stretch, full bool) string {
	var b strings.Builder
	line := func(format string, a ...any) { fmt.Fprintf(&b, in+format+"\n", a...) }
	if n := d.pick("1", "2", "3", "4", "5", "qualified_count / 2", ""); n != "" {
		if stretch {
			line("count: {max: %s, elastic: true}", n)
		} else {
			line("count: {max: %s}", n)
		}
	}
	tiers := d.IntN(4)
	if tiers == 0 {
		if d.one(2) {
			line("cap: 3")
		} else {
			line("amount: %s", d.pick("额", "总分 + 1", "min(额, 4)"))
		}
	} else {
		line("tiers:")
		for i := range tiers {
			s := fmt.Sprintf("id: t%d, ", i)
			if d.one(2) {
				s += "qualify: " + d.pick("总分 >= 6", "强", "总分 >= 4", "次 < 2 or 总分 > 5") + ", "
			}
			if d.one(2) {
				s += fmt.Sprintf("max: %d, ", 1+d.IntN(2))
				if stretch {
					s += "elastic: true, "
				}
			}
			s += d.pick("cap: "+strconv.Itoa(4-i), "amount: 额", "cap: 2")
			line("  - {%s}", s)
		}
	}
	quotas := 0
	for range d.IntN(3) {
		if quotas == 0 {
			line("quotas:")
		}
		line("  - {id: q%d, %s}", quotas, d.quota(tiers))
		quotas++
	}
	if full && d.one(2) {
		line("budget: {max: %d, %s}", 2+d.IntN(12), d.pick("when_short: stop", "when_short: skip", "when_short: stop", "when_short: skip", "when_short: scale", "when_short: whole, by: class", "when_short: partial",
			"when_short: skip, fits: amount <= 2 * (budget - spent)", "when_short: skip, skip_within: 1", "when_short: stop, fits: spent + amount <= budget + 1"))
	}
	return b.String()
}

func (d dice) quota(tiers int) string {
	s := d.pick(`where: 组 == "甲"`, `where: 组 != "乙"`, "each: 组", "where: 次 > 0", "where: 强")
	if tiers > 0 && d.one(4) {
		s += ", in: t0"
	}
	money := d.one(8)
	switch least := d.one(2) && !strings.Contains(s, "each"); {
	case least && money:
		s += ", at_least: " + d.pick("2", "30%") + ", of: amount"
	case least:
		s += ", at_least: " + d.pick("1", "2", "30%", "50%") + ", if_short: " + d.pick("shrink", "shrink", "relax", "stop")
	case money:
		s += ", at_most: " + d.pick("4", "50%") + ", of: amount"
	default:
		s += ", at_most: " + d.pick("1", "2", "50%")
	}
	return s
}

func (d dice) pools(b *strings.Builder, stretch bool) {
	b.WriteString("  count: {max: 6}\n  budget: {max: 20}\n  cap: 2\n  pools:\n")
	for i := range 1 + d.IntN(2) {
		fmt.Fprintf(b, "    - id: p%d\n", i)
		if i == 0 || d.one(3) {
			fmt.Fprintf(b, "      where: %s\n", d.pick(`组 == "甲"`, "强", "次 == 0", "总分 < 6"))
		}
		if d.one(3) {
			b.WriteString("      losers: out\n")
		}
		if d.one(4) {
			b.WriteString("      rank_by: [{by: " + d.pick("次", "总分", "额") + ", order: desc}]\n")
		}
		fmt.Fprintf(b, "      count: {max: %s%s}\n", d.pick("1", "2", "30%"), map[bool]string{true: ", elastic: true"}[stretch])
		if d.one(2) {
			fmt.Fprintf(b, "      budget: {max: %s, when_short: %s}\n", d.pick("2", "4", "30%"), d.pick("stop", "skip", "scale"))
		}
		if d.one(2) {
			b.WriteString("      tiers: [{id: a, max: 1, cap: 2}, {id: b, cap: 1}]\n")
		}
		if d.one(3) {
			b.WriteString("      quotas: [{id: q, " + d.quota(0) + "}]\n")
		}
	}
}

// form is what the applicants of a test fill in, by id, but for their score.
type form struct {
	rows, scores []string
}

// text is the applications, with another score for one of them.
func (f form) text(id, score string) string {
	var rows []string
	for i, row := range f.rows {
		s := f.scores[i]
		if fmt.Sprint("A", i) == id {
			s = score
		}
		if s != "" {
			row += `, "分": "` + s + `"`
		}
		rows = append(rows, row+"}")
	}
	return "[" + strings.Join(rows, ",\n") + "]"
}

func (d dice) applications(n, parts int) (f form) {
	for i := range n {
		score := exact.Frac(int64(d.IntN(8*parts+1)), int64(parts)).String()
		if d.one(25) {
			score = ""
		}
		f.scores = append(f.scores, score)
		f.rows = append(f.rows, fmt.Sprintf(`{"id": "A%d", %s"组": "%s", "额": "%d", "是": "%s"`, i, d.pick(`"次": "0", `, `"次": "1", `, `"次": "2", `, `"次": "0", `, `"次": "1", `, ""), d.pick("甲", "乙", "丙"), d.IntN(5), d.pick("是", "是", "是", "否")))
	}
	return f
}

// seeds are the runs of a test, from the one that MERIT_SEED names; with
// MERIT_SEEDS so many.
func seeds(n int) (list []uint64) {
	from, _ := strconv.ParseUint(os.Getenv("MERIT_SEED"), 10, 64)
	if many, err := strconv.Atoi(os.Getenv("MERIT_SEEDS")); err == nil {
		n = many
	}
	for i := range n {
		list = append(list, from+uint64(i))
	}
	return list
}

// sample is a policy with applications.
type sample struct {
	seed   uint64
	text   string
	policy *schema.Policy
	form   form
	terms  Terms
}

// newSample is nil where the policy that was rolled does not pass the checks.
func newSample(seed uint64) *sample {
	d := dice{rand.New(rand.NewPCG(seed, 5))}
	return d.sample(seed, d.policy(), d.applications(2+d.IntN(6), 1))
}

func (d dice) sample(seed uint64, text string, form form) *sample {
	p, err := schema.Parse("p.yaml", []byte(text))
	if err != nil {
		return nil
	}
	terms := Terms{Round: program.Round{Stage: -1}, Seed: "7", HasSeed: true}
	if strings.Contains(text, "vacancy: keep") || strings.Contains(text, "vacancy: empty") && d.one(2) {
		terms.Previous = map[string]Earlier{}
		for range 2 {
			was := Earlier{HasTier: d.one(2), Tier: d.pick("", "t0", "t1")}
			if strings.Contains(text, "pools:") {
				was.HasPool, was.Pool = true, d.pick("p0", "p1")
			}
			terms.Previous[fmt.Sprint("A", d.IntN(len(form.rows)))] = was
		}
	}
	if d.one(3) {
		terms.Withdraw = []string{fmt.Sprint("A", d.IntN(len(form.rows)))}
	}
	return &sample{seed, text, p, form, terms}
}

// run runs the round with another score for one applicant.
func (s *sample) run(t *testing.T, id, score string) *Round {
	apps, err := s.policy.ParseApplications("a.json", []byte(s.form.text(id, score)))
	require.NoError(t, err)
	r, faults := Run(context.Background(), s.policy.Compiled().(*program.Program), apps.Batch().(*intake.Batch), s.terms)
	require.Empty(t, faults)
	return r
}

// fullRun is the round with another total of one entrant: with another application,
// where no formula reads the single score that makes the total.
func (s *sample) fullRun(t *testing.T, r *Round, x *Entrant, total exact.Num) (Award, *Entrant) {
	var n *Round
	if strings.Contains(s.text, "score.") {
		n = r.again(context.Background(), x, total)
	} else {
		n = s.run(t, x.App.ID, total.String())
	}
	at := slices.IndexFunc(n.Entrants, func(e *Entrant) bool { return e.App.ID == x.App.ID })
	return n.List.award(n.Entrants[at], Terms{}.Limits), n.Entrants[at]
}

// TestOutlookIsThatOfFullRuns tries every total of everybody with a run of the whole
// round. Outlooks are worked out with every list made, and with as few as may be.
func TestOutlookIsThatOfFullRuns(t *testing.T) {
	rounds, climbs, funded := 0, 0, 0
	for _, seed := range seeds(60) {
		s := newSample(seed)
		if s == nil {
			continue
		}
		r := s.run(t, "", "")
		rounds++
		if steady(r.Program.Allocation) {
			climbs++
		}
		for _, x := range r.Entrants {
			if !x.Withdrawn {
				funded += s.compare(t, r, x)
			}
		}
	}
	require.NotZero(t, rounds)
	t.Log(rounds, "rounds,", climbs, "steady,", funded, "totals that would do")
}

func (s *sample) compare(t *testing.T, r *Round, x *Entrant) (funded int) {
	every := r.outlookWith(context.Background(), x, fewEntries)
	climbed := r.outlookWith(context.Background(), x, 0)
	totals := r.scale(r.Frame(context.Background()), x)
	for i := range totals.size {
		total := totals.at(i)
		want, me := s.fullRun(t, r, x, total)
		if want.Certain {
			funded++
		}
		for _, o := range []*Outlook{every, climbed} {
			require.Equal(t, Whole, o.Halt)
			at := slices.IndexFunc(o.Cases, func(c Case) bool { return !exact.Less(c.To, total) })
			got := o.Cases[at]
			if got.Certain != want.Certain || got.Pool != want.Pool || got.Certain && got.Tier != want.Tier || got.Entrant.Status != me.Status {
				t.Fatalf("seed %d: %s with %s: got %v %v tier %d (%q), want %v %v tier %d (%q)\n%s", s.seed, x.App.ID, total,
					got.Entrant.Status, got.Certain, got.Tier, got.level, me.Status, want.Certain, want.Tier, want.level, s.text+s.form.text("", ""))
			}
		}
	}
	return funded
}

// TestClimbsFindWhatEveryListSays in longer rankings, where most lists are not made.
func TestClimbsFindWhatEveryListSays(t *testing.T) {
	climbs := 0
	for _, seed := range seeds(40) {
		d := dice{rand.New(rand.NewPCG(seed, 6))}
		text := strings.NewReplacer("places: 0", "places: 1", "max: 1, ", "max: 5, ", "at_most: 2", "at_most: 9").Replace(d.policy())
		s := d.sample(seed, text, d.applications(40, 10))
		if s == nil || strings.Contains(text, "cohort:") {
			continue
		}
		r := s.run(t, "", "")
		if !steady(r.Program.Allocation) {
			continue
		}
		for range 3 {
			x := r.Entrants[d.IntN(len(r.Entrants))]
			if x.Withdrawn {
				continue
			}
			every, climbed := r.outlookWith(context.Background(), x, mostEntries), r.outlookWith(context.Background(), x, 0)
			require.Equal(t, len(every.Cases), len(climbed.Cases), "seed %d: %s\n%s", seed, x.App.ID, text)
			for i := range every.Cases {
				a, b := every.Cases[i], climbed.Cases[i]
				require.Equal(t, a.From.String()+a.level, b.From.String()+b.level, "seed %d: %s\n%s", seed, x.App.ID, text)
			}
			climbs++
		}
	}
	require.NotZero(t, climbs)
	t.Log(climbs, "outlooks")
}
