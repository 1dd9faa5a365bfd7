// Merit reads a funding policy and applications, and says who is eligible, what
// everybody scores, who is funded and why.
//
// The command is a door: it turns arguments and files into a call of
// internal/jsonapi or internal/report and their answer into bytes. Results go to
// stdout, talk goes to stderr. Exit status 0 means done, 1 that there are problems
// in what was given, 2 wrong usage.
package main
