// Package round runs one round of a programme from read applications to settled
// awards.
//
// The order is that of the policy's dependencies. Phase 0 needs one applicant
// only and settles eligibility; then the cohort figures of each later phase are
// drawn from all eligible applicants before the steps that read them; scores,
// totals and qualification follow where their inputs are complete. What remains
// are candidates: their rank keys, pools, quotas, open tiers and amounts are
// evaluated in the same pass.
//
// A [List] is made of them by pools, one after the other; a policy without pools
// has one that takes everybody. Each pool becomes a [slate.Problem] of whom it
// admits and nobody funded yet, with what its maximum comes to after the pools
// before it, and the search settles it. While a tie in one waits to be decided,
// those after it are not run.
//
// Who withdrew is left out from the start, or, where the policy leaves places
// empty, struck from the settled list; earlier awards that stand become a part of
// the problem. The [Baseline] is the earlier list, or the list with nobody
// withdrawn, and says who lost and who gained.
//
// Nothing of an applicant is kept but what ranking needs. Whoever wants to show
// a card or an explanation asks [Round.Play] to run that applicant again, which
// costs less than keeping everything for everybody.
//
// [Round.Outlook] tries one entrant with every other total. Totals that make the
// same list are one group; the list of a group is made by moving the entrant in a
// list that stands already. Where a candidate who climbs can only fare better (see
// steady, with the proof) a few places tell of all between them.
package round
