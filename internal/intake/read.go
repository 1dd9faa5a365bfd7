package intake

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/message"
)

// read reads one file, whatever its format.
func (d *desk) read(f *File) {
	d.file = f
	d.files = append(d.files, f.Name)
	d.sheets = append(d.sheets, f.sheet())
	wide, trimmed := d.wide, d.trimmed
	switch {
	case f.Table != nil:
		d.table(f)
	case isArray(f):
		d.array(f)
	case isLines(f):
		d.lines(f)
	default:
		d.csv(f)
	}
	d.countNote("data-note-wide", d.wide-wide)
	d.countNote("data-note-trimmed", d.trimmed-trimmed)
}

// sheet is the name of the sheet that a file is one of; "" for all others.
func (f *File) sheet() string {
	if f.Table == nil {
		return ""
	}
	return f.Table.Sheet
}

// isArray reports whether a file is a JSON list: by its name, or else by its first character.
func isArray(f *File) bool {
	return hasEnding(f.Name, ".json") || !hasEnding(f.Name, ".csv", ".ndjson", ".jsonl") && firstByte(f.Data) == '['
}

func isLines(f *File) bool {
	return hasEnding(f.Name, ".ndjson", ".jsonl") || !hasEnding(f.Name, ".csv") && firstByte(f.Data) == '{'
}

func hasEnding(name string, endings ...string) bool {
	for _, e := range endings {
		if len(name) >= len(e) && strings.EqualFold(name[len(name)-len(e):], e) {
			return true
		}
	}
	return false
}

func firstByte(data []byte) byte {
	data = bytes.TrimPrefix(data, byteOrderMark)
	for _, c := range data {
		if !isBlank(c) {
			return c
		}
	}
	return 0
}

func (d *desk) note(n Note) { d.batch.Notes = append(d.batch.Notes, n) }

// countNote says how often something harmless was met in the file.
func (d *desk) countNote(code string, count int) {
	if count > 0 {
		d.note(Note{File: d.file.Name, Severity: message.Info, Code: code, Args: map[string]string{"count": strconv.Itoa(count)}})
	}
}

func (d *desk) blankRows(count int) { d.countNote("data-note-blank-rows", count) }
