// Package layout gives a policy file its canonical layout.
//
// What [Format] changes is blanks and line ends, nothing else: every other
// character of the file, comments among them, stays and stays in its order, and
// the document that is read from the result is the one that was read before. Both
// are compared at the end of every run, and a file for which they do not hold is
// left alone with a finding.
//
// The layout: two blanks for each level, the items of a list a level below their
// key; one blank behind a colon, a dash and a comma and none inside brackets; lines
// broken where the author broke them; at most one empty line; the comments of
// neighbouring lines below each other, two blanks behind the longest line; no
// blanks at the end of a line; one line feed at the end of the file.
//
// The work goes by lines. [plan] turns the tree of package document into the keys
// and dashes that begin on each line, with the level of each; a line without any
// continues a value of the line before or holds a comment. [writer] then writes
// rows, and [text] joins them.
package layout
