package allocation

import (
	"errors"
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/proof"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
	"github.com/merit-rules/merit/schema"
)

// Finding is one thing that [Verify] has to say. An unconfirmed one does not say
// that anything is wrong: the claim could be neither proven nor refuted.
type Finding struct {
	Code        string
	Detail      string // the figures, in English
	Unconfirmed bool
	text        func(lang string) string
}

// Message says the finding in a language, "zh" or "en".
func (f Finding) Message(lang string) string {
	if f.text == nil {
		return f.Detail
	}
	return f.text(lang)
}

func finding(code string, a args) Finding {
	return Finding{Code: code, Detail: message.Text("en", code, a), text: func(lang string) string { return message.Text(lang, code, a) }}
}

// Verify checks a result that somebody presents: that it is whole (its own hash),
// that it was made from this policy and these applications, that running the
// round again gives the same bytes, and that its list is lawful and the best one,
// the last by code that shares nothing with the search. The terms of the round
// are read from the result; the caller adds the ledger it was run with. No finding
// means that all of it holds.
func Verify(policy *schema.Policy, apps *schema.Applications, terms Round, result []byte) ([]Finding, error) {
	// Cards and reasons are most of a result; they are compared as bytes below.
	doc, err := canon.ParseWithout(result, "score", "values", "failures", "warnings", "missing", "why")
	if err != nil || doc.Kind != canon.Object {
		return []Finding{finding("verify-unreadable", unreadable(err))}, nil
	}
	v := verifier{doc: doc, bytes: result}
	v.hash()
	if v.lacksTerms(&terms) {
		return v.findings, nil // all the rest would only differ
	}
	recorded(doc, &terms)
	r, err := Run(policy, apps, terms)
	if err != nil {
		return v.findings, err
	}
	v.origin(r)
	v.again(r)
	v.lists(r)
	v.tally(r)
	return v.findings, nil
}

// lacksTerms says that a result compares with an earlier list of which the caller
// gave nothing.
func (v *verifier) lacksTerms(t *Round) bool {
	list := v.doc.Get("allocation")
	if len(t.Withdraw) > 0 || t.Previous != nil || list.Get("lost") == nil {
		return false
	}
	v.say("verify-previous", args{"what": "lost"})
	return true
}

// unreadable are the arguments of a sentence about a text that is no JSON.
func unreadable(err error) args {
	var e *canon.Error
	if !errors.As(err, &e) {
		return nil
	}
	return args{"reason": e.Reason.Code(), "line": number(e.Line), "column": number(e.Column), "key": e.Key}
}

// recorded takes the terms that a result records.
func recorded(doc *canon.Node, t *Round) {
	t.AsOf, t.Stage = text(doc.Get("as_of")), text(doc.Get("stage"))
	if year, ok := doc.Get("year").Int(); ok {
		t.Year = year
	}
	if set := doc.Get("set"); set != nil {
		t.Set = map[string]string{}
		for i := range set.Members {
			t.Set[set.Members[i].Key] = text(&set.Members[i].Value)
		}
	}
	if seed := doc.Get("allocation").Get("seed"); seed != nil {
		t.Seed = text(seed)
	}
}

func text(n *canon.Node) string {
	if n == nil || n.Kind != canon.String {
		return ""
	}
	return n.Text
}

type verifier struct {
	doc      *canon.Node
	bytes    []byte
	findings []Finding
}

// say notes a finding once: what is wrong in the only pool is wrong in the whole too.
func (v *verifier) say(code string, a args) {
	f := finding(code, a)
	if !slices.ContainsFunc(v.findings, func(x Finding) bool { return x.Code == f.Code && x.Detail == f.Detail }) {
		v.findings = append(v.findings, f)
	}
}

// hash checks the hash that the result ends with.
func (v *verifier) hash() {
	sum, err := canon.Sum(v.bytes, "sha256")
	if err != nil || sum != text(v.doc.Get("sha256")) {
		v.say("verify-hash", args{"want": sum, "got": text(v.doc.Get("sha256"))})
	}
}

// origin checks that the result names this policy and these applications.
func (v *verifier) origin(r *Result) {
	if got := text(v.doc.Get("policy").Get("sha256")); got != r.program.Policy.SHA256 {
		v.say("verify-policy", args{"want": r.program.Policy.SHA256, "got": got})
	}
	if got := text(v.doc.Get("inputs_sha256")); got != r.inputs {
		v.say("verify-inputs", args{"want": r.inputs, "got": got})
	}
}

// again compares the bytes with those of a new run, in any extent of explanation
// and either language.
func (v *verifier) again(r *Result) {
	own := r.Language()
	for _, r.terms.Language = range []string{own, "zh", "en"} {
		for _, r.terms.Explain = range []Explain{ExplainAll, ExplainNone, ExplainNear} {
			if r.is(v.bytes) {
				return
			}
		}
	}
	r.terms.Explain, r.terms.Language = ExplainAll, own
	line, column := differ(r.JSON(), v.bytes)
	v.say("verify-bytes", args{"line": line, "column": column})
}

// lists proves the lists that the result shows, not those just made.
func (v *verifier) lists(r *Result) {
	uncounted := text(v.doc.Get("allocation").Get("error").Get("code")) == figureUnknown
	if uncounted != (r.round.Fault != nil) {
		v.say("verify-sum", args{"what": "error"})
	}
	if uncounted || r.round.Fault != nil {
		return // a number that nobody could compute: there is no problem to prove a list of
	}
	if v.doc.Get("allocation") == nil || v.doc.Get("allocation").Get("error") != nil {
		if p := v.accused(r); p != nil {
			v.list(p, presentedFault(v.doc, p))
		}
		return
	}
	for _, p := range r.round.Pools {
		if p.Problem != nil {
			v.list(p, outcome(v.doc, p))
		}
	}
}

// accused is the pool of which the result says that it has no list; nil: none was
// run.
func (v *verifier) accused(r *Result) *round.Pool {
	var at *round.Pool
	for _, p := range r.round.Pools {
		if p.Problem == nil || at != nil && at.ID != "" && v.names(at) {
			break
		}
		at = p
	}
	return at
}

// names reports whether the reason for there being no list names a limit of a pool.
func (v *verifier) names(p *round.Pool) bool {
	about := items(v.doc.Get("allocation").Get("error").Get("about"))
	return slices.ContainsFunc(about, func(x canon.Node) bool { return strings.HasPrefix(text(&x), p.Named("")) })
}

func (v *verifier) list(p *round.Pool, o *slate.Outcome) {
	for _, f := range proof.Check(p.Problem, o) {
		code := "verify-list"
		if f.Code.Unconfirmed() {
			code = "verify-unconfirmed"
		}
		a := args{"finding": f.String()}
		if p.ID != "" {
			a["finding"] = p.ID + ": " + f.String()
		}
		said := finding(code, a)
		said.Unconfirmed = f.Code.Unconfirmed()
		v.findings = append(v.findings, said)
	}
}

// differ is where two texts part, as a line and a column in bytes.
func differ(want, got []byte) (line, column string) {
	i := 0
	for i < len(want) && i < len(got) && want[i] == got[i] {
		i++
	}
	l, c := canon.Place(got, min(i, len(got)))
	return number(l), number(c)
}

// contestOrder puts contests of a result into the order of the ranking.
func contestOrder(list []slate.Contest) {
	slices.SortStableFunc(list, func(a, b slate.Contest) int {
		if c := slices.Min(a.Of) - slices.Min(b.Of); c != 0 {
			return c
		}
		return int(a.Kind) - int(b.Kind)
	})
}
