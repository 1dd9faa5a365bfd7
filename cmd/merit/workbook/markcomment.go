package workbook

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
)

// comments hangs the texts of marks on their cells. What it gives has to be changed
// in the sheet itself.
func (m *marking) comments(part string, list []*tag, data []byte, marks []Mark) ([]splice, error) {
	var relations map[string]relation
	if rels := relationsOf(part); m.exists(rels) {
		var err error
		if relations, err = m.related(rels, part); err != nil {
			return nil, err
		}
	}
	m.count++
	texts, drawing := "", ""
	legacy := ""
	for _, t := range list {
		if t.depth == 1 && t.local == "legacyDrawing" {
			legacy = t.attr("id")
		}
	}
	for id, r := range relations {
		switch {
		case r.kind == "comments" && m.exists(r.part):
			texts = r.part
		case r.kind == "vmlDrawing" && id == legacy && m.exists(r.part):
			drawing = r.part
		}
	}
	fresh, err := m.commentTexts(part, texts, marks)
	if err != nil {
		return nil, err
	}
	return m.boxes(part, drawing, list, data, fresh)
}

// commentTexts adds the texts, and gives those for cells that had no comment.
func (m *marking) commentTexts(part, texts string, marks []Mark) ([]draft.Comment, error) {
	list := make([]draft.Comment, len(marks))
	for i, k := range marks {
		list[i] = draft.Comment{At: k.Cell, Text: k.Text}
	}
	if texts != "" {
		return m.moreTexts(texts, list)
	}
	name := "xl/commentsMerit" + strconv.Itoa(m.count) + ".xml"
	m.store(name, []byte(draft.CommentsPart(list)))
	if _, err := m.relate(part, "comments", name); err != nil {
		return nil, err
	}
	return list, m.declare("Override", "PartName", "/"+name, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
}

// moreTexts adds texts to a part of comments that is there.
func (m *marking) moreTexts(texts string, list []draft.Comment) ([]draft.Comment, error) {
	data, err := m.load(texts)
	if err != nil {
		return nil, err
	}
	tags, err := outline(data, 3)
	if err != nil || len(tags) == 0 {
		return nil, broken(texts)
	}
	var fresh []draft.Comment
	var edits []splice
	p := tags[0].prefix()
	for _, c := range list {
		if t := textOf(tags, c.At.String()); t != nil {
			edits = append(edits, t.inside(data, `<`+p+`r><`+p+`t xml:space="preserve">`+"\n"+draft.Escape(c.Text)+`</`+p+`t></`+p+`r>`))
			continue
		}
		fresh = append(fresh, c)
	}
	entries := ""
	for _, c := range fresh {
		entries += prefixed(draft.CommentEntry(c, authors(tags)), p)
	}
	for _, t := range tags {
		if t.depth == 1 && t.local == "authors" {
			edits = append(edits, t.inside(data, `<`+p+`author>Merit</`+p+`author>`))
		}
		if t.depth == 1 && t.local == "commentList" {
			edits = append(edits, t.inside(data, entries))
		}
	}
	m.store(texts, spliced(data, edits))
	return fresh, nil
}

// authors is how many authors a part of comments names.
func authors(tags []*tag) int {
	n := 0
	for _, t := range tags {
		if t.depth == 2 && t.local == "author" {
			n++
		}
	}
	return n
}

// textOf is the text of the comment on a cell; nil: it has none.
func textOf(tags []*tag, cell string) *tag {
	inside := false
	for _, t := range tags {
		switch {
		case t.depth == 2 && t.local == "comment":
			inside = t.attr("ref") == cell
		case t.depth == 3 && t.local == "text" && inside:
			return t
		}
	}
	return nil
}

// prefixed puts a prefix before the names of elements.
func prefixed(text, prefix string) string {
	if prefix == "" {
		return text
	}
	return strings.NewReplacer("</", "</"+prefix, "<", "<"+prefix).Replace(text)
}

// boxes adds the boxes in which comments are shown.
func (m *marking) boxes(part, drawing string, list []*tag, data []byte, fresh []draft.Comment) ([]splice, error) {
	if len(fresh) == 0 {
		return nil, nil
	}
	if drawing != "" {
		old, err := m.load(drawing)
		if err != nil {
			return nil, err
		}
		m.store(drawing, moreBoxes(old, fresh))
		return nil, nil
	}
	name := "xl/drawings/vmlDrawingMerit" + strconv.Itoa(m.count) + ".vml"
	m.store(name, []byte(draft.DrawingPart(fresh)))
	if err := m.declare("Default", "Extension", "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"); err != nil {
		return nil, err
	}
	id, err := m.relate(part, "vmlDrawing", name)
	if err != nil {
		return nil, err
	}
	at := list[0].end
	for _, t := range list {
		if t.depth == 1 && behindDrawing[t.local] {
			at = t.from
			break
		}
	}
	p := list[0].prefix()
	return []splice{{at, at, `<` + p + `legacyDrawing xmlns:r="` + strings.TrimSuffix(relationTypes, "/") + `" r:id="` + id + `"/>`}}, nil
}

// behindDrawing are the elements of a sheet that come after its legacy drawing.
var behindDrawing = map[string]bool{
	"legacyDrawingHF": true, "drawingHF": true, "picture": true, "oleObjects": true, "controls": true, "webPublishItems": true, "tableParts": true, "extLst": true,
}

// moreBoxes adds boxes to a drawing, under numbers that it does not have.
func moreBoxes(old []byte, fresh []draft.Comment) []byte {
	text := string(old)
	at := strings.LastIndex(text, "</")
	if at < 0 {
		return old
	}
	more := ""
	if !strings.Contains(text, `id="_x0000_t202"`) {
		more = draft.BoxShape
	}
	number := 1900
	for _, c := range fresh {
		for strings.Contains(text, "_x0000_s"+strconv.Itoa(number)+`"`) {
			number++
		}
		more += draft.DrawingEntry(c, number)
		number++
	}
	return []byte(text[:at] + more + text[at:])
}
