package program

// Round is what one run fixes: the day, the programme year, the stage, and
// parameters that are tried with other values.
type Round struct {
	AsOf  Value // a date or datetime; unknown: none given
	Year  int   // 0: that of the policy
	Stage int   // index in Program.Stages; -1: the last
	Set   map[string]Value
}

// Setting is a program made ready for one round: parameters picked by date, the
// names that need no applicant, and what the evaluators prepare once. It may be
// shared between goroutines.
type Setting struct {
	program *Program
	stage   int
	last    bool
	values  []Value // by slot; the zero Value where an applicant or a figure gives it
}

// Settle fixes a round. The faults are the round's own: a parameter that has no
// value yet at that day, a day that is needed and was not given.
func (p *Program) Settle(r Round) (*Setting, []*Fault) { return nil, nil }
