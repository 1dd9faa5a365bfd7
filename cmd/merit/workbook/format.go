package workbook

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
)

// format is what a number format does to a number, as far as it matters here.
type format struct {
	date    bool
	percent bool
	fixed   bool // a plain pattern of zeros: Digits before, Places after the point
	digits  int
	places  int
}

// styles reads which format each style of a cell has.
func (r *opener) styles() error {
	part := r.part("styles")
	if part == "" {
		return nil
	}
	data, err := r.read(part)
	if err != nil {
		return err
	}
	custom := map[string]string{}
	inside := false
	w := walk(part, data)
	for tok := w.next(); tok != nil; tok = w.next() {
		switch e := tok.(type) {
		case xml.EndElement:
			inside = inside && e.Name.Local != "cellXfs"
		case xml.StartElement:
			switch {
			case e.Name.Local == "numFmt":
				custom[attr(&e, "numFmtId")] = attr(&e, "formatCode")
			case e.Name.Local == "cellXfs":
				inside = true
			case e.Name.Local == "xf" && inside:
				r.formats = append(r.formats, formatOf(attr(&e, "numFmtId"), custom))
			}
		}
	}
	return w.err
}

// builtin are the formats without a code of their own that are told apart here.
var builtin = map[int]string{1: "0", 2: "0.00", 9: "0%", 10: "0.00%"}

func formatOf(id string, custom map[string]string) format {
	if code, ok := custom[id]; ok {
		return parseFormat(code)
	}
	n, err := strconv.Atoi(id)
	if err != nil {
		return format{}
	}
	// 14 to 22 and 45 to 47 are dates and times everywhere, 27 to 36 and 50 to 58
	// in Chinese, Japanese and Korean editions.
	if n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58 {
		return format{date: true}
	}
	return parseFormat(builtin[n])
}

// parseFormat reads the first section of a format code.
func parseFormat(code string) format {
	code, _, _ = strings.Cut(code, ";")
	bare := bareCode(code)
	f := format{percent: strings.Contains(bare, "%")}
	if strings.ContainsAny(bare, "yYdD") || strings.ContainsAny(bare, "mMhHsS") && !strings.ContainsAny(bare, "0#?") {
		return format{date: !strings.EqualFold(bare, "general")}
	}
	body := strings.TrimSuffix(code, "%")
	whole, fraction, _ := strings.Cut(body, ".")
	if whole != "" && strings.Trim(whole, "0") == "" && strings.Trim(fraction, "0") == "" {
		f.fixed, f.digits, f.places = true, len(whole), len(fraction)
	}
	return f
}

// bareCode leaves out of a code what is shown as it stands and what is in brackets.
func bareCode(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			if end := strings.IndexByte(code[i+1:], '"'); end >= 0 {
				i += end + 1
			}
		case '[':
			if end := strings.IndexByte(code[i:], ']'); end >= 0 {
				i += end
			}
		case '\\', '_', '*':
			i++
		default:
			b.WriteByte(code[i])
		}
	}
	return b.String()
}

// shown is what the format makes of a stored number where that is another one or
// has leading zeros; "" where it is the same or the format is not a plain pattern.
func (f *format) shown(stored string) string {
	x, ok := decimalOf(stored)
	if !f.fixed || !ok {
		return ""
	}
	if f.percent {
		x = exact.Mul(x, exact.Int(100))
	}
	seen := x.Round(f.places, exact.HalfUp)
	text := seen.Abs().Approx(f.places)
	whole, fraction, _ := strings.Cut(text, ".")
	if exact.Equal(seen, x) && len(whole) >= f.digits {
		return ""
	}
	text = strings.Repeat("0", max(0, f.digits-len(whole))) + whole
	if f.places > 0 {
		text += "." + fraction + strings.Repeat("0", max(0, f.places-len(fraction)))
	}
	if seen.Sign() < 0 {
		text = "-" + text
	}
	if f.percent {
		text += "%"
	}
	return text
}

// decimalOf is the decimal of at most 15 digits that a stored number shows as: a
// cell holds a double, and spreadsheets round it so. It is only compared with what
// is shown; the value of the cell is read by package intake, which rounds nothing.
func decimalOf(stored string) (exact.Num, bool) {
	x, err := strconv.ParseFloat(stored, 64)
	if err != nil {
		return exact.Num{}, false
	}
	n, err := exact.Parse(strconv.FormatFloat(x, 'e', 14, 64))
	return n, err == nil
}
