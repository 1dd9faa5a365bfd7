package program

import "github.com/merit-rules/merit/internal/exact"

// Applicant is one application as it was read.
type Applicant struct {
	ID, Name string
	Inputs   []Value // by slot, Program.Inputs of them; unknown where not supplied, and for derived ones
	History  []Value // records of HistoryType
	Barred   []Bar
	Total    *exact.Num // taken in the place of the card's, to try another; nil: the card's own
}

// Bar is a sanction that bars the subject in this programme year.
type Bar struct {
	Year   int // the programme year of the sanction
	Rule   string
	Policy string
	Cite   Cite
}

// Canceller is the part of a context.Context that stops an evaluation.
type Canceller interface{ Err() error }

// Frame runs a program for one applicant after the other. It is not for use by
// several goroutines at once.
type Frame struct {
	program *Program
	setting *Setting
	app     *Applicant
	cancel  Canceller

	slots    []Value
	fresh    []Value // slots before an applicant: the settings, defaults, figures
	figures  []bool  // by slot: set by SetFigure
	verdicts []Value // of the checks, eligibility and qualification rules, in this order
	scores   []score // by Indicator.Index
	total    score
	ignored  []int

	locals           []Value
	base, top, depth int
	left, poll       int64
	stop             Value // the error of a limit that was reached
	gaveUp           bool  // the fast form of the present step could not finish
	forms            []fastStep
	record           []cell // values by node; nil: not kept
	places           map[*Node]int
	slow             bool // only the general evaluator runs
	patterns         map[*Node]*pattern
}

// Snapshot is the state of a Frame between two phases.
type Snapshot struct {
	app      *Applicant
	slots    []Value
	verdicts []Value
	scores   []score
	total    score
	ignored  []int
	left     int64
	stop     Value
}

// NewFrame makes a frame for a round.
func NewFrame(p *Program, s *Setting) *Frame {
	rules := len(p.Checks) + len(p.Eligibility) + len(p.Qualification)
	f := &Frame{program: p, setting: s, slots: make([]Value, len(p.Slots)), figures: make([]bool, len(p.Slots)), verdicts: make([]Value, rules)}
	if p.Scoring != nil {
		f.scores = make([]score, len(p.Scoring.All))
	}
	copy(f.slots, s.values)
	f.fresh = append([]Value(nil), s.values...)
	f.locals = make([]Value, s.locals)
	f.forms = s.fast
	return f
}

// Twin is another frame of the same round, with the figures that f has by now, to
// be used beside f.
func (f *Frame) Twin() *Frame {
	t := NewFrame(f.program, f.setting)
	copy(t.fresh, f.fresh)
	copy(t.slots, f.fresh)
	copy(t.figures, f.figures)
	t.cancel, t.slow = f.cancel, f.slow
	return t
}

// Begin puts the frame before an applicant: all work is allowed again, nothing is
// computed yet. Inputs that need no condition are in place; figures stay.
func (f *Frame) Begin(a *Applicant) {
	f.app = a
	f.left, f.poll, f.stop = f.budget(), max(f.budget()-pollEvery, 0), Value{}
	f.ignored = f.ignored[:0]
	copy(f.slots, f.fresh)
	for i, v := range a.Inputs[:min(len(a.Inputs), f.program.Inputs)] {
		if v.State() != IsUnknown {
			f.slots[i] = v
		}
	}
	for _, i := range f.setting.personal {
		f.introduce(i, f.program.Slots[i].Name)
	}
	clear(f.verdicts)
	clear(f.scores)
	clear(f.record)
	f.total = score{}
}

// introduce sets the names that are about the applicant.
func (f *Frame) introduce(slot int, name string) {
	switch name {
	case NameID:
		f.slots[slot] = String(f.app.ID)
	case NameName:
		f.slots[slot] = String(f.app.Name)
	case NameHistory:
		f.slots[slot] = Listing(f.app.History)
	}
}

// Context lets c stop evaluations, also inside loops. A context.Context is one.
func (f *Frame) Context(c Canceller) { f.cancel = c }

// Value is the value of a name as far as it has been computed.
func (f *Frame) Value(slot int) Value { return f.read(slot) }

// SetFigure sets a cohort figure or a count; it stays set for later applicants.
func (f *Frame) SetFigure(slot int, v Value) {
	f.slots[slot], f.fresh[slot] = v, v
	f.figures[slot] = true
}

// Save keeps the state between two phases.
func (f *Frame) Save() *Snapshot {
	return &Snapshot{
		app:      f.app,
		slots:    append([]Value(nil), f.slots...),
		verdicts: append([]Value(nil), f.verdicts...),
		scores:   append([]score(nil), f.scores...),
		total:    f.total,
		ignored:  append([]int(nil), f.ignored...),
		left:     f.left,
		stop:     f.stop,
	}
}

// Restore goes back to a state kept by a frame of the same setting. Figures keep
// the values they have now.
func (f *Frame) Restore(s *Snapshot) {
	f.app, f.total, f.stop = s.app, s.total, s.stop
	f.left, f.poll = s.left, max(s.left-pollEvery, 0)
	for i, v := range s.slots {
		if !f.figures[i] {
			f.slots[i] = v
		}
	}
	copy(f.verdicts, s.verdicts)
	copy(f.scores, s.scores)
	f.ignored = append(f.ignored[:0], s.ignored...)
}
