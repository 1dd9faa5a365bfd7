package draft

import (
	"strings"
)

// Style is how a cell looks. The zero Style is that of an untouched cell.
type Style struct {
	Bold, Italic bool
	Size         int    // in points; 0: the ordinary size
	Color, Fill  string // RRGGBB; "": black on nothing
	Format       string // a number format; "": General
	Align        string // left, center, right; "": by the kind of the cell
	Indent       int    // from the side on which it stands
	Wrap         bool   // long texts go on in the next line, from the top of the cell
	Middle       bool   // stands in the middle of the row's height
	Border       bool
	Unlocked     bool // may be changed on a locked sheet
	typed        bool // the text begins like a formula
}

const (
	ordinarySize = 11
	typeface     = "宋体"
)

// styles collects the styles of a book and numbers them.
type styles struct {
	index   map[Style]int
	xfs     strings.Builder
	fonts   pool
	fills   pool
	borders pool
	formats pool
}

// pool is a set of parts of styles, numbered in the order in which they came.
type pool struct {
	index map[string]int
	list  []string
}

func (p *pool) number(xml string) int {
	if i, ok := p.index[xml]; ok {
		return i
	}
	if p.index == nil {
		p.index = map[string]int{}
	}
	p.index[xml] = len(p.list)
	p.list = append(p.list, xml)
	return len(p.list) - 1
}

func newStyles() *styles {
	s := &styles{index: map[Style]int{}}
	s.fills.number(`<fill><patternFill patternType="none"/></fill>`)
	s.fills.number(`<fill><patternFill patternType="gray125"/></fill>`) // the format wants these two
	s.of(Style{})
	return s
}

// of is the number of a style.
func (s *styles) of(x Style) int {
	if i, ok := s.index[x]; ok {
		return i
	}
	i := len(s.index)
	s.index[x] = i
	s.xfs.WriteString(`<xf numFmtId="` + itoa(s.format(x.Format)) + `" fontId="` + itoa(s.font(x)) + `" fillId="` + itoa(s.fill(x)) +
		`" borderId="` + itoa(s.border(x)) + `" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"`)
	if x.typed {
		s.xfs.WriteString(` quotePrefix="1"`)
	}
	s.xfs.WriteString(`>` + alignment(x))
	if x.Unlocked {
		s.xfs.WriteString(`<protection locked="0"/>`)
	}
	s.xfs.WriteString(`</xf>`)
	return i
}

func alignment(x Style) string {
	a := ``
	if x.Align != "" {
		a += ` horizontal="` + x.Align + `"`
	}
	if x.Indent > 0 {
		a += ` indent="` + itoa(x.Indent) + `"`
	}
	switch {
	case x.Middle:
		a += ` vertical="center"`
	case x.Wrap:
		a += ` vertical="top"`
	}
	if x.Wrap {
		a += ` wrapText="1"`
	}
	if a == "" {
		return ""
	}
	return `<alignment` + a + `/>`
}

// builtin are the formats that every program has under a number of its own.
var builtin = map[string]int{"": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49}

const firstFormat = 164

func (s *styles) format(code string) int {
	if n, ok := builtin[code]; ok {
		return n
	}
	return firstFormat + s.formats.number(code)
}

func (s *styles) font(x Style) int {
	f := `<font>`
	if x.Bold {
		f += `<b/>`
	}
	if x.Italic {
		f += `<i/>`
	}
	size := x.Size
	if size == 0 {
		size = ordinarySize
	}
	f += `<sz val="` + itoa(size) + `"/>`
	if x.Color != "" {
		f += `<color rgb="FF` + x.Color + `"/>`
	}
	return s.fonts.number(f + `<name val="` + typeface + `"/><charset val="134"/></font>`)
}

func (s *styles) fill(x Style) int {
	if x.Fill == "" {
		return 0
	}
	return s.fills.number(`<fill><patternFill patternType="solid"><fgColor rgb="FF` + x.Fill + `"/><bgColor indexed="64"/></patternFill></fill>`)
}

func (s *styles) border(x Style) int {
	none := `<border><left/><right/><top/><bottom/><diagonal/></border>`
	s.borders.number(none)
	if !x.Border {
		return 0
	}
	b := `<border>`
	for _, side := range [...]string{"left", "right", "top", "bottom"} {
		b += `<` + side + ` style="thin"><color rgb="FFBFBFBF"/></` + side + `>`
	}
	return s.borders.number(b + `<diagonal/></border>`)
}

// xml is the part with all styles.
func (s *styles) xml() string {
	var out strings.Builder
	out.WriteString(head + `<styleSheet xmlns="` + mainNS + `">`)
	if len(s.formats.list) > 0 {
		out.WriteString(`<numFmts count="` + itoa(len(s.formats.list)) + `">`)
		for i, code := range s.formats.list {
			out.WriteString(`<numFmt numFmtId="` + itoa(firstFormat+i) + `" formatCode="` + quoted(code) + `"/>`)
		}
		out.WriteString(`</numFmts>`)
	}
	for _, p := range [...]struct {
		name string
		list []string
	}{{"fonts", s.fonts.list}, {"fills", s.fills.list}, {"borders", s.borders.list}} {
		out.WriteString(`<` + p.name + ` count="` + itoa(len(p.list)) + `">` + strings.Join(p.list, "") + `</` + p.name + `>`)
	}
	out.WriteString(`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	out.WriteString(`<cellXfs count="` + itoa(len(s.index)) + `">` + s.xfs.String() + `</cellXfs>`)
	out.WriteString(`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
	return out.String()
}
