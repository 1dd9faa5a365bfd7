// Package eligibility decides whether one applicant may take part: every rule is
// looked at, every failure has its reason and clause, and what is missing is named.
//
// [Decide] works at any stage and on half-filled applications: an answer that was
// not given is unknown, never a no, so the outcome is Undetermined until nothing
// missing can change it. A [Ledger] of earlier years bars whoever was sanctioned,
// and tells what was paid and must be paid back.
package eligibility
