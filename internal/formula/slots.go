package formula

import (
	"slices"

	"github.com/merit-rules/merit/internal/program"
)

// Slots lists the slots that a node reads, ascending and without repeats. What the
// functions that it calls read is not among them: see [Calls].
func Slots(n *program.Node) []int {
	return collect(n, program.OpSlot)
}

// Calls lists the functions of the policy that a node calls, by index, ascending.
func Calls(n *program.Node) []int {
	return collect(n, program.OpCall)
}

func collect(n *program.Node, op program.Op) []int {
	seen := map[int]bool{}
	var walk func(*program.Node)
	walk = func(n *program.Node) {
		if n.Op == op {
			seen[n.Slot] = true
		}
		n.Children(walk)
	}
	if n != nil {
		walk(n)
	}
	list := make([]int, 0, len(seen))
	for s := range seen {
		list = append(list, s)
	}
	slices.Sort(list)
	return list
}
