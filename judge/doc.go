// Command judge has integer-programming solvers decide random allocations by the
// one principle and compares their lists with those of the search.
//
// A solver knows nothing of Merit: [model] writes the limits as linear rows, and
// [lexicographic] asks for the best plan class by class. Several classes are asked
// for at once where their weights stay far below what the solver rounds. What the
// solver gives back is checked against the limits in whole numbers before it
// counts, so that its tolerances decide nothing.
package main
