package formula

// depth counts how deep expr's parser, which recurses, would have to go. Brackets
// count, and so does every prefix operator that still waits for its operand, every
// `?`, `let` and `if` of the same bracket.
type depth struct {
	levels []level
	total  int
}

// level is what is open inside one bracket.
type level struct {
	prefixes int // waiting for their operand
	branches int // ? and let, open until the bracket or the argument ends
}

// step takes a token and reports whether the nesting is now beyond the limit.
func (d *depth) step(t, before *token) bool {
	if len(d.levels) == 0 {
		d.levels = append(d.levels, level{})
	}
	l := &d.levels[len(d.levels)-1]
	switch {
	case t.sort == open:
		d.levels = append(d.levels, level{})
		d.total++
	case t.sort == shut:
		d.close()
	case t.sort == sign && (t.write == "," || t.write == ";"):
		if t.write == "," {
			d.total -= l.branches
			l.branches = 0
		}
	case t.write == "?" || t.is("let") || t.is("if"):
		l.branches++
		d.total++
	case prefix(t, before):
		l.prefixes++
		d.total++
	case t.endsOperand():
		d.total -= l.prefixes
		l.prefixes = 0
	}
	return d.total > MaxNesting
}

// close ends a bracket; the prefix operators before it have their operand.
func (d *depth) close() {
	n := len(d.levels) - 1
	if n == 0 {
		return
	}
	d.total -= 1 + d.levels[n].branches + d.levels[n].prefixes
	d.levels = d.levels[:n]
	l := &d.levels[n-1]
	d.total -= l.prefixes
	l.prefixes = 0
}

// prefix reports whether a token stands before its operand.
func prefix(t, before *token) bool {
	switch t.write {
	case "!", "not":
		return t.sort != quoted
	case "-", "+":
		return t.sort == sign && (before == nil || !before.endsOperand())
	}
	return false
}
