// Package tables shows a policy file as tables that an analyst edits in a
// spreadsheet, and puts what was edited back into the text.
//
// [Of] reads the file into sheets: parameters, the scorecard, bands, points,
// checklists, matrices, options, limits of inputs, dates, places and money, texts;
// and, to be read only, rules and formulas. Every cell that may be edited is one
// scalar of the YAML text, and the first column of every row is the path to it.
//
// [Set.Book] draws the sheets; [Set.Compare] reads a workbook back and finds what was
// edited. It takes nothing on trust: a locked cell that changed, a row that is new,
// missing or doubled, another policy's workbook and one made of an earlier text are
// refused with their cells. [Set.Apply] splices the new scalars into the text at the
// places of the old ones and reads the outcome again: it must be the same document
// but for what was edited.
package tables
