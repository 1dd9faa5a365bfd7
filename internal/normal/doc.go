// Package normal is the composed form of texts (NFC of Unicode) for the small browser
// build, where that of golang.org/x/text would cost a quarter of the whole: its
// tables answer faster and for more forms than one form filled in by a person needs.
//
// The tables here are made from those of golang.org/x/text and have its version of
// Unicode; tests hold every character, and random texts, against it.
package normal

//go:generate go run ./gen
