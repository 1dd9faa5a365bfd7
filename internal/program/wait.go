package program

// mergeSlots is the union of two ascending lists. It returns one of them where it
// holds the other, so that most unions cost nothing.
func mergeSlots(a, b []int32) []int32 {
	if holds(a, b) {
		return a
	}
	if holds(b, a) {
		return b
	}
	merged := make([]int32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			merged, a = append(merged, a[0]), a[1:]
		case a[0] > b[0]:
			merged, b = append(merged, b[0]), b[1:]
		default:
			merged, a, b = append(merged, a[0]), a[1:], b[1:]
		}
	}
	return append(append(merged, a...), b...)
}

// holds reports whether every slot of part is in whole.
func holds(whole, part []int32) bool {
	for len(part) > 0 {
		if len(whole) < len(part) {
			return false
		}
		if whole[0] == part[0] {
			part = part[1:]
		} else if whole[0] > part[0] {
			return false
		}
		whole = whole[1:]
	}
	return true
}

// slotsOf is what the unknown values among vs wait for, those inside lists
// included.
func slotsOf(vs ...Value) []int32 {
	var slots []int32
	for _, v := range vs {
		switch v.State() {
		case IsUnknown:
			if w := v.Wait(); w != nil {
				slots = mergeSlots(slots, w.Slots)
			}
		case IsList, IsRecord:
			slots = mergeSlots(slots, slotsOf(v.List()...))
		}
	}
	return slots
}

// waiting is an unknown of no known range that waits for all that vs wait for.
func waiting(vs ...Value) Value { return Unknown(&Wait{Slots: slotsOf(vs...)}) }

// hasUnknown reports whether a list or record has an unknown in it.
func hasUnknown(v Value) bool {
	switch v.State() {
	case IsUnknown:
		return true
	case IsList, IsRecord:
		for _, e := range v.List() {
			if hasUnknown(e) {
				return true
			}
		}
	}
	return false
}
