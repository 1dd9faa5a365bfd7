package policyfile

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/program"
)

// document reads all of a policy.
func (r *reader) document(root *document.Node) {
	r.names = namespace{where: map[string]*document.Node{}, index: map[string]int{}}
	top, ok := r.object(root, nil, "", topKeys)
	if !ok {
		return
	}
	r.room(top)
	r.version(top)
	r.head(top)
	r.sources(top)
	r.stageList(top)
	r.declareInputs(top)
	r.declareParameters(top)
	r.declareValues(top)
	r.declareScores(top)
	r.builtins(root)
	r.alikeNames()
	r.makeEnv()
	r.compileDefinitions()
	r.compileInputs(top)
	r.checks(top)
	r.eligibility(top)
	r.scoring(top)
	r.qualification(top)
	r.allocation(top)
	r.compileFunctions()
	r.steps()
	r.subject(top)
	r.citations()
	r.lint(root)
	r.readTests(top)
}

// version is the format's: 1.
func (r *reader) version(top object) {
	n := top.need("merit")
	if n != nil && !n.Bad && n.Text != "1" {
		f := r.fault(n, "policy-format", "got", short(n.Text))
		f.Fix = &document.Fix{Place: n.Place(), Text: "1"}
	}
}

// head reads the policy's own description.
func (r *reader) head(top object) {
	n := top.need("policy")
	if n == nil {
		return
	}
	o, ok := r.object(n, top.node.KeyOf("policy"), "policy", headKeys)
	if !ok {
		return
	}
	p := &r.prog.Policy
	if id := o.need("id"); id != nil {
		p.ID = o.text("id")
		r.plainID(id)
	}
	p.Programme = o.text("programme")
	if p.Programme == "" {
		p.Programme = p.ID
	}
	p.Titles = o.localized("title")
	p.Title = p.Titles.ZH
	if p.Title == "" {
		p.Title = p.Titles.EN
	}
	issuer := o.localized("issuer")
	p.Issuer = issuer.ZH + strings.Repeat(issuer.EN, boolInt(issuer.ZH == ""))
	p.Version = o.text("version")
	r.headTime(o)
	p.Currency = o.text("currency")
	if p.Currency == "" {
		p.Currency = "CNY"
	}
	r.cites(o)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// plainID wants an id without blanks at its ends and of a length that fits a line.
func (r *reader) plainID(n *document.Node) {
	if n.Kind != document.Scalar || n.Bad {
		return
	}
	if strings.TrimSpace(n.Text) != n.Text || n.Text == "" || len([]rune(n.Text)) > 128 || strings.ContainsAny(n.Text, "\n\t") {
		r.fault(n, "policy-id", "got", short(n.Text))
	}
}

// headTime reads year, zone and period.
func (r *reader) headTime(o object) {
	p := &r.prog.Policy
	if n := o.scalar("year"); n != nil {
		y, err := strconv.Atoi(n.Text)
		if err != nil || y < 1 || y > 9999 || strconv.Itoa(y) != n.Text {
			r.fault(n, "policy-year", "got", short(n.Text))
		} else {
			p.Year = y
		}
	}
	p.ZoneName = o.text("timezone")
	if p.ZoneName == "" {
		p.ZoneName = "Asia/Shanghai"
	}
	zone, ok := civil.LoadZone(p.ZoneName)
	if !ok {
		r.fault(o.get("timezone"), "policy-zone", "got", short(p.ZoneName))
	}
	p.Zone = zone
	n := o.get("period")
	if n == nil {
		return
	}
	period, ok := r.object(n, o.node.KeyOf("period"), "policy.period", periodKeys)
	if !ok {
		return
	}
	from, okFrom := r.day(period.need("from"), "policy.period.from")
	to, okTo := r.day(period.need("to"), "policy.period.to")
	if okFrom && okTo && to < from {
		r.fault(period.get("to"), "policy-period", "from", from.String(), "to", to.String())
	}
	p.From, p.To, p.HasPeriod = from, to, okFrom && okTo
}

// subject resolves what a sanction follows.
func (r *reader) subject(top object) {
	n := top.get("policy")
	if n == nil || n.Kind != document.Map || n.Get("subject") == nil {
		return
	}
	list := []*document.Node{n.Get("subject")}
	if list[0].Kind == document.List {
		list = list[0].Items
	}
	names := r.inputNames()
	for _, item := range list {
		if item.Bad {
			continue
		}
		if item.Text == program.NameID {
			if len(list) > 1 {
				r.prog.Policy.Subject = append(r.prog.Policy.Subject, program.SubjectID)
			}
			continue
		}
		slot := r.slotOf(item.Text)
		if slot < 0 || slot >= r.prog.Inputs {
			r.suggest(item, "policy-subject", names)
			continue
		}
		r.prog.Policy.Subject = append(r.prog.Policy.Subject, slot)
	}
}

func (r *reader) inputNames() []string {
	var names []string
	for i := range r.prog.Inputs {
		names = append(names, r.prog.Slots[i].Name)
	}
	return names
}

// stageList reads the stages in their order.
func (r *reader) stageList(top object) {
	r.stages, r.unread = map[string]int{}, map[string]bool{}
	for _, n := range top.list("stages") {
		o, ok := r.object(n, nil, "stages", stageKeys)
		if !ok {
			continue
		}
		id := o.need("id")
		if id == nil || id.Kind != document.Scalar {
			continue
		}
		o.what = "stages." + id.Text
		if _, twice := r.stages[id.Text]; twice {
			r.fault(id, "policy-id-twice", "id", id.Text)
			continue
		}
		r.plainID(id)
		s := program.Stage{ID: id.Text, Title: o.localized("title")}
		if due := o.scalar("due"); due != nil {
			v, ok := r.moment(due, o.path("due"))
			s.Due = v
			r.unread[s.ID] = !ok
		}
		r.cites(o)
		r.stages[s.ID] = len(r.prog.Stages)
		r.prog.Stages = append(r.prog.Stages, s)
	}
	if len(r.prog.Stages) == 0 {
		r.prog.Stages = []program.Stage{{ID: ""}}
	}
}

// stageNames lists the ids of the stages.
func (r *reader) stageNames() []string {
	var names []string
	for _, s := range r.prog.Stages {
		names = append(names, s.ID)
	}
	return names
}
