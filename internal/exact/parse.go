package exact

import "math/bits"

// Reason says why a text is no number.
type Reason uint8

// The reasons of a [SyntaxError].
const (
	NotANumber    Reason = iota // the text is not a numeral
	TooManyDigits               // more than MaxDigits significant digits
	ExponentRange               // an exponent, or zeros after the point, beyond MaxExponent
	LeadingZero                 // 010: octal to some, ten to others
)

// String is a short English phrase for the reason.
func (r Reason) String() string {
	switch r {
	case TooManyDigits:
		return "more than 34 significant digits"
	case ExponentRange:
		return "exponent beyond 64"
	case LeadingZero:
		return "leading zero"
	}
	return "not a number"
}

// SyntaxError is the error of [Parse] and [ParseDigits]. It does not hold the text, which may be long and hostile.
type SyntaxError struct{ Reason Reason }

// Error is the reason in English.
func (e *SyntaxError) Error() string { return "exact: " + e.Reason.String() }

// MaxDigits is the number of significant digits that a numeral may have: those from the first that is not zero on,
// zeros at the end included.
const MaxDigits = 34

// tens holds the powers of ten that fit an int64.
var tens = [19]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// Parse reads a numeral: an optional sign, digits, optionally a point and digits, optionally e, a sign and digits.
// There are no blanks, no separators and no unit. The error is a [SyntaxError]; its cost does not depend on the
// exponent.
func Parse(s string) (Num, error) {
	v, used, err := ParseDigits([]byte(s))
	if err != nil {
		return Num{}, err
	}
	if used != len(s) {
		return Num{}, &SyntaxError{NotANumber}
	}
	if hasLeadingZero(s) {
		return Num{}, &SyntaxError{LeadingZero}
	}
	return v, nil
}

func hasLeadingZero(s string) bool {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		s = s[1:]
	}
	return len(s) > 1 && s[0] == '0' && isDigit(s[1])
}

func isDigit(c byte) bool { return c-'0' <= 9 }

// ParseDigits reads the longest numeral at the start of b and says how many bytes it took; what follows is the
// caller's. A sign, leading zeros and a big or small e are allowed; a point or an e without a digit behind it is not
// part of the numeral. It allocates only for numbers that do not fit an int64 fraction. The error is a [SyntaxError].
func ParseDigits(b []byte) (Num, int, error) {
	var t numeral
	i := t.sign(b)
	start := i
	i = t.digits(b, i)
	if i == start {
		return Num{}, 0, &SyntaxError{NotANumber}
	}
	if i+1 < len(b) && b[i] == '.' && isDigit(b[i+1]) {
		point := i + 1
		i = t.digits(b, point)
		t.scale = i - point
	}
	if i < len(b) && b[i]|0x20 == 'e' {
		i = t.exponent(b, i)
	}
	v, err := t.value()
	return v, i, err
}

// numeral is what has been read of a numeral: its digits as a number (in two halves of at most 18 and the rest),
// how many of them are significant and how many stand behind the point.
type numeral struct {
	neg         bool
	head, tail  uint64
	significant int
	scale       int
	exp         int
}

func (t *numeral) sign(b []byte) int {
	if len(b) > 0 && (b[0] == '-' || b[0] == '+') {
		t.neg = b[0] == '-'
		return 1
	}
	return 0
}

// headDigits is how many digits the first word takes.
const headDigits = 18

func (t *numeral) digits(b []byte, i int) int {
	for ; i < len(b) && isDigit(b[i]); i++ {
		c := uint64(b[i] - '0')
		switch {
		case t.significant == 0 && c == 0:
		case t.significant < headDigits:
			t.head = t.head*10 + c
			t.significant++
		default:
			if t.significant < MaxDigits {
				t.tail = t.tail*10 + c
			}
			t.significant++
		}
	}
	return i
}

// exponent reads the part that begins with e at b[i], if it is one.
func (t *numeral) exponent(b []byte, i int) int {
	j := i + 1
	neg := false
	if j < len(b) && (b[j] == '-' || b[j] == '+') {
		neg = b[j] == '-'
		j++
	}
	if j == len(b) || !isDigit(b[j]) {
		return i
	}
	for ; j < len(b) && isDigit(b[j]); j++ {
		// Beyond the limit the value no longer matters.
		t.exp = min(t.exp*10+int(b[j]-'0'), 1000)
	}
	if neg {
		t.exp = -t.exp
	}
	return j
}

func (t *numeral) value() (Num, error) {
	zeros := t.scale - t.significant // zeros between the point and the first digit that counts
	switch {
	case t.significant > MaxDigits:
		return Num{}, &SyntaxError{TooManyDigits}
	case t.exp > MaxExponent || t.exp < -MaxExponent || zeros > MaxExponent:
		return Num{}, &SyntaxError{ExponentRange}
	case t.significant == 0:
		return Num{}, nil
	}
	power := t.exp - t.scale
	if t.significant <= headDigits && power <= 0 && -power < len(tens) {
		n := int64(t.head)
		if t.neg {
			n = -n
		}
		return Num{n: n, k: tens[-power] - 1}, nil
	}
	return t.large(power), nil
}

// large is the value of a numeral that the common form may not hold.
func (t *numeral) large(power int) Num {
	var digits [2]uint64
	rest := max(t.significant-headDigits, 0)
	var carry uint64
	digits[1], digits[0] = bits.Mul64(t.head, uint64(tens[rest]))
	digits[0], carry = bits.Add64(digits[0], t.tail, 0)
	digits[1] += carry
	v := ratio{neg: t.neg, n: nat(digits[:]).trim(), d: nat{1}}.held()
	return Mul(v, Power10(power))
}
