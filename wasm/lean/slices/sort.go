// Package slices holds what stands in for the sorting functions of the standard
// library in the engines. There each type that is sorted has eighteen functions of its
// own; here it has two, and the sorting is done once, on places.
//
// Sorting here is stable, which the standard library promises for SortStableFunc
// only: what is equal stays in order.
package slices

import "cmp"

func pdqsortCmpFunc[E any](data []E, a, b, _ int, cmp func(a, b E) int) { arrange(data[a:b], cmp) }

func stableCmpFunc[E any](data []E, n int, cmp func(a, b E) int) { arrange(data[:n], cmp) }

func pdqsortOrdered[E cmp.Ordered](data []E, a, b, _ int) { arrange(data[a:b], cmp.Compare[E]) }

// few elements are sorted where they are.
const few = 12

func arrange[E any](data []E, cmp func(a, b E) int) {
	if len(data) <= few {
		for i := 1; i < len(data); i++ {
			for j := i; j > 0 && cmp(data[j], data[j-1]) < 0; j-- {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
		return
	}
	places := order(len(data), func(i, j int) bool { return cmp(data[i], data[j]) < 0 })
	sorted := make([]E, len(data))
	for k, at := range places {
		sorted[k] = data[at]
	}
	copy(data, sorted)
}

// order is the places of n elements from the least to the greatest, equals in order.
func order(n int, less func(i, j int) bool) []int {
	from, to := make([]int, n), make([]int, n)
	for i := range from {
		from[i] = i
	}
	for width := 1; width < n; width *= 2 {
		for low := 0; low < n; low += 2 * width {
			merge(to, from, low, min(low+width, n), min(low+2*width, n), less)
		}
		from, to = to, from
	}
	return from
}

// merge joins from[low:mid] and from[mid:high], which are in order.
func merge(to, from []int, low, mid, high int, less func(i, j int) bool) {
	if mid >= high || !less(from[mid], from[mid-1]) {
		copy(to[low:high], from[low:high])
		return
	}
	i, j := low, mid
	for k := low; k < high; k++ {
		if i < mid && (j >= high || !less(from[j], from[i])) {
			to[k] = from[i]
			i++
		} else {
			to[k] = from[j]
			j++
		}
	}
}
