// Package proof checks the outcome of an allocation without knowing how it was
// found. It shares the plain data of package slate with the search and nothing else.
//
// # What is checked
//
// [Check] returns every [Finding] at once. It counts places, tiers, quotas, money,
// earlier awards and reports off the seats (limits.go, money.go, sums.go, report.go),
// and it goes down the ranking (order.go) and asks, wherever somebody was refused,
// whether a lawful plan funds one more of that class together with all those above.
// Ties are questions of the same kind (ties.go): somebody is certain if no best plan
// refuses them, out if none funds them, contested if there are both plans. Tiers are
// asked about with everyone who is funded held fixed (tiers.go).
//
// Where an outcome does not show what it rests on, because a tie struck or added
// somebody, a budget left some with nothing, or the length of the list is the claim,
// the list is settled anew (rerun.go) and compared (confirm.go). The same is done for
// what an outcome says about lists that were not made (absent.go): the limits of each
// refusal, who entered by a quota and who was displaced, the list by number. A fault is
// compared with the fault that the proof comes to itself (fault.go).
//
// Candidates and seats are read once (roll.go, post.go): whoever has the same signature
// and a seat that says the same stands at one post, and what follows from these is
// looked at once for all of them.
//
// What cannot be told is not taken on trust: a finding whose code is
// [Code.Unconfirmed] says what was left open. Of a small problem all plans are listed
// instead (small.go), and nothing stays open.
//
// # Why a few questions are enough
//
// Candidates with the same quotas and the same open tiers, of one signature, can
// stand for one another, so that a plan is a number for each signature; where limits
// look at money, what they are paid is part of the signature, and so is an earlier
// award that stands. If a class has only members of one signature that could still be
// funded, and not all of them are, then no plan that agrees with the classes so far
// funds anybody of that signature below: exchange that one for the refused, and the
// class has one more, which was asked and denied. So a signature is closed by its first
// refusal, and there are about as many questions as signatures, whatever the number of
// candidates. Where equals of several signatures compete, the class stays in the
// questions that follow as a sum that is held (trail.go).
//
// Settling a list anew needs no more (follow.go): between two refusals whole classes
// are funded, and where such a run ends is found by doubling and halving, tried first
// where the list at hand refuses somebody. A plan that answers a question shows how far
// the walk may go without another. A walk goes boldly where it can: it takes it that all
// are funded whom the list at hand does not refuse, asks only whether each refusal
// stands, and in the end for one plan that agrees with all of it. If there is one, every
// state on the way had a plan, and every no was said of such a state; if there is none,
// the walk is made again and asks at each step.
//
// What the list would be without a limit the outcome tells itself: who entered by a
// quota and who names the limit. Mostly that need not be found, only proven (trace.go).
// Let the claim be the first so many of each signature, no equals of theirs among the
// refused. It is the best list if it is lawful as a whole and if, for each signature
// that it ends, no plan that agrees with the claim above funds one more: then, class by
// class, the claim funds all that any such plan does. A refusal by the places of one set
// alone, in a whole number, compares these with how many of the set stand above. So it
// follows from the same refusal on the list at hand, if that set is not the limit's and
// nobody of it fares otherwise. Of hundreds of small groups each list costs a handful of
// questions.
//
// # How a question is answered
//
// A question is a system of whole numbers in intervals, tied by sums (counts.go): the
// numbers per signature, or per signature and tier where a limit looks into tiers; their
// sums per quota, per set of tiers (by Hall's theorem the funded can be placed if and
// only if, for every set of tiers, those open to nothing else do not outnumber its
// places), in money and in all. Package whole decides it. A no is a certificate: a
// whole multiplier y for each limit, such that the limits, each taken y times and
// added up, ask of the boxes of the columns more than these can give at their best
// ends, or allow less than their worst. That inequality is checked in one pass over
// the rows and columns, however the multipliers came about; the limits with a
// multiplier are those that clash. Where fractions satisfy all limits and whole numbers
// do not, the boxes are parted until each part has a certificate of its own, on the
// number funded first, since for a fixed number every share is a whole number. A yes is
// the plan itself. When the effort allowed is spent, or a number outgrows its word, the
// question is open.
//
// For disjoint or nested quotas (forest.go) the certificate is a closed form. Let each
// quota g ask for L(g) to U(g) members where n are funded. The sums form a tree: the
// base is the sum of the outermost quotas and of those in none, each quota the sum of
// the quotas inside it and of its other members. From the leaves upwards every node
// gets the interval from max(L, sum of the children's lower ends) to min(U, sum of
// their upper ends), and n must lie in that of the root. If it does, start every node
// at its lower end and raise children below their upper end until the sum is met, from
// the root down: the nodes of one level share nobody, so any members will do. If an
// interval is empty, or n lies outside, the node's members cannot be so many or so few:
// no plan exists. Needs and ceilings rise with n, so that over an interval of n the
// ends are bounds for all of it, and wide stretches are refused at once.
//
// For a fixed number the plans are the bases of a matroid; so classes that are held at
// the most they can have are filled one after the other as far as it goes, which gives
// the most of each beside the most of those before it. Held at less, the question goes
// to the system. Signatures of one set that no minimum tells apart are closed together
// (bunch.go): at least one more of them all is a minimum of a set between.
//
// What a refusal rests on is read off the tree (grounds.go): from the set that fails,
// down to the limits that moved the end in question. A quota on which no refusal of the
// walk rests changes nothing when it is absent, because all that was refused still is,
// and needs no list of its own.
//
// # Money
//
// Under `stop` and `partial` (stretch.go) lengths are tried from the top down. All plans
// of at most a to b share whom a plan of at most a has and refuse whom a plan of at most
// b cannot have, as far down the ranking as both agree; if what these cost is too much,
// so is every length between. Where that does not tell, the length is settled by itself.
// What is left goes to whom every best plan of one more adds (remainder.go).
//
// Under `skip` (ladder.go) money is one more sum and the tiers of a class are settled
// before the next is looked at; beside ceilings alone no question is needed (skip.go).
// Money that is handed out one candidate at a time is handed out again (handout.go),
// equals in every order (orders.go); ways that nothing below can tell apart are one.
// Amounts that are cut are computed again to the unit (cut.go).
//
// # What stays open
//
// Overlapping quotas may need boxes that are parted exponentially often, and amounts
// that differ from person to person make a signature of each. A class that can be
// filled in several ways which differ for those below, tiers of equals that a limit
// looks at, and lengths of which too many would have to be settled one by one, are left
// open too. The finding says which claim it is.
package proof
