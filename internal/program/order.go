//go:build !merit_preview

package program

import "slices"

// arrange sorts; equal elements may change places.
func arrange[T any](list []T, cmp func(a, b T) int) { slices.SortFunc(list, cmp) }

// arrangeStable sorts; equal elements keep their order.
func arrangeStable[T any](list []T, cmp func(a, b T) int) { slices.SortStableFunc(list, cmp) }
