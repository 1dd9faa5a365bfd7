package intake

import (
	"bytes"
	"strconv"
)

// The counters of this file find the number of rows of a file by other means
// than the readers do, and share nothing with them. Where the two disagree, a
// row was lost or made up, and the file is refused.

// agree refuses the file when the reader and the counter found different numbers of rows.
func (d *desk) agree(read, counted int) {
	if read != counted {
		d.fault(0, "data-count", "read", strconv.Itoa(read), "counted", strconv.Itoa(counted))
	}
}

// countRecords counts the records of CSV text that hold anything: lines with an
// even number of quotes end a record.
func countRecords(text []byte) int {
	count, within, filled := 0, false, false
	for line := range bytes.Lines(text) {
		if bytes.Count(line, []byte{'"'})%2 == 1 {
			within = !within
		}
		if !filled && !bytes.HasPrefix(line, []byte(",")) && line[0] > ' ' && line[0] < 0x80 && line[0] != '"' {
			filled = true
		}
		filled = filled || len(bytes.Trim(line, ", \t\r\n\"\u00a0\u3000")) > 0
		if !within {
			if filled {
				count++
			}
			filled = false
		}
	}
	if within && filled {
		count++
	}
	return count
}

// countLines counts the lines of NDJSON that hold anything.
func countLines(text []byte) int {
	count := 0
	for line := range bytes.Lines(text) {
		if line[0] == '{' || len(bytes.TrimSpace(line)) > 0 {
			count++
		}
	}
	return count
}

// countElements counts the elements of the JSON list that text is, by counting
// the commas that stand in no other list, record or text.
func countElements(text []byte) int {
	depth, commas, filled := 0, 0, false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			filled = true
			i = closingQuote(text, i)
		case '[', '{':
			filled = filled || depth > 0
			depth++
		case ']', '}':
			depth--
		case ',':
			if depth == 1 {
				commas++
			}
		case ' ', '\t', '\r', '\n':
		default:
			filled = true
		}
	}
	if !filled {
		return 0
	}
	return commas + 1
}

// closingQuote is where the text that begins at text[at] ends.
func closingQuote(text []byte, at int) int {
	for i := at + 1; i < len(text); {
		n := bytes.IndexByte(text[i:], '"')
		if n < 0 {
			break
		}
		end := i + n
		slashes := 0
		for text[end-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return end
		}
		i = end + 1
	}
	return len(text)
}
