// Package policytest runs the tests that a policy comes with: made-up applicants
// and rounds, and what must come of them.
//
// Tests stand in the policy's own file under `tests`, or in a file of their own
// whose top keys are `policy` and `tests`; both may hold `fixtures`, named
// applications to start from. [Read] takes such a file apart, [Suite.Run] runs it
// round by round, exactly as a round is run anywhere else, and compares what
// `expect` names with the result: maps key by key, lists whole and in order,
// `missing` and `refused` as sets, rules by their id.
package policytest
