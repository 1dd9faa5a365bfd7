// Package outcome is what a round came to for each applicant, in short: status,
// total, rank and award, and through what. It is read from the JSON of a result, so
// that nothing can be compared that a result does not say.
//
// [Read] makes it, [Applicant.Aspects] says in which ways two outcomes of one
// applicant differ, and [Applicant.Through] by which rule, indicator or limit.
package outcome
