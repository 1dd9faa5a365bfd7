package program

// A rule that does not apply has the verdict nil; else it holds, fails, waits or
// has an error.

// verify is the verdict on a rule. Whichever of `require` and its exemptions holds
// first settles it, and nothing else is waited for.
func (f *Frame) verify(r *Rule) Value {
	applies := Truth(true)
	if r.When != nil {
		applies = f.condition(r.When)
	}
	switch {
	case applies.isFalse():
		return None()
	case applies.State() == IsError:
		return applies
	case applies.State() == IsAbsent:
		return f.needed(r.When, applies)
	}
	v := f.held(r)
	if applies.State() == IsUnknown && !v.isTrue() {
		return waiting(applies, v)
	}
	if v.State() == IsAbsent {
		return f.needed(r.Require, v)
	}
	return v
}

// held is `require` or one of the exemptions, in Kleene's way.
func (f *Frame) held(r *Rule) Value {
	v := f.condition(r.Require)
	for i := range r.Except {
		if v.isTrue() || v.State() == IsError {
			return v
		}
		w := f.condition(r.Except[i].When)
		switch {
		case w.isTrue(), w.State() == IsError, v.isFalse():
			v = w
		case v.State() == IsUnknown && w.State() == IsUnknown:
			v = waiting(v, w)
		case w.State() == IsUnknown:
			v = w
		}
	}
	return v
}

// needed is the error of something that applies and reads what was not asked. It
// is the policy's.
func (f *Frame) needed(n *Node, absent Value) Value {
	name := ""
	if w := absent.Wait(); w != nil && len(w.Slots) > 0 {
		name = f.program.Slots[w.Slots[0]].Name
	}
	return f.fail(n, "absent_needed", name)
}
