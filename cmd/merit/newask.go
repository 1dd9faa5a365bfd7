package main

import (
	"bufio"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/examples"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/internal/starter"
)

// asking is a dialogue: questions on stderr, answers from stdin, a line each.
type asking struct {
	d   *door
	in  *bufio.Scanner
	err error
}

// ask fills in what the flags left open.
func (d *door) ask(o *newOptions, name string) error {
	a := &asking{d: d, in: bufio.NewScanner(d.in)}
	w := &o.wish
	a.example(o)
	if o.from == "" {
		a.answer("title", &w.Title, d.say("政策名称", "Title"), "")
	}
	a.answer("id", &w.ID, d.say("编号", "Id"), name)
	if o.from != "" {
		return a.err
	}
	usual := starter.Defaults(d.lang())
	a.answer("year", &w.Year, d.say("年度（没有处罚可以不写）", "Programme year (needed for sanctions only)"), "")
	a.kind(&w.Kind)
	if w.Kind == "places" || w.Kind == "tiers" {
		a.answer("places", &w.Places, d.say("名额", "How many places"), usual.Places)
	}
	if w.Kind == "share" {
		a.answer("budget", &w.Budget, d.say("资金总额", "How much money in all"), usual.Budget)
	}
	if w.Kind != "recognise" {
		a.answer("cap", &w.Cap, d.say("每家最多多少钱", "At most how much for each"), usual.Cap)
	}
	if d.lang() == "en" {
		a.answer("currency", &w.Currency, "Currency", usual.Currency)
		a.answer("timezone", &w.TimeZone, "Time zone", usual.TimeZone)
	}
	return a.err
}

// answer asks until the answer can be used; a flag has answered before.
func (a *asking) answer(name string, to *string, question, usual string) {
	for *to == "" && a.err == nil {
		text := question
		if usual != "" {
			text += " [" + usual + "]"
		}
		got := a.line(text + a.d.say("：", ": "))
		if got == "" {
			got = usual
		}
		f := starter.Check(name, got)
		if f == nil {
			*to = got
			return
		}
		if a.err == nil {
			a.d.talk(report.Safe(f.Message(a.d.lang())))
		}
	}
}

// line puts a question and reads the answer.
func (a *asking) line(question string) string {
	if a.err != nil {
		return ""
	}
	_, _ = a.d.errs.Write([]byte(report.Safe(question)))
	if !a.in.Scan() {
		a.d.talk("")
		a.err = problem("new-ended")
		return ""
	}
	if !terminal(a.d.errs) {
		a.d.talk("") // a terminal shows the line that was typed
	}
	return strings.TrimSpace(a.in.Text())
}

// choice asks for one of a numbered list; the answer is its place, or -1 for an
// empty one.
func (a *asking) choice(question string, items []string) int {
	widest := len(strconv.Itoa(len(items)))
	for i, item := range items {
		number := strconv.Itoa(i + 1)
		a.d.talk(report.Safe(strings.Repeat(" ", widest-len(number)+2) + number + "  " + item))
	}
	for a.err == nil {
		got := a.line(question)
		if got == "" {
			return -1
		}
		if n, err := strconv.Atoi(got); err == nil && 1 <= n && n <= len(items) {
			return n - 1
		}
		a.d.talk(a.d.say("写 1 到 ", "Write a number from 1 to ") + strconv.Itoa(len(items)) + a.d.say(" 之间的数", ""))
	}
	return -1
}

// example asks which example to start from.
func (a *asking) example(o *newOptions) {
	list, err := starter.Examples(examples.Files)
	if err != nil {
		a.err = err
		return
	}
	items := make([]string, len(list))
	for i, e := range list {
		items[i] = e.Name + "  " + e.Title
	}
	a.d.talk(a.d.say("从哪一份开始？", "Start from which example?"))
	if n := a.choice(a.d.say("编号，直接回车是空白的一份：", "Its number, or Enter for a blank one: "), items); n >= 0 {
		o.from = list[n].Name
	}
}

// kind asks how the policy funds.
func (a *asking) kind(to *string) {
	if *to != "" || a.err != nil {
		return
	}
	a.d.talk(a.d.say("怎样支持？", "How does it fund?"))
	items := []string{
		a.d.say("排名，取前几名", "by rank, so many places"), a.d.say("排名，分两档", "by rank, in two tiers"),
		a.d.say("达标的都支持，钱不够按比例减", "everybody above the line, in proportion to the money"), a.d.say("只认定，不给钱", "it only recognises"),
	}
	*to = starter.Kinds()[max(0, a.choice(a.d.say("编号 [1]：", "Number [1]: "), items))]
}
