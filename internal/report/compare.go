package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/cells"
	"github.com/merit-rules/merit/internal/compare"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/outcome"
)

// Comparison is what changed between two editions of a policy, for people; rounds
// and search may be nil.
func Comparison(r *compare.Result, rounds *compare.Rounds, search *compare.Search, s Style) string {
	c := comparison{page{Style: s}, r}
	c.summary()
	for _, group := range compare.Groups() {
		c.group(group)
	}
	if rounds != nil {
		c.rounds(rounds)
	}
	if search != nil {
		c.search(search)
	}
	return c.out.String()
}

type comparison struct {
	page
	r *compare.Result
}

func (c *comparison) say(code string, args ...string) string {
	m := map[string]string{}
	for i := 0; i+1 < len(args); i += 2 {
		m[args[i]] = args[i+1]
	}
	return Safe(message.Text(c.Lang, code, m))
}

func (c *comparison) summary() {
	deciding, words := 0, 0
	for i := range c.r.Changes {
		if c.r.Changes[i].Words {
			words++
		} else {
			deciding++
		}
	}
	names := []string{"old", c.r.Old.File(), "new", c.r.New.File()}
	code := "diff-tally"
	if deciding == 0 {
		code = "diff-words-only"
	}
	if len(c.r.Changes) == 0 {
		code = "diff-same"
	}
	names = append(names, "deciding", strconv.Itoa(deciding))
	if words > 0 {
		names = append(names, "words", strconv.Itoa(words))
	}
	c.line(c.paint(bold, c.say(code, names...)))
}

// group is the changes of one group.
func (c *comparison) group(group string) {
	first := true
	for i := range c.r.Changes {
		x := &c.r.Changes[i]
		if x.Group != group {
			continue
		}
		if first {
			c.title("group_" + group)
			first = false
		}
		c.change(x)
	}
}

// longest is how much of a side stands on a line of its own change.
const longest = 60

func (c *comparison) change(x *compare.Change) {
	head := "  " + pad(strconv.Itoa(x.Number), 2, true) + "  " + Safe(x.Path)
	short := x.Old != nil && x.New != nil && cells.Width(x.Old.Text) <= longest && cells.Width(x.New.Text) <= longest
	if x.Kind != compare.Changed {
		head += "  " + c.paint(bold, c.word("kind_"+x.Kind.String()))
	}
	if short {
		head += "  " + Safe(x.Old.Text) + " → " + Safe(x.New.Text)
	}
	c.line(head)
	for _, side := range []struct {
		sign string
		*compare.Side
	}{{"- ", x.Old}, {"+ ", x.New}} {
		if side.Side == nil {
			continue
		}
		line := "      " + side.sign + place(side.Place.File, side.Place.Line, side.Place.Column) + c.cites(side.Cites)
		if !short {
			line += "  " + clipped(Safe(side.Text), 2*longest)
		}
		c.line(line)
	}
}

// clipped is a text of at most so many columns.
func clipped(s string, columns int) string {
	if cells.Width(s) <= columns {
		return s
	}
	runes := []rune(s)
	for len(runes) > 0 && cells.Width(string(runes)) >= columns {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}

func (c *comparison) cites(list []compare.Cite) string {
	var clauses []string
	for _, x := range list {
		if x.Clause != "" && !slices.Contains(clauses, x.Clause) {
			clauses = append(clauses, x.Clause)
		}
	}
	if len(clauses) == 0 {
		return ""
	}
	return " " + Safe(c.word("open")+strings.Join(clauses, c.word("comma"))+c.word("close"))
}

// rounds says whom the two editions treat differently.
func (c *comparison) rounds(rounds *compare.Rounds) {
	c.title("outcomes")
	g := &grid{right: []bool{false, true, true}}
	g.add("", c.word("side_old"), c.word("side_new"))
	for _, key := range []string{"rows", "refused", "withdrawn", "ineligible", "undetermined", "eligible", "unqualified", "qualified", "funded"} {
		a, b := rounds.Old.Counts[key], rounds.New.Counts[key]
		if a > 0 || b > 0 {
			g.add(c.word(key), strconv.Itoa(a), strconv.Itoa(b))
		}
	}
	if rounds.Old.Amount != "" || rounds.New.Amount != "" {
		g.add(c.word("amount"), grouped(rounds.Old.Amount), grouped(rounds.New.Amount))
	}
	g.write(&c.out, "  ")
	for _, side := range []*outcome.Round{rounds.Old, rounds.New} {
		if side.Failure != "" {
			c.line("  ", c.word("no list"), c.word("colon"), Safe(side.Failure))
		}
	}
	if len(rounds.Effects) == 0 {
		c.line("\n", c.paint(bold, c.say("diff-nobody", "rows", strconv.Itoa(rounds.New.Counts["rows"]))))
		return
	}
	c.line("\n", c.paint(bold, c.say("diff-somebody", "count", strconv.Itoa(len(rounds.Effects)))))
	var ranks []string
	for i := range rounds.Effects {
		e := &rounds.Effects[i]
		if slices.Equal(e.Aspects, []string{outcome.Rank}) {
			ranks = append(ranks, e.ID+" "+e.Old.Rank+"→"+e.New.Rank)
			continue
		}
		c.effect(e)
	}
	if len(ranks) > 0 {
		c.line("  ", c.say("diff-ranks", "who", strings.Join(ranks, c.word("comma"))))
	}
}

func (c *comparison) effect(e *compare.Effect) {
	head := "  " + Safe(e.ID)
	if e.Name != "" {
		head += " " + Safe(e.Name)
	}
	c.line(head)
	for _, aspect := range e.Aspects {
		c.line("      ", c.word("aspect_"+aspect), c.word("colon"), c.shown(e.Old, aspect), " → ", c.shown(e.New, aspect))
	}
	for i := range e.Through {
		c.line("      ", c.through(&e.Through[i]))
	}
	c.because(e)
}

// shown is one aspect of an outcome in words.
func (c *comparison) shown(a *outcome.Applicant, aspect string) string {
	if a == nil {
		return c.word("nobody")
	}
	text := a.Of(aspect)
	switch aspect {
	case outcome.Status:
		text = c.word(text)
	case outcome.Score:
		if a.Approx != "" {
			text = "≈" + a.Approx + c.word("left bracket") + text + c.word("right bracket")
		}
	case outcome.Grant:
		text = c.grant(a)
	}
	if text == "" {
		return c.word("none")
	}
	return Safe(text)
}

func (c *comparison) grant(a *outcome.Applicant) string {
	if a.Award == nil {
		if a.Contested {
			return c.word("undecided")
		}
		return ""
	}
	parts := []string{a.Award.Pool, a.Award.Tier, grouped(a.Award.Amount)}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	if a.Contested {
		parts = append(parts, c.word("undecided"))
	}
	if len(parts) == 0 {
		return c.word("funded")
	}
	return strings.Join(parts, " ")
}

func (c *comparison) through(x *outcome.Cause) string {
	switch x.Kind {
	case "rule":
		return c.say("diff-rule-"+x.New, "id", x.ID, "reason", x.Reason, "clause", x.Clause)
	case "indicator":
		return c.say("diff-indicator", "id", x.ID, "old", c.orNone(x.Old), "new", c.orNone(x.New))
	case "input":
		return c.say("diff-input", "id", x.ID)
	}
	if x.Old == x.New {
		return c.say("diff-limit", "id", x.ID, "new", c.standing(x.New), "reason", x.Reason)
	}
	return c.say("diff-limit", "id", x.ID, "old", c.standing(x.Old), "new", c.standing(x.New), "reason", x.Reason)
}

func (c *comparison) orNone(s string) string {
	if s == "" {
		return c.word("none")
	}
	return s
}

// standing is a tier, or the code of a refusal in words.
func (c *comparison) standing(s string) string {
	if w, ok := analystWords["refusal_"+s]; ok {
		return w[boolIndex(c.Lang == "en")]
	}
	if c.word(s) != s {
		return c.word(s)
	}
	return c.orNone(s)
}

func boolIndex(b bool) int {
	if b {
		return 1
	}
	return 0
}

// because names the changes that an effect comes from, aspects with the same causes
// together.
func (c *comparison) because(e *compare.Effect) {
	var said []string
	for i := range e.Because {
		said = append(said, c.cause(&e.Because[i]))
	}
	if len(said) > 0 && !slices.ContainsFunc(said, func(s string) bool { return s != said[0] }) {
		c.line("      ", c.say("diff-by", "changes", said[0]))
		return
	}
	for i := range e.Because {
		c.line("      ", c.say("diff-by-aspect", "aspect", c.word("aspect_"+e.Because[i].Aspect), "changes", said[i]))
	}
}

func (c *comparison) cause(b *compare.Because) string {
	switch {
	case b.Data:
		return c.say("diff-data")
	case b.Open:
		return c.say("diff-open")
	}
	var sets []string
	for _, set := range b.Sets {
		var names []string
		for _, n := range set {
			names = append(names, c.say("diff-one", "number", strconv.Itoa(n), "path", c.r.Changes[n-1].Path))
		}
		one := strings.Join(names, c.word("comma"))
		if len(set) > 1 {
			one = c.say("diff-together", "list", one)
		}
		sets = append(sets, one)
	}
	all := strings.Join(sets, c.word("semicolon"))
	if len(sets) > 1 {
		all = c.say("diff-either", "list", all)
	}
	if !b.Least {
		all = c.say("diff-not-least", "list", all)
	}
	return all
}
