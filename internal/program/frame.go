package program

// Applicant is one application as it was read.
type Applicant struct {
	ID, Name string
	Inputs   []Value // by slot, Program.Inputs of them; unknown where not supplied, and for derived ones
	History  []Value // records of HistoryType
	Barred   []Bar
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
	slots   []Value
	app     *Applicant
	cancel  Canceller
}

// Snapshot is the state of a Frame between two phases.
type Snapshot struct{ slots []Value }

// NewFrame makes a frame for a round.
func NewFrame(p *Program, s *Setting) *Frame { return &Frame{program: p, setting: s} }

// Begin puts the frame before an applicant: all work is allowed again, nothing is
// computed yet.
func (f *Frame) Begin(a *Applicant) {}

// Context lets c stop evaluations, also inside loops.
func (f *Frame) Context(c Canceller) { f.cancel = c }

// Run computes the steps of one phase, in order. Cohort figures and counts of the
// phase must have been set.
func (f *Frame) Run(phase int) {}

// Value is the value of a name as far as it has been computed.
func (f *Frame) Value(slot int) Value { return f.slots[slot] }

// SetFigure sets a cohort figure or a count; it stays set for later applicants.
func (f *Frame) SetFigure(slot int, v Value) {}

// Save keeps the state between two phases.
func (f *Frame) Save() *Snapshot { return nil }

// Restore goes back to a state kept by a frame of the same setting.
func (f *Frame) Restore(s *Snapshot) {}

// Eval is the value of any node of the program over the present state.
func (f *Frame) Eval(n *Node) Value { return Value{} }
