// Package policyfile turns the document of a policy into a program.
//
// [Read] takes the tree that package document made of the text, puts it together
// with the files that it names, holds it against every key of format 1, and compiles
// what it says into a [program.Program]. Tables of CSV files stand where they are
// named as if they were written there; entries of included files come before the
// policy's own; a variant is laid over what it extends. Nodes keep the places of
// their own files through all of this, so nothing after it knows of several files.
//
// Read goes over the document three times: first it collects names and their types
// (inputs, parameters, values, figures, indicators share one namespace); then it
// compiles values and cohort figures in the order in which they need each other;
// then rules, scorecard and allocation, which may use all of them. Last come the
// checks that need the whole: citations against the source texts, maxima, and
// the order in which a round computes everything.
//
// Nothing stops at the first fault. A part that is wrong leaves a finding and is
// left out, and what depends on it is not blamed for it.
package policyfile
