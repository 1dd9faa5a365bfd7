//go:build wasip1

// Package reactor is the border between an engine and a WebAssembly host. A host
// instantiates the module, calls _initialize once, and then for each request
//
//	at = alloc(length)      // room for the request; write its JSON there
//	call(at, length) -> i64 // the answer: its address above, its length in the low 32 bits
//	free(at)                // after the answer was read
//
// A request is JSON in UTF-8, and so is its answer. The answer lies in memory that
// stays as it is until the next call; free gives the room of the request back. The
// module imports nothing but WASI preview 1, of which it uses no files, and neither
// the time nor the random numbers of the host have any influence on an answer.
//
// A host best gives a clock that steps a microsecond each time it is read. Go's
// collector measures its own share of the time by it: with steps of a millisecond, or
// with the real clock on a machine that hardly runs the host, it takes itself for too
// busy and lets memory grow to the module's maximum, where the next call traps.
//
// A panic inside a call is answered as {"error": {"code": "internal", ...}} and
// leaves the instance in doubt, as any trap does: a host should make a new one.
package reactor

import (
	"unsafe"

	"github.com/merit-rules/merit/internal/preview"
)

// border is what lies between the host and the engine.
type border struct {
	serve  func([]byte) []byte
	rooms  map[uint32][]byte
	answer []byte
}

var here = border{rooms: map[uint32][]byte{}}

// Serve sets the engine that answers. It is called once, before the host calls.
func Serve(serve func(request []byte) []byte) { here.serve = serve }

//go:wasmexport alloc
func alloc(length uint32) uint32 {
	room := make([]byte, max(length, 1))
	at := address(room)
	here.rooms[at] = room
	return at
}

//go:wasmexport free
func free(at uint32) { delete(here.rooms, at) }

//go:wasmexport call
func call(at, length uint32) uint64 {
	room := here.rooms[at]
	if uint64(length) > uint64(len(room)) {
		here.answer = preview.Failure("internal", "call: no such room")
	} else {
		here.answer = here.guarded(room[:length])
	}
	return uint64(address(here.answer))<<32 | uint64(len(here.answer))
}

// guarded answers a request; a panic of ours becomes an answer too.
func (b *border) guarded(request []byte) (answer []byte) {
	defer func() {
		if r := recover(); r != nil {
			answer = preview.Failure("internal", reason(r))
		}
	}()
	return b.serve(request)
}

func reason(r any) string {
	switch r := r.(type) {
	case error:
		return r.Error()
	case string:
		return r
	}
	return "panic"
}

func address(b []byte) uint32 { return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(b)))) }
