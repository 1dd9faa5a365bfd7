// Package form makes the empty application form of a policy: a workbook that
// applicants or officers fill in and that `merit run` reads back.
//
// [Draw] gives a sheet with the columns that the policy asks for, one row an
// applicant; a sheet for every list, one row an entry, keyed by id; instructions
// with unit, limits, help and clause of every column; and a hidden sheet of
// options that are too long for a drop-down. What may be typed is checked by the
// spreadsheet as far as it can; the reader checks everything again.
//
// The names of sheets that hold no applications are fixed, because the reader
// passes over them: see [Aside].
package form
