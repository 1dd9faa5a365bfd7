//go:build wasip1

// Command full is the whole engine as a WebAssembly reactor: see package
// wasm/reactor for its exports and internal/jsonapi for the requests.
package main

import (
	"github.com/merit-rules/merit/internal/jsonapi"
	"github.com/merit-rules/merit/wasm/reactor"
)

func init() { reactor.Serve(new(jsonapi.Host).Call) }

func main() {}
