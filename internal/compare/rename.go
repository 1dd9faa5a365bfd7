package compare

import (
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/policyfile"
)

// named is a thing that has a name of its own in a policy.
type named struct {
	section string // where such names stand: "inputs", "scoring", "tiers"
	name    string
	read    string // the name that formulas read it by
	item    *item
	body    string   // what it is, without its name and its words
	uses    []string // where it is used, with all uncertain names left blank
}

// blank stands for a name that only one edition has.
const blank = "?"

// renames finds the names of the old edition that stand for the same thing as
// another name of the new one: old name to new name, by section.
func renames(before, after *Edition) map[key]string {
	old, new := before.things(), after.things()
	gone, come := missing(old, new), missing(new, old)
	if len(gone) == 0 || len(come) == 0 {
		return nil
	}
	blanks := map[string]bool{}
	for _, t := range append(slices.Clone(gone), come...) {
		blanks[t.read] = true
	}
	before.study(gone, blanks)
	after.study(come, blanks)
	out := map[key]string{}
	taken := map[*named]bool{}
	for _, strict := range []bool{true, false} {
		for _, a := range gone {
			if _, done := out[key{a.section, a.name}]; done {
				continue
			}
			if b := partner(a, come, taken, strict); b != nil {
				out[key{a.section, a.name}], taken[b] = b.name, true
			}
		}
	}
	return out
}

// key is a name in its section.
type key struct{ section, name string }

// partner is what a thing is called in the other edition; nil: it is not there. It
// is used where the old one was, or, of a part that says enough by itself, it is
// word for word the same.
func partner(a *named, come []*named, taken map[*named]bool, strict bool) *named {
	var best *named
	most := 0
	for _, b := range come {
		if taken[b] || a.section != b.section {
			continue
		}
		score := shared(a.uses, b.uses)
		same := a.body == b.body
		telling := same && len(a.uses)+len(b.uses) == 0 && (a.section != "inputs" && a.section != "parameters" || len(a.body) > 60)
		if !telling && (score == 0 || strict && !same || !same && 2*score < max(len(a.uses), len(b.uses))) {
			continue
		}
		if rank := 2*score + boolInt(same) + boolInt(telling); rank > most {
			best, most = b, rank
		}
	}
	return best
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// shared counts what two lists have in common.
func shared(a, b []string) int {
	left := map[string]int{}
	for _, x := range a {
		left[x]++
	}
	n := 0
	for _, x := range b {
		if left[x] > 0 {
			left[x]--
			n++
		}
	}
	return n
}

// missing are the things of one edition whose name the other lacks.
func missing(in, from []*named) []*named {
	have := map[key]bool{}
	for _, t := range from {
		have[key{t.section, t.name}] = true
	}
	var out []*named
	for _, t := range in {
		if !have[key{t.section, t.name}] {
			out = append(out, t)
		}
	}
	return out
}

// things are all that has a name, in file order.
func (e *Edition) things() []*named {
	var out []*named
	for _, top := range e.root.kids {
		switch top.name {
		case "inputs", "parameters", "values", "cohort":
			for _, it := range top.kids {
				out = append(out, &named{section: top.name, name: it.name, read: it.name, item: it})
			}
		case "stages":
			out = append(out, identified(top, "stages", "due.")...)
		case "eligibility", "qualification", "checks":
			out = append(out, identified(top, top.name, "")...)
		case "scoring":
			for _, part := range top.kids {
				if part.name == "indicators" || part.name == "adjust" {
					out = append(out, indicators(part)...)
				}
			}
		case "allocation":
			for _, part := range top.kids {
				if slices.Contains([]string{"tiers", "quotas", "pools"}, part.name) {
					out = append(out, identified(part, part.name, "")...)
				}
			}
		}
	}
	return out
}

// identified are the elements of a list that have an id. prefix is how formulas
// read them; "": they do not.
func identified(list *item, section, prefix string) []*named {
	var out []*named
	for _, it := range list.kids {
		if !strings.HasPrefix(it.match, "id:") {
			continue
		}
		read := ""
		if prefix != "" {
			read = prefix + it.name
		}
		out = append(out, &named{section: section, name: it.name, read: read, item: it})
	}
	return out
}

func indicators(list *item) []*named {
	out := identified(list, "scoring", "score.")
	for _, it := range list.kids {
		for _, part := range it.kids {
			if part.name == "items" {
				out = append(out, indicators(part)...)
			}
		}
	}
	return out
}

// study finds what things are and where they are used, all names in blanks left
// blank: they are not known to be different.
func (e *Edition) study(list []*named, blanks map[string]bool) {
	s := &student{uses: map[string][]string{}}
	b := newBuilder(e.outline, func(name string) string {
		for _, form := range []string{name, "score." + name, "due." + name} {
			if blanks[form] {
				s.seen = append(s.seen, form)
				return blank
			}
		}
		return name
	})
	blanked := map[*document.Node]*item{}
	root := b.policy()
	gather(root, blanked)
	s.walk(b, root, "")
	for _, t := range list {
		if it := blanked[t.item.node]; it != nil {
			t.body = body(it)
		}
		t.uses = s.uses[t.read]
	}
}

func gather(it *item, into map[*document.Node]*item) {
	into[it.node] = it
	for _, kid := range it.kids {
		gather(kid, into)
	}
}

// body is what a part is, without its id and what it says to people.
func body(it *item) string {
	var parts []string
	for _, kid := range it.kids {
		if !kid.words && kid.name != "id" {
			parts = append(parts, kid.match+"="+kid.canon)
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, ";")
}

// student notes where blank names stand.
type student struct {
	seen []string
	uses map[string][]string
}

// walk notes the blank names in every leaf and every key that is an expression. The
// path says where, and what stands beside a key says the rest.
func (s *student) walk(b *builder, it *item, path string) {
	for _, kid := range it.kids {
		at := path + "/" + kid.match
		if kid.key != nil && b.o.Nodes[kid.key] != nil {
			s.seen = nil
			b.f.expression(b.o.Nodes[kid.key])
			s.note(at + "=" + kid.canon)
		}
		if kid.leaf && !kid.words {
			s.seen = nil
			s.again(b, kid)
			s.note(at)
		}
		s.walk(b, kid, at)
	}
}

// again writes a leaf once more, for the names in it.
func (s *student) again(b *builder, it *item) {
	if n := b.o.Nodes[it.node]; n != nil {
		b.f.expression(n)
		return
	}
	if it.node.Kind == document.Scalar && it.kind == policyfile.Name {
		b.say(it.node.Text)
	}
}

func (s *student) note(where string) {
	for i, name := range s.seen {
		s.uses[name] = append(s.uses[name], where+"#"+string(rune('0'+min(i, 60))))
	}
}

// noteRenames makes a change of every rename.
func (r *Result) noteRenames(names map[key]string) {
	new := map[key]*named{}
	for _, t := range r.New.things() {
		new[key{t.section, t.name}] = t
	}
	for _, t := range r.Old.things() {
		to, ok := names[key{t.section, t.name}]
		if !ok {
			continue
		}
		other := new[key{t.section, to}]
		path := map[string]string{"scoring": "scoring", "tiers": "allocation", "quotas": "allocation", "pools": "allocation"}[t.section]
		group := groupOf([]string{path, t.section}, false)
		if path == "" {
			path, group = t.section, groupOf([]string{t.section}, false)
		} else if path != t.section {
			path += "." + t.section
		}
		r.Changes = append(r.Changes, Change{
			Group: group, Kind: Renamed, Path: joined(append(strings.Split(path, "."), t.name)),
			Old: nameSide(t), New: nameSide(other),
		})
	}
}

func nameSide(t *named) *Side {
	s := &Side{Text: t.name, Place: t.item.node.Place(), Cites: citesOf(t.item, nil)}
	if t.item.key != nil {
		s.Place = t.item.key.Place()
	} else if id := t.item.node.Get("id"); id != nil {
		s.Place = id.Place()
	}
	return s
}
