package reference

import (
	"strings"

	"github.com/merit-rules/merit/internal/policyfile"
)

// page is a page in one language that grows from the top.
type page struct {
	strings.Builder
	lang string
}

// say gives the one of two texts that is in the language of the page.
func (p *page) say(zh, en string) string {
	if p.lang == "en" {
		return en
	}
	return zh
}

func (p *page) line(parts ...string) {
	for _, s := range parts {
		p.WriteString(s)
	}
	p.WriteString("\n")
}

// row is a row of a table; what would end a cell is escaped.
func (p *page) row(cells ...string) {
	for _, c := range cells {
		p.WriteString("| ")
		p.WriteString(strings.ReplaceAll(strings.ReplaceAll(c, "\n", "<br>"), "|", `\|`))
		p.WriteString(" ")
	}
	p.WriteString("|\n")
}

func (p *page) head(cells ...string) {
	p.row(cells...)
	p.WriteString(strings.Repeat("|---", len(cells)) + "|\n")
}

// code puts a text between backquotes, more of them where it holds some.
func code(text string) string {
	if strings.Contains(text, "`") {
		return "`` " + text + " ``"
	}
	return "`" + text + "`"
}

func codes(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = code(s)
	}
	return strings.Join(out, " ")
}

// Keys is the page of all keys, functions and names.
func Keys(lang string, examples *Examples) string {
	p := &page{lang: lang}
	p.line("<!-- ", p.say("由代码里的表生成，不要手改", "made from the tables of the code; do not edit"), " -->")
	p.line("# ", p.say("参考：每个键、每个函数", "Reference: every key, every function"))
	p.line()
	p.line(p.say(
		"这一页由代码里的表生成：读政策文件用的就是这些表，所以它不会过时。例子取自能通过 `merit check` 的政策；函数的例子得多少，是生成时算出来的。写的人先看[教程](tutorial.md)和[读通知](reading-a-notice.md)，查的时候看这里；报错的代码见[代码表](codes.md)。",
		"This page is made from the tables of the code by which policy files are read, so it cannot go stale. Examples of keys are cut out of policies that pass `merit check`; what examples of functions come to is computed. To write a policy begin with the [tutorial](tutorial.md) and [reading a notice](reading-a-notice.md); the codes of messages are on [a page of their own](codes.md)."))
	p.line()
	p.line("## ", p.say("键", "Keys"))
	p.line()
	p.line(p.say("大写的 NAME、FIELD、ID 是自己取的名字；FORM 是七种计分的写法之一；`[]` 是列表里的一项。“默认”一栏空着的可以不写。",
		"NAME, FIELD and ID are names you choose; FORM is one of the seven leaf forms; `[]` is one item of a list. A key without a default and not required may be left out."))
	for _, s := range policyfile.Sections() {
		p.section(s, examples)
	}
	p.functions()
	p.signs()
	p.names()
	return p.String()
}

func (p *page) section(s *policyfile.Keys, examples *Examples) {
	p.line()
	if s.Path == "" {
		p.line("### ", p.say(s.ZH, s.EN))
	} else {
		p.line("### ", code(s.Path), p.say("　", ": "), p.say(s.ZH, s.EN))
	}
	p.line()
	p.head(p.say("键", "key"), p.say("写什么", "what is written"), p.say("默认", "default"), p.say("作用", "what it does"), p.say("例", "example"))
	for i := range s.List {
		k := &s.List[i]
		if k.Refused {
			continue
		}
		example := examples.of(s, k)
		if example != "" {
			example = code(example)
		}
		p.row(code(k.Name), p.kind(k), p.otherwise(k), p.say(k.ZH, k.EN), example)
	}
	if s.Forms {
		p.line()
		p.line(p.say("另有计分的写法（`FORM`）的各个键。", "And the keys of the leaf forms (`FORM`)."))
	}
}

func (p *page) kind(k *policyfile.Key) string {
	if k.Kind == policyfile.Word {
		return codes(k.Words)
	}
	return k.Kind.Said(p.lang)
}

// otherwise says what holds where a key is left out.
func (p *page) otherwise(k *policyfile.Key) string {
	switch {
	case k.Must:
		return p.say("必须写", "required")
	case k.Kind == policyfile.Word && !k.Free:
		return code(k.Words[0])
	case k.Default != "":
		return code(k.Default)
	}
	return ""
}
