// Package canon writes and reads the JSON of results and ledgers.
//
// A [Writer] puts down an object in the order in which its caller names the
// keys, so that the same result is the same bytes everywhere. [Parse] reads a
// text strictly into a tree that keeps the order and the numerals as written:
// what another decoder would let pass in silence (a key twice, half a surrogate
// pair, text after the value) is an [Error] with its place.
//
// [Sum] is the SHA-256 of the RFC 8785 form of a text, in which the keys of every
// object are sorted by UTF-16 units. Numbers in it are whole and within ±(2^53-1);
// decimals travel as strings in everything this module writes.
package canon
