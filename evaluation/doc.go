// Package evaluation scores one applicant.
//
// [Score] gives the whole card as a tree: every indicator with its points, its
// arithmetic in one line and the clause it rests on. A half-filled application
// has certain points, a range that the final total cannot leave, and the list of
// inputs that still matter, those that can move the total most first. Unknown is
// never 0.
//
// Points are exact: nothing is rounded but where the policy says so. [Number]
// holds them; a total that no decimal can hold, such as 307/18, stays a fraction.
package evaluation
