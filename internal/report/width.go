package report

import (
	"strings"

	"github.com/merit-rules/merit/internal/cells"
)

// pad fills a text with blanks to a width; right puts the blanks in front.
func pad(s string, w int, right bool) string {
	blanks := strings.Repeat(" ", max(0, w-cells.Width(s)))
	if right {
		return blanks + s
	}
	return s + blanks
}

const hexDigits = "0123456789ABCDEF"

// Safe makes a text fit for a terminal: what would move the cursor, change
// colours or turn the direction of writing becomes its code point, \u{1B}. Line
// ends are such characters too; callers write their own.
func Safe(s string) string {
	if strings.IndexFunc(s, unsafe) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if !unsafe(r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(`\u{`)
		b.WriteString(codePoint(r))
		b.WriteByte('}')
	}
	return b.String()
}

func unsafe(r rune) bool {
	return r < 0x20 || r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFEFF ||
		r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F
}

func codePoint(r rune) string {
	var digits []byte
	for ; r > 0 || len(digits) == 0; r >>= 4 {
		digits = append([]byte{hexDigits[r&15]}, digits...)
	}
	return string(digits)
}
