// Package sheet is what one applicant is told, as JSON: the score card, the decision
// with every failed rule, and what is needed to draw the form and to fill it in.
//
// It is the one home of these shapes. The JSON door of the full build and the small
// build for applicants both answer from here, so that the same policy and the same
// applicant give the same bytes, whether the policy was read from its text or from a
// packed file.
//
// [Open] makes a [Policy] of a compiled one. Its methods read an application, half
// filled or complete, and run it at a [Moment]; a Policy keeps what it prepared for
// the last moment and is not for concurrent use.
package sheet
