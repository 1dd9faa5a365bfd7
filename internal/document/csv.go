package document

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// MaxRows is how many rows a CSV file of a policy may have.
const MaxRows = 20_000

// ReadCSV reads a CSV file: a list of rows, each a list of cells, the header
// first. Cells are parted by commas; one in quotes may hold commas, line breaks and
// doubled quotes. Blanks around a cell without quotes are none of it, and a line of
// nothing but blanks is no row. Every row has as many cells as the header; like
// [Read], it never fails.
func ReadCSV(name string, text []byte) *File {
	f := &File{Name: name, Text: strings.TrimPrefix(string(text), byteOrderMark)}
	f.lines = lineStarts(f.Text)
	if !f.readable() {
		return f
	}
	s := &sheet{file: f, text: f.Text, line: 1, column: 1}
	root := s.rows()
	if len(f.Findings) == 0 && len(root.Items) == 0 {
		f.add("csv-empty", f.PlaceAt(0, 1))
	}
	if len(f.Findings) == 0 {
		f.Root = root
	}
	return f
}

// sheet walks through a CSV text. Line and column are those of at.
type sheet struct {
	file         *File
	text         string
	at           int
	line, column int
}

func (s *sheet) rows() *Node {
	root := s.node(List)
	for s.at < len(s.text) && len(s.file.Findings) == 0 {
		if s.blankLine() {
			continue
		}
		row := s.row()
		switch {
		case len(root.Items) == 0:
		case len(root.Items) > MaxRows:
			s.file.add("csv-rows", row.Place(), "limit", strconv.Itoa(MaxRows))
		case len(row.Items) != len(root.Items[0].Items) && len(s.file.Findings) == 0:
			s.file.add("csv-cells", row.Items[0].Place(), "cells", strconv.Itoa(len(row.Items)), "columns", strconv.Itoa(len(root.Items[0].Items)))
		}
		root.Items = append(root.Items, row)
	}
	return root
}

func (s *sheet) node(kind Kind) *Node {
	n := s.file.fresh()
	n.Kind, n.file, n.offset, n.Line, n.Column = kind, s.file, s.at, s.line, s.column
	return n
}

// blankLine passes over a line without anything in it.
func (s *sheet) blankLine() bool {
	end := s.at
	for end < len(s.text) && (s.text[end] == ' ' || s.text[end] == '\t' || s.text[end] == '\r') {
		end++
	}
	if end < len(s.text) && s.text[end] != '\n' {
		return false
	}
	s.skip(end)
	s.newline()
	return true
}

// skip goes on to an offset in the same line.
func (s *sheet) skip(to int) {
	s.column += utf8.RuneCountInString(s.text[s.at:to])
	s.at = to
}

// newline passes over a line break, if one is here.
func (s *sheet) newline() {
	if s.at < len(s.text) && s.text[s.at] == '\n' {
		s.at++
		s.line++
		s.column = 1
	}
}

// row takes the cells up to the end of the line.
func (s *sheet) row() *Node {
	row := s.node(List)
	for {
		row.Items = append(row.Items, s.cell())
		if s.at >= len(s.text) || s.text[s.at] != ',' || len(s.file.Findings) > 0 {
			s.newline()
			return row
		}
		s.skip(s.at + 1)
	}
}

// blanks passes over what may stand around a cell.
func (s *sheet) blanks() {
	end := s.at
	for end < len(s.text) && (s.text[end] == ' ' || s.text[end] == '\t') {
		end++
	}
	s.skip(end)
}

// cell takes one cell and stops before the comma or line break behind it.
func (s *sheet) cell() *Node {
	s.blanks()
	n := s.node(Scalar)
	n.Style = Cell
	if s.at < len(s.text) && s.text[s.at] == '"' {
		s.quoted(n)
		return n
	}
	end := s.at
	for end < len(s.text) && s.text[end] != ',' && s.text[end] != '\n' {
		if s.text[end] == '"' {
			s.file.add("csv-quote", s.file.PlaceAt(end, end+1))
			return n
		}
		end++
	}
	s.file.normal(n, strings.TrimRight(s.text[s.at:end], " \t\r"))
	s.skip(end)
	return n
}

// quoted takes a cell in quotes.
func (s *sheet) quoted(n *Node) {
	open := s.at
	end := open + 1
	for end < len(s.text) && (s.text[end] != '"' || strings.HasPrefix(s.text[end:], `""`)) {
		if s.text[end] == '"' {
			end++
		}
		end++
	}
	if end >= len(s.text) {
		s.file.add("csv-quote-open", s.file.PlaceAt(open, open+1))
		return
	}
	body := s.text[open+1 : end]
	s.file.normal(n, strings.ReplaceAll(body, `""`, `"`))
	if i := strings.LastIndexByte(body, '\n'); i >= 0 {
		s.line += strings.Count(body, "\n")
		s.at, s.column = open+1+i+1, 1
	}
	s.skip(end + 1)
	s.blanks()
	if strings.HasPrefix(s.text[s.at:], "\r\n") {
		s.skip(s.at + 1)
	}
	if s.at < len(s.text) && s.text[s.at] != ',' && s.text[s.at] != '\n' {
		s.file.add("csv-quote", s.file.PlaceAt(s.at, s.at+1))
	}
}
