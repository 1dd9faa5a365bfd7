package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
)

// Mark is something to be said of a cell.
type Mark struct {
	Sheet string // its name
	Cell  draft.Spot
	Text  string
}

// Marked is a copy of a workbook in which cells are red and bear a comment.
// Everything else is as it was, most of it to the byte: parts that need no change
// are copied as they lie in the container. The error is an [*Error].
func Marked(data []byte, marks []Mark) ([]byte, error) {
	m, err := newMarking(data)
	if err != nil {
		return nil, err
	}
	for _, n := range m.names {
		var own []Mark
		for _, k := range marks {
			if k.Sheet == n.name {
				own = append(own, k)
			}
		}
		if len(own) == 0 {
			continue
		}
		if err := m.sheet(m.relations[n.id].part, joined(own)); err != nil {
			return nil, err
		}
	}
	if err := m.finishStyles(); err != nil {
		return nil, err
	}
	return m.bytes(data)
}

// joined puts all that is said of one cell into one mark.
func joined(list []Mark) []Mark {
	at := map[draft.Spot]int{}
	var out []Mark
	for _, k := range list {
		i, known := at[k.Cell]
		switch {
		case !known:
			at[k.Cell] = len(out)
			out = append(out, k)
		case !strings.Contains("\n"+out[i].Text+"\n", "\n"+k.Text+"\n"):
			out[i].Text += "\n" + k.Text
		}
	}
	return out
}

// marking is a workbook while it is marked.
type marking struct {
	*opener
	main    string
	changed map[string][]byte // parts by their name, changed or new
	order   []string          // new ones in the order in which they came
	styles  *restyling
	count   int // of parts that were added, for names
}

func newMarking(data []byte) (*marking, error) {
	p, err := unzip(data)
	if err != nil {
		return nil, err
	}
	m := &marking{opener: &opener{pack: p}, changed: map[string][]byte{}}
	if m.main, err = m.opener.main(); err != nil {
		return nil, err
	}
	if err := m.workbook(m.main); err != nil {
		return nil, err
	}
	return m, m.openStyles()
}

// load is a part as it now is.
func (m *marking) load(name string) ([]byte, error) {
	if data, ok := m.changed[m.actual(name)]; ok {
		return data, nil
	}
	return m.read(name)
}

// actual is the name of a part as the container has it.
func (m *marking) actual(name string) string {
	if f := m.files[strings.ToLower(name)]; f != nil {
		return f.Name
	}
	return name
}

// store puts a part that was changed or is new.
func (m *marking) store(name string, data []byte) {
	name = m.actual(name)
	if _, known := m.changed[name]; !known && !m.has(name) {
		m.order = append(m.order, name)
	}
	m.changed[name] = data
}

func (m *marking) exists(name string) bool {
	_, made := m.changed[m.actual(name)]
	return made || m.has(name)
}

// broken is the error of a part that cannot be changed.
func broken(part string) error { return failed("xlsx-xml", "part", part, "why", "") }

// bytes writes the container anew: what was not changed is copied, packed as it is.
func (m *marking) bytes(data []byte) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, failed("xlsx-not-zip")
	}
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, f := range z.File {
		if part, changed := m.changed[f.Name]; changed {
			err = addPart(w, &zip.FileHeader{Name: f.Name, Method: zip.Deflate, ModifiedDate: f.ModifiedDate, ModifiedTime: f.ModifiedTime}, part)
		} else {
			err = w.Copy(f)
		}
		if err != nil {
			return nil, failed("xlsx-part", "part", f.Name)
		}
	}
	for _, name := range m.order {
		if err := addPart(w, &zip.FileHeader{Name: name, Method: zip.Deflate}, m.changed[name]); err != nil {
			return nil, failed("xlsx-part", "part", name)
		}
	}
	if err := w.Close(); err != nil {
		return nil, failed("xlsx-not-zip")
	}
	return buf.Bytes(), nil
}

func addPart(w *zip.Writer, h *zip.FileHeader, data []byte) error {
	part, err := w.CreateHeader(h)
	if err == nil {
		_, err = io.Copy(part, bytes.NewReader(data))
	}
	return err
}

// relate adds a relation to a part and gives its id.
func (m *marking) relate(part, kind, target string) (string, error) {
	rels := relationsOf(part)
	if !m.exists(rels) {
		m.store(rels, []byte(xml.Header+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`))
	}
	data, err := m.load(rels)
	if err != nil {
		return "", err
	}
	list, err := outline(data, 1)
	if err != nil || len(list) == 0 {
		return "", broken(rels)
	}
	id := "rIdMerit" + strconv.Itoa(len(list))
	entry := `<` + list[0].prefix() + `Relationship Id="` + id + `" Type="` + relationTypes + kind + `" Target="/` + target + `"/>`
	m.store(rels, spliced(data, []splice{list[0].inside(data, entry)}))
	return id, nil
}

const (
	relationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	typesPart     = "[Content_Types].xml"
)

// declare says in the container what kind of part there is: under the name of a
// part, or of an ending.
func (m *marking) declare(element, key, name, kind string) error {
	data, err := m.load(typesPart)
	if err != nil {
		return err
	}
	list, err := outline(data, 1)
	if err != nil || len(list) == 0 {
		return broken(typesPart)
	}
	for _, t := range list[1:] {
		if t.local == element && strings.EqualFold(t.attr(key), name) {
			return nil
		}
	}
	entry := `<` + list[0].prefix() + element + ` ` + key + `="` + name + `" ContentType="` + kind + `"/>`
	m.store(typesPart, spliced(data, []splice{list[0].inside(data, entry)}))
	return nil
}
