package policyfile

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/program"
)

// law is what is known of the legal texts.
type law struct {
	sources  map[string]*source
	order    []string
	first    map[string]string // by file: the first source that it declares
	mentions []Mention
	uncited  []Clause
}

// source is one legal text.
type source struct {
	id     string
	key    *document.Node
	file   string
	issued civil.Date
	dated  bool
	skip   map[string]*document.Node
	text   *lawText // nil: no text given
}

// Mention is a file that the policy names, and where.
type Mention struct {
	Name  string
	Place document.Place
	part  bool // the policy is made of it
}

// Clause is a numbered clause of a source.
type Clause struct {
	Source, Clause, Heading string
	Line                    int
}

// citation is one cite of the document, to be held against its source.
type citation struct {
	node   *document.Node
	cite   program.Cite
	source *source
	clause string // of a cite that names none: where its quote stands
}

// cites reads `cite`: one, or a list of them.
func (r *reader) cites(o object) []program.Cite {
	n := o.get("cite")
	if n == nil || n.Bad {
		return nil
	}
	nodes := []*document.Node{n}
	if n.Kind == document.List {
		nodes = n.Items
	}
	var out []program.Cite
	for _, c := range nodes {
		if cite, ok := r.cite(c, o); ok {
			out = append(out, cite)
		}
	}
	return out
}

func (r *reader) cite(n *document.Node, in object) (program.Cite, bool) {
	seen := r.citing[n]
	o, ok := r.object(n, in.node.KeyOf("cite"), in.path("cite"), citeKeys)
	if !ok {
		return program.Cite{}, false
	}
	c := program.Cite{Source: o.text("source"), Clause: o.text("clause"), Quote: o.text("quote")}
	if !o.has("clause") && !o.has("quote") && !r.troubled(n) {
		r.fault(o.key, "policy-cite-empty", "what", in.what)
	}
	if c.Source != "" && r.legal.sources[c.Source] == nil {
		r.suggest(o.get("source"), "policy-source", r.legal.order, "what", in.what)
		return c, true
	}
	if c.Source == "" && len(r.legal.order) > 0 {
		c.Source = r.firstSource(n)
	}
	if !seen {
		r.citing[n] = true
		r.quoted = append(r.quoted, citation{node: n, cite: c, source: r.legal.sources[c.Source]})
	}
	return c, true
}

// firstSource is the source of a cite that names none: the first of its own file,
// else of the policy.
func (r *reader) firstSource(n *document.Node) string {
	if id := r.legal.first[n.File()]; id != "" {
		return id
	}
	return r.legal.order[0]
}

// Limits of the work on citations. A wrong quote gets the nearest passage while
// the comparisons, characters of quotes times those of texts, stay below
// maxNearest; all searches together pass over at most maxSearch bytes.
const (
	maxSource  = 1 << 20
	maxNearest = 20_000_000
	maxSearch  = 1 << 30
)

// citations holds every quote against its source and finds the clauses that
// nothing cites.
func (r *reader) citations() {
	searched, compared := 0, 0
	for i := range r.quoted {
		c := &r.quoted[i]
		if c.cite.Quote != "" {
			r.weekday(c)
		}
		if c.source == nil || c.source.text == nil {
			continue
		}
		searched += len(c.source.text.folded)
		if searched > maxSearch {
			r.fault(c.node, "cite-limit")
			break
		}
		if c.cite.Quote == "" {
			r.clauseKnown(c)
			continue
		}
		if c.fits() {
			continue
		}
		at, found := c.source.text.find(c.cite.Quote)
		if !found {
			compared += len(c.cite.Quote) / 3 * len(c.source.text.folded) / 3
			r.notFound(c, compared <= maxNearest)
			continue
		}
		r.misplaced(c, at[0])
	}
	r.collectUncited()
}

// fits reports whether a quote stands in the clause that its cite names: most do,
// and the rest of the text need not be searched.
func (c *citation) fits() bool {
	clause := c.source.text.clause(clauseKey(c.cite.Clause))
	return clause != nil && c.source.text.holds(c.cite.Quote, clause)
}

func (r *reader) notFound(c *citation, search bool) {
	args := []string{"quote", short(c.cite.Quote), "file", c.source.file}
	near, clause := "", ""
	if search {
		near, clause = c.source.text.nearest(c.cite.Quote)
	}
	args = append(args, "near", near, "clause", clause)
	f := r.fault(c.node.Get("quote"), "cite-not-found", args...)
	if near != "" {
		f.Fix = &document.Fix{Place: c.node.Get("quote").Place(), Text: near}
	}
}

// clauseKnown warns of a numbered clause that the source does not have.
func (r *reader) clauseKnown(c *citation) {
	key := clauseKey(c.cite.Clause)
	if !numbered(key) || c.source.text.clause(key) != nil {
		return
	}
	r.warn(c.node.Get("clause"), "cite-clause", "clause", short(c.cite.Clause), "file", c.source.file)
}

// misplaced warns when a quote stands in another clause than the cite says.
func (r *reader) misplaced(c *citation, at span) {
	found := c.source.text.clauseAt(at.from)
	if c.cite.Clause == "" {
		c.clause = found
	}
	key := clauseKey(c.cite.Clause)
	switch {
	case !numbered(key):
	case c.source.text.clause(key) == nil:
		r.clauseKnown(c)
	default:
		r.warn(c.node.Get("clause"), "cite-elsewhere", "clause", short(c.cite.Clause), "found", found)
	}
}

var weekdays = regexp.MustCompile(`(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})日[（(](?:星期|周)([一二三四五六日天])[）)]`)

// weekday warns when a weekday in a quote is not that of its date.
func (r *reader) weekday(c *citation) {
	if !strings.Contains(c.cite.Quote, "日（") && !strings.Contains(c.cite.Quote, "日(") {
		return
	}
	for _, m := range weekdays.FindAllStringSubmatch(c.cite.Quote, -1) {
		said := strings.Index("一二三四五六日", strings.Replace(m[4], "天", "日", 1))/len("一") + 1
		years := r.years(m[1], c.source)
		right, day := false, civil.Date(0)
		for _, y := range years {
			month, _ := strconv.Atoi(m[2])
			date, _ := strconv.Atoi(m[3])
			d, ok := civil.Of(y, month, date)
			if ok && day == 0 {
				day = d
			}
			right = right || ok && d.Weekday() == said
		}
		if len(years) > 0 && !right {
			code := "cite-weekday"
			args := []string{"text", m[0], "date", day.String(), "day", []string{"一", "二", "三", "四", "五", "六", "日"}[(day.Weekday()+6)%7]}
			if day == 0 {
				code = "cite-no-day"
			}
			r.warn(c.node.Get("quote"), code, args...)
		}
	}
}

// years are those that a date without a year may mean: the source's, the policy's.
func (r *reader) years(written string, s *source) []int {
	if written != "" {
		y, _ := strconv.Atoi(written)
		return []int{y}
	}
	var out []int
	if s != nil && s.dated {
		y, _, _ := s.issued.Civil()
		out = append(out, y)
	}
	if y := r.prog.Policy.Year; y > 0 {
		out = append(out, y)
	}
	return out
}

// collectUncited lists the numbered clauses that no cite names and no skip
// excuses.
func (r *reader) collectUncited() {
	cited := map[string]bool{}
	for _, c := range r.quoted {
		if c.source == nil {
			continue
		}
		cited[c.source.id+"\n"+clauseKey(c.cite.Clause)] = true
		if c.clause != "" {
			cited[c.source.id+"\n"+c.clause] = true
		}
	}
	for _, id := range r.legal.order {
		s := r.legal.sources[id]
		if s.text == nil {
			continue
		}
		for _, clause := range s.text.leaves() {
			if !cited[id+"\n"+clause.key] && !s.skipped(clause.key) {
				r.legal.uncited = append(r.legal.uncited, Clause{Source: id, Clause: clause.key, Heading: clause.heading, Line: clause.line})
			}
		}
		for _, key := range sortedKeys(s.skip) {
			if numbered(key) && s.text.clause(key) == nil {
				r.warn(s.skip[key], "cite-clause", "clause", short(s.skip[key].Text), "file", s.file)
			}
		}
	}
}

// skipped reports whether a clause, or one that it stands in, needs no rule.
func (s *source) skipped(key string) bool {
	for skip := range s.skip {
		if key == skip || strings.HasPrefix(key, skip) {
			return true
		}
	}
	return false
}
