package ledger

import (
	"bytes"
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
)

// Read reads plain events that bear no chain, as a policy test or a host program
// has them: a JSON array of objects, or one object a line. Line of a fault is the
// number of the element or line.
func Read(text []byte) (*Ledger, []Fault) {
	nodes, faults := plainNodes(text)
	var events []Event
	for i, n := range nodes {
		if n == nil {
			continue
		}
		e, f := readEvent(n, i+1, false)
		if f != nil {
			faults = append(faults, *f)
			continue
		}
		events = append(events, e)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return New(events), nil
}

// plainNodes are the elements of an array or the lines of a text; nil for a blank
// or unreadable line.
func plainNodes(text []byte) (nodes []*canon.Node, faults []Fault) {
	if first := bytes.TrimLeft(text, " \t\r\n"); len(first) > 0 && first[0] == '[' {
		root, err := canon.Parse(text)
		if err != nil {
			return nil, []Fault{unreadable(0, err)}
		}
		for i := range root.Items {
			nodes = append(nodes, &root.Items[i])
		}
		return nodes, nil
	}
	for i, line := range bytes.Split(text, []byte{'\n'}) {
		var n *canon.Node
		if len(bytes.TrimSpace(line)) > 0 {
			var err error
			if n, err = canon.Parse(line); err != nil {
				faults = append(faults, unreadable(i+1, err))
				n = nil
			}
		}
		nodes = append(nodes, n)
	}
	return nodes, faults
}

var eventKeys = []string{
	"event", "year", "policy", "programme", "subject", "rule", "bar_years", "scope", "cite", "amount",
}

// eventReader collects the first fault of one event.
type eventReader struct {
	line  int
	node  *canon.Node
	fault *Fault
}

func (r *eventReader) fail(code string, args ...string) {
	if r.fault == nil {
		f := fault(r.line, code, args...)
		r.fault = &f
	}
}

func (r *eventReader) wrong(key string) { r.fail("ledger-value", "key", key) }

func readEvent(node *canon.Node, line int, chained bool) (Event, *Fault) {
	r := eventReader{line: line, node: node}
	if node.Kind != canon.Object {
		r.fail("ledger-not-object")
		return Event{}, r.fault
	}
	for i := range node.Members {
		k := node.Members[i].Key
		if !slices.Contains(eventKeys, k) && !(chained && (k == "prev" || k == "sha256")) {
			r.fail("ledger-unknown-key", "key", k)
		}
	}
	e := Event{Line: line}
	kind, ok := ParseKind(r.text("event", true))
	if e.Kind = kind; !ok {
		r.fail("ledger-kind", "seen", r.text("event", true))
	}
	e.Policy = r.text("policy", true)
	e.Programme = r.text("programme", false)
	e.Rule = r.text("rule", kind == Sanction)
	e.Subject = r.subject()
	if e.Year, ok = node.Get("year").Int(); !ok || !calendar(e.Year) {
		r.wrong("year")
	}
	if kind == Sanction {
		r.sanction(&e)
	}
	r.amount(&e)
	return e, r.fault
}

func calendar(year int) bool { return year >= 1 && year <= 9999 }

func (r *eventReader) text(key string, must bool) string {
	n := r.node.Get(key)
	switch {
	case n == nil && !must:
		return ""
	case n == nil:
		r.fail("ledger-missing-key", "key", key)
		return ""
	case n.Kind != canon.String || must && n.Text == "":
		r.wrong(key)
	}
	return n.Text
}

func (r *eventReader) subject() []string {
	n := r.node.Get("subject")
	if n == nil || n.Kind != canon.Array {
		return []string{r.text("subject", true)}
	}
	var out []string
	for i := range n.Items {
		if n.Items[i].Kind != canon.String {
			r.wrong("subject")
			return nil
		}
		out = append(out, n.Items[i].Text)
	}
	if len(out) == 0 {
		r.wrong("subject")
	}
	return out
}

func (r *eventReader) sanction(e *Event) {
	switch r.text("scope", false) {
	case "all":
		e.All = true
	case "", "programme":
	default:
		r.wrong("scope")
	}
	bars := r.node.Get("bar_years")
	if bars == nil || bars.Kind != canon.Array {
		r.wrong("bar_years")
		return
	}
	for i := range bars.Items {
		y, ok := bars.Items[i].Int()
		if !ok || !calendar(y) {
			r.wrong("bar_years")
			return
		}
		e.Bars = append(e.Bars, y)
	}
	r.cites(e)
}

func (r *eventReader) cites(e *Event) {
	n := r.node.Get("cite")
	if n == nil {
		return
	}
	list := []canon.Node{*n}
	if n.Kind == canon.Array {
		list = n.Items
	}
	for i := range list {
		var c Cite
		for j := range list[i].Members {
			m := &list[i].Members[j]
			into := map[string]*string{"source": &c.Source, "clause": &c.Clause, "quote": &c.Quote}[m.Key]
			if into == nil || m.Value.Kind != canon.String {
				r.wrong("cite")
				return
			}
			*into = m.Value.Text
		}
		if list[i].Kind != canon.Object {
			r.wrong("cite")
		}
		e.Cite = append(e.Cite, c)
	}
}

func (r *eventReader) amount(e *Event) {
	n := r.node.Get("amount")
	if n == nil {
		if e.Kind == Award || e.Kind == Payment {
			r.fail("ledger-missing-key", "key", "amount")
		}
		return
	}
	if n.Kind != canon.String && n.Kind != canon.Numeral {
		r.wrong("amount")
		return
	}
	x, err := exact.Parse(strings.TrimSpace(n.Text))
	if err != nil {
		r.wrong("amount")
		return
	}
	e.Amount, e.HasAmount = x, true
}
