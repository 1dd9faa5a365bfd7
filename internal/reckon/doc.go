// Package reckon reads a line of explanation back and computes it.
//
// It is the second opinion on every `why`: a small parser of its own for the
// grammar that package program documents, and plain fractions of math/big behind
// it. It shares no code with the evaluator or with the writer of the lines, and
// nothing but tests uses it.
package reckon
