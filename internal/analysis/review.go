package analysis

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// Place is where a finding belongs: at a node, or, whole, at the expression that it is
// read from; at the declaration of a name; or at the maximum of an indicator.
type Place struct {
	Node  *program.Node
	Whole bool
	Name  string
	Max   *program.Indicator
}

// Finding is something about a policy that its author should know. Clears says that
// there is nothing to know there, whatever a look at the text alone suggests.
type Finding struct {
	Code    string
	Args    map[string]string
	At      Place
	Related []Place
	Witness *Witness // an application that shows it; nil where the finding is that there is none
	Clears  bool
	Note    bool // its author may well mean it
}

// Effort bounds a review: forks for one thing that a policy computes and for all, and
// the work on all.
type Effort struct {
	Each, All int
	Work      int64
}

// usual is the effort of `merit check` and of an editor at every stroke.
var usual = Effort{Each: 240, All: 6_000, Work: 3_000_000}

// Review finds what no application can make happen and what some application makes go
// wrong. It knows only what it has proved or has seen happen: where neither was
// possible with the effort, it says nothing. The zero Effort is the usual one.
func Review(prog *program.Program, effort Effort) []Finding {
	if effort == (Effort{}) {
		effort = usual
	}
	v := &review{
		space: NewSpace(Limits{Forks: effort.Each, Work: effort.Work / 4}, prog), prog: prog, effort: effort, left: effort.All,
		met: map[*program.Node]bool{}, faults: map[fault]bool{}, sure: map[*program.Node]bool{}, tried: map[*program.Node]bool{},
	}
	v.space.stop = effort.Work
	v.unused()
	v.units()
	list := roots(prog)
	seen := make([]sight, len(list))
	for i := range list {
		seen[i] = v.explore(&list[i])
	}
	v.outcomes(list, seen)
	for i := range list {
		v.verdicts(&list[i], &seen[i])
	}
	v.agreement()
	for i := range list {
		v.troubles(&list[i], &seen[i])
		v.rows(&list[i])
	}
	v.clear(list, seen)
	v.quotas()
	return v.found
}

// review is one policy under review.
type review struct {
	space  *Space
	prog   *program.Program
	effort Effort
	left   int // forks
	found  []Finding
	met    map[*program.Node]bool // nodes that some application comes to
	faults map[fault]bool         // reported or refuted
	sure   map[*program.Node]bool // nodes that cannot go wrong
	tried  map[*program.Node]bool // nodes that might, and did not on the paths of a root
	dead   map[*program.Rule]bool // rules that nobody passes
	nobody bool                   // nobody is eligible: an error of anybody counts
}

type fault struct {
	code string
	node *program.Node
}

// sight is what exploring a root showed.
type sight struct {
	all      bool             // every application was followed
	outcomes [Idle + 1]bool   // of a rule
	faults   []*program.Fault // in the order met
	atMax    bool             // of an indicator: its maximum is reached
	top      linear.Point     // else the highest that was met
	topped   bool
}

// explore follows the paths of a root as far as the effort goes, first those that bring
// much, then those that bring little.
func (v *review) explore(r *root) sight {
	var s sight
	want, risky := v.wanted(r), v.mayFail(r)
	defer v.try(r)
	for _, lean := range [...]int{1, -1} {
		if v.left <= 0 {
			return s
		}
		forks := min(v.effort.Each/2, v.left)
		if lean < 0 {
			forks = min(v.effort.Each, v.left)
		}
		all, taken := v.space.each(lean, forks, func(p *Path) bool {
			v.look(p, r, &s)
			return !v.satisfied(r, &s, want, risky)
		})
		v.left -= taken
		if s.all = all; all || v.satisfied(r, &s, want, risky) {
			return s
		}
	}
	return s
}

// look runs a root on one path and notes what comes of it.
func (v *review) look(p *Path, r *root, s *sight) {
	got := r.run(p)
	if p.Dead() {
		return
	}
	if got.kind == isFault {
		if !got.fault.Data {
			s.note(got.fault)
		}
	} else if r.ind != nil && r.ind.HasMax && !s.atMax && got.kind == isNumber {
		s.rise(p, got.num, r.ind.Max)
	}
	if r.rule != nil && !p.Dead() {
		out, _ := p.rule(p.sides[0], r.rule)
		s.outcomes[out] = true
	}
	if p.Dead() {
		return
	}
	for n := range p.marks {
		v.met[n] = true
	}
}

func (s *sight) note(f *program.Fault) {
	for _, g := range s.faults {
		if g.Code == f.Code && g.Node == f.Node {
			return
		}
	}
	s.faults = append(s.faults, f)
}

// rise notes whether a score reaches its maximum, or how far it comes.
func (s *sight) rise(p *Path, x number, top exact.Num) {
	p.hint = -1
	if !p.split(p.gap(x, plain(top)), linear.Below) {
		s.atMax = !p.Dead()
		return
	}
	if p.Dead() {
		return
	}
	high, bounded := p.sys.Most(p.form(x))
	if bounded && (!s.topped || high.Cmp(s.top) > 0) {
		s.top, s.topped = high, true
	}
}

// wanted are the outcomes of forms and branches in a root that an application should
// come to.
func (v *review) wanted(r *root) []*program.Node {
	var out []*program.Node
	for _, n := range r.nodes {
		walk(v.prog, n, map[int]bool{}, func(n *program.Node) { out = append(out, ways(n)...) })
	}
	return out
}

// ways are the nodes of which a node takes one.
func ways(n *program.Node) []*program.Node {
	switch n.Op {
	case program.OpIf:
		return n.Args[1:3]
	case program.OpBands, program.OpTable, program.OpPoints:
		return n.Form.Outcomes
	case program.OpChecklist, program.OpBest:
		var out []*program.Node
		for i := range n.Form.Entries {
			out = append(out, n.Form.Entries[i].Value)
		}
		return out
	case program.OpMatrix:
		var out []*program.Node
		for _, row := range n.Form.Cells {
			out = append(out, row...)
		}
		return out
	}
	return nil
}

// satisfied reports whether nothing more can be learnt from a root.
func (v *review) satisfied(r *root, s *sight, want []*program.Node, risky bool) bool {
	if r.rule != nil && !(s.outcomes[Holds] && s.outcomes[Fails]) || r.ind != nil && r.ind.HasMax && !s.atMax {
		return false
	}
	for _, n := range want {
		if !v.met[n] {
			return false
		}
	}
	return !risky
}

// mayFail reports whether something in a root can go wrong at all.
func (v *review) mayFail(r *root) bool {
	found := false
	for _, n := range r.nodes {
		walk(v.prog, n, map[int]bool{}, func(n *program.Node) {
			found = found || !v.tried[n] && v.risky(n)
		})
	}
	return found
}

// mayBeEmpty reports whether a list can be without elements.
func (v *review) mayBeEmpty(n *program.Node) bool {
	switch n.Op {
	case program.OpList:
		return len(n.Args) == 0
	case program.OpMap, program.OpSort, program.OpSortBy:
		return v.mayBeEmpty(n.Args[0])
	case program.OpSlot:
		return v.prog.Slots[n.Slot].Limits.MinLen == 0 || v.prog.Slots[n.Slot].When != nil
	}
	return true
}

// try notes what might have gone wrong in a root that has been explored.
func (v *review) try(r *root) {
	for _, n := range r.nodes {
		walk(v.prog, n, map[int]bool{}, func(n *program.Node) { v.tried[n] = true })
	}
}

// risky reports whether a node by itself can be an error of the policy.
func (v *review) risky(n *program.Node) bool {
	switch n.Op {
	case program.OpDiv, program.OpMod:
		return n.Args[1].Op != program.OpConst
	case program.OpIndex, program.OpPow, program.OpTable, program.OpReduce, program.OpTrimmed, program.OpJudged:
		return true
	case program.OpMin, program.OpMax, program.OpMean, program.OpMedian:
		return (len(n.Args) == 1 || n.Args[1] == nil) && v.mayBeEmpty(n.Args[0])
	case program.OpMatrix:
		return !n.Form.Axes[0].Else || !n.Form.Axes[1].Else
	case program.OpSlot:
		d := &v.prog.Slots[n.Slot]
		return d.When != nil || d.Type != nil && d.Type.Optional
	case program.OpField:
		t := n.Args[0].Type
		return t != nil && n.Slot < len(t.Fields) && (t.Fields[n.Slot].When != nil || t.Fields[n.Slot].Type.Optional)
	case program.OpFind, program.OpFirst, program.OpLast:
		return true
	}
	return false
}
