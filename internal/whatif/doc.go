// Package whatif says what becomes of a round when a parameter has another value:
// step by step, and at which values exactly the list changes.
//
// [Study] is the work. Each step of a [Sweep] is a round. Between the steps the
// package does not guess: it looks at one value of the parameter and asks how far,
// to both sides, every comparison that this value takes part in would still come
// out the same. All formulas that depend on the parameter are followed with their
// slope, so each comparison turns at one exact number. Between the nearest two of
// these numbers nothing can change; the numbers themselves, and what lies beyond,
// are looked at in the same way until the whole range is covered. See [window].
//
// Of the values found, those are breakpoints at which the list as run is not the
// same below, at and above: each is shown by the rounds on its two sides and at
// itself. Steps that lie between two turns are not run again.
//
// Where a formula cannot be followed (the parameter is multiplied with itself,
// sorts a list, ...) the study says so. Values at which the list changes are then
// enclosed by halving between steps, and it is not claimed that there are no others.
package whatif
