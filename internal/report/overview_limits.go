package report

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
)

// quotas says what each quota asked for and what it changed. Of many, those that
// changed nothing are counted only.
func (t *sheet) quotas() {
	list := items(t.r.Get("allocation"), "quotas")
	if len(list) == 0 {
		return
	}
	t.title("changed by quotas")
	rest := 0
	for i := range list {
		q := &list[i]
		idle := len(items(q, "entered"))+len(items(q, "displaced")) == 0 && text(q, "short") == ""
		if idle && len(list) > 6 {
			rest++
			continue
		}
		t.quota(q, idle)
	}
	if rest > 0 {
		t.tell("page-quota-rest", "count", strconv.Itoa(rest))
	}
}

func (t *sheet) quota(n *canon.Node, idle bool) {
	q, _, _ := t.o.quotaOf(text(n, "id"))
	unit := func(s string) string {
		if s == "" || q.Money {
			return t.sum(s)
		}
		return t.say("page-places", "n", s)
	}
	merit := text(n, "by_merit")
	if text(n, "need") == "" {
		merit = ""
	}
	name := t.behind(t.quotaName(text(n, "id")), t.o.clauses(q.Citations))
	parts := []string{t.say("page-quota-rule", "quota", name, "need", unit(text(n, "need")), "most", unit(text(n, "most")), "have", unit(text(n, "have")), "merit", unit(merit))}
	in, out := t.places(texts(n, "entered")), t.places(texts(n, "displaced"))
	add := func(code, key, value string) {
		if value != "" {
			parts = append(parts, t.say(code, key, value))
		}
	}
	if text(n, "need") != "" {
		add("page-quota-in", "entered", in)
		add("page-quota-out", "displaced", out)
	} else {
		add("page-quota-off", "displaced", out)
		add("page-quota-instead", "entered", in)
	}
	if short := text(n, "short"); short != "" {
		taken := text(n, "taken_by")
		if taken != "" {
			taken = t.quotaName(strings.Replace(taken, "quota:", "", 1))
		}
		parts = append(parts, t.say("page-quota-short", "short", unit(short), "taken", taken))
	}
	if idle {
		parts = append(parts, t.say("page-quota-same"))
	}
	t.line("  ", Safe(strings.Join(parts, map[bool]string{true: " "}[t.Lang == "en"])))
	for _, c := range q.Citations {
		if c.Quote != "" {
			t.line("    ", Safe(map[bool]string{true: "[" + c.Quote + "]", false: "〔“" + c.Quote + "”〕"}[t.Lang == "en"]))
		}
	}
}

// ties says what is contested, how it will be settled, and what a lot settled.
func (t *sheet) ties() {
	t.title("ties")
	list := items(t.r.Get("allocation"), "contested")
	for i := range list {
		c := &list[i]
		t.tell("page-tie-"+text(c, "kind"), "who", t.places(texts(c, "of")), "n", strconv.Itoa(len(items(c, "of"))),
			"places", text(c, "places"), "stake", t.stake(c))
	}
	excluded := t.o.refused("tie_excluded")
	if len(excluded) > 0 {
		t.tell("page-excluded", "who", t.places(excluded))
	}
	lots := t.o.lots()
	switch {
	case len(list) > 0 && t.o.wantsLot():
		t.tell("page-settle-lot")
		t.recipe("page-lot-open", newRecipe("", text(t.r.head, "policy", "id"), texts(&list[0], "of")))
	case len(list) > 0:
		t.tell("page-settle-ask")
	case len(lots) > 0:
		t.lots(lots)
	case text(t.r.Get("allocation"), "seed") != "":
		t.tell("page-lot-unused", "seed", text(t.r.Get("allocation"), "seed"))
	case len(excluded) == 0:
		t.tell("page-ties-none")
	}
}

func (t *sheet) stake(c *canon.Node) string {
	if s := text(c, "stake"); positive(s) {
		return t.sum(s)
	}
	return ""
}

func (t *sheet) recipe(code string, r recipe) {
	t.tell(code)
	for _, line := range r.lines() {
		t.line("    ", line)
	}
}

func (t *sheet) lots(lots []lot) {
	seed := text(t.r.Get("allocation"), "seed")
	t.tell("page-lot", "seed", seed)
	g := t.heads("rank", "id", "ticket", "outcome")
	var ids []string
	for _, l := range lots {
		for _, x := range l.order {
			fate := "not funded"
			if p := &t.o.ranked[t.o.byID[x.id]]; p.funded {
				fate = strings.TrimSpace(t.word("funded") + " " + p.tier)
			} else {
				fate = t.word(fate)
			}
			g.add(strconv.Itoa(l.rank), x.id, x.key, fate)
			ids = append(ids, x.id)
		}
	}
	g.write(&t.out, "    ")
	t.recipe("page-lot-check", newRecipe(seed, text(t.r.head, "policy", "id"), ids))
}

// money says what was awarded and what happened when it did not suffice.
func (t *sheet) money() {
	a := t.r.Get("allocation")
	if text(a, "amount") == "" {
		return
	}
	t.title("money")
	t.tell("page-money", "amount", t.sum(text(a, "amount")), "budget", t.sum(text(a, "budget")), "left", t.sum(text(a, "left")))
	out := t.o.refused("budget")
	if len(out) > 0 {
		t.tell("page-money-out", "who", t.places(out))
	}
	if b := t.o.list.Budget; b != nil && (len(out) > 0 || text(a, "demand") != "" || !positive(text(a, "left"))) {
		code := "page-short-" + b.WhenShort
		switch b.WhenShort {
		case "scale":
			code += "-" + b.By
		case "whole":
			code += "-" + map[bool]string{true: "class", false: "tier"}[b.By == "class"]
		}
		t.tell(code, "demand", t.sum(text(a, "demand")))
	}
}

// changes says who gained and who lost against the earlier list.
func (t *sheet) changes() {
	a := t.r.Get("allocation")
	if a.Get("lost") == nil && a.Get("gained") == nil {
		return
	}
	t.title("changes")
	changes(&t.page, a, t.o.gone, func(id string) string {
		if i, ok := t.o.byID[id]; ok {
			return t.o.ranked[i].why
		}
		return ""
	})
}

func (t *sheet) reserve() {
	list := texts(t.r.Get("allocation"), "reserve")
	if len(list) == 0 {
		return
	}
	t.title("runners-up")
	t.tell("page-reserve", "n", strconv.Itoa(len(list)), "who", t.few(list))
	t.tell("page-vacancy-" + t.o.list.Vacancy)
}

// sanctions draws the sanctions together in one line.
func (t *sheet) sanctions() {
	var who []string
	years := map[string][]string{}
	sums := map[string]exact.Num{}
	for i := range items(t.r.head, "sanctions") {
		x := &items(t.r.head, "sanctions")[i]
		id := text(x, "applicant")
		if _, ok := years[id]; !ok {
			who = append(who, id)
		}
		years[id] = append(years[id], texts(x, "bar_years")...)
		for _, key := range []string{"recover", "withheld"} {
			if n, err := exact.Parse(text(x, key)); err == nil {
				sums[key] = exact.Add(sums[key], n)
			}
		}
	}
	if len(who) == 0 {
		return
	}
	var bars []string
	for _, id := range who {
		if len(years[id]) > 0 {
			bars = append(bars, t.say("page-bar", "id", id, "years", t.join(unique(years[id]))))
		}
	}
	money := func(key string) string {
		if sums[key].Sign() == 0 {
			return ""
		}
		return t.sum(sums[key].String())
	}
	t.title("sanctions")
	t.tell("page-sanctions", "bars", t.few(bars), "recover", money("recover"), "withheld", money("withheld"))
}

// notes are the warnings of the allocation; those on columns of a file concern
// whoever runs the round.
func (t *sheet) notes() {
	var lines []string
	for i := range items(t.r.head, "warnings") {
		n := &items(t.r.head, "warnings")[i]
		if code := text(n, "code"); strings.HasPrefix(code, "alloc-") && code != "alloc-warn-seed" && code != "alloc-ignored" {
			lines = append(lines, note(n))
		}
	}
	if len(lines) == 0 {
		return
	}
	t.title("warnings")
	for _, l := range lines {
		t.line("  ", Safe(l))
	}
}
