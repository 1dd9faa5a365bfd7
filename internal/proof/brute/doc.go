// Package brute settles a small allocation by trying every plan there is.
//
// It is the specification read aloud: [Settle] lists all plans, drops the
// unlawful ones, keeps the best, and learns everything else (who owes a place to
// a quota, which limit is to blame for a refusal) by doing the same again with
// one limit taken away. It knows no theorem about allocations and takes no short
// cut, so that it can be believed by reading it. Its cost grows as
// (tiers+1)^candidates; ten candidates are many.
//
// The order of the story is: plan.go (what a plan is), limits.go (which plans are
// lawful), best.go (which are best, and what relaxing, stopping and a budget do),
// walk.go (money handed out one candidate at a time), ties.go, scale.go and
// partial.go (what is done with equals and with too little money), settle.go and
// blame.go (what is reported).
package brute
