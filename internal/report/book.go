package report

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
)

// Book is a result as the sheets of a workbook: who is funded, everybody with their
// scores, what the limits did, a card for each applicant, the rows refused.
type Book struct{ Chapters []Chapter }

// Chapter is one sheet. Name is short; Title and Lines stand above its tables.
type Chapter struct {
	Name, Title string
	Lines       []string
	Blocks      []Block
}

// Block is one table of a chapter. Break says that it begins a printed page.
type Block struct {
	Title string
	Lines []string
	Head  []string
	Rows  [][]Datum
	Break bool
}

// Datum is one cell. Text is as it stands in the result.
type Datum struct {
	Text string
	Kind DatumKind
}

// DatumKind says how a datum is shown.
type DatumKind uint8

// The kinds of data.
const (
	Words  DatumKind = iota
	Figure           // an exact decimal
	Near             // a decimal close to a number that none holds exactly
	Money
	Whole // a rank or count
	Inner // words that stand further in, as parts do
	Strong
)

// Draft puts a result into a book; title is that of the policy.
func Draft(r *Result, title string, s Style) (*Book, error) {
	t := &page{Style: s, r: r}
	indicators, err := indicatorsOf(r)
	if err != nil {
		return nil, err
	}
	b := &drafting{page: t, title: title, indicators: indicators, passed: "qualified"}
	if err := b.applicants(); err != nil {
		return nil, err
	}
	out := &Book{Chapters: []Chapter{b.list(), b.everybody(), b.limits(), b.cards()}}
	if refused := b.refusedRows(); len(refused.Rows) > 0 {
		out.Chapters = append(out.Chapters, Chapter{Name: t.word("rows refused"), Title: t.word("refused"), Blocks: []Block{refused}})
	}
	return out, nil
}

// drafting is a book while it is made.
type drafting struct {
	*page
	title      string
	indicators []string
	funded     [][]Datum
	undecided  [][]Datum
	all        [][]Datum
	card       []Block
	passed     string // the status of those who met the conditions
	through    [][]Datum
}

func plainly(s ...string) []Datum {
	out := make([]Datum, len(s))
	for i := range s {
		out[i] = Datum{Text: s[i]}
	}
	return out
}

// figure is the number under a key, or what is known of it.
func figure(n *canon.Node, key string) Datum {
	if approx := text(n, "approx"); approx != "" {
		return Datum{approx, Near}
	}
	if s := text(n, key); s != "" {
		return Datum{s, Figure}
	}
	return Datum{Text: span(n)}
}

func (b *drafting) applicants() error {
	return b.r.Each(func(a *canon.Node) bool {
		score := a.Get("score")
		rank, award := Datum{text(a, "rank"), Whole}, a.Get("award")
		id, name := Datum{Text: text(a, "id")}, Datum{Text: text(a, "name")}
		tier, amount := Datum{Text: text(award, "tier")}, Datum{text(award, "amount"), Money}
		sum := figure(score, "total")
		if award != nil {
			b.funded = append(b.funded, []Datum{rank, id, name, sum, tier, amount, {Text: b.by(text(award, "by"))}})
		} else if c := a.Get("contested"); c != nil {
			b.undecided = append(b.undecided, []Datum{rank, id, name, sum, {Text: b.contest(c)}})
		}
		if status := text(a, "status"); status == "qualified" || status == "eligible" {
			b.passed = status
			b.through = append(b.through, []Datum{id, name, sum, {text(score, "max"), Figure}})
		}
		row := []Datum{rank, id, name, {Text: b.word(text(a, "status"))}, sum, {text(score, "max"), Figure}, tier, amount, {Text: b.because(a)}}
		b.all = append(b.all, append(row, b.scoresOf(score)...))
		b.card = append(b.card, b.cardOf(a))
		return true
	})
}

// because says why somebody is in or not.
func (b *drafting) because(a *canon.Node) string {
	switch {
	case a.Get("award") != nil:
		return text(a, "award", "why")
	case a.Get("contested") != nil:
		return b.contest(a.Get("contested"))
	case a.Get("rank") != nil:
		return b.refusal(a)
	}
	return b.standing(a)
}

// scoresOf are the scores of all indicators, in the order of the card.
func (b *drafting) scoresOf(score *canon.Node) []Datum {
	at := map[string]Datum{}
	var walk func(list []canon.Node)
	walk = func(list []canon.Node) {
		for i := range list {
			at[text(&list[i], "id")] = figure(&list[i], "score")
			walk(items(&list[i], "items"))
		}
	}
	walk(items(score, "items"))
	walk(items(score, "adjust"))
	row := make([]Datum, len(b.indicators))
	for i, id := range b.indicators {
		row[i] = at[id]
	}
	return row
}

// heading are the lines about the whole round.
func (b *drafting) heading() []string {
	line := text(b.r.head, "policy", "id") + " " + text(b.r.head, "policy", "version")
	for _, key := range []string{"as_of", "stage"} {
		if v := text(b.r.head, key); v != "" {
			line += " · " + b.word(key) + " " + v
		}
	}
	lines := []string{line}
	var counts []string
	if n := b.r.Get("counts"); n != nil {
		for _, m := range n.Members {
			if m.Value.Text != "0" || m.Key == "rows" || m.Key == "funded" {
				counts = append(counts, b.word(m.Key)+" "+m.Value.Text)
			}
		}
	}
	lines = append(lines, strings.Join(counts, " · "))
	undecided := b.r.Get("decided") != nil && !truth(b.r.head, "decided")
	provisional := truth(b.r.head, "provisional")
	if undecided {
		lines = append(lines, b.word("not decided"))
	}
	if provisional {
		lines = append(lines, b.word("provisional"))
	}
	if !undecided && !provisional && b.r.Get("decided") != nil {
		lines = append(lines, b.word("decided"))
	}
	return lines
}

func (b *drafting) names(keys ...string) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = b.word(k)
	}
	return out
}

func (b *drafting) list() Chapter {
	a := b.r.Get("allocation")
	c := Chapter{Name: b.word("list"), Title: b.title, Lines: b.heading()}
	if e := a.Get("error"); e != nil {
		c.Lines = append(c.Lines, b.word("no list")+b.word("colon")+text(e, "why"))
	}
	rows := b.funded
	if amount := text(a, "amount"); amount != "" && len(rows) > 0 {
		total := plainly("", "", b.word("sum"), "", "", "", "")
		total[2].Kind, total[5] = Strong, Datum{amount, Money}
		rows = append(rows, total)
	}
	if a == nil { // nobody is funded here: those who met the conditions
		c.Blocks = append(c.Blocks, narrowed(Block{Title: b.word(b.passed), Head: b.names("id", "name", "total", "max"), Rows: b.through}))
		return c
	}
	c.Blocks = append(c.Blocks, narrowed(Block{Title: b.word("funded"), Head: b.names("rank", "id", "name", "total", "tier", "amount", "by"), Rows: rows}))
	if len(b.undecided) > 0 {
		c.Blocks = append(c.Blocks, Block{Title: b.word("undecided"), Head: b.names("rank", "id", "name", "total", "kind"), Rows: b.undecided})
	}
	return c
}

func (b *drafting) everybody() Chapter {
	head := append(b.names("rank", "id", "name", "status", "total", "max", "tier", "amount", "reason"), b.indicators...)
	return Chapter{Name: b.word("everybody"), Title: b.word("everybody"), Blocks: []Block{narrowed(Block{Head: head, Rows: b.all})}}
}

// narrowed leaves out the columns of a table in which nothing stands.
func narrowed(g Block) Block {
	used := make([]bool, len(g.Head))
	for _, row := range g.Rows {
		for i, d := range row {
			used[i] = used[i] || d.Text != ""
		}
	}
	if len(g.Rows) == 0 {
		return g
	}
	out := Block{Title: g.Title, Lines: g.Lines, Break: g.Break}
	for i, h := range g.Head {
		if used[i] {
			out.Head = append(out.Head, h)
		}
	}
	for _, row := range g.Rows {
		var kept []Datum
		for i, d := range row {
			if used[i] {
				kept = append(kept, d)
			}
		}
		out.Rows = append(out.Rows, kept)
	}
	return out
}

// cards is a chapter with a page for each applicant.
func (b *drafting) cards() Chapter {
	return Chapter{Name: b.word("cards"), Title: b.word("cards"), Blocks: b.card}
}

func (b *drafting) refusedRows() Block {
	g := Block{Head: b.names("file", "row", "id", "column", "seen", "message")}
	for i := range items(b.r.head, "refused") {
		x := &items(b.r.head, "refused")[i]
		g.Rows = append(g.Rows, []Datum{
			{Text: text(x, "file")}, {text(x, "row"), Whole}, {Text: text(x, "id")}, {Text: text(x, "column")}, {Text: text(x, "seen")}, {Text: text(x, "message")},
		})
	}
	return g
}

// counted is how many there are.
func counted(n int) Datum { return Datum{strconv.Itoa(n), Whole} }
