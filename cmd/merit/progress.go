package main

import (
	"io"
	"strconv"
	"time"

	"github.com/merit-rules/merit/internal/message"
)

// working shows on a terminal that work over a second goes on, until the function
// that it returns is called.
func (d *door) working() (stop func()) {
	if !terminal(d.errs) {
		return func() {}
	}
	quit, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for n := 0; ; {
			select {
			case <-quit:
				if n > 0 {
					_, _ = io.WriteString(d.errs, "\r\x1b[K")
				}
				return
			case <-tick.C:
				n++
				line := message.Text(d.lang(), "door-working", map[string]string{"seconds": strconv.Itoa(n)})
				_, _ = io.WriteString(d.errs, "\r"+line)
			}
		}
	}()
	return func() {
		close(quit)
		<-gone
	}
}
