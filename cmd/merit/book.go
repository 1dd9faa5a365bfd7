package main

import (
	"errors"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/internal/report"
)

// book is the ledger file of a run. While it is to be written to, a lock on it is
// held from reading to writing, so that two runs at once cannot both believe that
// an event is missing. The zero book is no ledger.
type book struct {
	name  string
	file  *os.File
	size  int64
	chain *eligibility.Ledger
	write bool
}

const lockPatience = 20 * time.Second

// ledger opens the ledger of a run; "" is none. A broken one is never used.
func (d *door) ledger(name string, write bool) (*book, error) {
	if name == "" {
		return &book{}, nil
	}
	if !write {
		data, err := d.read(name, ledgerLimit)
		if err != nil {
			return nil, err
		}
		chain, err := d.chain(name, data)
		return &book{name: name, chain: chain}, err
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, problem("door-write", "file", name, "why", reason(err))
	}
	b := &book{name: name, file: f, write: true}
	if err := b.open(d); err != nil {
		f.Close()
		return nil, err
	}
	return b, nil
}

func (b *book) open(d *door) error {
	info, err := b.file.Stat()
	if err != nil {
		return unreadable(b.name, err)
	}
	if !info.Mode().IsRegular() {
		return problem("door-not-file", "file", b.name)
	}
	if !lock(b.file, lockPatience) {
		return problem("door-lock", "file", b.name)
	}
	data, err := limited(b.name, b.file, ledgerLimit)
	if err != nil {
		return err
	}
	b.size = int64(len(data))
	b.chain, err = d.chain(b.name, data)
	return err
}

// chain reads a ledger; what is wrong with it is said on stderr.
func (d *door) chain(name string, data []byte) (*eligibility.Ledger, error) {
	l, err := eligibility.ParseLedger(data)
	if err == nil {
		return l, nil
	}
	var broken *eligibility.LedgerError
	if errors.As(err, &broken) {
		for _, f := range broken.Lines {
			d.talk(report.Safe(located(name, f.Line) + ": " + f.Message(d.lang())))
		}
	}
	return nil, problem("door-ledger-broken", "file", name)
}

// close ends the lock with the file.
func (b *book) close() {
	if b.file != nil {
		b.file.Close()
	}
}

// append writes what the ledger lacks of a round: whole lines in one write, synced.
// Where that fails the file is cut back to what it was.
func (b *book) append(d *door, r *allocation.Result) error {
	if !b.write {
		return nil
	}
	return b.extend(d, r.Append(b.chain))
}

// extend writes lines that follow the chain; none is no failure.
func (b *book) extend(d *door, lines []byte) error {
	if len(lines) > 0 {
		if err := b.put(lines); err != nil {
			return problem("door-write", "file", b.name, "why", reason(err))
		}
	}
	d.tell("door-ledger-added", "file", b.name, "count", strconv.Itoa(countLines(lines)))
	return nil
}

func (b *book) put(lines []byte) error {
	n, err := b.file.WriteAt(lines, b.size)
	if err == nil && n < len(lines) {
		err = io.ErrShortWrite
	}
	if err == nil {
		err = b.file.Sync()
	}
	if err != nil {
		_ = b.file.Truncate(b.size)
		_ = b.file.Sync()
	}
	return err
}

func countLines(b []byte) int {
	n := 0
	for _, c := range b {
		if c == '\n' {
			n++
		}
	}
	return n
}
