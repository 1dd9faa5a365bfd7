package jsonapi

import (
	"errors"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/coverage"
	"github.com/merit-rules/merit/internal/policytest"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/schema"
)

// Call carries out a request of a caller who keeps no policies open, see [Host].
func Call(text []byte) []byte { return new(Host).Call(text) }

// Call carries out a request. Every request has "call" and may have "lang" ("zh"
// or "en"); most have "policy": {"name", "text", "files": {name: text}}, the files by
// their paths from the policy's folder, or a handle that "open" gave, or {"packed":
// base64 of a packed policy}, of which only single applicants can be told something.
// The terms of a round are "as_of", "stage", "year", "seed", "set": {name: value}, "ledger"
// (the text of its file or a list of events), "explain", "withdraw" (ids) and
// "previous" (an earlier result, or the text of its file); applications are
// [{"name", "text"}].
//
//	check    {"diagnostics": [...], "errors", "warnings"}
//	run      the result of a round
//	explain  with "id": {"applicant": {...}, "needs": [{"for", "total", "warning", "why"}]},
//	         needs where totals decide
//	decide   with "application": {input: value}: {"decision": {...}}
//	score    the same: {"card": {...}}
//	guide    the same: {"guide": {...}}
//	read     the same: {"problems": [...]}, all that cannot be read in the application
//	form     {"form": {...}}
//	eval     with "expr" and "set": {"value", "approx", "type"}, {"unknown"} or {"error"}
//	test     with "files" that tests name, "tests": {"name", "text"} for a file of
//	         tests of its own: {"tests": [...], "passed", "failed"}, and with
//	         "cover": true "coverage"
//	open     {"handle", "policy": {...}, "warnings": [...]}
//	close    with a handle for a policy: {}
//	pack     {"packed": base64 of the policy as a packed file}
//	verify   with "result", the text of a result: {"verified", "findings": [...]}
//
// What cannot be done is {"error": {"code", "message"}}, with "diagnostics" where
// the policy is the reason.
func (h *Host) Call(text []byte) []byte {
	root, err := canon.Parse(text)
	if err != nil {
		return failed(unreadable(err), "")
	}
	r := &request{host: h, root: root}
	if root.Kind != canon.Object {
		return failed(refuse("api-request", "what", "{"), "")
	}
	lang := r.text(root, "lang", false)
	answer, err := r.answer(lang)
	if r.err != nil {
		err = r.err
	}
	if err != nil {
		return failed(err, lang)
	}
	return answer
}

func unreadable(err error) error {
	var e *canon.Error
	if errors.As(err, &e) {
		return refuse(e.Reason.Code(), "key", e.Key)
	}
	return err
}

var roundKeys = []string{"call", "lang", "policy", "applications", "as_of", "stage", "year", "seed", "set", "ledger", "explain", "withdraw", "previous"}

func (r *request) answer(lang string) ([]byte, error) {
	switch call := r.text(r.root, "call", true); call {
	case "check":
		r.keys(r.root, "call", "lang", "policy")
		s := r.source()
		if r.err != nil {
			return nil, r.err
		}
		return report.DiagnosticsJSON(report.Worded(schema.Check(s.name, s.text, s.files), lang)), nil
	case "run":
		r.keys(r.root, roundKeys...)
		result, err := r.result()
		if err != nil {
			return nil, err
		}
		return result.JSON(), nil
	case "explain":
		return r.explain()
	case "decide", "score", "guide", "read":
		return r.alone(call)
	case "form", "pack", "open", "close":
		return r.manage(call, lang)
	case "eval":
		return r.eval(lang)
	case "test":
		return r.test(lang)
	case "verify":
		return r.verify(lang)
	default:
		return nil, refuse("api-request", "what", "call")
	}
}

// round reads what a round needs.
func (r *request) round() (p *schema.Policy, apps *schema.Applications, t allocation.Round, err error) {
	if p, err = r.load(); err != nil {
		return
	}
	if t, err = r.terms(); err != nil {
		return
	}
	files := r.files()
	if r.err != nil {
		return nil, nil, t, r.err
	}
	apps, err = p.ReadApplications(files...)
	return
}

func (r *request) result() (*allocation.Result, error) {
	p, apps, t, err := r.round()
	if err != nil {
		return nil, err
	}
	return allocation.Run(p, apps, t)
}

func (r *request) explain() ([]byte, error) {
	r.keys(r.root, append([]string{"id"}, roundKeys...)...)
	id := r.text(r.root, "id", true)
	result, err := r.result()
	if err != nil {
		return nil, err
	}
	raw, ok := result.ApplicantJSON(id)
	if !ok {
		return nil, refuse("api-no-applicant", "id", id)
	}
	needs, _ := result.NeedsJSON(id)
	return Explained(raw, needs), nil
}

// Explained is all about one applicant: what a result says of them and, unless it
// is nil, which total they would need.
func Explained(applicant, needs []byte) []byte {
	var w canon.Writer
	w.Object()
	w.Key("applicant")
	w.Raw(applicant)
	if needs != nil {
		w.Key("needs")
		w.Raw(needs)
	}
	w.EndObject()
	return w.Bytes()
}

func wrapped(key string, raw []byte) []byte {
	var w canon.Writer
	w.Object()
	w.Key(key)
	w.Raw(raw)
	w.EndObject()
	return w.Bytes()
}

func (r *request) eval(lang string) ([]byte, error) {
	r.keys(r.root, "call", "lang", "policy", "expr", "set", "as_of")
	e := Evaluation{Expr: r.text(r.root, "expr", true), AsOf: r.text(r.root, "as_of", false), Set: r.texts(r.root, "set")}
	if r.root.Get("policy") != nil {
		p, err := r.load()
		if err != nil {
			return nil, err
		}
		e.Policy = p
	}
	if r.err != nil {
		return nil, r.err
	}
	w := Evaluate(e)
	return w.JSON(lang), nil
}

func (r *request) test(lang string) ([]byte, error) {
	r.keys(r.root, "call", "lang", "policy", "tests", "files", "cover")
	p, err := r.load()
	if err != nil {
		return nil, err
	}
	suite := p.Tests()
	if n := r.root.Get("tests"); n != nil {
		r.keys(n, "name", "text")
		if suite, err = schema.ParseTests(r.text(n, "name", true), []byte(r.text(n, "text", true))); err != nil {
			return nil, err
		}
	}
	files := map[string][]byte{}
	for _, f := range r.texts(r.root, "files") {
		files[f.Name] = []byte(f.Text)
	}
	if r.err != nil {
		return nil, r.err
	}
	if suite == nil {
		return policytest.JSON(nil), nil
	}
	read := func(name string) ([]byte, error) {
		data, ok := files[name]
		if !ok {
			return nil, refuse("door-missing", "file", name)
		}
		return data, nil
	}
	if !r.truth("cover") {
		return policytest.JSON(policytest.Run(p, suite, read, lang, nil)), nil
	}
	m := coverage.Of(p.Compiled().(*program.Program))
	reports := policytest.Run(p, suite, read, lang, m)
	return policytest.JSON(reports, policytest.Covered{File: p.Name(), Map: m}), nil
}

func (r *request) verify(lang string) ([]byte, error) {
	r.keys(r.root, append([]string{"result"}, roundKeys...)...)
	result := r.text(r.root, "result", true)
	p, apps, t, err := r.round()
	if err != nil {
		return nil, err
	}
	findings, err := allocation.Verify(p, apps, t, []byte(result))
	if err != nil {
		return nil, err
	}
	return Findings(findings, lang), nil
}
