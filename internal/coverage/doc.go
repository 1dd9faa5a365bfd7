// Package coverage says which parts of a policy a set of rounds has tried: whether
// each rule was met by one applicant and failed by another, each condition was true
// and false, each band, option and branch taken, each tier awarded, each quota felt.
//
// A [Map] is made of a policy. Every point of it is a place in the policy with the
// outcomes that it can have. [Map.Add] plays each applicant of a round again and
// notes what was looked at on the way, which is what traces show: of a conditional
// the branch taken, of a table the row that held. What is unknown counts for
// nothing, and neither does a condition behind one that had decided already.
package coverage
