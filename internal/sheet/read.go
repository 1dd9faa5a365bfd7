package sheet

import "github.com/merit-rules/merit/internal/intake"

// Read is everything in an application that cannot be read, in the order in which it
// stands there: [{"input", "path", "code", "message"}]. The path leads to a field of
// a list, as in [1].满意度. An application whose problems were left out can be scored.
func (s *Policy) Read(application []byte, lang string) []byte {
	if lang == "" {
		lang = s.lang
	}
	_, refused := intake.Single(s.program, application)
	w := writer{run: &run{Policy: s}}
	w.Array()
	for _, r := range refused {
		w.Object()
		w.text("input", r.Column)
		w.text("path", r.Args["path"])
		w.Key("code")
		w.String(r.Code)
		w.Key("message")
		w.String(r.What(lang))
		w.EndObject()
	}
	w.EndArray()
	return w.Bytes()
}
