package policyfile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/program"
)

// sources reads the legal texts.
func (r *reader) sources(top object) {
	r.legal.sources, r.legal.first = map[string]*source{}, map[string]string{}
	for _, p := range top.entries("sources") {
		o, ok := r.object(p.Value, p.Key, "sources."+p.Key.Text, sourceKeys)
		if !ok {
			continue
		}
		s := &source{id: p.Key.Text, key: p.Key, skip: map[string]*document.Node{}}
		title := o.localized("title")
		r.prog.Sources = append(r.prog.Sources, program.Source{ID: s.id, Title: title.ZH + strings.Repeat(title.EN, boolInt(title.ZH == ""))})
		if n := o.get("issued"); n != nil {
			s.issued, s.dated = r.day(n, o.path("issued"))
		}
		for _, skip := range o.entries("skip") {
			s.skip[clauseKey(skip.Key.Text)] = skip.Key
		}
		r.sourceFile(o, s)
		r.legal.sources[s.id] = s
		r.legal.order = append(r.legal.order, s.id)
		if file := p.Key.File(); r.legal.first[file] == "" {
			r.legal.first[file] = s.id
		}
	}
}

// sourceFile finds the text of a source among the given files.
func (r *reader) sourceFile(o object, s *source) {
	n := o.scalar("file")
	if n == nil {
		return
	}
	s.file = n.Text
	if !localPath(n.Text) {
		r.fault(n, "policy-file-path", "source", s.id)
		return
	}
	r.legal.mentions = append(r.legal.mentions, Mention{Name: n.Text, Place: n.Place()})
	if r.files == nil {
		return
	}
	data, ok := r.files[r.beside(n)]
	switch {
	case !ok:
		r.fault(n, "policy-file-missing", "source", s.id, "file", short(n.Text))
	case len(data) > maxSource:
		r.fault(n, "policy-file-size", "source", s.id, "limit", "1 MiB")
	case !utf8.Valid(data):
		r.fault(n, "policy-file-utf8", "source", s.id, "file", short(n.Text))
	default:
		s.text = readLaw(string(data))
	}
}

// localPath reports whether a name stays below the policy's folder on every
// system.
func localPath(name string) bool {
	if name == "" || strings.ContainsAny(name, "\\:*?\"<>|\x00") || strings.HasPrefix(name, "/") {
		return false
	}
	if strings.IndexFunc(name, unicode.IsControl) >= 0 {
		return false
	}
	return !slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool {
		return part == ".." || part == "." || part == "" || strings.TrimSpace(part) != part
	})
}
