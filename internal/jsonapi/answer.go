package jsonapi

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/evaluation"
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/decimals"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/schema"
)

// failed is the answer to a request that was not carried out.
func failed(err error, lang string) []byte {
	var w canon.Writer
	w.Object()
	w.Key("error")
	w.Object()
	code, text := codeOf(err, lang)
	w.Key("code")
	w.String(code)
	w.Key("message")
	w.String(text)
	w.EndObject()
	var list schema.Diagnostics
	if errors.As(err, &list) {
		w.Key("diagnostics")
		parts, _ := canon.Split(report.DiagnosticsJSON(report.Worded(list, lang)))
		w.Raw(parts[0].Raw)
	}
	w.EndObject()
	return w.Bytes()
}

// codeOf gives an error a code and words.
func codeOf(err error, lang string) (code, text string) {
	var own *refusal
	var list schema.Diagnostics
	var voiced interface{ Message(lang string) string }
	switch {
	case errors.As(err, &own):
		return own.code, own.Message(lang)
	case errors.As(err, &list):
		return "policy", err.Error()
	case errors.As(err, &voiced):
		return "terms", voiced.Message(lang)
	}
	return "request", err.Error()
}

// Findings is {"verified", "findings": [{"code", "message", "unconfirmed"}]}. A
// result is verified only when nothing is left unproven.
func Findings(list []allocation.Finding, lang string) []byte {
	var w canon.Writer
	w.Object()
	w.Key("verified")
	w.Bool(len(list) == 0)
	w.Key("findings")
	w.Array()
	for i := range list {
		w.Object()
		w.Key("code")
		w.String(list[i].Code)
		w.Key("message")
		w.String(list[i].Message(lang))
		if list[i].Unconfirmed {
			w.Key("unconfirmed")
			w.Bool(true)
		}
		w.EndObject()
	}
	w.EndArray()
	w.EndObject()
	return w.Bytes()
}

// encoder writes cards and decisions with the keys of a result.
type encoder struct{ canon.Writer }

func (e *encoder) texts(key string, list []string) {
	if len(list) > 0 {
		e.Key(key)
		e.Strings(list)
	}
}

func (e *encoder) number(key string, n evaluation.Number) {
	e.Key(key)
	e.String(n.String())
	if _, ok := n.Decimal(); !ok {
		e.Key("approx")
		e.String(n.Approx(2))
	}
}

func (e *encoder) cites(list []schema.Citation) {
	if len(list) == 0 {
		return
	}
	e.Key("cite")
	if len(list) > 1 {
		e.Array()
		defer e.EndArray()
	}
	for _, c := range list {
		e.Object()
		for _, kv := range [...][2]string{{"source", c.Source}, {"clause", c.Clause}, {"quote", c.Quote}} {
			if kv[1] != "" {
				e.Key(kv[0])
				e.String(kv[1])
			}
		}
		e.EndObject()
	}
}

func encodeCard(c *evaluation.Card) []byte {
	var e encoder
	e.Object()
	if c.Known {
		e.number("total", c.Total)
	}
	e.Key("max")
	e.String(c.Max.String())
	if !c.Known && c.Bounded {
		e.Key("low")
		e.String(c.Low.String())
		e.Key("high")
		e.String(c.High.String())
	}
	if c.Why != "" {
		e.Key("why")
		e.String(c.Why)
	}
	e.texts("missing", c.Missing)
	e.texts("data", c.Data)
	e.items("items", c.Items)
	if len(c.Adjust) > 0 {
		e.items("adjust", c.Adjust)
	}
	e.EndObject()
	return e.Bytes()
}

func (e *encoder) items(key string, list []evaluation.Item) {
	e.Key(key)
	e.Array()
	for i := range list {
		e.item(&list[i])
	}
	e.EndArray()
}

func (e *encoder) item(x *evaluation.Item) {
	e.Object()
	e.Key("id")
	e.String(x.ID)
	if x.Known {
		e.number("score", x.Score)
	} else if x.Error == "" {
		e.Key("low")
		e.String(x.Low.String())
		e.Key("high")
		e.String(x.High.String())
	}
	e.Key("max")
	e.String(x.Max.String())
	if !x.Applies {
		e.Key("applicable")
		e.Bool(false)
	}
	for _, kv := range [...][2]string{{"why", x.Why}, {"error", x.Error}} {
		if kv[1] != "" {
			e.Key(kv[0])
			e.String(kv[1])
		}
	}
	e.texts("missing", x.Waits)
	e.cites(x.Citations)
	if len(x.Items) > 0 {
		e.items("items", x.Items)
	}
	e.EndObject()
}

func encodeDecision(d *eligibility.Decision) []byte {
	var e encoder
	e.Object()
	e.Key("status")
	e.String(d.Status.String())
	e.findings("failures", d.Failures)
	e.findings("warnings", d.Warnings)
	e.texts("missing", d.Missing)
	e.texts("errors", d.Errors)
	e.texts("data", d.Data)
	if len(d.Sanctions) > 0 {
		e.Key("sanctions")
		e.Array()
		for i := range d.Sanctions {
			e.sanction(&d.Sanctions[i])
		}
		e.EndArray()
	}
	e.EndObject()
	return e.Bytes()
}

func (e *encoder) findings(key string, list []eligibility.Finding) {
	e.Key(key)
	e.Array()
	for _, f := range list {
		e.Object()
		e.Key("rule")
		e.String(f.Rule)
		if f.Reason != "" {
			e.Key("reason")
			e.String(f.Reason)
		}
		e.cites(f.Citations)
		e.EndObject()
	}
	e.EndArray()
}

func (e *encoder) sanction(s *eligibility.Sanction) {
	e.Object()
	e.Key("rule")
	e.String(s.Rule)
	e.Key("bar_years")
	e.Ints(s.BarYears)
	switch {
	case s.RecoverExact != "":
		e.Key("recover")
		e.String(s.RecoverExact)
	case s.Recover != nil:
		e.money("recover", *s.Recover)
	}
	if !s.Withheld.IsZero() {
		e.money("withheld", s.Withheld)
	}
	e.cites(s.Citations)
	e.EndObject()
}

func (e *encoder) money(key string, d decimal.Decimal) {
	if x, ok := decimals.From(d); ok {
		e.Key(key)
		e.Num(x)
	}
}
