package jsonapi

import (
	"errors"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/internal/sheet"
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
	var told *sheet.Refusal
	var list schema.Diagnostics
	var voiced interface{ Message(lang string) string }
	switch {
	case errors.As(err, &own):
		return own.code, own.Message(lang)
	case errors.As(err, &told):
		return told.Code, told.Message(lang)
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
