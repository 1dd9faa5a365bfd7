package main

import (
	"io"
	"strconv"
	"time"

	"github.com/merit-rules/merit/internal/message"
)

// work says that something longer begins: on a terminal, work over a second shows
// that it goes on, until anything is written.
func (d *door) work() {
	if terminal(d.errs) {
		d.rest()
		d.busy = ticking(d.errs, d.lang())
	}
}

// rest ends what work began.
func (d *door) rest() {
	if d.busy != nil {
		d.busy()
		d.busy = nil
	}
}

// ticking counts seconds on a line of w until stop is called, which clears it.
func ticking(w io.Writer, lang string) (stop func()) {
	quit, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for n := 0; ; {
			select {
			case <-quit:
				if n > 0 {
					_, _ = io.WriteString(w, "\r\x1b[K")
				}
				return
			case <-tick.C:
				n++
				_, _ = io.WriteString(w, "\r"+message.Text(lang, "door-working", map[string]string{"seconds": strconv.Itoa(n)}))
			}
		}
	}()
	return func() {
		close(quit)
		<-gone
	}
}
