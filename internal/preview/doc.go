// Package preview is the small engine for applicants: it opens policies that
// `merit build` packed, scores and decides on single applications, and answers in
// JSON, with the bytes of the full engine.
//
// An [Engine] is all of it: [Engine.Call] takes a request and gives an answer. It
// needs no more of the module than what a compiled policy is run by, so that a page
// which shows an applicant their score loads in a moment; importing is paying, and a
// test holds the list of what it imports.
package preview
