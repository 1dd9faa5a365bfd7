package workbook

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/intake"
)

// Book is an opened workbook: its sheets with content, in their order.
type Book struct {
	Sheets []*Sheet
}

// Sheet is one sheet. Its Table may be walked once; [Sheet.Err] then says whether
// that came to its end.
type Sheet struct {
	Name          string
	Hidden        bool
	HiddenRows    int
	HiddenColumns bool
	Table         intake.Table

	part    string
	data    []byte
	shared  []string
	formats []format
	err     error
}

// Err is the fault that ended the walk over the rows; nil when there was none.
func (s *Sheet) Err() error { return s.err }

// Open reads everything of a workbook but the rows of its sheets. The error is
// an [*Error].
func Open(data []byte) (*Book, error) {
	p, err := unzip(data)
	if err != nil {
		return nil, err
	}
	r := opener{pack: p}
	main, err := r.main()
	if err != nil {
		return nil, err
	}
	if err := r.workbook(main); err != nil {
		return nil, err
	}
	if r.part("vbaProject") != "" {
		return nil, failed("xlsx-macros")
	}
	if err := r.texts(); err != nil {
		return nil, err
	}
	if err := r.styles(); err != nil {
		return nil, err
	}
	return r.open()
}

type opener struct {
	*pack
	names     []entry
	relations map[string]relation
	date1904  bool
	shared    []string
	formats   []format
}

type entry struct {
	name, id string
	hidden   bool
}

type relation struct{ kind, part string }

// main finds the workbook's own part.
func (r *opener) main() (string, error) {
	if !r.has("_rels/.rels") {
		return "", failed("xlsx-not-zip")
	}
	list, err := r.related("_rels/.rels", "")
	if err != nil {
		return "", err
	}
	for _, rel := range list {
		if rel.kind == "officeDocument" {
			return rel.part, nil
		}
	}
	return "", failed("xlsx-not-zip")
}

// related reads a part of relations, by their ids.
func (r *opener) related(part, from string) (map[string]relation, error) {
	data, err := r.read(part)
	if err != nil {
		return nil, err
	}
	list := map[string]relation{}
	err = walk(part, data).each(func(e *xml.StartElement) {
		if e.Name.Local == "Relationship" && attr(e, "TargetMode") != "External" {
			kind := attr(e, "Type")
			list[attr(e, "Id")] = relation{kind[strings.LastIndexByte(kind, '/')+1:], target(from, attr(e, "Target"))}
		}
	})
	return list, err
}

func (r *opener) workbook(main string) error {
	data, err := r.read(main)
	if err != nil {
		return err
	}
	err = walk(main, data).each(func(e *xml.StartElement) {
		switch e.Name.Local {
		case "workbookPr":
			r.date1904 = flagged(e, "date1904")
		case "sheet":
			state := attr(e, "state")
			r.names = append(r.names, entry{attr(e, "name"), attr(e, "id"), state == "hidden" || state == "veryHidden"})
		}
	})
	if err != nil {
		return err
	}
	r.relations, err = r.related(relationsOf(main), main)
	return err
}

// part is the first part of a kind; "" where the workbook has none.
func (r *opener) part(kind string) string {
	for _, rel := range r.relations {
		if rel.kind == kind && r.has(rel.part) {
			return rel.part
		}
	}
	return ""
}

func (r *opener) texts() error {
	part := r.part("sharedStrings")
	if part == "" {
		return nil
	}
	data, err := r.read(part)
	if err != nil {
		return err
	}
	w := walk(part, data)
	for tok := w.next(); tok != nil; tok = w.next() {
		if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "si" {
			r.shared = append(r.shared, w.richText())
		}
	}
	return w.err
}

// open makes the sheets, leaving out those without content.
func (r *opener) open() (*Book, error) {
	b := &Book{}
	blank := blankTexts(r.shared)
	for _, n := range r.names {
		rel, ok := r.relations[n.id]
		if !ok || rel.kind != "worksheet" {
			continue
		}
		data, err := r.read(rel.part)
		if err != nil {
			return nil, err
		}
		s := &Sheet{Name: n.name, Hidden: n.hidden, part: rel.part, data: data, shared: r.shared, formats: r.formats}
		c := count(data, blank)
		if len(c.merged) > maxMerged {
			return nil, failed("xlsx-merged", "sheet", n.name, "limit", strconv.Itoa(maxMerged))
		}
		s.HiddenRows, s.HiddenColumns = c.hiddenRows, c.hiddenColumns
		s.Table = intake.Table{Sheet: n.name, Rows: s.rows, Counted: c.rows, Merged: c.merged, Date1904: r.date1904}
		if c.rows > 0 || c.doctype {
			b.Sheets = append(b.Sheets, s)
		}
	}
	if len(b.Sheets) == 0 {
		return nil, failed("xlsx-no-sheet")
	}
	if len(b.Sheets) == 1 {
		b.Sheets[0].Table.Sheet = ""
	}
	return b, nil
}
