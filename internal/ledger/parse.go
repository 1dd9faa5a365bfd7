package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
)

const (
	// MaxLine is the most bytes that one line may have.
	MaxLine = 1 << 20

	sealKey  = `,"sha256":"`
	sealEnd  = `"}`
	sealSize = len(sealKey) + 2*sha256.Size + len(sealEnd)
)

// start is the "prev" of the first line.
var start = strings.Repeat("0", 2*sha256.Size)

// Parse reads a ledger file and checks its chain. A ledger is given only when
// there is no fault; faults come in the order of the lines, at most one a line.
func Parse(text []byte) (*Ledger, []Fault) {
	p := parser{prev: start, good: start, lines: map[string]int{}}
	p.split(text)
	p.index()
	for i := range p.raw {
		p.line(i)
	}
	if len(p.faults) > 0 {
		return nil, p.faults
	}
	l := New(p.events)
	l.head, l.chain = p.prev, true
	return l, nil
}

type parser struct {
	raw    [][]byte
	open   bool // the last line does not end
	prev   string
	good   string         // the hash of the last line without a fault
	broken bool           // the line before is faulty, so what follows it cannot be judged by it
	lines  map[string]int // hash of a line -> its number
	events []Event
	faults []Fault
}

func (p *parser) split(text []byte) {
	for len(text) > 0 {
		line, rest, found := bytes.Cut(text, []byte{'\n'})
		p.raw = append(p.raw, line)
		p.open = !found
		text = rest
	}
}

// index notes the hash of every line that is whole in itself, so that a line out
// of place can be told where it belongs.
func (p *parser) index() {
	for i, line := range p.raw {
		if sealed(line) {
			p.lines[canon.Digest(line)] = i + 1
		}
	}
}

// sealed reports whether a line bears the hash of itself.
func sealed(line []byte) bool {
	at := len(line) - sealSize
	if at < 0 || string(line[at:at+len(sealKey)]) != sealKey || string(line[len(line)-len(sealEnd):]) != sealEnd {
		return false
	}
	sum := sha256.Sum256(line[:at])
	return hex.EncodeToString(sum[:]) == string(line[at+len(sealKey):len(line)-len(sealEnd)])
}

func (p *parser) add(f Fault) {
	p.faults = append(p.faults, f)
	p.broken = true
}

func (p *parser) line(i int) {
	line, n := p.raw[i], i+1
	defer func() { p.prev = canon.Digest(line) }()
	e, prev, f := p.event(line, n)
	if f != nil {
		p.add(*f)
		return
	}
	p.link(prev, n)
	p.good = canon.Digest(line)
	e.Line = n
	p.events = append(p.events, e)
}

// event reads a line that must be whole in itself, with the hash of the line that
// it says it follows.
func (p *parser) event(line []byte, n int) (Event, string, *Fault) {
	refuse := func(f Fault) (Event, string, *Fault) { return Event{}, "", &f }
	if p.open && n == len(p.raw) {
		return refuse(fault(n, "ledger-cut-off"))
	}
	if len(line) > MaxLine {
		return refuse(fault(n, "ledger-long-line", "limit", strconv.Itoa(MaxLine)))
	}
	node, err := canon.Parse(line)
	if err != nil {
		return refuse(unreadable(n, err))
	}
	prev := node.Get("prev")
	if prev == nil && node.Get("sha256") == nil {
		return refuse(fault(n, "ledger-no-chain"))
	}
	if !sealed(line) {
		return refuse(fault(n, "ledger-edited"))
	}
	if prev == nil || prev.Kind != canon.String {
		return refuse(fault(n, "ledger-no-chain"))
	}
	e, f := readEvent(node, n, true)
	return e, prev.Text, f
}

// link checks that line n follows the line before it.
func (p *parser) link(prev string, n int) {
	broken := p.broken
	p.broken = false
	if prev == p.prev || broken && prev == p.good {
		return
	}
	switch at := p.lines[prev]; {
	case at > 0:
		p.add(fault(n, "ledger-moved", "after", strconv.Itoa(at)))
	case prev == start:
		p.add(fault(n, "ledger-not-first"))
	case broken: // it follows what the faulty line was
		return
	case n == 1:
		p.add(fault(n, "ledger-headless"))
	default:
		p.add(fault(n, "ledger-gap", "before", strconv.Itoa(n-1)))
	}
	p.broken = false
}
