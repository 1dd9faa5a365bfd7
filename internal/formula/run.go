package formula

import "github.com/merit-rules/merit/internal/message"

// run is a stretch of look-alike characters, reported as one.
type run struct {
	from, to int
	seen     []rune
	want     []rune
}

// look notes a look-alike at the present character.
func (s *scanner) look(seen, want rune) {
	s.looks++
	if len(s.folded.seen) > 0 && s.folded.to != s.char {
		s.flush()
	}
	if len(s.folded.seen) == 0 {
		s.folded.from = s.char
	}
	s.folded.to = s.char + 1
	s.folded.seen = append(s.folded.seen, seen)
	s.folded.want = append(s.folded.want, want)
}

// flush reports the stretch of look-alikes that has ended.
func (s *scanner) flush() {
	f := s.folded
	if len(f.seen) == 0 {
		return
	}
	s.folded = run{}
	if blank(f.want) {
		s.report(f.from, f.to, "expr-blank", "code", codePoint(f.seen[0])).Fix = " "
		return
	}
	p := s.report(f.from, f.to, lookCode(f.seen[0]), "seen", clip(string(f.seen)), "want", clip(string(f.want)))
	p.Fix = string(f.want)
}

// lookCode is the code for a look-alike: full-width, or another sign.
func lookCode(r rune) string {
	if r >= '！' && r <= '～' {
		return "expr-full-width"
	}
	return "expr-lookalike"
}

func blank(list []rune) bool {
	for _, r := range list {
		if r != ' ' {
			return false
		}
	}
	return true
}

// maxClip is how many characters of a text a message shows.
const maxClip = 40

// clip shortens a text for a message.
func clip(text string) string {
	n := 0
	for i := range text {
		if n++; n > maxClip {
			return text[:i] + "…"
		}
	}
	return text
}

// byPlace brings problems into the order of the text, keeping the order of equals.
func byPlace(a, b message.Problem) int {
	if a.From != b.From {
		return a.From - b.From
	}
	return a.To - b.To
}
