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
// Neighbouring questions are mostly alike. The plan that answers one with yes is
// tried on the next before anything else, and the tree of boxes that answers one
// with no is kept: each of its boxes is empty for a reason that is one line of
// arithmetic, and where the same line still empties it under the new bounds the new
// question is answered without a pivot (refute.go).
//
// A pivot or branch is charged by the size of its tableau, so that a step costs about
// the same in a small system and in a large one, and the limit on steps is a limit
// on time.
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
// # Limits that form a tree
//
// Where any two limits on heads are about disjoint sets of kinds, or about sets of
// which one lies in the other, no simplex is wanted (tree.go, nest.go, descent.go). The sets
// of kinds that can stand in no tier but certain ones join the quotas here, so that
// tiers alike for all merely bound the whole. Fix the number funded n. Then every
// floor and ceiling of a set v is a whole number L(v), U(v), whatever its rounding,
// and a kind k is asked for at least s(k) and has at most h(k). From the kinds
// upwards let
//
//	lo(v) = max(L(v), sum of lo over the parts of v)
//	hi(v) = min(U(v), sum of hi over the parts of v)
//
// where the parts are the sets next within v and the kinds in none of these, and
// L = U = n for all kinds together. A lawful plan of n within s and h exists if and
// only if lo(v) <= hi(v) everywhere. The numbers x(v) of any such plan lie between
// lo(v) and hi(v), by induction from the kinds. Conversely give the whole n, which
// its own lo <= hi forces to lie between the sums of its parts; going down, start
// the parts of v at their lower ends and raise any of them below its upper end until
// they add up to x(v). A part shares nobody with the others, so nothing else moves,
// and x(v) lies between the sums: it is at least lo(v), so at least the sum of the
// lower ends, and likewise above.
//
// Over all n: lo and hi of a set rise with n, since no share is negative. If every
// possible n lies from a to b, then lo at a and hi at b are bounds for all of them;
// so n is at least lo of the whole at a and at most hi of the whole at b, a share's
// floor must be no more than hi at b, its ceiling no less than lo at a. Each of
// these only takes away numbers that no plan has, and they are repeated until none
// moves; then b is tried exactly, and if it fails, b-1, and so on. Nothing is said
// of an n that was neither excluded in this way nor tried. The n of the last yes is
// kept, and while it holds a question costs the way from one kind to the root.
//
// For a fixed n the lawful plans are the bases of a matroid: they are sets of n
// candidates, and the bounds x(v) from lo(v) to hi(v) over a tree make them the
// bases of a laminar matroid with lower bounds, a generalized matroid cut at n
// (Yokoi; Fleiner and Kamiyama). So, whichever best filling of a class is chosen, it
// extends to the same numbers in later classes by the same candidates: the best
// bases through class c are those of (M restricted to the classes so far) joined
// with those of the contraction. Therefore, when a class of several kinds can be
// funded only in part, the descent lists the n still possible, fills the class
// greedily for each, keeps those that fund the most of it, and carries one filling
// for each n instead of an equation. At the end v sums to one n; whether a cell of
// a divided class may be in or out is asked with everything but that class held as
// it is, for the same reason. Where too many n are left to be listed the equations
// of the walk above answer instead.
//
// What a refusal rests on is read off the tree (blame.go): a set that is asked for
// more than its ceiling names that ceiling and the floors within; a list that
// outgrows the places names these and the floors; anything else names all.
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
// A quota of money is a row over what its members are awarded, so that kinds are told
// apart by their amounts and each tier has a column of its own; a share of the money
// is p/d again, with amounts for coefficients. The order of the aims stays: who is
// funded comes first, and tiers are compared only between plans that fund the same.
//
// # One more gets what is left
//
// Under `partial` the best plans of the length settled and of the next are compared
// as counts (completion.go). An atom is a part of a class whose members no plan of
// either length tells apart, so a plan is, up to exchanges within atoms, a number for
// each atom and tier, and all persons who make up these numbers make a best plan. If
// the numbers of a longer plan Q are those of a plan P and one more of atom a in tier
// t, take any member of a out of t: what is left has the numbers of P, so it is a best
// plan, and Q is that plan and one more. If the numbers of Q are no plan's and one
// more, neither is Q. So it suffices to look at numbers, of all longer plans for the
// condition, and of one more than a plan for the ways to complete it. Ties are settled
// in between; whom they leave to choose from is listed by name (partial.go).
//
// # Money handed out one by one
//
// Under `fits` and `skip_within` nobody looks ahead: no minimum, no share. A walk goes
// down the ranking with a till (till.go): what is spent, the places taken, what the
// members of quotas have, the points of those passed over. What becomes of the next
// candidate depends on nothing else, so two ways that have come to the same till go on
// alike, and are one from there on; only what they gave in the class behind them is
// kept apart. A class with any choice is a stage (stage.go), whose ways lead from till
// to till. As every way can be followed to the end, somebody may be funded if a way of
// their class funds them, and the least or the most of anything that adds up over the
// funded is the shortest or the longest path through the stages (extreme.go).
//
// Within a class, those who are alike in all that the walk looks at are a party, and
// the order matters only between parties (crossing.go): so many of each have been
// looked at, so many of these stand in each tier, and orders that agree in this are
// one moment. Where a class has room whole, or none of it has, no order is looked at.
// Where only its end tells what may come of it, parties are let through one after the
// other, so that ways which agree in the till are one within the class already; why
// that is right stands at [teller.gate]. A test that the policy has written may hold
// again after it failed; where this matters it is tried at every sum that there can be
// (falling.go), and if that is too many, or if it does hold again, all orders are
// followed. Beyond the step limit there is a fault, no list.
//
// # Explanations
//
// The limits to blame for a refusal are those whose absence alone would have funded
// the candidate, everything else settled anew: one run for each limit, of which only
// the funded are compared (audit.go). A limit that no refusal rests on is worth no
// run, nor is a ceiling that has too few members to be reached, so that of hundreds
// of small groups only those cost one that turned somebody away.
package search
