package draft

import (
	"archive/zip"
	"bytes"
	"strings"
)

// writer puts the parts of a book into the container.
type writer struct {
	zip    *zip.Writer
	styles *styles
	first  int // the sheet that is shown first
	err    error
}

// Bytes is the workbook as a file.
func (b *Book) Bytes() ([]byte, error) {
	var buf bytes.Buffer
	w := &writer{zip: zip.NewWriter(&buf), styles: newStyles(), first: b.firstShown()}
	w.part("[Content_Types].xml", b.contentTypes())
	w.part("_rels/.rels", relations(
		[2]string{relationNS + "/officeDocument", "xl/workbook.xml"},
		[2]string{"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"}))
	w.part("docProps/core.xml", b.properties())
	w.part("xl/workbook.xml", b.workbook(w.first))
	w.part("xl/_rels/workbook.xml.rels", b.relations())
	for i, s := range b.Sheets {
		w.sheet(s, i+1)
		if len(s.Comments) > 0 {
			n := itoa(i + 1)
			w.part("xl/worksheets/_rels/sheet"+n+".xml.rels", relations(
				[2]string{relationNS + "/vmlDrawing", "../drawings/vmlDrawing" + n + ".vml"},
				[2]string{relationNS + "/comments", "../comments" + n + ".xml"}))
			w.part("xl/comments"+n+".xml", CommentsPart(s.Comments))
			w.part("xl/drawings/vmlDrawing"+n+".vml", DrawingPart(s.Comments))
		}
	}
	w.part("xl/styles.xml", w.styles.xml())
	if err := w.zip.Close(); w.err == nil {
		w.err = err
	}
	return buf.Bytes(), w.err
}

// january1980 is the earliest day that the container can name. All parts bear it,
// so that the same book is the same file tomorrow.
const january1980 = 1<<5 | 1

func (w *writer) part(name, text string) {
	if w.err != nil {
		return
	}
	part, err := w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: january1980})
	if err == nil {
		_, err = part.Write([]byte(text))
	}
	w.err = err
}

func (b *Book) firstShown() int {
	for i, s := range b.Sheets {
		if !s.Hidden {
			return i + 1
		}
	}
	return 1
}

func (b *Book) contentTypes() string {
	const prefix = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	var out strings.Builder
	out.WriteString(head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + prefix + `sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + prefix + `styles+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`)
	for i, s := range b.Sheets {
		out.WriteString(`<Override PartName="/xl/worksheets/sheet` + itoa(i+1) + `.xml" ContentType="` + prefix + `worksheet+xml"/>`)
		if len(s.Comments) > 0 {
			out.WriteString(`<Override PartName="/xl/comments` + itoa(i+1) + `.xml" ContentType="` + prefix + `comments+xml"/>`)
		}
	}
	return out.String() + `</Types>`
}

func (b *Book) properties() string {
	return head + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + Escape(b.Title) + `</dc:title><dc:creator>` + Escape(b.Author) + `</dc:creator></cp:coreProperties>`
}

func (b *Book) workbook(first int) string {
	var out strings.Builder
	out.WriteString(head + `<workbook xmlns="` + mainNS + `" xmlns:r="` + relationNS + `"><workbookPr/><bookViews><workbookView activeTab="` + itoa(first-1) + `"/></bookViews><sheets>`)
	for i, s := range b.Sheets {
		state := ``
		if s.Hidden {
			state = ` state="hidden"`
		}
		out.WriteString(`<sheet name="` + quoted(s.Name) + `" sheetId="` + itoa(i+1) + `"` + state + ` r:id="rId` + itoa(i+1) + `"/>`)
	}
	out.WriteString(`</sheets>`)
	out.WriteString(b.names() + `</workbook>`)
	return out.String()
}

// names are the names of the workbook, those of the format's own first.
func (b *Book) names() string {
	var out strings.Builder
	for i, s := range b.Sheets {
		if s.Filter != "" {
			out.WriteString(`<definedName name="_xlnm._FilterDatabase" localSheetId="` + itoa(i) + `" hidden="1">` + Escape(SheetRef(s.Name)+fixedRange(s.Filter)) + `</definedName>`)
		}
		if s.Repeat > 0 {
			titles := SheetRef(s.Name) + "$1:$" + itoa(s.Repeat)
			if s.Frozen.Column > 0 && s.width() > PageWidth {
				titles = SheetRef(s.Name) + "$A:$" + ColumnName(s.Frozen.Column-1) + "," + titles
			}
			out.WriteString(`<definedName name="_xlnm.Print_Titles" localSheetId="` + itoa(i) + `">` + Escape(titles) + `</definedName>`)
		}
	}
	for _, n := range b.Names {
		out.WriteString(`<definedName name="` + quoted(n.Name) + `" hidden="1">` + Escape(n.Refers) + `</definedName>`)
	}
	if out.Len() == 0 {
		return ""
	}
	return `<definedNames>` + out.String() + `</definedNames>`
}

// SheetRef is the name of a sheet as formulas write it, up to the cell: '一 二'!
func SheetRef(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'!" }

// fixedRange writes A1:C9 as $A$1:$C$9.
func fixedRange(r string) string {
	var out strings.Builder
	letter := false
	for i, c := range r {
		isLetter := c >= 'A' && c <= 'Z'
		if isLetter && !letter || c >= '0' && c <= '9' && (i == 0 || letter) {
			out.WriteByte('$')
		}
		out.WriteRune(c)
		letter = isLetter
	}
	return out.String()
}

func (b *Book) relations() string {
	var list [][2]string
	for i := range b.Sheets {
		list = append(list, [2]string{relationNS + "/worksheet", "worksheets/sheet" + itoa(i+1) + ".xml"})
	}
	return relations(append(list, [2]string{relationNS + "/styles", "styles.xml"})...)
}

// relations is a part that lists relations, given as kind and target.
func relations(list ...[2]string) string {
	out := head + `<Relationships xmlns="` + packageNS + `">`
	for i, r := range list {
		out += `<Relationship Id="rId` + itoa(i+1) + `" Type="` + r[0] + `" Target="` + r[1] + `"/>`
	}
	return out + `</Relationships>`
}
