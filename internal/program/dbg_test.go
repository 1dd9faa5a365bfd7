package program

import "testing"

func TestDbg(t *testing.T) {
	p, _, apps := benchCrowd(t)
	s, _ := p.Settle(Round{Stage: -1})
	f := NewFrame(&p.Program, s)
	miss := map[int]int{}
	for i := range apps {
		f.Begin(&apps[i])
		for k := range p.Steps {
			st := &p.Steps[k]
			if !f.attempt(st, &s.fast[k]) {
				miss[k]++
				f.step(st)
			}
		}
	}
	for k, n := range miss {
		st := p.Steps[k]
		name := ""
		if st.Kind == StepSlot || st.Kind == StepInput {
			name = p.Slots[st.Index].Name
		} else if st.Kind == StepLeaf {
			name = p.Scoring.All[st.Index].ID
		} else if st.Kind == StepRule {
			name = p.Eligibility[st.Index].ID
		}
		t.Log(k, st.Kind, name, n)
	}
}
