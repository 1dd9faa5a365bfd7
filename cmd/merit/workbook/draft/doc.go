// Package draft writes .xlsx workbooks: forms, tables of rules, results.
//
// A [Book] is plain data: sheets of rows of cells, with widths, styles, checks on
// what may be typed, and comments. [Book.Bytes] puts it into the format. The same
// book gives the same bytes: no clock, no random ids, parts in a fixed order.
//
// Numbers are the digits that stand in the file, never a float64. One of more than
// 15 digits, which a spreadsheet would cut, is written as a text. Texts are texts:
// one that begins like a formula is marked so that editing it does not run it, and
// reads back unchanged.
package draft
