// Package analysis decides questions about every application that a policy allows:
// is there one that divides by 0, that reaches this band, that meets these two rules,
// that two policies treat differently?
//
// A [Space] is everything that an applicant may state: the inputs of one program, or
// of several that share them, within their declared limits. [Space.Solve] asks for an
// applicant for whom a goal holds. The goal is ordinary code over a [Path]: the program
// run on inputs that are not numbers but forms in unknowns. Wherever the run comes to
// something that depends on them (a comparison, min, a band, an option), the path goes
// one way and remembers the others, as far as the conditions taken so far allow: these
// are linear and package linear decides them exactly. So each path is a cell of
// applications that the policy treats alike, and all paths together are all of them.
//
// A path that reaches the goal gives a [Witness]: an application with plain values,
// which is then run by the program's own evaluator. Only what that confirms is
// [Found]. When every path has been followed and none reaches the goal, there is
// [None]: that is a proof. All else is [Open], with what stood in the way: a list that
// may be longer than was tried, a product of two unknowns, a figure of the cohort, or
// the limits of the search.
//
// What is not linear is loosened, never guessed: a product or quotient of unknowns is
// a new unknown within its bounds, so that a proof stays one; a witness is then looked
// for with one of the factors fixed.
//
// [Review] asks the questions that `merit check` asks, with a bounded effort: what it
// cannot decide it leaves out, for a false alarm is worse than silence.
package analysis
