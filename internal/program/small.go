//go:build merit_preview

package program

// The small browser build has the general evaluator only, which is the authority: it
// runs one applicant at a time, and the fast forms would make it a sixth larger.

type fastStep struct{}

func compile(*Program, *Setting, map[*Node]int) ([]fastStep, int) { return nil, 0 }

func (f *Frame) attempt(*Step, *fastStep) bool { return false }

// arrange sorts, as arrangeStable does: each type that is sorted has code of its own,
// and that of package slices is ten times as long.
func arrange[T any](list []T, cmp func(a, b T) int) { arrangeStable(list, cmp) }

// arrangeStable sorts by merging; equal elements keep their order.
func arrangeStable[T any](list []T, cmp func(a, b T) int) {
	aside := make([]T, len(list))
	for width := 1; width < len(list); width *= 2 {
		for from := 0; from < len(list); from += 2 * width {
			i, middle := from, min(from+width, len(list))
			j, end := middle, min(from+2*width, len(list))
			for k := from; k < end; k++ {
				if i < middle && (j == end || cmp(list[i], list[j]) <= 0) {
					aside[k] = list[i]
					i++
				} else {
					aside[k] = list[j]
					j++
				}
			}
		}
		copy(list, aside)
	}
}
