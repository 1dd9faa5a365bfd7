package report

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/schema"
)

// most is how many applicants a sentence names.
const most = 8

// sheet is the page while it is written.
type sheet struct {
	page
	o *Overview
}

// Text is the page for a terminal or a notice board.
func (o *Overview) Text(s Style) string {
	t := &sheet{page{Style: s, r: o.r}, o}
	t.heading()
	t.applied()
	if t.list() {
		t.quotas()
		t.ties()
		t.money()
		t.changes()
		t.reserve()
	}
	t.sanctions()
	t.notes()
	return t.out.String()
}

func (t *sheet) say(code string, args ...string) string {
	m := make(map[string]string, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		m[args[i]] = args[i+1]
	}
	return message.Text(t.Lang, code, m)
}

func (t *sheet) tell(code string, args ...string) { t.line("  ", Safe(t.say(code, args...))) }

func (t *sheet) join(parts []string) string {
	if t.Lang == "en" {
		return strings.Join(parts, ", ")
	}
	return strings.Join(parts, "、")
}

// few names the first of many.
func (t *sheet) few(ids []string) string {
	if len(ids) <= most {
		return t.join(ids)
	}
	return t.say("page-and-more", "who", t.join(ids[:most]), "n", strconv.Itoa(len(ids)))
}

// behind puts a clause behind a name, in the brackets of the language.
func (t *sheet) behind(name, clause string) string {
	switch {
	case clause == "":
		return name
	case t.Lang == "en":
		return name + " (" + strings.ReplaceAll(clause, "、", ", ") + ")"
	}
	return name + "（" + clause + "）"
}

// sum prints money with its unit.
func (t *sheet) sum(s string) string {
	if s == "" {
		return ""
	}
	switch currency := t.o.policy.Currency(); {
	case currency == "CNY" && t.Lang != "en":
		return grouped(s) + "元"
	default:
		return currency + " " + grouped(s)
	}
}

// grouped parts the thousands of a decimal.
func grouped(s string) string {
	body, sign := strings.CutPrefix(s, "-")
	whole, rest, point := strings.Cut(body, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		whole += "." + rest
	}
	if sign {
		return "-" + whole
	}
	return whole
}

func (t *sheet) heading() {
	code, year := "page-title", ""
	if t.o.list == nil {
		code = "page-title-plain"
	}
	if y := t.o.policy.Year(); y > 0 {
		year = strconv.Itoa(y)
	}
	if y := text(t.r.head, "year"); y != "" {
		year = y
	}
	t.line(t.paint(bold, Safe(t.say(code, "title", t.o.policy.Title(t.Lang), "year", year))))
	var sources []string
	for _, s := range t.o.policy.Sources() {
		if s.Title != "" {
			sources = append(sources, s.Title)
		}
	}
	var parts []string
	if len(sources) > 0 {
		parts = append(parts, t.say("page-basis", "sources", t.join(sources)))
	}
	parts = append(parts, t.say("page-rules-file", "policy", strings.TrimSpace(text(t.r.head, "policy", "id")+" "+text(t.r.head, "policy", "version"))))
	if day := text(t.r.head, "as_of"); day != "" {
		parts = append(parts, t.word("as_of")+" "+day)
	}
	t.line(Safe(strings.Join(parts, " · ")))
	for _, s := range t.state() {
		t.line(t.paint(yellow, Safe(s)))
	}
}

// state says whether the list is final, and why it is not.
func (t *sheet) state() []string {
	var out []string
	a := t.r.Get("allocation")
	switch {
	case a.Get("error") != nil:
		out = append(out, t.say("page-failed", "why", text(a, "error", "why")))
	case a == nil && t.o.list != nil:
		out = append(out, t.say("page-early", "stage", t.stage()))
	case a != nil && !truth(t.r.head, "decided"):
		out = append(out, t.say("page-undecided"))
	case a != nil && !truth(t.r.head, "provisional"):
		out = append(out, t.say("page-final"))
	}
	if !truth(t.r.head, "provisional") {
		if a == nil {
			out = append(out, t.say("page-complete"))
		}
		return out
	}
	waiting, refused := t.o.count("undetermined"), t.o.count("refused")
	if refused == "" && waiting == "" {
		refused = strconv.Itoa(len(items(t.r.head, "refused")))
	}
	if waiting != "" && refused != "" {
		both := t.say("page-both", "undetermined", waiting, "refused", refused)
		return append(out, t.say("page-provisional", "both", both))
	}
	return append(out, t.say("page-provisional", "undetermined", waiting, "refused", refused))
}

func (t *sheet) stage() string {
	id := text(t.r.head, "stage")
	for _, s := range t.o.policy.Stages() {
		if s.ID == id {
			return titled(id, s.Title, t.Lang)
		}
	}
	return id
}

// applied says who applied and what they failed.
func (t *sheet) applied() {
	t.title("applied")
	t.tell("page-received", "rows", text(t.r.head, "counts", "rows"), "refused", t.o.count("refused"), "withdrawn", t.o.count("withdrawn"))
	t.tell("page-sorted", "ineligible", t.o.count("ineligible"), "undetermined", t.o.count("undetermined"),
		"unqualified", t.o.count("unqualified"), "eligible", text(t.r.head, "counts", "eligible"), "qualified", text(t.r.head, "counts", "qualified"))
	g := t.heads("rule", "number", "who", "clause")
	g.right[1] = true
	for _, f := range t.o.failed {
		if len(f.who) == 0 {
			continue
		}
		name := titled(f.rule, f.title, t.Lang)
		if f.rule == "barred" {
			name = t.say("page-barred")
		}
		g.add(name, strconv.Itoa(len(f.who)), t.few(f.who), f.clause)
	}
	if len(g.rows) > 1 {
		t.tell("page-rules")
		g.write(&t.out, "    ")
	}
	t.waiting()
	t.rows()
}

func (t *sheet) waiting() {
	var parts []string
	for i := range t.o.waiting {
		x := &t.o.waiting[i]
		parts = append(parts, t.say("page-lacks", "id", x.id, "missing", t.join(x.missing), "error", x.errors))
	}
	if len(parts) > 0 {
		t.tell("page-waiting", "list", t.few(parts))
	}
}

func (t *sheet) rows() {
	var parts []string
	for i := range items(t.r.head, "refused") {
		x := &items(t.r.head, "refused")[i]
		parts = append(parts, t.say("page-row", "file", text(x, "file"), "row", text(x, "row"), "id", text(x, "id"), "message", text(x, "message")))
	}
	if len(parts) > 0 {
		t.tell("page-rows", "list", t.few(parts))
	}
}

// list says how the qualified were ranked and where the cut fell; false where
// there is no list.
func (t *sheet) list() bool {
	a := t.r.Get("allocation")
	if a == nil || a.Get("error") != nil {
		return false
	}
	t.title("ranking")
	places := ""
	if n := text(a, "count"); n != "" {
		places = t.behind(t.say("page-places", "n", n), t.o.clauses(t.o.list.Count))
	}
	t.tell("page-ranked", "qualified", strconv.Itoa(len(t.o.ranked)), "keys", t.keys(t.o.list.RankBy), "max", places, "funded", text(a, "funded"))
	if t.o.list.PreferNumber {
		t.tell("page-by-number")
	} else {
		t.tell("page-by-rank")
	}
	t.tiers(items(a, "tiers"))
	t.pools(items(a, "pools"))
	t.cut()
	return true
}

// keys says by what the candidates were ranked.
func (t *sheet) keys(list []schema.RankKey) string {
	var out []string
	for _, k := range list {
		name := k.By
		if score, ok := strings.CutPrefix(strings.TrimPrefix(name, "得分."), "score."); ok || score != name {
			name = t.say("page-key-score", "key", score)
		}
		if name == "总分" || name == "total_score" {
			name = t.say("page-key-total")
		}
		out = append(out, t.say(keyCode(k), "key", name, "values", t.join(k.Values)))
	}
	return strings.Join(out, map[bool]string{true: "; then by ", false: "，再按"}[t.Lang == "en"])
}

func keyCode(k schema.RankKey) string {
	codes := [2]string{"page-key-high", "page-key-low"}
	switch {
	case len(k.Values) > 0:
		return "page-key-values"
	case k.Kind == "date" || k.Kind == "datetime":
		codes = [2]string{"page-key-late", "page-key-early"}
	case k.Kind == "bool":
		codes = [2]string{"page-key-yes", "page-key-no"}
	}
	if k.Ascending {
		return codes[1]
	}
	return codes[0]
}

func (t *sheet) tiers(list []canon.Node) {
	g := t.heads("tier", "funded", "most", "amount", "rank", "total", "clause")
	g.right[1], g.right[2] = true, true
	for i := range list {
		x := &list[i]
		tier := t.o.tierOf(text(x, "id"))
		first, last := t.o.span(tier.ID, "")
		ranks, points := "", ""
		if first != nil {
			ranks, points = fromTo(strconv.Itoa(first.rank), strconv.Itoa(last.rank)), fromTo(first.points, last.points)
		}
		g.add(titled(tier.ID, tier.Title, t.Lang), text(x, "funded"), text(x, "max"), grouped(text(x, "amount")), ranks, points, t.o.clauses(tier.Citations))
	}
	if len(g.rows) > 1 {
		g.write(&t.out, "    ")
	}
}

// fromTo is a range, or the one thing that it begins and ends with.
func fromTo(from, to string) string {
	if from == to {
		return from
	}
	return from + "–" + to
}

// pools shows each set-aside with its places and its money.
func (t *sheet) pools(list []canon.Node) {
	g := poolGrid(&t.page, list, true)
	if len(g.rows) > 1 {
		g.write(&t.out, "    ")
	}
}

func (t *sheet) cut() {
	if x := t.o.last(); x != nil && len(items(t.r.Get("allocation"), "pools")) == 0 {
		t.tell("page-last", "rank", strconv.Itoa(x.rank), "who", strings.TrimSpace(x.id+" "+x.name), "points", x.points)
	}
	if x := t.o.out(); x != nil {
		t.tell("page-first-out", "rank", strconv.Itoa(x.rank), "who", strings.TrimSpace(x.id+" "+x.name), "points", x.points, "why", t.reason(x))
	} else if len(t.o.ranked) > 0 && truth(t.r.head, "decided") {
		t.tell("page-nobody-out")
	}
}

var outCodes = map[string]string{
	"budget": "page-out-budget", "tier_full": "page-out-tier", "below_cut": "page-out-cut", "tie_undecided": "page-out-tie",
	"tie_excluded": "page-out-excluded", "no_tier": "page-out-tier-none", "nothing_to_pay": "page-out-nothing",
	"no_pool": "page-out-pool", "pool_waiting": "page-out-waiting",
}

// reason is a few words on why somebody is not funded.
func (t *sheet) reason(x *person) string {
	for _, l := range x.limits {
		if i := strings.Index(l, "quota:"); i >= 0 && x.code == "quota" {
			return t.say("page-out-quota", "quota", t.quotaName(l[:i]+l[i+len("quota:"):]))
		}
	}
	if code := outCodes[x.code]; code != "" {
		if x.code == "below_cut" && len(x.limits) == 0 {
			code = "page-out-several"
		}
		return t.say(code)
	}
	return ""
}

// quotaName is what people call a quota of a result.
func (t *sheet) quotaName(id string) string {
	q, prefix, value := t.o.quotaOf(id)
	name := prefix + titled(q.ID, q.Title, t.Lang)
	if value != "" {
		name += " " + value
	}
	return name
}

// places names applicants with their ranks.
func (t *sheet) places(ids []string) string {
	var out []string
	for _, id := range ids {
		if i, ok := t.o.byID[id]; ok {
			id = t.say("page-place", "id", id, "rank", strconv.Itoa(t.o.ranked[i].rank))
		}
		out = append(out, id)
	}
	return t.few(out)
}

func positive(s string) bool {
	x, err := exact.Parse(s)
	return err == nil && x.Sign() > 0
}
