package outcome

import (
	"github.com/merit-rules/merit/internal/canon"
)

// Round is a round in short.
type Round struct {
	Applicants []Applicant // in the order of the result
	Counts     map[string]int
	Funded     int
	Amount     string // that is certainly awarded; "" where nothing is allocated
	Decided    bool
	Allocated  bool   // the policy makes a list, and the round is at the stage for it
	Failure    string // why there is no list; "": there is one, or none is asked for

	index map[string]int
}

// Applicant is one applicant of a round. Numbers are exact texts.
type Applicant struct {
	ID, Name  string
	Status    string
	Total     string // "": there is none yet
	Approx    string // of a total that no short decimal holds
	Rank      string
	Award     *Award // nil: none
	Contested bool
	Failures  []Hit
	Missing   []string
	Scores    []Mark
	Refusal   string // its code
	Why       string // of the award or the refusal
	Limits    []string
	By        string // "merit", or "quota:ID"
}

// Award is what an applicant certainly gets.
type Award struct{ Pool, Tier, Amount string }

// Hit is a rule that fails.
type Hit struct{ Rule, Reason, Clause string }

// Mark is the score of an indicator.
type Mark struct {
	ID, Score string
	Leaf      bool
}

// Read reads the JSON of a result. The error is a [*canon.Error].
func Read(result []byte) (*Round, error) {
	root, err := canon.Parse(result)
	if err != nil {
		return nil, err
	}
	r := &Round{Counts: map[string]int{}, index: map[string]int{}, Decided: truth(root.Get("decided"))}
	if counts := root.Get("counts"); counts != nil {
		for i := range counts.Members {
			r.Counts[counts.Members[i].Key], _ = counts.Members[i].Value.Int()
		}
	}
	r.Funded = r.Counts["funded"]
	r.Amount = text(root, "allocation", "amount")
	r.Allocated = root.Get("allocation") != nil
	r.Failure = text(root, "allocation", "error", "message")
	for i := range items(root.Get("applicants")) {
		a := applicant(&root.Get("applicants").Items[i])
		r.index[a.ID] = len(r.Applicants)
		r.Applicants = append(r.Applicants, a)
	}
	for i := range items(root.Get("refused")) {
		n := &root.Get("refused").Items[i]
		id := text(n, "id")
		if _, known := r.index[id]; id == "" || known {
			continue
		}
		r.index[id] = len(r.Applicants)
		r.Applicants = append(r.Applicants, Applicant{ID: id, Status: "refused", Why: text(n, "message")})
	}
	return r, nil
}

// Find is the applicant with an id; nil: there is none.
func (r *Round) Find(id string) *Applicant {
	if i, ok := r.index[id]; ok {
		return &r.Applicants[i]
	}
	return nil
}

func applicant(n *canon.Node) Applicant {
	a := Applicant{
		ID: text(n, "id"), Name: text(n, "name"), Status: text(n, "status"),
		Total: text(n, "score", "total"), Approx: text(n, "score", "approx"), Rank: text(n, "rank"),
		Contested: n.Get("contested") != nil, Refusal: text(n, "refusal", "code"),
	}
	for i := range items(n.Get("failures")) {
		f := &n.Get("failures").Items[i]
		a.Failures = append(a.Failures, Hit{text(f, "rule"), text(f, "reason"), clause(f.Get("cite"))})
	}
	a.Missing = texts(n.Get("missing"))
	a.Scores = scores(nil, items(at(n, "score", "items")))
	a.Scores = scores(a.Scores, items(at(n, "score", "adjust")))
	if award := n.Get("award"); award != nil {
		a.Award = &Award{text(award, "pool"), text(award, "tier"), text(award, "amount")}
		a.Why, a.By = text(award, "why"), text(award, "by")
	}
	if refusal := n.Get("refusal"); refusal != nil {
		a.Why, a.Limits = text(refusal, "why"), texts(refusal.Get("limits"))
	}
	return a
}

func scores(list []Mark, nodes []canon.Node) []Mark {
	for i := range nodes {
		inner := items(nodes[i].Get("items"))
		list = append(list, Mark{text(&nodes[i], "id"), text(&nodes[i], "score"), len(inner) == 0})
		list = scores(list, inner)
	}
	return list
}

// clause is the first clause of a cite or a list of them.
func clause(n *canon.Node) string {
	if n != nil && n.Kind == canon.Array && len(n.Items) > 0 {
		n = &n.Items[0]
	}
	return text(n, "clause")
}

func at(n *canon.Node, path ...string) *canon.Node {
	for _, key := range path {
		n = n.Get(key)
	}
	return n
}

func text(n *canon.Node, path ...string) string {
	if n = at(n, path...); n != nil {
		return n.Text
	}
	return ""
}

func items(n *canon.Node) []canon.Node {
	if n == nil {
		return nil
	}
	return n.Items
}

func texts(n *canon.Node) []string {
	var out []string
	for i := range items(n) {
		out = append(out, n.Items[i].Text)
	}
	return out
}

func truth(n *canon.Node) bool { return n != nil && n.Kind == canon.True }
