package formula

import (
	"errors"
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
)

// numeral reads a number as analysts write it: digits, 70%, 30万, 1.5亿.
func (s *scanner) numeral() {
	char, at := s.char, s.at
	if s.dateShaped(char, at) {
		return
	}
	digits := s.digits()
	factor, percent := s.suffix()
	if r := s.peek(); nameRune(r) || r == '.' && s.peekAt(1) != '.' {
		s.badNumeral(char, at, digits)
		return
	}
	num, err := exact.Parse(digits)
	if err != nil {
		s.numeralError(char, digits, err)
	}
	t := s.add(numeral, char, at, "1")
	t.num, t.percent = exact.Mul(num, factor), percent
}

// digits reads what exact.Parse reads; a point belongs to it only before a digit.
func (s *scanner) digits() string {
	var out []byte
	run := func() {
		for r := s.peek(); r >= '0' && r <= '9'; r = s.peek() {
			out = append(out, byte(s.take()))
		}
	}
	run()
	if s.peek() == '.' && digit(s.peekAt(1)) {
		out = append(out, byte(s.take()))
		run()
	}
	if r := s.peek(); r == 'e' || r == 'E' {
		next := s.peekAt(1)
		if digit(next) || (next == '+' || next == '-') && digit(s.peekAt(2)) {
			out = append(out, byte(s.take()), byte(s.take()))
			run()
		}
	}
	return string(out)
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// suffix reads %, 万 or 亿 directly after the digits and gives their factor.
func (s *scanner) suffix() (factor exact.Num, percent bool) {
	switch s.peek() {
	case '%':
		s.take()
		return exact.Frac(1, 100), true
	case '万':
		s.skip(1)
		if s.peek() == '亿' {
			s.skip(1)
			return exact.Int(1e12), false
		}
		return exact.Int(1e4), false
	case '亿':
		s.skip(1)
		return exact.Int(1e8), false
	}
	return exact.Int(1), false
}

// numeralError says why a numeral cannot be read; its token stands for 0.
func (s *scanner) numeralError(char int, digits string, err error) {
	var bad *exact.SyntaxError
	code := "expr-number"
	if errors.As(err, &bad) {
		switch bad.Reason {
		case exact.TooManyDigits:
			code = "expr-number-digits"
		case exact.ExponentRange:
			code = "expr-number-exponent"
		case exact.LeadingZero:
			p := s.report(char, s.char, "expr-number-zero", "seen", clip(digits), "want", strings.TrimLeft(digits, "0"))
			p.Fix = p.Args["want"]
			return
		}
	}
	s.report(char, s.char, code, "seen", clip(digits))
}

// badNumeral reads on to the end of what follows the digits without a blank, and
// says what is wrong with the whole.
func (s *scanner) badNumeral(char, at int, digits string) {
	for r := s.peek(); nameRune(r) || r == '.' && s.peekAt(1) != '.'; r = s.peek() {
		s.take()
	}
	seen := s.text[at:s.at]
	rest := seen[min(len(digits), len(seen)):]
	code, want := "expr-number", ""
	switch {
	case strings.HasPrefix(rest, "万元"), strings.HasPrefix(rest, "亿元"):
		code, want = "expr-number-unit", digits+rest[:len("万")]
	case rest == "元":
		code, want = "expr-number-unit", digits
	case strings.HasPrefix(rest, "千"), strings.HasPrefix(rest, "百"):
		code, want = "expr-number-unit", digits+zeros(rest)
	case digits == "0" && len(rest) > 1 && strings.ContainsRune("xXoObB", rune(rest[0])):
		code = "expr-number-base"
	case strings.HasPrefix(rest, "_"):
		code, want = "expr-number-mark", strings.ReplaceAll(seen, "_", "")
	case rest == ".":
		code, want = "expr-number-point", digits
	case strings.HasPrefix(rest, "%"):
		code, want = "expr-percent-operand", digits+" % "+rest[1:]
	case !strings.Contains(seen, "."):
		code = "expr-name-digit"
	}
	p := s.report(char, s.char, code, "seen", clip(seen), "want", clip(want))
	p.Fix = want
	s.add(numeral, char, at, "1")
}

func zeros(rest string) string {
	if strings.HasPrefix(rest, "千") {
		return "000"
	}
	return "00"
}

// dateShaped reads 2025-02-07, 2025/2/7, 2025.2.7 or 2025年2月7日 without blanks,
// which would otherwise be a difference or a quotient, and says to write date("…").
func (s *scanner) dateShaped(char, at int) bool {
	length := dateLength(s.text[at:])
	if length == 0 {
		return false
	}
	for s.at < at+length {
		s.skip(1)
	}
	seen := s.text[at:s.at]
	want := "2025-02-07"
	day, err := civil.ParseLooseDate(strings.ReplaceAll(seen, ".", "-"))
	if err == nil {
		want = day.String()
	}
	want = "date(\"" + want + "\")"
	p := s.report(char, s.char, "expr-date", "seen", seen, "want", want)
	if err == nil {
		p.Fix = want
	}
	s.add(word, char, at, want)
	return true
}

// dateLength is the length in bytes of a date at the start of a text, or 0.
func dateLength(text string) int {
	for _, marks := range [][3]string{{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}} {
		if n := datePattern(text, marks); n > 0 {
			return n
		}
	}
	return 0
}

func datePattern(text string, marks [3]string) int {
	i := 0
	for k, most := range []int{4, 2, 2} {
		n := 0
		for i+n < len(text) && digit(rune(text[i+n])) {
			n++
		}
		if n == 0 || n > most || k == 0 && n != 4 {
			return 0
		}
		if !strings.HasPrefix(text[i+n:], marks[k]) {
			return 0
		}
		i += n + len(marks[k])
	}
	return i
}
