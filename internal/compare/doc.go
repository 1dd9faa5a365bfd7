// Package compare says what changed between two editions of a policy, by what they
// mean.
//
// [Read] reads a policy into a tree in which everything is named by what it is: an
// input by its name, a rule by its id, a threshold by its value. Layout, the order
// of maps, the file that a part stands in, a default that is written out, and the
// shape of a formula on the page are gone from it; a formula is the operations that
// it compiles to.
//
// [Between] holds two such trees against each other. Names that one edition has and
// the other lacks are first looked at as renames: a name that stands in the same
// places for the same thing. The old edition is then rewritten with the new names,
// so that a rename is one change however often the name is used. What is left are
// the [Change] list, each with both sides and their places.
//
// [Mix] is the old edition with some of the changes only. Running mixes is how
// [Causes] finds which change an applicant's other outcome comes from: it is tried,
// not guessed.
package compare
