package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/policyfile"
	"github.com/merit-rules/merit/internal/program"
)

// Files are the texts that a policy names (`sources: {notice: {file: notice.txt}}`),
// by the name written there.
type Files map[string][]byte

// Policy is a checked policy. It never changes and may be shared.
type Policy struct {
	name     string
	program  *program.Program
	warnings Diagnostics
	clauses  []policyfile.Clause
	mentions []policyfile.Mention
	suite    *policyfile.Suite
}

// Parse reads a policy without the files that it names: quotes are not checked
// against them. name is the file's name, for diagnostics. The error is a
// [Diagnostics] with every problem of the document.
func Parse(name string, text []byte) (*Policy, error) { return Load(name, text, nil) }

// Load reads a policy and holds its citations against the files. A file that the
// policy names and files lacks is an error, unless files is nil.
func Load(name string, text []byte, files Files) (*Policy, error) {
	res := read(name, text, files)
	found := diagnostics(res.Findings)
	if res.Program == nil {
		return nil, found
	}
	p := &Policy{
		name: name, program: res.Program, warnings: found.warnings(),
		clauses: res.Clauses, mentions: res.Files, suite: res.Suite,
	}
	return p, nil
}

// Check gives every error and warning of a policy, in file order.
func Check(name string, text []byte, files Files) Diagnostics {
	return diagnostics(read(name, text, files).Findings)
}

func read(name string, text []byte, files Files) *policyfile.Result {
	res := policyfile.Read(document.Read(name, text), policyfile.Files(files))
	if res.Program != nil {
		sum := sha256.Sum256(text)
		res.Program.Policy.SHA256 = hex.EncodeToString(sum[:])
	}
	return res
}

// Mentioned lists the files that a policy text names, so that a caller can read
// them before [Load]. Names that would leave the policy's folder are not among
// them. A text that cannot be read names none.
func Mentioned(name string, text []byte) []string {
	var out []string
	for _, m := range policyfile.Mentions(document.Read(name, text)) {
		out = append(out, m.Name)
	}
	return out
}

// Compiled is the policy as a program, for the packages of this module.
func (p *Policy) Compiled() any { return p.program }

// Name is the name of the file that the policy was read from.
func (p *Policy) Name() string { return p.name }

// ID is the policy's id.
func (p *Policy) ID() string { return p.program.Policy.ID }

// Programme is what the policy's years have in common.
func (p *Policy) Programme() string { return p.program.Policy.Programme }

// Title is the policy's title; of one written in both languages, that of lang.
func (p *Policy) Title(lang string) string { return say(p.program.Policy.Titles, lang) }

// Issuer is who issued the policy.
func (p *Policy) Issuer() string { return p.program.Policy.Issuer }

// Version is the policy's version as written.
func (p *Policy) Version() string { return p.program.Policy.Version }

// Year is the programme year, 0 when the policy has none.
func (p *Policy) Year() int { return p.program.Policy.Year }

// Currency is the currency of its money, CNY unless written.
func (p *Policy) Currency() string { return p.program.Policy.Currency }

// SHA256 is the hash of the text that the policy was read from, in hex.
func (p *Policy) SHA256() string { return p.program.Policy.SHA256 }

// Warnings is what the policy's author should look at. It holds neither errors nor
// notes on what the author has clearly chosen: those are among what [Check] gives.
func (p *Policy) Warnings() Diagnostics { return p.warnings }

// Language is "zh" for a policy whose title has Chinese characters, else "en".
func (p *Policy) Language() string {
	for _, c := range p.program.Policy.Title + p.program.Policy.Issuer {
		if unicode.Is(unicode.Han, c) {
			return "zh"
		}
	}
	return "en"
}

// say picks the text of a language, or the other when there is none.
func say(t program.Text, lang string) string {
	if lang == "en" && t.EN != "" || t.ZH == "" {
		return t.EN
	}
	return t.ZH
}

// Clause is a numbered clause of a source text.
type Clause struct {
	Source  string // the source's id
	Clause  string // 四(六)
	Heading string // how it begins
	Line    int    // in the source's file
}

// UncitedClauses lists the numbered clauses of the sources that no cite names and
// no `skip` excuses. Clauses with sub-clauses are not listed, their parts are.
func (p *Policy) UncitedClauses() []Clause {
	out := make([]Clause, len(p.clauses))
	for i, c := range p.clauses {
		out[i] = Clause(c)
	}
	return out
}
