// Package intake reads what applicants filled in: application files in any mix
// of JSON, NDJSON, CSV and spreadsheets, and single values.
//
// [Read] turns files into a [Batch]. Every row of every file ends either as a
// [Row] in Applicants, with a value in the slot of each input of the program, or
// as one or more [Refusal]s; a second counter that shares no code with the
// readers has to find as many rows as they did, or the file is not used. What is
// wrong with a whole file is among the [Faults] that Read returns as its error.
// Nothing is guessed and nothing stops at the first fault: a value is read as the
// one thing it can mean, or refused with its file, row, column, what was seen and
// what was expected. What a person should know though it refuses nothing is a
// [Note].
//
// [ReadValue] is the grammar of single values. Cells, JSON texts, fixtures,
// defaults and parameters are all read by it.
//
// # Values
//
// Blanks at the ends (also U+00A0 and U+3000) are cut, except in texts. What is
// then empty is unknown, never zero, no or none. Full-width letters, digits and
// signs in numbers and dates are read as the ordinary ones.
//
//	type       read                                          refused, for example
//	number     12345  -3.25  +5  12,345  1,234,567.89        12,34  007  5.  .5  5元  1/3  70%
//	           1e3  3.5万  1.2亿  and with the column's
//	           unit: 5家  5 家
//	integer    the same, where the value is whole: 5.0       2.5
//	percent    70%  70.5 %  0.7  1 (which is 100%)           95 (write 95%)  98分  七成
//	money      the same as number; 30万元  1.5亿元  300元    ￥5  $5  5美元
//	           bare numbers are in the column's unit         30万 in a column in 万元
//	bool       是  否  true  false  TRUE  FALSE              √  有  1  yes  □是☑否
//	date       2025-02-07  2025/2/7  2025.2.7                2月7日  25-2-7  07/02/2025  45695
//	           2025年2月7日                                  2025-02-30  2025-02-07T16:00:00Z
//	datetime   2025-02-07T18:00  2025-02-07 18:00:30         2025-02-07  25:00
//	           2025-02-07T18:00:00+08:00, and the other
//	           forms of dates before the time; without an
//	           offset in the zone of the policy
//	choice     an option or one of its aliases               anything else
//	choices    options with 、 or ； or a line break          one twice; the option that excludes
//	           between, or as a JSON list                    all others beside others
//	text       exactly what stands there                     controls, invisible and private-use
//	                                                         characters, U+FFFD
//	list       a JSON list; records as JSON objects with     over 10,000 elements, nested over 64,
//	           the fields by name or title; 无 for []        unknown or doubled fields
//
// A number has at most 34 significant digits and an exponent within ±64. Where a
// column is optional, 无, 不适用 and — are the answer that there is none, unless
// they are options of it. An empty list, [], is a known answer.
//
// In JSON a number stands for the same digits without quotes, true and false for
// a bool, and null for unknown. A text takes a JSON number only when it is whole
// and has at most 15 digits, since a program that holds numbers as doubles may
// have changed a longer one; a date takes none.
//
// # Cells of spreadsheets
//
// The caller reads a workbook and gives each sheet as a [Table] of typed cells.
// A number cell stands for the shortest decimal of at most 15 digits that is
// stored as the same double: 7.0000000000000007E-2 is 0.07, and
// 0.30000000000000004, for which 15 digits do not do, is refused. So are errors,
// formulas without a stored result, merged cells, dates in columns of numbers and
// numbers in columns of dates, day numbers below 61, results that a formula took
// out of another workbook, and numbers whose format shows other digits where a
// text is wanted. Where a number's format shows other digits than are stored, what
// is stored counts and a note names the cells.
//
// # Rows, ids and columns
//
// Rows count from 1: elements of a JSON list, lines of a text file, rows of a
// sheet, the header among them. Columns are id, name, and the inputs by name or
// title, which may carry the unit that the column has anyway: 场地面积（平方米）, but
// not another one, since nothing is converted. A list may also stand in a file or sheet of its own, a row for each
// element, keyed by id. An id is normalised to NFC, has at most 128 characters and
// no controls. Ids that differ only in width or case are the same for everybody
// who reads them on paper, so all rows that share one are refused.
//
// # Encodings
//
// JSON is UTF-8. CSV is UTF-8 or GB18030: which of them is told by the names in
// the header, since Chinese text is often valid in both. Where that does not
// decide, or lines of both stand in one file, the file is refused.
package intake
