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
package program
