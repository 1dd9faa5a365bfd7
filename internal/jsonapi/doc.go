// Package jsonapi is the one JSON door of Merit: what the command line, a browser
// or a host in another language asks, and the bytes that they get.
//
// [Call] takes a request and gives an answer, both JSON objects; it never panics
// and reads nothing but its argument. The functions behind it are there for
// callers in Go, which have their files and flags already in hand: [Evaluate] for
// one expression, [Diagnostics] for the problems of a policy, [Explain] for one
// applicant, [TestReport] for policy tests.
//
// Decimals travel as strings, keys come in a fixed order, and the same request
// gives the same bytes on every platform.
package jsonapi
