package policyfile

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/document"
)

// Limits of the files that a policy is made of.
const (
	maxParts = 64      // files beside its own
	maxChain = 8       // files that name each other, one after the other
	maxSum   = 4 << 20 // bytes of all of them
	maxCells = 200_000 // cells of tables, counted at every place that names one
)

// Part is a file that a policy is made of beside its own text. Name is its path
// from the policy's folder.
type Part struct {
	Name, SHA256 string
}

// part is a Part that was read.
type part struct {
	Part
	file  *document.File
	held  bool    // one of its mentions has its hash
	loose mention // the first that has none
}

// assembly puts a policy together from its files.
type assembly struct {
	*reader
	byName map[string]*part
	bytes  int
	cells  int  // of tables, counted wherever they stand
	lost   bool // a file is missing: what it defines must not be missed
}

// mention is a file that a policy is made of, at the place that names it.
type mention struct {
	name string         // its path from the policy's folder
	node *document.Node // as written
	sum  *document.Node // nil: no hash stands beside it
	in   *document.Node // the map that holds it; nil: the name stands alone
}

// DisplayName is what diagnostics call a file that a policy names: its path
// beside the policy's own.
func DisplayName(policy, file string) string {
	return policy[:strings.LastIndexAny(policy, `/\`)+1] + file
}

// beside is the path from the policy's folder of a file that a node names.
func (r *reader) beside(n *document.Node) string {
	return path.Join(r.homes[n.File()], n.Text)
}

// mentioned reads a map that names a file.
func (r *reader) mentioned(n, key *document.Node, what string, keys *Keys) (mention, object, bool) {
	o, ok := r.object(n, key, what, keys)
	if !ok || o.need("file") == nil {
		return mention{}, o, false
	}
	file := o.scalar("file")
	if file == nil {
		return mention{}, o, false
	}
	m, ok := r.named(file)
	m.in, m.sum = n, o.scalar("sha256")
	return m, o, ok
}

// named is the file that a scalar names.
func (r *reader) named(n *document.Node) (mention, bool) {
	if n.Bad {
		return mention{}, false
	}
	if !localPath(n.Text) {
		r.fault(n, "include-path", "file", short(n.Text))
		return mention{}, false
	}
	return mention{name: r.beside(n), node: n}, true
}

// open reads a file that is named; nil where that cannot be done, which a finding
// says.
func (a *assembly) open(m mention, trail []string) *part {
	p := a.byName[m.name]
	if p == nil {
		p = a.load(m)
	}
	if p == nil {
		a.lost = true
		return nil
	}
	a.pinned(m, p)
	switch {
	case p.file.Root == nil:
		a.lost = true
	case len(trail) > maxChain:
		a.fault(m.node, "include-deep", "limit", strconv.Itoa(maxChain))
		a.lost = true
	default:
		return p
	}
	return nil
}

// load reads a file for the first time.
func (a *assembly) load(m mention) *part {
	data, ok := a.files[m.name]
	switch {
	case !ok:
		a.fault(m.node, "include-missing", "file", short(m.name))
		return nil
	case len(a.parts) == maxParts:
		a.fault(m.node, "include-many", "limit", strconv.Itoa(maxParts))
		return nil
	case a.bytes+len(data) > maxSum:
		a.fault(m.node, "include-size", "limit", "4 MiB")
		return nil
	}
	a.bytes += len(data)
	sum := sha256.Sum256(data)
	p := &part{Part: Part{m.name, hex.EncodeToString(sum[:])}}
	display := DisplayName(a.file.Name, m.name)
	if strings.HasSuffix(m.name, ".csv") {
		p.file = document.ReadCSV(display, data)
	} else {
		p.file = document.Read(display, data)
	}
	for _, f := range p.file.Findings {
		if f.Code == "yaml-empty" {
			f.Code = "include-empty"
		}
		a.add(f)
	}
	a.parts = append(a.parts, p)
	a.byName[m.name] = p
	a.homes[display] = path.Dir(m.name)
	a.order[display] = len(a.parts)
	return p
}

// pinned holds a file against the hash that stands beside its name.
func (a *assembly) pinned(m mention, p *part) {
	if m.in == nil {
		return // the short form has no room for one
	}
	if m.sum == nil {
		if p.loose.node == nil {
			p.loose = m
		}
		return
	}
	p.held = true
	code := ""
	switch written := m.sum.Text; {
	case written == p.SHA256:
		return
	case len(written) != len(p.SHA256) || strings.Trim(written, "0123456789abcdef") != "":
		code = "include-sha-form"
	default:
		code = "include-sha-wrong"
	}
	f := a.fault(m.sum, code, "file", short(m.name), "sha", p.SHA256)
	f.Fix = &document.Fix{Place: m.sum.Place(), Text: p.SHA256}
}

// unpinned warns of files whose hash stands nowhere.
func (a *assembly) unpinned() {
	for _, p := range a.parts {
		if m := p.loose; !p.held && m.node != nil {
			f := a.warn(m.node, "include-sha-none", "file", short(m.name), "sha", p.SHA256)
			f.Fix = pin(m, p.SHA256)
		}
	}
}

// pin writes a hash beside a name; nil where that takes more than one line.
func pin(m mention, sum string) *document.Fix {
	at := m.node.Place()
	if !m.in.Flow() {
		key := m.in.KeyOf("file").Place()
		if len(m.in.Pairs) > 1 || key.Line != at.Line || m.node.Style != document.Plain {
			return nil
		}
		at.Length += at.Column - key.Column
		at.Column = key.Column
		return &document.Fix{Place: at, Text: "{file: " + m.node.Text + ", sha256: " + sum + "}"}
	}
	switch m.node.Style {
	case document.Plain:
		return &document.Fix{Place: at, Text: m.node.Text + ", sha256: " + sum}
	case document.Double:
		at.Column, at.Length = at.Column-1, at.Length+2
		return &document.Fix{Place: at, Text: `"` + m.node.Text + `", "sha256": "` + sum + `"`}
	}
	return nil
}
