package sheet

import (
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/verdict"
)

// Score is the card of an application, {"total", "max", "low", "high", "why",
// "missing", "items", "adjust", "data"}: with "total" when nothing missing can change
// it, else with the range that it cannot leave. An empty language
// is the policy's own, here and below.
func (s *Policy) Score(application []byte, round program.Round, lang string) ([]byte, *Refusal) {
	r, refused := s.begin(application, round, Past{}, lang)
	if refused != nil {
		return nil, refused
	}
	r.all()
	w := writer{run: r}
	w.card(r.frame.Card())
	return w.Bytes(), nil
}

// writer writes what a run came to.
type writer struct {
	canon.Writer
	*run
}

func (w *writer) texts(key string, list []string) {
	if len(list) > 0 {
		w.Key(key)
		w.Strings(list)
	}
}

func (w *writer) text(key, text string) {
	if text != "" {
		w.Key(key)
		w.String(text)
	}
}

func (w *writer) num(key string, x exact.Num) {
	w.Key(key)
	w.Num(x)
}

// number writes a number, and beside a fraction its decimal to two places.
func (w *writer) number(key string, x exact.Num) {
	w.num(key, x)
	if !x.IsDecimal() {
		w.Key("approx")
		w.String(x.Approx(2))
	}
}

func (w *writer) names(key string, slots []int) {
	if len(slots) == 0 {
		return
	}
	w.Key(key)
	w.Array()
	for _, slot := range slots {
		w.String(w.program.Slots[slot].Name)
	}
	w.EndArray()
}

func (w *writer) cites(list []program.Cite) {
	if len(list) == 0 {
		return
	}
	w.Key("cite")
	if len(list) > 1 {
		w.Array()
		defer w.EndArray()
	}
	for _, c := range list {
		w.Object()
		w.text("source", c.Source)
		w.text("clause", c.Clause)
		w.text("quote", c.Quote)
		w.EndObject()
	}
}

// data writes what contradicts itself in the application.
func (w *writer) data() {
	var list []string
	for _, d := range w.frame.DataFaults() {
		list = append(list, verdict.Say(w.frame, d, w.lang))
	}
	w.texts("data", list)
}

func (w *writer) card(c *program.Card) {
	if c == nil { // the programme scores nothing
		c = &program.Card{Unbounded: true}
	}
	w.Object()
	if c.Known {
		w.number("total", c.Total)
	}
	most := exact.Num{}
	if w.program.Scoring != nil {
		most = w.program.Scoring.Max
	}
	w.num("max", most)
	if !c.Known && !c.Unbounded {
		w.num("low", c.Low)
		w.num("high", c.High)
	}
	if c.Known {
		w.text("why", w.frame.WhyTotal(c))
	}
	w.names("missing", c.Moving())
	if w.program.Scoring != nil {
		w.data()
	}
	w.items("items", c.Items)
	if len(c.Adjust) > 0 {
		w.items("adjust", c.Adjust)
	}
	w.EndObject()
}

func (w *writer) items(key string, list []*program.CardItem) {
	w.Key(key)
	w.Array()
	for _, item := range list {
		w.item(item)
	}
	w.EndArray()
}

func (w *writer) item(c *program.CardItem) {
	ind := c.Indicator
	w.Object()
	w.Key("id")
	w.String(ind.ID)
	if c.Known {
		w.number("score", c.Score)
	} else if c.Fault == nil {
		w.num("low", c.Low)
		w.num("high", c.High)
	}
	w.num("max", ind.Max)
	if !c.Applies {
		w.Key("applicable")
		w.Bool(false)
	}
	w.text("why", w.frame.WhyItem(c))
	if c.Fault != nil {
		w.text("error", c.Fault.Message(w.lang))
	}
	w.names("missing", c.Waits)
	w.cites(ind.Cite)
	if len(c.Items) > 0 {
		w.items("items", c.Items)
	}
	w.EndObject()
}
