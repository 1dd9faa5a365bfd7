// Package schema reads the documents of a programme: the policy file and the
// applications.
//
// [Parse], or [Load] where the policy cites legal texts, turns one YAML or JSON
// document into a [Policy]. A Policy is always valid: whatever is wrong with the
// text comes back as [Diagnostics], all of it at once, each [Diagnostic] with its
// place in the file, a code, a sentence in Chinese and in English, and, where one
// is known, a [Suggestion]. [Check] gives warnings too.
//
// [Policy.ParseApplications] reads what was filled in; every row is accounted
// for. Decisions, scores and the funding list are made by the packages
// eligibility, evaluation and allocation.
//
// A Policy never changes and may be shared between goroutines. Nothing here reads
// files, the clock, the network or the environment: texts come from the caller.
package schema
