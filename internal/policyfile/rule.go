package policyfile

import (
	"slices"
	"strconv"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/formula"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// ruleUse is what is special about one list of rules.
type ruleUse struct {
	section string
	keys    *Keys
	forbid  func(string, int) *message.Problem
	ids     map[string]*document.Node
}

// checks reads what makes an application inconsistent.
func (r *reader) checks(top object) {
	u := ruleUse{"checks", checkKeys, r.early("policy-score-early"), map[string]*document.Node{}}
	for i, n := range top.list("checks") {
		what := "checks[" + strconv.Itoa(i+1) + "]"
		o, ok := r.object(n, nil, what, u.keys)
		if !ok {
			continue
		}
		rule := program.Rule{ID: o.text("id"), Title: o.localized("title"), Cite: r.cites(o)}
		r.conditions(o, &rule, u)
		rule.Reason = r.template(o, "message", u.forbid)
		r.prog.Checks = append(r.prog.Checks, rule)
	}
}

// eligibility reads 申报条件. Scores cannot be used there.
func (r *reader) eligibility(top object) {
	u := ruleUse{"eligibility", ruleKeys, r.early("policy-score-early"), map[string]*document.Node{}}
	r.prog.Eligibility = r.rules(top, u)
}

// qualification reads 支持条件, after scoring. A rule id stands for one rule in
// both lists.
func (r *reader) qualification(top object) {
	u := ruleUse{"qualification", ruleKeys, nil, map[string]*document.Node{}}
	for _, n := range top.list("eligibility") {
		if id := n.Get("id"); id != nil && u.ids[id.Text] == nil {
			u.ids[id.Text] = id
		}
	}
	r.prog.Qualification = r.rules(top, u)
}

func (r *reader) rules(top object, u ruleUse) []program.Rule {
	var out []program.Rule
	for _, n := range top.list(u.section) {
		o, ok := r.object(n, nil, u.section, u.keys)
		if !ok {
			continue
		}
		if rule, ok := r.rule(o, u); ok {
			out = append(out, rule)
		}
	}
	return out
}

func (r *reader) rule(o object, u ruleUse) (program.Rule, bool) {
	rule := program.Rule{ID: o.text("id"), Title: o.localized("title"), Cite: r.cites(o)}
	id := o.need("id")
	if id == nil {
		return rule, false
	}
	r.plainID(id)
	o.what = u.section + "." + rule.ID
	o.key = id
	if rule.ID == "barred" {
		r.fault(id, "policy-id-reserved", "id", rule.ID)
	}
	if first := u.ids[rule.ID]; first != nil {
		f := r.fault(id, "policy-id-twice", "id", rule.ID)
		f.Related = []document.Related{{Place: first.Place(), Code: "related-first", Args: document.Arg("name", rule.ID)}}
	} else {
		u.ids[rule.ID] = id
	}
	r.conditions(o, &rule, u)
	rule.Except = r.exceptions(o, u)
	rule.Warn = o.word("effect") == "warn"
	if n := o.scalar("stage"); n != nil {
		at, known := r.stages[n.Text]
		if !known {
			r.suggest(n, "policy-stage", r.stageNames(), "what", o.what)
		}
		rule.Stage = at
	}
	rule.Reason = r.template(o, "reason", u.forbid)
	rule.Sanction = r.sanction(o)
	return rule, true
}

// conditions compiles `require` and `when`.
func (r *reader) conditions(o object, rule *program.Rule, u ruleUse) {
	use := formula.Use{Want: formula.WantBool, Forbid: u.forbid}
	if n := o.need("require"); n != nil {
		rule.Require = r.compile(n, o.path("require"), use)
		r.alwaysOrNever(n, rule.Require)
	}
	if n := o.get("when"); n != nil {
		rule.When = r.compile(n, o.path("when"), use)
	}
}

// alwaysOrNever warns of a condition that no applicant can change.
func (r *reader) alwaysOrNever(n *document.Node, node *program.Node) {
	if node == nil {
		return
	}
	if node.Op == program.OpConst {
		r.warn(n, "policy-constant", "got", short(n.Text))
	}
}

func (r *reader) exceptions(o object, u ruleUse) []program.Exception {
	var out []program.Exception
	for _, n := range o.list("except") {
		e, ok := r.object(n, nil, o.path("except"), exceptKeys)
		if !ok {
			continue
		}
		x := program.Exception{Cite: r.cites(e)}
		if when := e.need("when"); when != nil {
			x.When = r.compile(when, o.path("except"), formula.Use{Want: formula.WantBool, Forbid: u.forbid})
		}
		out = append(out, x)
	}
	return out
}

// template compiles the texts with {names} of a reason or message.
func (r *reader) template(o object, key string, forbid func(string, int) *message.Problem) *program.Template {
	n := o.get(key)
	if n == nil || n.Bad {
		return nil
	}
	use := formula.Use{Forbid: forbid}
	if n.Kind == document.Scalar {
		if o.text(key) == "" {
			return nil
		}
		return &program.Template{ZH: r.pieces(n, o.path(key), use)}
	}
	both, ok := r.object(n, nil, o.path(key), textKeys)
	if !ok {
		return nil
	}
	t := &program.Template{}
	if zh := both.scalar("zh"); zh != nil {
		t.ZH = r.pieces(zh, o.path(key), use)
	}
	if en := both.scalar("en"); en != nil {
		t.EN = r.pieces(en, o.path(key), use)
	}
	return t
}

func (r *reader) pieces(n *document.Node, what string, use formula.Use) []program.Piece {
	if r.expr(n, what) == nil {
		return nil
	}
	pieces, problems := formula.Template(n.Text, r.env, use)
	r.problems(n, problems)
	return pieces
}

// sanction reads what a failed rule brings beyond this round.
func (r *reader) sanction(o object) *program.Sanction {
	n := o.get("sanction")
	if n == nil {
		return nil
	}
	s, ok := r.object(n, o.node.KeyOf("sanction"), o.path("sanction"), sanctionKeys)
	if !ok {
		return nil
	}
	out := &program.Sanction{All: s.word("scope") == "all"}
	for _, item := range s.list("bar") {
		year, err := strconv.Atoi(item.Text)
		if err != nil || strconv.Itoa(year) != item.Text || year < 0 || year > 100 || slices.Contains(out.Bar, year) {
			r.fault(item, "policy-bar", "got", short(item.Text))
			continue
		}
		out.Bar = append(out.Bar, year)
	}
	slices.Sort(out.Bar)
	r.recover(s, out)
	if r.prog.Policy.Year == 0 && len(out.Bar) > 0 {
		r.fault(s.key, "policy-sanction-year")
	}
	return out
}

func (r *reader) recover(s object, out *program.Sanction) {
	n := s.get("recover")
	if n == nil {
		return
	}
	switch n.Text {
	case "none":
		out.Recover = program.RecoverNone
	case "paid":
		out.Recover = program.RecoverPaid
	default:
		out.Recover = program.RecoverFormula
		out.Amount = r.compile(n, s.path("recover"), formula.Use{Want: formula.WantNumber})
	}
}
