// Package proof checks the outcome of an allocation without knowing how it was
// found. It shares the plain data of package slate with the search and nothing else.
//
// # What is checked
//
// [Check] returns every [Finding] at once. It counts places, tiers, quotas, money
// and reports off the seats (limits.go, money.go, report.go), and it goes down the
// ranking (order.go) and asks, wherever somebody was refused, whether a lawful plan
// funds one more of that class together with all those above. Ties are questions of
// the same kind (ties.go): somebody is certain if no best plan refuses them, out if
// none funds them, contested if there are both plans. Tiers are asked about with
// everyone who is funded held fixed (tiers.go). What cannot be told from an outcome
// is not taken on trust: a finding whose code is [Code.Unconfirmed] says so. Of a
// small problem all plans are listed instead (small.go), and nothing stays open.
//
// # Why a few questions are enough
//
// Candidates with the same quotas and the same open tiers, of one signature, can
// stand for one another, so that a plan is a number for each signature. If a class
// has only members of one signature that could still be funded, and not all of them
// are, then no plan that agrees with the classes so far funds anybody of that
// signature below: exchange that one for the refused, and the class has one more,
// which was asked and denied. So a signature is closed by its first refusal, and
// there are about as many questions as signatures, whatever the number of
// candidates. Where equals of several signatures compete, the class stays in the
// questions that follow as a sum that is held.
//
// # How a question is answered
//
// A question is a system of whole numbers in intervals, tied by sums and by bounds
// (system.go): the numbers per signature, their sums per quota, per set of tiers
// (by Hall's theorem the funded can be placed if and only if, for every set of
// tiers, those open to nothing else do not outnumber its places) and in all.
// Narrowing an interval by one constraint never loses a choice, and an empty one
// proves that there is none. What stays open is halved.
//
// For disjoint or nested quotas and a fixed number funded n, narrowing alone decides,
// which is the closed form: let each quota g ask for L(g) to U(g) members at n. The
// sums form a tree: the base is the sum of the outermost quotas and of those in
// none, each quota the sum of the quotas inside it and of its other members. From
// the leaves upwards every node gets the interval from max(L, sum of the children's
// lower ends) to min(U, sum of their upper ends), and n must lie in that of the
// root. If it does, start every node at its lower end and raise children below
// their upper end until the sum is met, from the root down: the nodes of one level
// share nobody, so any members will do. If an interval is empty, or n lies outside,
// the node's members cannot be so many or so few: no plan exists.
//
// Where no two limits cross, the closed form is evaluated directly (forest.go), in
// one pass over the sets for each number funded that the ends do not exclude. For a
// fixed number the plans are the bases of a matroid; so classes that are held at the
// most they can have are filled one after the other as far as it goes, which gives
// the most of each beside the most of those before it. Held at less, the question
// goes to the system.
//
// The number funded is halved first where a share depends on it. A share that rises
// with n is bounded over a whole interval of n by its ends, so that wide stretches
// of n are refused at once. Overlapping quotas may need the halving of the numbers
// in which two of them meet; that can take exponentially many steps, and when they
// run out the question is open and the finding says so.
package proof
