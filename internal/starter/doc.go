// Package starter makes the files that a new policy begins with: [Blank] from a
// few answers, [Copy] from one of the examples. What it makes has no problem and
// passes its own tests, so whoever starts from it sees at once which change broke
// something. It writes no files: that is for the command.
package starter
