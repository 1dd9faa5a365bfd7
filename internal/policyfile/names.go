package policyfile

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// namespace is every name that an expression may use.
type namespace struct {
	list  []formula.Name
	where map[string]*document.Node // declared names, to their keys
	index map[string]int            // to list
	funcs []*program.Func
	order []string // declared names in file order
}

// declare enters a name of the policy; false when it cannot be one.
func (r *reader) declare(key *document.Node) bool {
	name := key.Text
	if !r.nameAllowed(key) {
		return false
	}
	if first, ok := r.names.where[name]; ok {
		f := r.fault(key, "policy-name-twice", "name", name)
		f.Related = []document.Related{{Place: first.Place(), Code: "related-first", Args: document.Arg("name", name)}}
		return false
	}
	r.names.where[name] = key
	r.names.order = append(r.names.order, name)
	return true
}

// nameAllowed refuses texts that are no names and names that are taken.
func (r *reader) nameAllowed(key *document.Node) bool {
	name := key.Text
	// Which names are taken is the same for every policy: it needs no environment.
	var everyone *formula.Env
	if reason, taken := everyone.Reserved(name); taken {
		r.fault(key, "policy-name-reserved", "name", name, "reason", reason)
		return false
	}
	if !formula.ValidName(name) {
		r.fault(key, "policy-name", "name", short(name))
		return false
	}
	return true
}

// alikeNames warns about names that only a font or a script tells apart, and of
// names that mix scripts.
func (r *reader) alikeNames() {
	folded := map[string]string{}
	for _, name := range r.names.order {
		key := r.names.where[name]
		compat := norm.NFKC.String(name)
		if other, ok := folded[compat]; ok {
			f := r.warn(key, "policy-name-alike", "name", name, "other", other)
			f.Related = []document.Related{{Place: r.names.where[other].Place(), Code: "related-first", Args: document.Arg("name", other)}}
		} else {
			folded[compat] = name
		}
		if script := mixed(name); script != "" {
			r.warn(key, "policy-name-mixed", "name", name, "scripts", script)
		}
	}
}

// room makes room for the slots of all that a document declares: they are large
// to move when a list of them grows.
func (r *reader) room(top object) {
	size := 16 // names that need not be declared
	for _, key := range []string{"inputs", "parameters", "values", "cohort", "scoring"} {
		if n := top.get(key); n != nil {
			size += leaves(n, key == "scoring")
		}
	}
	r.prog.Slots = make([]program.Slot, 0, size)
	r.names.list = make([]formula.Name, 0, size+size/4)
}

// leaves is the number of entries of a map, or of indicators in a scorecard.
func leaves(n *document.Node, deep bool) int {
	size := len(n.Pairs)
	if !deep {
		return size
	}
	size = len(n.Items)
	for _, item := range n.Items {
		size += leaves(item, true)
	}
	for _, p := range n.Pairs {
		if p.Key.Text == "indicators" || p.Key.Text == "items" || p.Key.Text == "adjust" {
			size += leaves(p.Value, true)
		}
	}
	return size
}

// slot adds a slot and the name by which expressions reach it.
func (r *reader) slot(s program.Slot, spellings ...string) int {
	at := len(r.prog.Slots)
	r.prog.Slots = append(r.prog.Slots, s)
	for _, name := range spellings {
		r.names.index[name] = len(r.names.list)
		r.names.list = append(r.names.list, formula.Name{Name: name, Slot: at, Type: s.Type})
	}
	return at
}

// slotOf is the slot of a name, -1 when there is none.
func (r *reader) slotOf(name string) int {
	i, ok := r.names.index[name]
	if !ok {
		return -1
	}
	return r.names.list[i].Slot
}

// standing are the names that exist without being declared, none of them used yet.
func (r *reader) standing() map[string]bool {
	used := map[string]bool{}
	for _, name := range []string{
		program.NameAsOf, program.NameYear, program.NamePeriodFrom, program.NamePeriodTo, program.NameID, program.NameName,
		program.NameHistory, program.NameQualifiedCount, program.NameEligibleCount, program.NameApplicantCount,
	} {
		used[name] = false
	}
	for _, s := range r.prog.Stages {
		used["due."+s.ID] = false
	}
	return used
}

// builtins adds slots for the names that exist without being declared, as far as
// the document mentions them.
func (r *reader) builtins(root *document.Node) {
	used := r.standing()
	allMentions(root, func(name string) {
		if _, stands := used[name]; stands {
			used[name] = true
		}
	})
	add := func(name string, t *program.Type) {
		if used[name] {
			r.slot(program.Slot{Name: name, Kind: program.Builtin, Type: t, Title: builtinTitle(name)}, name)
		}
	}
	date := &program.Type{Kind: program.Date}
	add(program.NameAsOf, date)
	add(program.NameYear, &program.Type{Kind: program.Integer})
	if r.prog.Policy.HasPeriod {
		add(program.NamePeriodFrom, date)
		add(program.NamePeriodTo, date)
	}
	text := &program.Type{Kind: program.TextKind}
	add(program.NameID, text)
	add(program.NameName, text)
	add(program.NameHistory, program.HistoryType())
	for _, name := range []string{program.NameQualifiedCount, program.NameEligibleCount, program.NameApplicantCount} {
		add(name, &program.Type{Kind: program.Integer})
	}
	for i, s := range r.prog.Stages {
		if s.Due.State() == program.IsUnknown && !r.unread[s.ID] {
			continue
		}
		t := date
		if r.unread[s.ID] {
			t = &program.Type{Kind: program.Any}
		}
		if s.Due.State() == program.IsTime {
			t = &program.Type{Kind: program.DateTime}
		}
		if name := "due." + s.ID; used[name] {
			r.slot(program.Slot{Name: name, Kind: program.Builtin, Type: t, Title: r.prog.Stages[i].Title}, name)
		}
	}
}

func builtinTitle(name string) program.Text {
	if message.Text("zh", "name-"+name, nil) == "name-"+name {
		return program.Text{}
	}
	code := "name-" + strings.NewReplacer("_", "-", ".", "-").Replace(name)
	return program.Text{ZH: message.Text("zh", code, nil), EN: message.Text("en", code, nil)}
}
