//go:build wasip1

// Command faults is the small engine with calls that break it in every way that a
// host must live through. It is built for tests only.
package main

import (
	"os"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/preview"
	"github.com/merit-rules/merit/wasm/reactor"
)

func init() { reactor.Serve(serve) }

func main() {}

var engine preview.Engine

func serve(request []byte) []byte {
	if root, err := canon.Parse(request); err == nil {
		if call := root.Get("call"); call != nil && faults[call.Text] != nil {
			faults[call.Text]()
			return []byte(`{}`)
		}
	}
	return engine.Call(request)
}

var faults = map[string]func(){
	"panic":     func() { panic("broken on purpose") },
	"index":     func() { index(nil) },
	"goroutine": func() { go panic("broken elsewhere"); select {} },
	"deadlock":  func() { select {} },
	"exit":      func() { os.Exit(3) },
	"endless":   func() { spin() },
	"stack":     func() { down(1) },
	"memory":    func() { hoard() },
}

var sink [][]byte

func index(list []int) int { return list[len(list)] }

func spin() {
	for i := uint64(0); ; i++ {
		if i == 1<<63 {
			return
		}
	}
}

//go:noinline
func down(n int) int {
	if n == 0 {
		return 0
	}
	return down(n+1) + 1
}

func hoard() {
	for {
		block := make([]byte, 1<<20)
		for i := range block {
			block[i] = 1
		}
		sink = append(sink, block)
	}
}
