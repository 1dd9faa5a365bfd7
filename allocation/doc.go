// Package allocation runs a round of a programme and settles who is funded, in
// which tier and for how much.
//
// [Run] takes a checked [schema.Policy], the applications and the terms of the
// round, and gives a [Result]: everybody's status with every reason, the cards,
// the ranking, and the list. The list follows one principle: walk down the
// ranking and fund a candidate whenever some lawful plan funds them together with
// everyone already funded above them. Equals are equals: an id, a name or the
// order of a file never decides, so a place that two could take is reported as
// contested until a tie rule, a lot or a person settles it.
//
// A policy with pools has several such lists, made in their order: see [Pool].
// Round.Withdraw and Round.Previous make the list anew after an award.
//
// [Result.Needs] says to one applicant which total would have made an award
// certain, and for a better tier; what no total reaches it says too, and why.
//
// [Result.JSON] is the whole result in one fixed form, the same bytes on every
// platform; [Verify] checks such bytes with code that did not make them: it proves
// each list, and adds up for itself what holds across lists.
//
// Amounts are in the currency's unit (元 for CNY), exact to the policy's `unit`.
package allocation
