// Package linear decides whether linear conditions over rationals and whole numbers
// can hold together, exactly.
//
// A [Form] is a sum of variables with coefficients and a constant. A [System] takes
// conditions on forms, [System.Require], one after the other, and takes them back,
// [System.Undo], as a search for an applicant goes from case to case. [System.Check]
// decides over the rationals, by the simplex method on exact numbers: variables have
// bounds, every other form is a row that defines one more variable, and a point that
// breaks a bound is moved until none is broken or a row shows that this cannot be.
// Strict conditions are bounds with an infinitesimal part ([Point]), so that < and <=
// differ. Rows stay when conditions are taken back: only bounds are undone, and the
// next case starts from the point of the last.
//
// [System.Whole] goes on to variables that are whole numbers, by branching on one that
// is not whole. It is complete where these have bounds, and gives up after a number of
// steps where they have none; it says so and never guesses.
package linear
