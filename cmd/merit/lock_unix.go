//go:build unix

package main

import (
	"os"
	"syscall"
	"time"
)

// lock takes the file for this process alone; it gives up after a while. The lock
// ends when the file is closed, also by a kill.
func lock(f *os.File, patience time.Duration) bool {
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return true
		}
		if err != syscall.EWOULDBLOCK && err != syscall.EINTR || time.Now().After(end) {
			return false
		}
	}
}
