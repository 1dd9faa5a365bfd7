package policyfile

import (
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// trace notes what a slot depends on that not every expression may use.
func (r *reader) trace(slot int, node *program.Node) {
	r.reads(node, func(read int) {
		r.scored[slot] = r.scored[slot] || r.scored[read]
		r.round[slot] = r.round[slot] || r.round[read]
	})
}

// reads calls visit for every slot that a node reads, through functions too.
func (r *reader) reads(node *program.Node, visit func(slot int)) {
	if node == nil {
		return
	}
	stack := []*program.Node{node}
	called := map[int]bool{}
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		switch n.Op {
		case program.OpSlot:
			visit(n.Slot)
		case program.OpCall:
			f := &r.prog.Funcs[n.Slot]
			visit(f.Slot)
			if !called[n.Slot] && f.Body != nil {
				called[n.Slot] = true
				stack = append(stack, f.Body)
			}
		}
		n.Children(func(c *program.Node) { stack = append(stack, c) })
	}
}

// early forbids what is not known yet where eligibility is decided: scores, and
// figures over the eligible.
func (r *reader) early(scoreCode string) func(string, int) *message.Problem {
	return func(name string, slot int) *message.Problem {
		if slot < 0 {
			return nil
		}
		switch {
		case r.scored[slot]:
			return &message.Problem{Code: scoreCode, Args: document.Arg("name", name)}
		case r.round[slot]:
			return &message.Problem{Code: "policy-figure-early", Args: document.Arg("name", name)}
		}
		return nil
	}
}
