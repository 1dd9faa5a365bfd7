package analysis

import (
	"github.com/merit-rules/merit/internal/linear"
	"github.com/merit-rules/merit/internal/program"
)

// Limits bound a search; zero fields stand for the defaults.
type Limits struct {
	Forks    int   // ways taken where the run depends on what is unknown; 20,000
	Work     int64 // numbers and nodes looked at, long numbers by their length; 100 million
	Elements int   // elements of a list beyond its least number; 3
}

func (l Limits) filled() Limits {
	set := func(n *int, standard int) {
		if *n <= 0 {
			*n = standard
		}
	}
	set(&l.Forks, 20_000)
	if l.Work <= 0 {
		l.Work = 100_000_000
	}
	set(&l.Elements, 3)
	return l
}

// Verdict is what a search came to. The zero value is that it is not decided.
type Verdict uint8

// The verdicts.
const (
	Open  Verdict = iota // not decided; Answer.Why says what stood in the way
	None                 // proved: no application within the limits of the inputs
	Found                // Answer.Witness is one
)

// Reason is why a search did not decide, such as "list" with the name of the input.
// Codes: list, product, figure, history, text, operation, rounding, forks, work,
// whole, decimal, unconfirmed.
type Reason struct{ Code, Name string }

// Answer is what [Space.Solve] gives.
type Answer struct {
	Verdict Verdict
	Witness *Witness // of Found
	Cells   int      // how many cells were looked at
	Forks   int
	Why     []Reason // of Open
}

// Space is everything an applicant may state. It is not for use by several
// goroutines at once.
type Space struct {
	limits   Limits
	programs []*side
	inputs   []string // names, those of the first program first
	sys      *linear.System
	vars     map[string]int
	keys     map[int]string
	kinds    map[string]kind // of inputs that are dates or moments
	held     *held
	stop     int64                    // the work at which everything ends; 0: none
	done     int64                    // work on nodes, and on systems that were begun anew
	ladders  map[*program.Node]ladder // of constant thresholds, by the first
}

// side is one of the programs of a space.
type side struct {
	prog    *program.Program
	setting *program.Setting
	names   []string // by slot, for inputs: the name in the space
	judged  []*program.Indicator
}

// NewSpace is the space of the inputs of programs, which are shared by name.
func NewSpace(limits Limits, programs ...*program.Program) *Space {
	return NewRenamed(limits, nil, programs...)
}

// NewRenamed is a space in which inputs of the later programs go by other names in
// the first: renamed has the first program's name by the later one's.
func NewRenamed(limits Limits, renamed map[string]string, programs ...*program.Program) *Space {
	s := &Space{limits: limits.filled(), kinds: map[string]kind{}, ladders: map[*program.Node]ladder{}}
	known := map[string]bool{}
	for i, p := range programs {
		d := &side{prog: p, names: make([]string, len(p.Slots))}
		d.setting, _ = p.Settle(program.Round{Stage: -1})
		for slot := range p.Inputs {
			name := p.Slots[slot].Name
			if other, ok := renamed[name]; ok && i > 0 {
				name = other
			}
			d.names[slot] = name
			if p.Slots[slot].Kind == program.Input && !known[name] {
				known[name] = true
				s.inputs = append(s.inputs, name)
			}
		}
		if p.Scoring != nil {
			for _, ind := range p.Scoring.All {
				if ind.Form != nil && (ind.Strict || holdsJudged(ind.Form)) {
					d.judged = append(d.judged, ind)
				}
			}
		}
		s.programs = append(s.programs, d)
	}
	s.renew()
	return s
}

// renew begins with an empty system; the variables are made again as they are read.
func (s *Space) renew() {
	if s.sys != nil {
		s.done += s.sys.Work()
	}
	s.sys, s.vars, s.keys = &linear.System{}, map[string]int{}, map[int]string{}
}

// until is the work at which a search that begins now ends.
func (s *Space) until() int64 {
	end := s.work() + s.limits.Work
	if s.stop > 0 {
		end = min(end, s.stop)
	}
	return end
}

// work is all that has been done so far.
func (s *Space) work() int64 { return s.done + s.sys.Work() }

func holdsJudged(n *program.Node) bool {
	found := n.Op == program.OpJudged
	n.Children(func(c *program.Node) { found = found || holdsJudged(c) })
	return found
}
