// Package test holds the engines for WebAssembly against the native one, byte by byte,
// in a host written in Go. Command cases makes the suite, command faults the engine
// that breaks; the tests of the npm package lie beside them as *.test.mjs, see README.md.
package test
