// Package whole decides whether whole numbers can be chosen, each within an
// interval, such that linear sums of them lie within intervals too. It knows
// nothing of allocations and uses no fractions that are not exact.
//
// # Rows and columns
//
// A [System] has columns, the numbers to be chosen, and rows, sums of columns times
// whole numbers. Both are variables with an interval (a box). A row is tied to its
// columns by an equation, sum of a(k,j)·x(j) - s(k) = 0, so that a box is all that
// limits anything. A [System.Bound] says beside this that one variable is at least
// or at most what a rising function makes of another.
//
// # How a question is answered
//
// [System.Decide] keeps a basis (basis.go): of all variables as many as there are
// rows are basic and follow from the others, which stand at whole numbers in their
// boxes. A basic variable outside its box is exchanged for one that can move it back
// in. What it is made of says what it is worth to stand where: if no other variable
// can move it, the row of the basis that gives it is a certificate.
//
// # Certificates
//
// For any multipliers y the equations add up to
//
//	sum over columns of c(j)·x(j) - sum over rows of y(k)·s(k) = 0, c = yA.
//
// If the greatest value that the left side can have over the boxes is below 0, or
// the least above 0, then no choice exists, fractions included. Whether it is takes
// one pass (certificate.go), whatever was done to find y; a No is never said on the
// word of a basis alone. Certificates are kept: the next question is usually refused
// by one of the last.
//
// # Whole numbers
//
// Where a basic variable is a fraction between f and f+1, every whole choice has it
// at f or below, or at f+1 or above; both are tried (branch.go). Those named by
// [System.First] are parted first, and a bound is made tight for what is left of the
// interval of its base, so that for a base that is settled a share is a whole number.
// The numbers of a basis are kept in one machine word each, divided by what they have
// in common; where one would not fit, or the steps run out, the answer is [Unknown].
package whole
