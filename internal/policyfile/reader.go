package policyfile

import (
	"maps"
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/spell"
)

// Files are the texts that a policy names, by the name written there.
type Files map[string][]byte

// Result is what reading a policy gave. Program is nil when one of the Findings
// is an error. Findings stand in file order.
type Result struct {
	Program  *program.Program
	Findings []document.Finding
	Clauses  []Clause  // numbered clauses of the sources that no rule cites
	Files    []Mention // files that the policy names
	Suite    *Suite    // the tests of the document; nil: none
	Parts    []Part    // what the policy is made of beside its own text, by name
	Places   *Places   // of what is in Program
}

// maxFindings bounds what one file can report, maxKept what is gathered before
// the findings are put in file order.
const (
	maxFindings = 500
	maxKept     = 2000
)

// reader is the state of reading one policy.
type reader struct {
	file     *document.File
	files    Files
	root     *document.Node    // of the policy with all that it is made of
	homes    map[string]string // folders of files, by what diagnostics call them
	order    map[string]int    // of the policy's parts: their place among the findings
	parts    []*part
	prog     *program.Program
	env      *formula.Env
	findings []document.Finding
	failed   bool // one of the findings is an error
	names    namespace
	legal    law
	stages   map[string]int
	unread   map[string]bool // stages whose due date could not be read
	defs     []*definition   // values and figures, in file order
	scored   map[int]bool    // slots that depend on a score
	round    map[int]bool    // slots that depend on a cohort figure
	fixed    map[int]bool    // slots that are round figures
	cards    []*card
	quoted   []citation
	suite    *Suite
	exprs    map[*program.Expr]*document.Node
	citing   map[*document.Node]bool // cites that were read
	search   spell.Search
	uses     func(*Keys, *document.Node)      // told of every map that is read; nil: nobody asks
	compiled map[*document.Node]*program.Node // what scalars compile to; nil: nobody asks
}

// Read compiles the document of a policy. The files are the texts of its sources.
func Read(file *document.File, files Files) *Result { return read(file, files, nil) }

func read(file *document.File, files Files, use func(*Keys, *document.Node)) *Result {
	r := newReader(file, files)
	r.uses = use
	r.findings = append(r.findings, file.Findings...)
	if file.Root != nil {
		r.root = r.whole(file.Root)
	}
	if r.root != nil {
		r.document(r.root)
	}
	return r.result()
}

func newReader(file *document.File, files Files) *reader {
	return &reader{file: file, files: files, prog: &program.Program{}, exprs: map[*program.Expr]*document.Node{}, citing: map[*document.Node]bool{}}
}

func (r *reader) result() *Result {
	failed := HasErrors(r.findings)
	slices.SortStableFunc(r.findings, r.byPlace)
	r.findings = slices.CompactFunc(r.findings, sameFinding)
	if len(r.findings) > maxFindings {
		r.findings = r.findings[:maxFindings]
	}
	res := &Result{Findings: r.findings, Clauses: r.legal.uncited, Files: r.legal.mentions, Suite: r.suite}
	for _, p := range r.parts {
		res.Parts = append(res.Parts, p.Part)
	}
	slices.SortFunc(res.Parts, func(a, b Part) int { return strings.Compare(a.Name, b.Name) })
	if !failed {
		res.Program = r.prog
		res.Places = &Places{exprs: r.exprs, names: r.names.where, cards: r.cards, order: r.byPlace, file: r.file.Name}
	}
	return res
}

// HasErrors reports whether one of the findings is an error.
func HasErrors(list []document.Finding) bool {
	return slices.ContainsFunc(list, func(f document.Finding) bool { return f.Severity == message.Error })
}

// byPlace is file order: the policy before its parts, then by line, column, code.
func (r *reader) byPlace(a, b document.Finding) int {
	if x, y := r.order[a.Place.File], r.order[b.Place.File]; x != y {
		return x - y
	}
	if a.Place.File != b.Place.File {
		return strings.Compare(a.Place.File, b.Place.File)
	}
	if a.Place.Line != b.Place.Line {
		return a.Place.Line - b.Place.Line
	}
	if a.Place.Column != b.Place.Column {
		return a.Place.Column - b.Place.Column
	}
	return strings.Compare(a.Code, b.Code)
}

func sameFinding(a, b document.Finding) bool {
	return a.Code == b.Code && a.Place == b.Place && maps.Equal(a.Args, b.Args)
}

// fault records an error at a node.
func (r *reader) fault(n *document.Node, code string, args ...string) *document.Finding {
	return r.faultAt(n.Place(), code, args...)
}

func (r *reader) faultAt(p document.Place, code string, args ...string) *document.Finding {
	return r.add(document.Finding{Code: code, Place: p, Args: document.Arg(args...)})
}

// add records a finding. Past a number that nobody reads to the end, only the
// errors among warnings still matter.
func (r *reader) add(f document.Finding) *document.Finding {
	if len(r.findings) >= maxKept && (f.Severity != message.Error || r.failed) {
		return &f
	}
	r.failed = r.failed || f.Severity == message.Error
	r.findings = append(r.findings, f)
	return &r.findings[len(r.findings)-1]
}

// warn records a warning at a node.
func (r *reader) warn(n *document.Node, code string, args ...string) *document.Finding {
	return r.add(document.Finding{Code: code, Severity: message.Warning, Place: n.Place(), Args: document.Arg(args...)})
}

// suggest records an error about a word that is none of the legal ones, with the
// nearest as a fix.
func (r *reader) suggest(n *document.Node, code string, legal []string, args ...string) {
	near, _ := r.search.Nearest(n.Text, legal)
	list := message.List(legal[:min(12, len(legal))]...)
	if len(legal) > 12 {
		list += "…"
	}
	f := r.fault(n, code, append(args, "got", n.Text, "near", near, "legal", list)...)
	if near != "" {
		f.Fix = &document.Fix{Place: n.Place(), Text: near}
	}
}

// expr is the source of an expression at a scalar; nil where there is none.
func (r *reader) expr(n *document.Node, what string) *program.Expr {
	if n == nil || n.Bad {
		return nil
	}
	if n.Kind != document.Scalar {
		r.fault(n, "policy-expression", "what", what)
		return nil
	}
	if strings.TrimSpace(n.Text) == "" {
		r.fault(n, "policy-expression-empty", "what", what)
		return nil
	}
	if cut := n.CommentCut(); cut != nil {
		n.Bad = true
		r.add(*cut)
		return nil
	}
	line, column := n.Start()
	e := &program.Expr{Text: n.Text, File: n.File(), Line: line, Column: column, What: what}
	r.exprs[e] = n
	return e
}

// compile is the node of the expression at a scalar; nil where it is wrong.
func (r *reader) compile(n *document.Node, what string, use formula.Use) *program.Node {
	e := r.expr(n, what)
	if e == nil {
		return nil
	}
	node, problems := r.env.Compile(e, use)
	r.problems(n, problems)
	if r.compiled != nil && node != nil {
		r.compiled[n] = node
	}
	return node
}

// problems turns what the formula room found into findings of the file.
func (r *reader) problems(n *document.Node, list []message.Problem) {
	for _, p := range list {
		place := n.Span(p.From, p.To)
		f := document.Finding{Code: p.Code, Severity: p.Severity, Place: place, Args: p.Args}
		if p.Fix != "" {
			f.Fix = &document.Fix{Place: place, Text: p.Fix}
		}
		for _, rel := range p.Related {
			f.Related = append(f.Related, document.Related{Place: n.Span(rel.From, rel.To), Code: rel.Note})
		}
		r.add(f)
	}
}
