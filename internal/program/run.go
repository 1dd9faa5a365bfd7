package program

import "slices"

// Run computes the steps of one phase, in order. Cohort figures and counts of the
// phase must have been set; StepFigure is left to the round.
func (f *Frame) Run(phase int) {
	if phase < 0 || phase >= len(f.setting.phases) {
		return
	}
	for _, i := range f.setting.phases[phase] {
		f.compute(i)
	}
}

// compute computes one step of the program.
func (f *Frame) compute(i int) {
	step := &f.program.Steps[i]
	if f.slow || f.forms == nil || !f.attempt(step, &f.forms[i]) {
		f.step(step)
	}
	if step.Kind == StepTotal && f.app.Total != nil {
		f.setTotal(*f.app.Total)
	}
}

func (f *Frame) step(s *Step) {
	f.base, f.top, f.depth = 0, 0, 0
	switch s.Kind {
	case StepInput:
		f.input(s.Index)
	case StepSlot:
		f.slots[s.Index] = f.computed(&f.program.Slots[s.Index])
	case StepCheck:
		f.verdicts[s.Index] = f.verify(&f.program.Checks[s.Index])
	case StepRule:
		f.verdicts[len(f.program.Checks)+s.Index] = f.verify(&f.program.Eligibility[s.Index])
	case StepQualify:
		at := len(f.program.Checks) + len(f.program.Eligibility) + s.Index
		f.verdicts[at] = f.verify(&f.program.Qualification[s.Index])
	case StepLeaf:
		f.score(f.program.Scoring.All[s.Index])
	case StepTotal:
		f.addUp()
	}
}

// computed is the value of a name with a formula, rounded where it says so.
func (f *Frame) computed(slot *Slot) Value {
	if slot.Formula == nil {
		return Value{}
	}
	v := f.eval(slot.Formula)
	if r := slot.Round; r != nil {
		return f.rounded(slot.Formula, v, r)
	}
	return v
}

// rounded rounds a number, or the range of one.
func (f *Frame) rounded(n *Node, v Value, r *Rounding) Value {
	switch v.State() {
	case IsNumber:
		return f.number(n, v.Num().Round(r.Places, r.Mode))
	case IsUnknown:
		return spanOf(v).each(r.apply).unknown(slotsOf(v))
	}
	return v
}

// input decides whether an answer counts. An answer to what is not asked is left
// out and noted.
func (f *Frame) input(index int) {
	slot := &f.program.Slots[index]
	if slot.When != nil && !f.asked(index, slot) {
		return
	}
	if fills(slot) {
		f.slots[index] = f.filled(f.slots[index], slot.Type.Elem, index)
	}
}

// fills reports whether elements of a list input have fields with conditions or
// defaults.
func fills(slot *Slot) bool {
	t := slot.Type
	return t != nil && t.Kind == List && t.Elem != nil && needsFill(t.Elem)
}

func (f *Frame) asked(index int, slot *Slot) bool {
	when := f.condition(slot.When)
	answered := index < len(f.app.Inputs) && f.app.Inputs[index].State() != IsUnknown
	switch {
	case when.isTrue():
		return true
	case when.isFalse():
		f.slots[index] = notAsked(index)
		if answered {
			f.ignore(index)
		}
	case when.State() == IsUnknown:
		slots := slotsOf(when)
		if !answered {
			slots = mergeSlots(slots, []int32{int32(index)})
		}
		f.slots[index] = f.slots[index].Wait().span().unknown(slots)
		if answered {
			f.slots[index] = Unknown(&Wait{Slots: slots})
		}
	default:
		f.slots[index] = when
	}
	return false
}

// ignore notes an input once, however many answers in it are left out.
func (f *Frame) ignore(slot int) {
	if !slices.Contains(f.ignored, slot) {
		f.ignored = append(f.ignored, slot)
	}
}

// notAsked is the absent value of an input, which knows its slot.
func notAsked(slot int) Value {
	return Value{ref: &box{state: IsAbsent, wait: &Wait{Slots: []int32{int32(slot)}}}}
}

// needsFill reports whether fields of a record have conditions or defaults.
func needsFill(t *Type) bool {
	for i := range t.Fields {
		if t.Fields[i].When != nil || t.Fields[i].Default.State() != IsUnknown {
			return true
		}
	}
	return false
}

// filled is a list of records in which defaults stand for what was not supplied
// and fields that are not asked have no value.
func (f *Frame) filled(v Value, t *Type, slot int) Value {
	if v.State() != IsList {
		return v
	}
	elems := make([]Value, len(v.List()))
	for i, e := range v.List() {
		elems[i] = e
		if e.State() != IsRecord || len(e.List()) != len(t.Fields) {
			continue
		}
		record := append([]Value(nil), e.List()...)
		for j := range t.Fields {
			if record[j].State() == IsUnknown && t.Fields[j].Default.State() != IsUnknown {
				record[j] = t.Fields[j].Default
			}
		}
		for j := range t.Fields {
			if when := t.Fields[j].When; when != nil {
				record[j] = f.fieldAsked(when, Fields(record), record[j], slot)
				if record[j].State() == IsAbsent && e.List()[j].State() != IsUnknown {
					f.ignore(slot)
				}
			}
		}
		elems[i] = Fields(record)
	}
	return Listing(elems)
}

func (f *Frame) fieldAsked(when *Node, record, v Value, slot int) Value {
	f.setLocal(0, namedRecord(record, slot))
	c := f.condition(when)
	switch {
	case c.isTrue():
		return v
	case c.isFalse():
		return notAsked(slot)
	}
	return c
}

// namedRecord gives the unknowns of a record the input to wait for.
func namedRecord(record Value, slot int) Value {
	fields := append([]Value(nil), record.List()...)
	for i, v := range fields {
		if v.State() == IsUnknown && v.Wait() == nil {
			fields[i] = unsupplied(slot, &Limits{})
		}
	}
	return Fields(fields)
}
