package report

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/whatif"
)

// The measures of a chart, in its own units.
const (
	chartWidth  = 760
	panelHeight = 180
	chartLeft   = 96
	chartRight  = 24
	chartTop    = 56
	panelGap    = 64
)

// inks are the colours of the lines of a chart, told apart in grey too.
var inks = []string{"#1b5e9b", "#c2571a", "#2e7d32", "#7b1fa2", "#00838f", "#5d4037", "#ad1457", "#455a64"}

// Chart is a study of sweeps as SVG: the number funded and the money at every step,
// and the values at which the list changes. All places in it are computed exactly
// and written with two decimals.
func Chart(r *whatif.Report, s Style) string {
	c := &chart{trial: trial{page{Style: s}, r}}
	panels := 1
	if c.paid() {
		panels = 2
	}
	height := chartTop + panels*(panelHeight+panelGap) + 16
	if len(r.Lines) > 1 {
		height += 20 * len(r.Lines)
	}
	c.put(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ` + strconv.Itoa(chartWidth) + ` ` + strconv.Itoa(height) + `" width="` + strconv.Itoa(chartWidth) + `" height="` + strconv.Itoa(height) + `" role="img" font-family="sans-serif" font-size="12">`)
	c.put(`<title>` + escaped(c.caption()) + `</title>`)
	c.put(`<rect width="100%" height="100%" fill="#fff"/>`)
	c.text(chartLeft, 24, "start", `font-size="14" font-weight="bold"`, c.caption())
	c.panel(chartTop, c.word("funded"), func(x *whatif.Row) exact.Num { return exact.Int(int64(x.Funded)) })
	if panels > 1 {
		c.panel(chartTop+panelHeight+panelGap, c.word("amount"), func(x *whatif.Row) exact.Num {
			v, _ := exact.Parse(x.Amount)
			return v
		})
	}
	c.legend(chartTop + panels*(panelHeight+panelGap))
	c.put(`</svg>`)
	return c.svg.String()
}

type chart struct {
	trial
	svg strings.Builder
}

func (c *chart) put(line string) { c.svg.WriteString(line + "\n") }

func (c *chart) caption() string {
	q := c.r.Question
	return strings.TrimSpace(q.Policy.ID()+" "+q.Policy.Version()) + " · " + q.Sweeps[0].Name
}

func (c *chart) paid() bool {
	for i := range c.r.Lines {
		for j := range c.r.Lines[i].Rows {
			if c.r.Lines[i].Rows[j].Amount != "" {
				return true
			}
		}
	}
	return false
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(Safe(s)))
	return b.String()
}

func (c *chart) text(x, y int, anchor, more, text string) {
	c.textAt(strconv.Itoa(x), strconv.Itoa(y), anchor, more, text)
}

func (c *chart) textAt(x, y, anchor, more, text string) {
	c.put(`<text x="` + x + `" y="` + y + `" text-anchor="` + anchor + `" ` + more + `>` + escaped(text) + `</text>`)
}

// across is where a step stands: numbers in proportion, others evenly.
func (c *chart) across(v program.Value, at, steps int) string {
	const wide = chartWidth - chartLeft - chartRight
	part := exact.Frac(int64(2*at+1), int64(2*steps))
	if sweep := &c.r.Question.Sweeps[0]; sweep.Numeric() {
		from, to := sweep.Ends()
		if all := exact.Sub(to.Num(), from.Num()); all.Sign() > 0 {
			part, _ = exact.Div(exact.Sub(v.Num(), from.Num()), all)
			part = exact.Add(exact.Frac(1, 24), exact.Mul(part, exact.Frac(22, 24)))
		}
	}
	return exact.Add(exact.Int(chartLeft), exact.Mul(part, exact.Int(wide))).Round(2, exact.HalfUp).String()
}

// up is the height of a number above the foot of a panel, as a place.
func up(top int, v, most exact.Num) string {
	part, ok := exact.Div(v, most)
	if !ok {
		part = exact.Num{}
	}
	return exact.Sub(exact.Int(int64(top+panelHeight)), exact.Mul(part, exact.Int(panelHeight))).Round(2, exact.HalfUp).String()
}

// panel draws one figure of all lines.
func (c *chart) panel(top int, title string, of func(*whatif.Row) exact.Num) {
	most := exact.Int(1)
	for i := range c.r.Lines {
		for j := range c.r.Lines[i].Rows {
			most = exact.Max(most, of(&c.r.Lines[i].Rows[j]))
		}
	}
	c.text(chartLeft, top-10, "start", `fill="#444"`, title)
	for _, part := range []exact.Num{{}, exact.Frac(1, 2), exact.Int(1)} {
		v := exact.Mul(most, part)
		if !v.IsInt() {
			continue
		}
		y := up(top, v, most)
		c.put(`<line x1="` + strconv.Itoa(chartLeft) + `" x2="` + strconv.Itoa(chartWidth-chartRight) + `" y1="` + y + `" y2="` + y + `" stroke="#ddd"/>`)
		c.textAt(strconv.Itoa(chartLeft-8), y, "end", `dominant-baseline="middle" fill="#444"`, grouped(v.String()))
	}
	c.marks(top)
	for i := range c.r.Lines {
		c.curve(&c.r.Lines[i], top, inks[i%len(inks)], most, of)
	}
	c.axis(top)
}

// marks are the values at which the list changes.
func (c *chart) marks(top int) {
	if len(c.r.Lines) != 1 {
		return
	}
	for _, b := range c.r.Lines[0].Breaks {
		x := c.across(b.Value, 0, 1)
		c.put(`<line x1="` + x + `" x2="` + x + `" y1="` + strconv.Itoa(top) + `" y2="` + strconv.Itoa(top+panelHeight) + `" stroke="#b00020" stroke-dasharray="3 3"><title>` + escaped(c.r.Question.Sweeps[0].Print(b.Value)) + `</title></line>`)
	}
}

func (c *chart) curve(l *whatif.Line, top int, ink string, most exact.Num, of func(*whatif.Row) exact.Num) {
	sweep := &c.r.Question.Sweeps[0]
	var points []string
	for i := range l.Rows {
		x, y := c.across(l.Rows[i].Value, i, len(l.Rows)), up(top, of(&l.Rows[i]), most)
		points = append(points, x+","+y)
	}
	if sweep.Numeric() {
		c.put(`<polyline fill="none" stroke="` + ink + `" stroke-opacity="0.5" points="` + strings.Join(points, " ") + `"/>`)
	}
	for i, p := range points {
		x, y, _ := strings.Cut(p, ",")
		c.put(`<circle cx="` + x + `" cy="` + y + `" r="4" fill="` + ink + `"><title>` + escaped(sweep.Print(l.Rows[i].Value)+": "+grouped(of(&l.Rows[i]).String())) + `</title></circle>`)
	}
}

// axis names the steps, as many as there is room for.
func (c *chart) axis(top int) {
	sweep := &c.r.Question.Sweeps[0]
	every := (len(sweep.Values) + 11) / 12
	for i, v := range sweep.Values {
		if i%every == 0 {
			c.textAt(c.across(v, i, len(sweep.Values)), strconv.Itoa(top+panelHeight+18), "middle", `fill="#444"`, sweep.Print(v))
		}
	}
}

func (c *chart) legend(top int) {
	if len(c.r.Lines) < 2 {
		return
	}
	other := &c.r.Question.Sweeps[1]
	for i := range c.r.Lines {
		y := top + 20*i
		c.put(`<circle cx="` + strconv.Itoa(chartLeft) + `" cy="` + strconv.Itoa(y-4) + `" r="5" fill="` + inks[i%len(inks)] + `"/>`)
		c.text(chartLeft+14, y, "start", "", other.Name+" = "+other.Print(c.r.Lines[i].Other))
	}
}
