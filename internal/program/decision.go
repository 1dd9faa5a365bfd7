package program

// Status says where an applicant stands. The zero value is Undetermined.
type Status uint8

// The statuses.
const (
	Undetermined Status = iota
	Refused
	Withdrawn
	Ineligible
	Eligible
	Unqualified
	Qualified
)

// String is the word of the result.
func (s Status) String() string {
	return [...]string{"undetermined", "refused", "withdrawn", "ineligible", "eligible", "unqualified", "qualified"}[s]
}

// Decision is what eligibility and, at the last stage, qualification come to.
type Decision struct {
	Status   Status
	Eligible bool  // no eligibility rule fails or is open
	Failures []Hit // every rule that certainly fails: bars first, then in file order
	Warnings []Hit
	Open     []Hit // rules that cannot be decided yet
	Missing  []int // input slots that can still matter, those that move most first
	Faults   []*Fault
	Stage    int
}

// Hit is a rule that fails, or a bar of an earlier year.
type Hit struct {
	Rule    *Rule
	Bar     *Bar // not nil: the rule is "barred", Rule is nil
	Unknown bool
}

// DataFault is something wrong with the data of an applicant that shows only when
// the policy looks at them: a check that fails, a mark outside its range.
type DataFault struct {
	Check *Rule // nil: Fault says it
	Slot  int   // the input to blame; -1: none in particular
	Seen  string
	Fault *Fault
}

// Decision is the decision at the stage of the round over what has been run.
func (f *Frame) Decision() Decision { return Decision{} }

// DataFaults are the reasons to refuse the row, found by what has been run.
func (f *Frame) DataFaults() []DataFault { return nil }

// Ignored are the inputs that were answered although they are not asked.
func (f *Frame) Ignored() []int { return nil }
