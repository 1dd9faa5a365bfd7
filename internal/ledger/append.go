package ledger

import "github.com/merit-rules/merit/internal/canon"

// Append gives the lines, each with its line end, that must be written behind the
// file so that it holds the events, in their order. An event that the ledger
// holds already, word for word, is not written again; of several equal ones as
// many are missing as the ledger has fewer. It is nil where nothing is missing,
// and for a ledger that [Parse] did not make. An event without a subject or a
// year, which nobody could find again, is not written.
func (l *Ledger) Append(events []Event) []byte {
	if l == nil || !l.chain {
		return nil
	}
	held := map[string]int{}
	for i := range l.events {
		held[string(l.events[i].open())]++
	}
	var out []byte
	prev := l.head
	for i := range events {
		if len(folded(events[i].Subject)) == 0 || !calendar(events[i].Year) {
			continue
		}
		body := events[i].open()
		if held[string(body)] > 0 {
			held[string(body)]--
			continue
		}
		line := seal(body, prev)
		prev = canon.Digest(line)
		out = append(append(out, line...), '\n')
	}
	return out
}

// seal closes an event with the hash of the line before and its own.
func seal(body []byte, prev string) []byte {
	line := append(body, `,"prev":"`...)
	line = append(line, prev...)
	line = append(line, '"')
	own := canon.Digest(line)
	line = append(line, sealKey...)
	line = append(line, own...)
	return append(line, sealEnd...)
}
