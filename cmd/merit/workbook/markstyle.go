package workbook

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// restyling adds to the styles of a workbook those of marked cells: the style that
// a cell has, with a red fill.
type restyling struct {
	part  string
	data  []byte
	list  []*tag
	xfs   []*tag // of cells
	red   string // the number of the red fill
	added []string
	known map[int]int
}

const redFill = `fill><PpatternFill patternType="solid"><PfgColor rgb="FFFFC7CE"/><PbgColor indexed="64"/></PpatternFill></Pfill>`

func (m *marking) openStyles() error {
	s := &restyling{part: m.part("styles"), known: map[int]int{}}
	m.styles = s
	if s.part == "" {
		s.part = "xl/stylesMerit.xml"
		s.data = []byte(xml.Header + `<styleSheet xmlns="` + mainNamespace + `"><fonts count="1"><font/></fonts><borders count="1"><border/></borders>` +
			`<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>`)
		if _, err := m.relate(m.main, "styles", s.part); err != nil {
			return err
		}
		if err := m.declare("Override", "PartName", "/"+s.part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"); err != nil {
			return err
		}
	} else {
		data, err := m.load(s.part)
		if err != nil {
			return err
		}
		s.data = data
	}
	list, err := outline(s.data, 2)
	if err != nil || len(list) == 0 {
		return broken(s.part)
	}
	s.list = list
	for i, inside := 0, false; i < len(list); i++ {
		if list[i].depth == 1 {
			inside = list[i].local == "cellXfs"
		} else if inside && list[i].local == "xf" {
			s.xfs = append(s.xfs, list[i])
		}
	}
	s.red = strconv.Itoa(s.fills())
	return nil
}

// top is the element of a name right below the root; nil: there is none.
func (s *restyling) top(name string) *tag {
	for _, t := range s.list {
		if t.depth == 1 && t.local == name {
			return t
		}
	}
	return nil
}

// fills is how many fills there are.
func (s *restyling) fills() int {
	n, inside := 0, false
	for _, t := range s.list {
		if t.depth == 1 {
			inside = t.local == "fills"
		} else if inside && t.depth == 2 {
			n++
		}
	}
	if n == 0 {
		return 2 // the two that the format wants come with the red one
	}
	return n
}

// marked is the number of the red form of a style.
func (s *restyling) marked(style int) int {
	if n, ok := s.known[style]; ok {
		return n
	}
	n := max(len(s.xfs), 1) + len(s.added)
	s.known[style] = n
	xf := `<` + s.list[0].prefix() + `xf numFmtId="0" fontId="0" fillId="` + s.red + `" borderId="0" xfId="0" applyFill="1"/>`
	if style >= 0 && style < len(s.xfs) {
		t := s.xfs[style]
		raw := s.data[t.from:t.after]
		shifted := *t
		shifted.from, shifted.to = 0, t.to-t.from
		filled := spliced(raw, []splice{shifted.with(raw, "fillId", s.red)})
		list, err := outline(filled, 0)
		if err == nil && len(list) == 1 {
			xf = string(spliced(filled, []splice{list[0].with(filled, "applyFill", "1")}))
		}
	}
	s.added = append(s.added, xf)
	return n
}

// finishStyles writes the styles that were added.
func (m *marking) finishStyles() error {
	s := m.styles
	if len(s.added) == 0 {
		return nil
	}
	p := s.list[0].prefix()
	red := `<` + p + strings.ReplaceAll(redFill, "P", p)
	var list []splice
	if fills := s.top("fills"); fills != nil && s.fills() > 0 && !fills.empty(s.data) {
		list = append(list, fills.inside(s.data, red), fills.with(s.data, "count", strconv.Itoa(s.fills()+1)))
	} else {
		all := `<` + p + `fills count="3"><` + p + `fill><` + p + `patternFill patternType="none"/></` + p + `fill><` + p + `fill><` + p + `patternFill patternType="gray125"/></` + p + `fill>` + red + `</` + p + `fills>`
		at := s.before("borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst")
		list = append(list, splice{at, at, all})
	}
	cells := strings.Join(s.added, "")
	if xfs := s.top("cellXfs"); xfs != nil && len(s.xfs) > 0 {
		list = append(list, xfs.inside(s.data, cells), xfs.with(s.data, "count", strconv.Itoa(len(s.xfs)+len(s.added))))
	} else {
		at := s.before("cellStyles", "dxfs", "tableStyles", "colors", "extLst")
		list = append(list, splice{at, at, `<` + p + `cellXfs count="` + strconv.Itoa(1+len(s.added)) + `"><` + p + `xf/>` + cells + `</` + p + `cellXfs>`})
	}
	m.store(s.part, spliced(s.data, list))
	return nil
}

// before is where the first of these elements stands, or else the end of the root.
func (s *restyling) before(names ...string) int {
	for _, t := range s.list {
		for _, n := range names {
			if t.depth == 1 && t.local == n {
				return t.from
			}
		}
	}
	return s.list[0].end
}
