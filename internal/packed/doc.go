// Package packed writes a compiled policy into one file and reads it back, so that
// an engine without YAML and without the grammar of expressions can run it.
//
// [Pack] and [Unpack] are one walk over a [program.Program], made by a [coder] that
// writes or reads: what is written cannot be forgotten when it is read. A test fills
// every field of every type by reflection and wants it back.
//
// The file is one line of text, then bytes:
//
//	merit-policy FORMAT SHA256
//
// FORMAT is [Format], which rises whenever the shape of a program changes; an engine
// reads its own format and refuses any other. SHA256 is that of the bytes after the
// line, in hexadecimal: a file that was cut or changed is refused before anything in
// it is looked at. The hash of the policy's own text is in the program.
//
// Numbers are written in as many groups of seven bits as they need, texts that
// repeat are written once, and whatever several nodes share is shared again. Only the
// names of the policy's files are left out: the same policy gives the same bytes
// wherever it lies.
package packed
