package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
)

const maxNesting = 64

// walker gives the elements of a part one after the other. The first fault ends
// it and is kept in err.
type walker struct {
	part  string
	dec   *xml.Decoder
	depth int
	row   int // where a sheet is, for messages
	err   error
}

func walk(part string, data []byte) *walker {
	return &walker{part: part, dec: xml.NewDecoder(bytes.NewReader(data))}
}

// next is the next start, end or text; nil at the end or at a fault.
func (w *walker) next() xml.Token {
	if w.err != nil {
		return nil
	}
	tok, err := w.dec.Token()
	if err != nil {
		if !errors.Is(err, io.EOF) || w.depth > 0 {
			w.broken(err)
		}
		return nil
	}
	switch tok.(type) {
	case xml.Directive:
		w.err = failed("xlsx-doctype", "part", w.part)
		return nil
	case xml.StartElement:
		if w.depth++; w.depth > maxNesting {
			w.broken(errors.New("nesting"))
			return nil
		}
	case xml.EndElement:
		w.depth--
	}
	return tok
}

func (w *walker) broken(err error) {
	var syntax *xml.SyntaxError
	why := ""
	if errors.As(err, &syntax) {
		// The text of the error may quote the file: only its line is told.
		why = "XML line " + strconv.Itoa(syntax.Line)
	}
	w.err = failed("xlsx-xml", "part", w.part, "why", why)
	if w.row > 0 {
		w.err = failed("xlsx-xml", "part", w.part, "why", why, "row", strconv.Itoa(w.row))
	}
}

// each calls visit for every start element until the part ends.
func (w *walker) each(visit func(e *xml.StartElement)) error {
	for tok := w.next(); tok != nil; tok = w.next() {
		if e, ok := tok.(xml.StartElement); ok {
			visit(&e)
		}
	}
	return w.err
}

func attr(e *xml.StartElement, name string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == name {
			return e.Attr[i].Value
		}
	}
	return ""
}

// flagged reports whether an attribute is set to true.
func flagged(e *xml.StartElement, name string) bool {
	v := attr(e, name)
	return v == "1" || v == "true"
}
