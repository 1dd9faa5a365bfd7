// Package report turns what the engine answers into something to read: a table
// for a terminal, CSV for a spreadsheet, one applicant's sheet, and diagnostics
// with the line they are about.
//
// It reads a result in its JSON form ([Open]), the same that any other host gets,
// and computes nothing: every figure here stands in the result. Texts that came
// from outside are made harmless for the place they go to: [Safe] for a terminal,
// [Neutral] for a spreadsheet.
package report
