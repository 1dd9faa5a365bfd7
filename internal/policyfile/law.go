package policyfile

import (
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lawText is a legal text, folded: white space left out, full-width signs made
// half-width. Offsets are bytes of the folded text.
type lawText struct {
	folded  string
	clauses []lawClause
	open    []int          // clauses that have not ended yet, while reading
	byKey   map[string]int // the first clause of each key
	breaks  map[int]bool   // offsets at which a line begins
}

// lawClause is a numbered clause and the stretch of the folded text it takes, its
// sub-clauses included.
type lawClause struct {
	key, heading string
	level        int
	from, to     int
	line         int
}

// span is a stretch of the folded text.
type span struct{ from, to int }

// fold leaves white space out and makes full-width signs half-width.
func fold(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	foldInto(&out, text)
	return out.String()
}

// foldInto folds a text onto the end of another. What stays as it is goes over in
// stretches.
func foldInto(out *strings.Builder, text string) {
	from := 0
	for at, c := range text {
		switch {
		case c > '\u3000' && c < '\ufeff', c > ' ' && c < 0x7f:
			continue
		case unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff':
			out.WriteString(text[from:at])
		case half(c) != c || c == utf8.RuneError:
			out.WriteString(text[from:at])
			out.WriteRune(half(c))
		default:
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		from = at + size
	}
	out.WriteString(text[from:])
}

func half(c rune) rune {
	if c >= '！' && c <= '～' {
		return c - 0xfee0
	}
	return c
}

// heads are the ways in which a clause begins, outermost first.
var heads = []*regexp.Regexp{
	regexp.MustCompile(`^(第[一二三四五六七八九十百零〇0-9]+[条章节])`),
	regexp.MustCompile(`^([一二三四五六七八九十百]+)、`),
	regexp.MustCompile(`^[（(]([一二三四五六七八九十百]+)[）)]`),
	regexp.MustCompile(`^([0-9]{1,3})[.．、](?:[^0-9]|$)`),
	regexp.MustCompile(`^[（(]([0-9]{1,3})[）)]`),
}

// readLaw folds a text and finds its numbered clauses.
func readLaw(text string) *lawText {
	l := &lawText{byKey: map[string]int{}, breaks: map[int]bool{}}
	var folded strings.Builder
	folded.Grow(len(text))
	path := make([]string, len(heads))
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		if strings.HasPrefix(trimmed, "附件") {
			// What follows is the list of annexes, whose numbers are no clauses.
			l.close(folded.Len(), 0)
			path = make([]string, len(heads))
		} else if level, number := headOf(trimmed); level >= 0 {
			l.close(folded.Len(), level)
			path[level] = number
			clear(path[level+1:])
			// Numbers outside any clause are lists of annexes.
			if level < 3 || len(l.open) > 0 {
				l.enter(lawClause{key: pathKey(path), heading: headingOf(trimmed), level: level, from: folded.Len(), line: i + 1})
			}
		}
		l.breaks[folded.Len()] = true
		foldInto(&folded, line)
	}
	l.folded = folded.String()
	l.close(len(l.folded), 0)
	return l
}

func (l *lawText) enter(c lawClause) {
	at := len(l.clauses)
	l.clauses = append(l.clauses, c)
	l.open = append(l.open, at)
	if _, known := l.byKey[c.key]; !known {
		l.byKey[c.key] = at
	}
}

// close ends the open clauses of a level and below.
func (l *lawText) close(at, level int) {
	for len(l.open) > 0 {
		last := &l.clauses[l.open[len(l.open)-1]]
		if last.level < level {
			return
		}
		last.to = at
		l.open = l.open[:len(l.open)-1]
	}
}

func headOf(line string) (int, string) {
	if c, _ := utf8.DecodeRuneInString(line); !strings.ContainsRune("第一二三四五六七八九十百（(0123456789", c) {
		return -1, ""
	}
	for level, re := range heads {
		if m := re.FindStringSubmatch(line); m != nil {
			return level, m[1]
		}
	}
	return -1, ""
}

// pathKey writes a clause's number as citations do: 四(六), 四(六)1, 第三条(一).
func pathKey(path []string) string {
	key := path[0] + path[1]
	if path[2] != "" {
		key += "(" + path[2] + ")"
	}
	key += path[3]
	if path[4] != "" {
		key += "(" + path[4] + ")"
	}
	return key
}

// headingOf is the beginning of a clause, for lists.
func headingOf(line string) string {
	if i := strings.IndexAny(line, "。；"); i > 0 {
		line = line[:i]
	}
	return short(line)
}

// clauseKey is a written clause number in the form of the keys: half-width
// parentheses, no blanks.
func clauseKey(clause string) string { return fold(clause) }

var numberedKey = regexp.MustCompile(`^(第[一二三四五六七八九十百零〇0-9]+[条章节])?[一二三四五六七八九十百]*(\([一二三四五六七八九十百]+\))?[0-9]*(\([0-9]+\))?$`)

// numbered reports whether a clause is written in the style that readLaw finds.
func numbered(key string) bool { return key != "" && numberedKey.MatchString(key) }

func (l *lawText) clause(key string) *lawClause {
	if i, ok := l.byKey[key]; ok {
		return &l.clauses[i]
	}
	return nil
}

// clauseAt is the key of the innermost clause at an offset; "" outside all.
func (l *lawText) clauseAt(at int) string {
	// Clauses stand in the order of the text and nest: the innermost is the last
	// that began before and has not ended.
	i := sort.Search(len(l.clauses), func(i int) bool { return l.clauses[i].from > at })
	for steps := 0; i > 0 && steps < 1000; steps++ {
		i--
		if at < l.clauses[i].to {
			return l.clauses[i].key
		}
	}
	return ""
}

// leaves are the clauses without sub-clauses.
func (l *lawText) leaves() []lawClause {
	var out []lawClause
	for i, c := range l.clauses {
		if i+1 < len(l.clauses) && l.clauses[i+1].level > c.level && l.clauses[i+1].from < c.to {
			continue
		}
		out = append(out, c)
	}
	return out
}

// find gives every place of a quote. … stands for text left out inside one
// clause.
func (l *lawText) find(quote string) ([]span, bool) {
	var out []span
	l.search(quote, 0, len(l.folded), func(s span) bool {
		out = append(out, s)
		return true
	})
	return out, len(out) > 0
}

// holds reports whether a quote stands within a clause.
func (l *lawText) holds(quote string, in *lawClause) bool {
	found := false
	l.search(quote, in.from, in.to, func(s span) bool {
		found = s.to <= in.to
		return !found
	})
	return found
}

// search calls visit for every place of a quote that begins in a stretch of the
// text, until visit has seen enough.
func (l *lawText) search(quote string, from, to int, visit func(s span) bool) {
	parts := strings.FieldsFunc(fold(quote), func(c rune) bool { return c == '…' })
	if len(parts) == 0 {
		return
	}
	for {
		i := strings.Index(l.folded[from:to], parts[0])
		if i < 0 {
			return
		}
		start := from + i
		if end, ok := l.rest(start+len(parts[0]), parts[1:]); ok && !visit(span{start, end}) {
			return
		}
		_, size := utf8.DecodeRuneInString(l.folded[start:])
		from = start + size
	}
}

// rest finds the further parts of a quote after an offset, within its clause.
func (l *lawText) rest(at int, parts []string) (int, bool) {
	limit := len(l.folded)
	if len(parts) > 0 {
		limit = l.clauseEnd(at - 1)
	}
	for _, p := range parts {
		i := strings.Index(l.folded[at:limit], p)
		if i < 0 {
			return 0, false
		}
		at += i + len(p)
	}
	return at, true
}

// clauseEnd is where the innermost clause at an offset ends, or one within it
// begins.
func (l *lawText) clauseEnd(at int) int {
	i := sort.Search(len(l.clauses), func(i int) bool { return l.clauses[i].from > at })
	if i < len(l.clauses) {
		next := l.clauses[i].from
		if i > 0 {
			return min(next, max(l.clauses[i-1].to, at+1))
		}
		return next
	}
	if i > 0 && at < l.clauses[i-1].to {
		return l.clauses[i-1].to
	}
	return len(l.folded)
}
