//go:build !unix

package main

import (
	"os"
	"time"
)

// lock takes the file for this process alone by a second file beside it, which is
// removed when the first one is closed; it gives up after a while.
func lock(f *os.File, patience time.Duration) bool {
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if beside, err := os.OpenFile(f.Name()+".lock", os.O_CREATE|os.O_EXCL, 0o600); err == nil {
			beside.Close()
			return true
		}
		if time.Now().After(end) {
			return false
		}
	}
}
