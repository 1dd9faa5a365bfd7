// Package verdict puts a decision on one applicant into the terms of the law and
// the past: which subjects a sanction follows, what earlier years left behind for
// them, what a failed rule brings beyond this round, and each reason in words.
package verdict
