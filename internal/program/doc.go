// Package program holds a compiled policy and runs it.
//
// A policy's text becomes a [Program] once: a table of names ([Slot]), a tree of
// [Node] for every formula, condition and table, and the rules, indicators,
// figures and limits that use them, in the order in which they depend on each
// other. Nothing here knows YAML or the grammar of formulas, so that a small
// build that only decides and scores imports this package and exact alone.
//
// A [Frame] runs a program for one applicant. Values are exact ([Value]); an
// input that was not supplied is unknown, never zero, and an unknown carries the
// inputs it waits for and the range it can still take.
//
// A round begins with [Program.Settle], which fixes parameters by date and prepares
// the fast forms. For each applicant [Frame.Begin] puts the inputs in place and
// [Frame.Run] computes the steps of a phase; then [Frame.Decision] and [Frame.Card]
// say what came of it, and [Frame.WhyItem], [Frame.Trace] and [Frame.Render] how.
//
// There are two evaluators. The general one (eval.go and what it calls) walks the
// tree and is the authority on every state of a value. The fast one (fast.go and
// its like) is the same program as functions over small rationals; it gives a step
// up at the first thing that is not plainly known, and the general one does it
// again. Tests hold the two equal, the work charged included.
package program
