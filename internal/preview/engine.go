package preview

import (
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/packed"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/sheet"
)

// Engine holds the policies that are open. The zero Engine is ready; it is not for
// concurrent use.
type Engine struct {
	policies map[int]*sheet.Policy
	last     int
}

// Call carries out a request, {"call", "lang", ...}:
//
//	open    "policy": {"packed": base64 of the file}: {"handle", "policy": {...}}
//	close   "policy": a handle: {}
//	form    "policy": {"form": {...}}
//	score   "policy", "application", "as_of", "stage", "year": {"card": {...}}
//	decide  the same: {"decision": {...}}
//	guide   the same: {"guide": {...}}
//	read    "policy", "application": {"problems": [...]}, all that cannot be read in it
//
// What cannot be done is {"error": {"code", "message"}}.
func (e *Engine) Call(text []byte) []byte {
	root, err := canon.Parse(text)
	if err != nil || root.Kind != canon.Object {
		return Failure("api-request", message.Text("", "api-request", map[string]string{"what": "{"}))
	}
	r := request{root: root}
	lang := r.text("lang", false)
	answer, refused := e.answer(&r)
	if r.bad != "" {
		refused = sheet.Refuse("api-request", map[string]string{"what": r.bad})
	}
	if refused != nil {
		return Failure(refused.Code, refused.Message(lang))
	}
	return answer
}

// Failure is {"error": {"code", "message"}}.
func Failure(code, text string) []byte {
	var w canon.Writer
	w.Object()
	w.Key("error")
	w.Object()
	w.Key("code")
	w.String(code)
	w.Key("message")
	w.String(text)
	w.EndObject()
	w.EndObject()
	return w.Bytes()
}

func (e *Engine) answer(r *request) ([]byte, *sheet.Refusal) {
	call := r.text("call", true)
	if call == "open" {
		return e.open(r)
	}
	handle, ok := r.root.Get("policy").Int()
	p := e.policies[handle]
	if !ok || p == nil {
		r.wrong("policy")
		return nil, nil
	}
	switch call {
	case "close":
		r.keys("call", "lang", "policy")
		delete(e.policies, handle)
		return []byte("{}"), nil
	case "form":
		r.keys("call", "lang", "policy")
		return wrapped("form", p.Form()), nil
	}
	return r.alone(call, p)
}

// alone answers the calls about one application.
func (r *request) alone(call string, p *sheet.Policy) ([]byte, *sheet.Refusal) {
	r.keys("call", "lang", "policy", "application", "as_of", "stage", "year")
	round, refused := p.At(r.text("as_of", false), r.text("stage", false), r.number("year"))
	application := r.root.Get("application")
	if application == nil || application.Kind != canon.Object {
		r.wrong("application")
	}
	if refused != nil || r.bad != "" {
		return nil, refused
	}
	return Alone(call, p, canon.Encode(application), round, r.text("lang", false))
}

// Alone is the answer to a call about one application without a past; nil without a
// refusal for a call that there is not.
func Alone(call string, p *sheet.Policy, application []byte, round program.Round, lang string) (answer []byte, refused *sheet.Refusal) {
	key := call
	switch call {
	case "score":
		key = "card"
		answer, refused = p.Score(application, round, lang)
	case "decide":
		key = "decision"
		answer, refused = p.Decide(application, round, sheet.Past{}, lang)
	case "guide":
		answer, refused = p.Guide(application, round, lang)
	case "read":
		return wrapped("problems", p.Read(application, lang)), nil
	default:
		return nil, sheet.Refuse("api-request", map[string]string{"what": "call"})
	}
	if refused != nil {
		return nil, refused
	}
	return wrapped(key, answer), nil
}

func wrapped(key string, raw []byte) []byte {
	var w canon.Writer
	w.Object()
	w.Key(key)
	w.Raw(raw)
	w.EndObject()
	return w.Bytes()
}

// open reads a packed policy and gives it a handle.
func (e *Engine) open(r *request) ([]byte, *sheet.Refusal) {
	r.keys("call", "lang", "policy")
	if r.root.Get("policy").Get("text") != nil {
		return nil, sheet.Refuse("api-packed-only", nil)
	}
	n := r.root.Get("policy").Get("packed")
	if n == nil || n.Kind != canon.String || len(r.root.Get("policy").Members) != 1 {
		r.wrong("policy")
		return nil, nil
	}
	p, refused := Unpack(n.Text)
	if refused != nil {
		return nil, refused
	}
	if e.policies == nil {
		e.policies = map[int]*sheet.Policy{}
	}
	e.last++
	e.policies[e.last] = sheet.Open(p)
	return Opened(e.last, e.policies[e.last].Head()), nil
}

// Opened is {"handle", "policy"}.
func Opened(handle int, head []byte) []byte {
	var w canon.Writer
	w.Object()
	w.Key("handle")
	w.Int(handle)
	w.Key("policy")
	w.Raw(head)
	w.EndObject()
	return w.Bytes()
}

// Unpack reads a packed policy in base64.
func Unpack(text string) (*program.Program, *sheet.Refusal) {
	data, ok := fromBase64(text)
	if !ok {
		return nil, sheet.Refuse("packed-other", nil)
	}
	p, err := packed.Unpack(data)
	if e, failed := err.(*packed.Error); failed {
		return nil, sheet.Refuse(e.Code, e.Args())
	}
	return p, nil
}
