package program

import "slices"

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
	switch s {
	case Refused:
		return "refused"
	case Withdrawn:
		return "withdrawn"
	case Ineligible:
		return "ineligible"
	case Eligible:
		return "eligible"
	case Unqualified:
		return "unqualified"
	case Qualified:
		return "qualified"
	}
	return "undetermined"
}

// Decision is what eligibility and, at the last stage, qualification come to.
type Decision struct {
	Status   Status
	Eligible bool  // no eligibility rule fails or is open
	Failures []Hit // every rule that certainly fails: bars first, then in file order
	Warnings []Hit
	Open     []Hit // rules that cannot be decided yet, with Unknown set
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

// tally is a decision in the making.
type tally struct {
	Decision
	waits     []int32
	qualified bool
	pending   bool // the total waits for something that is no input
}

// Decision is the decision at the stage of the round over what has been run.
func (f *Frame) Decision() Decision {
	t := tally{Decision: Decision{Stage: f.setting.stage}, qualified: true}
	if f.app != nil {
		for i := range f.app.Barred {
			t.Failures = append(t.Failures, Hit{Bar: &f.app.Barred[i]})
		}
	}
	f.tallyChecks(&t)
	at := len(f.program.Checks)
	f.tallyRules(&t, f.program.Eligibility, f.verdicts[at:])
	ineligible := len(t.Failures) > 0
	t.Eligible = !ineligible && len(t.Open) == 0 && len(t.Faults) == 0
	if f.setting.last {
		at += len(f.program.Eligibility)
		failures := len(t.Failures)
		f.tallyRules(&t, f.program.Qualification, f.verdicts[at:])
		t.qualified = len(t.Failures) == failures
		f.tallyTotal(&t)
	}
	f.tallyOutputs(&t)
	t.Status = f.status(&t, ineligible)
	if t.Status == Undetermined {
		t.Missing = f.byWeight(t.waits)
	}
	return t.Decision
}

func (f *Frame) status(t *tally, ineligible bool) Status {
	switch {
	case len(f.DataFaults()) > 0:
		return Refused
	case ineligible:
		return Ineligible
	case len(t.Open) > 0 || len(t.Faults) > 0 || len(t.waits) > 0 || t.pending:
		return Undetermined
	case !f.setting.last:
		return Eligible
	case !t.qualified:
		return Unqualified
	}
	return Qualified
}

// tallyRules sorts the verdicts on rules that apply at this stage.
func (f *Frame) tallyRules(t *tally, rules []Rule, verdicts []Value) {
	for i := range rules {
		r := &rules[i]
		if r.Stage > f.setting.stage {
			continue
		}
		v := verdicts[i]
		switch {
		case v.isFalse() && r.Warn:
			t.Warnings = append(t.Warnings, Hit{Rule: r})
		case v.isFalse():
			t.Failures = append(t.Failures, Hit{Rule: r})
		case r.Warn:
			// An open warning is left out: it makes nobody undetermined.
		case v.State() == IsUnknown:
			t.Open = append(t.Open, Hit{Rule: r, Unknown: true})
			t.waits = mergeSlots(t.waits, slotsOf(v))
		case v.State() == IsError:
			t.fault(v.Fault())
		}
	}
}

// tallyChecks takes over the errors of checks; a check that is open waits for
// nothing, for it can only refuse what was supplied.
func (f *Frame) tallyChecks(t *tally) {
	for i := range f.program.Checks {
		if v := f.verdicts[i]; v.State() == IsError {
			t.fault(v.Fault())
		}
	}
}

// fault keeps an error once, however many rules it reached.
func (t *tally) fault(fault *Fault) {
	if fault != nil && !slices.Contains(t.Faults, fault) {
		t.Faults = append(t.Faults, fault)
	}
}

// tallyTotal looks at the scorecard: at the last stage an unknown total leaves an
// applicant undetermined, whatever the rules say.
func (f *Frame) tallyTotal(t *tally) {
	if f.program.Scoring == nil {
		return
	}
	for i := range f.scores {
		t.fault(f.scores[i].doubt().fault)
	}
	switch f.total.state {
	case open:
		t.waits = mergeSlots(t.waits, f.total.doubt().slots)
		t.pending = len(f.total.doubt().slots) == 0
	case unscored:
		t.pending = true
	case faulty:
		t.fault(f.total.doubt().fault)
	}
}

// tallyOutputs takes over the errors of values that nothing reads. The error of a
// value that something reads counts where it is taken.
func (f *Frame) tallyOutputs(t *tally) {
	for _, slot := range f.setting.outputs {
		if v := f.slots[slot]; v.State() == IsError {
			t.fault(v.Fault())
		}
	}
}

// byWeight sorts inputs by how far they can still move the total: the widths of
// the leaves that wait for them, weighted. Equal ones stay in the order of the
// file. What this applicant supplied is left out: only a figure of the cohort
// waits for it, where another did not.
func (f *Frame) byWeight(waits []int32) []int {
	missing := make([]int, 0, len(waits))
	for _, slot := range waits {
		if hasUnknown(f.slots[slot]) {
			missing = append(missing, int(slot))
		}
	}
	if f.program.Scoring == nil {
		return missing
	}
	moves := f.moves()
	arrangeStable(missing, func(a, b int) int { return moves.compare(b, a) })
	return missing
}

// DataFaults are the reasons to refuse the row, found by what has been run.
func (f *Frame) DataFaults() []DataFault {
	var list []DataFault
	for i := range f.program.Checks {
		if f.verdicts[i].isFalse() {
			list = append(list, DataFault{Check: &f.program.Checks[i], Slot: firstInput(&f.program.Checks[i], f.program.Inputs)})
		}
	}
	add := func(fault *Fault) {
		if fault == nil || !fault.Data || slices.ContainsFunc(list, func(d DataFault) bool { return d.Fault == fault }) {
			return
		}
		list = append(list, DataFault{Slot: fault.Slot - 1, Seen: fault.Seen, Fault: fault})
	}
	for i := range f.scores {
		add(f.scores[i].doubt().fault)
	}
	for _, v := range f.verdicts {
		add(v.Fault())
	}
	for _, v := range f.slots {
		add(v.Fault())
	}
	return list
}

// firstInput is the first input that a check reads; -1: none.
func firstInput(r *Rule, inputs int) int {
	found := -1
	var walk func(*Node)
	walk = func(n *Node) {
		if n == nil || found >= 0 {
			return
		}
		if n.Op == OpSlot && n.Slot < inputs {
			found = n.Slot
			return
		}
		n.Children(walk)
	}
	walk(r.Require)
	return found
}

// Ignored are the inputs that were answered although they are not asked, and the
// lists with such a field.
func (f *Frame) Ignored() []int { return slices.Clone(f.ignored) }
