package policytest

import (
	"context"
	"errors"
	"strconv"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/coverage"
	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/schema"
)

// Report is what came of one test. A test that could not be run has one diff
// whose Key is empty and whose Got says why.
type Report struct {
	File, Name string
	Line       int
	Diffs      []Diff
}

// Pass reports whether everything was as expected.
func (r *Report) Pass() bool { return len(r.Diffs) == 0 }

// Files gives the applications that a test names, as written in the test file.
type Files func(name string) ([]byte, error)

// Run runs the tests of a suite against its policy, in order. Sentences are in
// the language. What the tests try is noted in cover, unless it is nil.
func Run(policy *schema.Policy, suite *schema.Suite, files Files, lang string, cover *coverage.Map) []Report {
	reports := make([]Report, len(suite.Tests))
	for i := range suite.Tests {
		t := &suite.Tests[i]
		r := runner{policy: policy, suite: suite, test: t, files: files, lang: lang, cover: cover}
		diffs, err := r.run()
		if err != nil {
			diffs = []Diff{{Got: say(err, lang)}}
		}
		reports[i] = Report{File: suite.File, Name: t.Name, Line: t.Line, Diffs: diffs}
	}
	return reports
}

type runner struct {
	policy *schema.Policy
	suite  *schema.Suite
	test   *schema.Test
	files  Files
	lang   string
	cover  *coverage.Map
}

func (r *runner) run() ([]Diff, error) {
	apps, err := r.applications()
	if err != nil {
		return nil, err
	}
	terms, err := r.terms()
	if err != nil {
		return nil, err
	}
	result, err := allocation.Run(r.policy, apps, terms)
	if err != nil {
		return nil, err
	}
	if r.cover != nil {
		r.cover.Add(context.Background(), result.Round().(*round.Round))
	}
	root, err := canon.Parse(result.JSON())
	if err != nil {
		return nil, err
	}
	o := outcome{result: root, value: func(id, name string) *canon.Node { return named(result, id, name) }}
	if r.test.Get("applications") != nil {
		return o.round(r.test.Expect), nil
	}
	return o.sole(r.test.Expect), nil
}

func named(result *allocation.Result, id, name string) *canon.Node {
	json, ok := result.Named(id, name)
	if !ok {
		return nil
	}
	n, err := canon.Parse(json)
	if err != nil {
		return nil
	}
	return n
}

// applications reads what the test gives, or the file that it names.
func (r *runner) applications() (*schema.Applications, error) {
	file := schema.File{Name: r.suite.File + ".json"}
	if v := r.test.Get("applications"); v != nil && v.Kind == schema.Scalar {
		data, err := r.files(v.Text)
		if err != nil {
			return nil, err
		}
		file.Name, file.Data = v.Text, data
	} else {
		file.Data = r.rows()
	}
	apps, err := r.policy.ReadApplications(file)
	if err != nil {
		return nil, err
	}
	return r.only(apps)
}

// only keeps the applications that `only` names; the rows that were refused stay.
func (r *runner) only(apps *schema.Applications) (*schema.Applications, error) {
	ids := r.test.Get("only")
	if ids == nil {
		return apps, nil
	}
	keep := map[string]bool{}
	for _, v := range ids.List {
		keep[v.Text] = true
	}
	batch := *apps.Batch().(*intake.Batch)
	rows := batch.Applicants
	batch.Applicants = nil
	for _, row := range rows {
		if keep[row.ID] {
			batch.Applicants = append(batch.Applicants, row)
		}
	}
	batch.Rows -= len(rows) - len(batch.Applicants)
	return r.policy.Collect(&batch)
}

// terms are those of the round that the test asks for.
func (r *runner) terms() (allocation.Round, error) {
	t := allocation.Round{
		AsOf: r.text("as_of"), Stage: r.text("stage"), Seed: r.text("seed"),
		Explain: allocation.ExplainNone, Language: r.lang,
	}
	if y := r.text("year"); y != "" {
		year, err := strconv.Atoi(y)
		if err != nil {
			return t, fault{"test-year", map[string]string{"seen": y}}
		}
		t.Year = year
	}
	if err := r.after(&t); err != nil {
		return t, err
	}
	if set := r.test.Get("set"); set != nil {
		t.Set = map[string]string{}
		for _, e := range set.Map {
			t.Set[e.Key] = e.Value.Text
		}
	}
	if v := r.test.Get("ledger"); v != nil {
		l, err := eligibility.ReadEvents(events(v))
		if err != nil {
			return t, err
		}
		t.Ledger = l
	}
	return t, nil
}

// after is what happened after an earlier award: who withdrew, and the list as it
// was, which is the file of a result, or written down as a map from applicant to
// tier.
func (r *runner) after(t *allocation.Round) error {
	if v := r.test.Get("withdraw"); v != nil {
		if v.Kind == schema.Scalar {
			t.Withdraw = []string{v.Text}
		}
		for _, id := range v.List {
			t.Withdraw = append(t.Withdraw, id.Text)
		}
	}
	v := r.test.Get("previous")
	if v == nil {
		return nil
	}
	if v.Kind == schema.Map {
		t.Previous = previous(v)
		return nil
	}
	data, err := r.files(v.Text)
	t.Previous = data
	return err
}

func (r *runner) text(key string) string {
	if v := r.test.Get(key); v != nil {
		return v.Text
	}
	return ""
}

// say puts an error into the words of a language where it has them.
func say(err error, lang string) string {
	var voiced interface{ Message(lang string) string }
	var book *eligibility.LedgerError
	switch {
	case errors.As(err, &voiced):
		return voiced.Message(lang)
	case errors.As(err, &book) && len(book.Lines) > 0:
		return book.Lines[0].Message(lang)
	}
	return err.Error()
}
