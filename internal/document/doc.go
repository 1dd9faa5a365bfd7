// Package document reads a YAML, JSON or CSV text into a strict tree with places.
//
// [Read] first looks at the raw text: its size, its encoding, characters that
// no editor shows, and how deep and how wide it nests, before the YAML reader
// sees a byte of it. Then the YAML reader makes nodes, never Go values: what a
// scalar is, is left to whoever asks for it and is always taken from the source
// text. Anchors, aliases, merge keys, tags, duplicate keys and further
// documents are refused, and the usual slips (a comma or " #" that cut a
// formula, a leading brace, a full-width colon) get a finding of their own.
// [ReadCSV] does the same for a table: a list of rows, each a list of cells.
//
// Every [Node] knows where it stands, and [Node.Span] turns characters of a
// scalar's text into a place in the file, whatever the scalar's style: plain,
// quoted with escapes, literal or folded. Lines and columns start at 1 and count
// characters. Texts are in Unicode normal form C.
package document
