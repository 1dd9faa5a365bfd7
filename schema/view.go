package schema

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/merit-rules/merit/internal/decimals"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// Citation says where in a legal text something stands.
type Citation struct {
	Source, Clause, Quote string
}

// Stage is one step of the programme, in time order.
type Stage struct {
	ID    string
	Title Text
	Due   string // 2025-02-07, or a date and time; "": none
}

// Text is a text in Chinese, English or both.
type Text struct{ ZH, EN string }

// In is the text of a language, or the other when there is none.
func (t Text) In(lang string) string { return say(program.Text(t), lang) }

// Input is one question of the application form.
type Input struct {
	Name      string
	Title     Text
	Help      Text
	Unit      string
	By        string // who supplies it
	Type      Type
	Derived   bool // looked up, not asked
	Min, Max  *decimal.Decimal
	Step      *decimal.Decimal
	MinLength int // of a list
	MaxLength int // of a list; 0: no limit
	Default   bool
	Citations []Citation
}

// Type is what a value is: "number", "integer", "percent", "money", "text", "bool",
// "date", "datetime", "choice", "choices", "list" or "record".
type Type struct {
	Kind     string
	Options  []string // of choice and choices
	Optional bool     // there may be none
	Elem     *Type    // of a list
	Fields   []Field  // of a record
}

// Field is one field of the records of a list.
type Field struct {
	Name  string
	Title Text
	Unit  string
	Type  Type
}

// Rule is a condition of eligibility or qualification.
type Rule struct {
	ID        string
	Title     Text
	Stage     string // the stage from which it applies; "": all
	Warn      bool   // it warns and changes no status
	Require   string // the condition as written
	Citations []Citation
}

// Indicator is a branch or leaf of the scorecard, or an adjustment.
type Indicator struct {
	ID        string
	Title     Text
	Max       *decimal.Decimal // nil: no limit
	Items     []Indicator
	Citations []Citation
}

// Tier is one grade of award, best first. A programme without tiers has one whose
// ID is "".
type Tier struct {
	ID        string
	Title     Text
	Citations []Citation
}

// Quota is a minimum guarantee or a ceiling.
type Quota struct {
	ID        string
	Title     Text
	Each      bool // one for every value of what it is taken by
	Money     bool // counts what members are awarded, not heads
	Citations []Citation
}

// Source is a legal text that the policy cites.
type Source struct{ ID, Title string }

var kindNames = [...]string{
	program.Any: "any", program.Number: "number", program.Integer: "integer", program.Percent: "percent",
	program.Money: "money", program.TextKind: "text", program.Bool: "bool", program.Date: "date",
	program.DateTime: "datetime", program.Choice: "choice", program.Choices: "choices", program.List: "list",
	program.Record: "record", program.NilKind: "nil",
}

// Stages lists the stages in their order.
func (p *Policy) Stages() []Stage {
	var out []Stage
	for _, s := range p.program.Stages {
		if s.ID == "" {
			continue
		}
		due := ""
		switch s.Due.State() {
		case program.IsDate:
			due = s.Due.Date().String()
		case program.IsTime:
			due = s.Due.Time().String()
		}
		out = append(out, Stage{ID: s.ID, Title: Text(s.Title), Due: due})
	}
	return out
}

// Inputs lists what the application form asks, derived inputs included, in the
// order of the file.
func (p *Policy) Inputs() []Input {
	out := make([]Input, p.program.Inputs)
	for i := range out {
		s := &p.program.Slots[i]
		out[i] = Input{
			Name: s.Name, Title: Text(s.Title), Help: Text(s.Help), Unit: s.Unit, By: s.By, Type: typeOf(s.Type),
			Derived: s.Kind == program.Derived, Default: s.Default.State() != program.IsUnknown,
			MinLength: s.Limits.MinLen, MaxLength: s.Limits.MaxLen, Citations: citations(s.Cite),
			Min:  limit(s.Limits.Min, s.Limits.HasMin),
			Max:  limit(s.Limits.Max, s.Limits.HasMax),
			Step: limit(s.Limits.Step, s.Limits.HasStep),
		}
	}
	return out
}

// limit is a limit as a decimal; nil when there is none, or no decimal holds it.
func limit(x exact.Num, has bool) *decimal.Decimal {
	if !has {
		return nil
	}
	d, ok := decimals.To(x)
	if !ok {
		return nil
	}
	return &d
}

func typeOf(t *program.Type) Type {
	out := Type{Kind: kindNames[t.Kind], Options: slices.Clone(t.Options), Optional: t.Optional}
	if t.Elem != nil {
		elem := typeOf(t.Elem)
		out.Elem = &elem
	}
	for _, f := range t.Fields {
		out.Fields = append(out.Fields, Field{Name: f.Name, Title: Text(f.Title), Unit: f.Unit, Type: typeOf(f.Type)})
	}
	return out
}

func citations(list []program.Cite) []Citation {
	var out []Citation
	for _, c := range list {
		out = append(out, Citation(c))
	}
	return out
}

// Eligibility lists the rules that decide who may be considered.
func (p *Policy) Eligibility() []Rule { return p.rules(p.program.Eligibility) }

// Qualification lists the rules that decide, after scoring, who may be funded.
func (p *Policy) Qualification() []Rule { return p.rules(p.program.Qualification) }

func (p *Policy) rules(list []program.Rule) []Rule {
	var out []Rule
	for _, r := range list {
		out = append(out, Rule{
			ID: r.ID, Title: Text(r.Title), Stage: p.program.Stages[r.Stage].ID, Warn: r.Warn,
			Require: r.Require.Expr.Text, Citations: citations(r.Cite),
		})
	}
	return out
}

// Indicators is the scorecard as a tree; nil for a policy that scores nothing.
func (p *Policy) Indicators() []Indicator {
	if p.program.Scoring == nil {
		return nil
	}
	return indicators(p.program.Scoring.Items)
}

// Adjustments lists the bonuses and deductions on the total.
func (p *Policy) Adjustments() []Indicator {
	if p.program.Scoring == nil {
		return nil
	}
	return indicators(p.program.Scoring.Adjust)
}

func indicators(list []*program.Indicator) []Indicator {
	var out []Indicator
	for _, i := range list {
		out = append(out, Indicator{
			ID: i.ID, Title: Text(i.Title), Max: limit(i.Max, i.HasMax), Items: indicators(i.Items), Citations: citations(i.Cite),
		})
	}
	return out
}

// Tiers lists the grades of award, best first; nil for a policy that funds nobody.
func (p *Policy) Tiers() []Tier {
	if p.program.Allocation == nil {
		return nil
	}
	return tiers(p.program.Allocation.Tiers)
}

// Quotas lists the minimum guarantees and ceilings, in the order written.
func (p *Policy) Quotas() []Quota {
	if p.program.Allocation == nil {
		return nil
	}
	return quotas(p.program.Allocation.Quotas)
}

// Sources lists the legal texts that the policy cites.
func (p *Policy) Sources() []Source {
	var out []Source
	for _, s := range p.program.Sources {
		out = append(out, Source(s))
	}
	return out
}

// Parameters lists the names of the parameters, sorted.
func (p *Policy) Parameters() []string {
	names := map[string]bool{}
	for _, s := range p.program.Slots {
		if s.Kind == program.Parameter {
			names[s.Name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

func sortedNames(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
