//go:build wasip1

// Command preview is the small engine for applicants as a WebAssembly reactor: see
// package wasm/reactor for its exports.
package main

import (
	"github.com/merit-rules/merit/internal/preview"
	"github.com/merit-rules/merit/wasm/reactor"
)

func init() { reactor.Serve(new(preview.Engine).Call) }

func main() {}
