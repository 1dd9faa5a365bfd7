package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"unicode"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/policyfile"
	"github.com/merit-rules/merit/internal/program"
)

// Files are the files that a policy names, by their paths from the policy's folder
// with slashes: legal texts (`sources: {notice: {file: notice.txt}}`), what it
// includes and extends, and tables. [Gather] collects them.
type Files map[string][]byte

// Part is a file that a policy is made of beside its own text: one that it
// includes or extends, or a table. A legal text is none.
type Part struct {
	Name   string // its path from the policy's folder
	SHA256 string
}

// Policy is a checked policy. It never changes and may be shared.
type Policy struct {
	name     string
	program  *program.Program
	warnings Diagnostics
	clauses  []policyfile.Clause
	mentions []policyfile.Mention
	suite    *policyfile.Suite
	parts    []Part
	places   *policyfile.Places
}

// Parse reads a policy without the files that it names: quotes are not checked
// against them. name is the file's name, for diagnostics. The error is a
// [Diagnostics] with every problem of the document.
func Parse(name string, text []byte) (*Policy, error) { return Load(name, text, nil) }

// Load reads a policy with its files and holds its citations against them. A file
// that the policy names and files lacks is an error; of a legal text only where
// files is not nil.
func Load(name string, text []byte, files Files) (*Policy, error) {
	return Assembled(name, read(name, text, files))
}

// Assembled is a policy that a package of this module has read.
func Assembled(name string, outcome any) (*Policy, error) {
	res := outcome.(*policyfile.Result)
	found := diagnostics(res.Findings)
	if res.Program == nil {
		return nil, found
	}
	p := &Policy{
		name: name, program: res.Program, warnings: found.warnings(),
		clauses: res.Clauses, mentions: res.Files, suite: res.Suite, places: res.Places,
	}
	for _, part := range res.Parts {
		p.parts = append(p.parts, Part(part))
	}
	return p, nil
}

// Check gives every error and warning of a policy, in file order: those of [Load], and
// what [Policy.Review] finds.
func Check(name string, text []byte, files Files) Diagnostics {
	return diagnostics(united(read(name, text, files)))
}

func read(name string, text []byte, files Files) *policyfile.Result {
	res := policyfile.Read(document.Read(name, text), policyfile.Files(files))
	if res.Program != nil {
		res.Program.Policy.SHA256 = digest(text, res.Parts)
	}
	return res
}

// digest is the hash of a policy: that of its text, or, where it is made of several
// files, that of the list of their hashes as sha256sum writes it, the policy's own
// first and the others by name.
func digest(text []byte, parts []policyfile.Part) string {
	own := sha256.Sum256(text)
	if len(parts) == 0 {
		return hex.EncodeToString(own[:])
	}
	list := hex.EncodeToString(own[:]) + "  -\n"
	for _, p := range parts {
		list += p.SHA256 + "  " + p.Name + "\n"
	}
	all := sha256.Sum256([]byte(list))
	return hex.EncodeToString(all[:])
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

// SHA256 is the hash, in hex, of the text that the policy was read from. Of a
// policy made of several files it is that of the list of their hashes that
//
//	{ sha256sum < policy.yaml; sha256sum FILES...; }
//
// writes in the policy's folder, the files in the order of [Policy.Parts].
func (p *Policy) SHA256() string { return p.program.Policy.SHA256 }

// Parts are the files that the policy is made of beside its own text, by name. The
// hash of the policy covers them.
func (p *Policy) Parts() []Part { return slices.Clone(p.parts) }

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
