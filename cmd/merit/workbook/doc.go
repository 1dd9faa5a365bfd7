// Package workbook reads the cells of an .xlsx file for package intake.
//
// It reads what is stored, never what is shown: raw numbers, the results of
// formulas, hidden rows. [Open] unpacks the file within limits and refuses what
// only looks like a workbook; every [Sheet] is then walked once, row by row. Rows
// are counted a second time by a scan over the bytes that shares nothing with the
// XML reader, because a broken sheet must not lose rows in silence.
package workbook
