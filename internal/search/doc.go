// Package search finds who is funded. [Settle] takes a [slate.Problem], in which
// every number is final, and returns the best plans, what a tie leaves open, and
// for everyone not funded the limits that stand in the way.
//
// # Counts, not persons
//
// Candidates who count for the same quotas and have the same tiers open are of one
// kind: a lawful plan stays lawful when two of them change places. So a plan is, up
// to such exchanges, a number for each kind (or for each kind and tier), and every
// limit is a linear inequality over these numbers:
//
//   - the places are a row, and so are the members of each quota;
//   - a share p/d of the number funded is d·X - p·N >= 0, exactly; a need rounded
//     down or half up is the same row with another right side, because between
//     whole numbers "more than" is "at least one more" (terms.go);
//   - tiers, where no quota counts inside one, are rows over sets of tiers, by
//     Hall's theorem (build.go); else every kind and tier has a column of its own;
//   - the money, where it is a limit of plans, is a row over kinds that are told
//     apart by their amounts too.
//
// "Is there a lawful plan with at least these numbers?" is then the question whether
// a small system has a solution in whole numbers. A simplex tableau in whole
// numbers, kept from one question to the next, answers it: its points are fractions,
// and where one is whole it is the proof; where there is none there is no whole one
// (tableau.go). In between the search branches, first on the number funded, since
// for a fixed number every share is a whole number (branch.go). Both ends are exact;
// a system that outgrows 64 bits is decided without a tableau (sift.go), and one
// that outgrows the step limit is a fault, never an approximate list.
//
// # The walk
//
// Let v(P) be the numbers funded of class 1, class 2, ... under plan P. A best plan
// has the lexicographically greatest v. The walk (funding.go) goes down the classes
// and keeps a system whose solutions are exactly the lawful plans that agree with
// the greatest v so far. It starts with all lawful plans. At each class it finds the
// greatest number that a solution can fund of it and adds that as an equation; so,
// by induction, its end is the set of best plans. Three things make it short.
//
// Refusal is final. Suppose no solution funds all members of kind s in class c with
// the greatest number of that class, and a later member j of kind s were funded in
// some solution. Some i of kind s in class c is not funded in it; exchange the two.
// The plan is still lawful and funds more of class c, which was the greatest. So a
// kind of which not even one fits is shut, there are at most as many refusals as
// kinds, and every kind is funded from its top.
//
// Between two refusals whole classes are funded, so their equations are lower bounds
// on the numbers of the kinds. Where such a run ends is found by doubling and
// halving: S·log n questions, none of them longer for a longer run.
//
// A class of several kinds that can be funded only in part is split: each of its
// kinds becomes a block of its own and the class an equation over these blocks. Who
// of them is funded stays open for the classes below to narrow; at the end the
// least and the most of each block say who is certain, contested or out.
//
// # Tiers
//
// With the number of each kind settled, the same walk places them (grade.go): class
// by class the greatest number in the highest tier that is still open, then in the
// next. The exchange argument holds again: of two alike the earlier never stands
// lower. Where a tie for places is open, each way it can fall is graded by itself,
// since tiers are compared only between plans that fund the same candidates; ways
// that the tiers cannot tell apart are one (plans.go). The result is one or a few
// faces (face.go): systems whose solutions are the best plans, over the few classes
// in which anything is open. Every later question (what does a lot choose, what is
// the least that all plans agree on, is there one that can be paid) is asked of
// these.
//
// # Money
//
// Under `stop` each length of list is settled by itself and its plans are kept if
// they can be paid. Under `skip` money is one more row, and the tiers of a class are
// settled before the next class is looked at (skip.go). There every way the classes
// so far can be settled is a trail of its own; nearly always there is one.
//
// # Explanations
//
// The limits to blame for a refusal are those whose absence alone would have funded
// the candidate, everything else settled anew: one run for each limit, of which only
// the funded are compared (audit.go).
package search
