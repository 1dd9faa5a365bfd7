package policyfile

import (
	"errors"
	"regexp"
	"strings"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
)

// numeral reads a number of a policy: digits, a percent (70%), a number with 万
// or 亿 (30万), or a fraction (2/7). kind says which of them it was.
func numeral(text string) (v exact.Num, kind numeralKind, err error) {
	if top, bottom, ok := strings.Cut(text, "/"); ok {
		return fraction(top, bottom)
	}
	body, factor, kind := text, exact.Int(1), plainNumeral
	switch {
	case strings.HasSuffix(text, "%"):
		body, factor, kind = strings.TrimSuffix(text, "%"), exact.Frac(1, 100), percentNumeral
	case strings.HasSuffix(text, "万"):
		body, factor = strings.TrimSuffix(text, "万"), exact.Int(10_000)
	case strings.HasSuffix(text, "亿"):
		body, factor = strings.TrimSuffix(text, "亿"), exact.Int(100_000_000)
	}
	v, err = exact.Parse(body)
	if err != nil {
		return exact.Num{}, kind, err
	}
	return exact.Mul(v, factor), kind, nil
}

type numeralKind uint8

const (
	plainNumeral numeralKind = iota
	percentNumeral
	fractionNumeral
)

func fraction(top, bottom string) (exact.Num, numeralKind, error) {
	a, err := exact.Parse(strings.TrimSpace(top))
	if err != nil {
		return exact.Num{}, fractionNumeral, err
	}
	b, err := exact.Parse(strings.TrimSpace(bottom))
	if err != nil {
		return exact.Num{}, fractionNumeral, err
	}
	v, ok := exact.Div(a, b)
	if !ok {
		return exact.Num{}, fractionNumeral, &exact.SyntaxError{Reason: exact.NotANumber}
	}
	return v, fractionNumeral, nil
}

// numberLike matches texts that some reader of YAML takes for a number though
// they are no numeral of ours.
var numberLike = regexp.MustCompile(`^[+-]?(0[0-9]+(\.[0-9]+)?|0[xob][0-9a-fA-F_]+|[0-9][0-9_,]*_[0-9_]*|[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|\.(inf|Inf|INF|nan|NaN|NAN)|[0-9]+(:[0-9]{1,2})+|\.[0-9]+|[0-9]+\.)%?$`)

// numeralFix is what a text that only looks like a number should be written as;
// "" where that cannot be told.
func numeralFix(text string) string {
	if !numberLike.MatchString(text) || strings.ContainsAny(text, ":xobiInN") {
		return ""
	}
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign = "-"
	}
	body := strings.NewReplacer("_", "", ",", "", "+", "", "-", "").Replace(text)
	body = strings.TrimLeft(body, "0")
	if body == "" || body[0] == '.' || body[0] == '%' {
		body = "0" + body
	}
	return sign + strings.TrimSuffix(body, ".")
}

// numeralReason is the term that says why a text is no numeral.
func numeralReason(err error) string {
	var syntax *exact.SyntaxError
	if !errors.As(err, &syntax) {
		return "number-not"
	}
	switch syntax.Reason {
	case exact.TooManyDigits:
		return "number-digits"
	case exact.ExponentRange:
		return "number-exponent"
	case exact.LeadingZero:
		return "number-zero"
	}
	return "number-not"
}

// number reads the number at a scalar.
func (r *reader) number(n *document.Node, what string) (exact.Num, bool) {
	if n == nil || n.Bad {
		return exact.Num{}, false
	}
	if n.Kind != document.Scalar {
		r.fault(n, "policy-scalar", "what", what)
		return exact.Num{}, false
	}
	v, _, err := numeral(n.Text)
	if err == nil {
		return v, true
	}
	fix := numeralFix(n.Text)
	f := r.fault(n, "policy-number", "what", what, "got", short(n.Text), "reason", numeralReason(err), "fix", fix)
	if fix != "" {
		f.Fix = &document.Fix{Place: n.Place(), Text: fix}
	}
	return exact.Num{}, false
}

// number is the number under a key.
func (o object) number(key string) (exact.Num, bool) {
	return o.reader.number(o.get(key), o.path(key))
}

// short cuts a text for a message.
func short(text string) string {
	runes := []rune(text)
	if len(runes) <= 40 {
		return text
	}
	return string(runes[:40]) + "…"
}
