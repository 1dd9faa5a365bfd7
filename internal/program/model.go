package program

import (
	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
)

// Program is a checked policy in the form in which it is run. It is complete
// when made and never changes; all its parts may be shared between goroutines.
type Program struct {
	Policy        Policy
	Stages        []Stage
	Slots         []Slot // every name; inputs first, in the order of the file
	Inputs        int    // the number of slots that are inputs, derived ones included
	Funcs         []Func // values with `given`
	Checks        []Rule
	Eligibility   []Rule
	Qualification []Rule
	Scoring       *Scoring // nil: the programme scores nothing
	Figures       []Figure // cohort
	Allocation    *Allocation
	Steps         []Step // in an order in which everything is computed before it is used
	Phases        int    // 1 + the greatest Step.Phase
	Sources       []Source
	WorkBudget    int64 // units of work per applicant; 0 means 1,000,000
}

// Policy is the head of the file.
type Policy struct {
	ID, Programme, Title, Issuer, Version string
	Titles                                Text
	Year                                  int // 0: none
	From, To                              civil.Date
	HasPeriod                             bool
	Zone                                  civil.Zone
	ZoneName                              string
	Currency                              string
	Subject                               []int // slots that a sanction follows, or SubjectID; empty: the id
	SHA256                                string
}

// SubjectID stands in Policy.Subject for the applicant's id, beside inputs.
const SubjectID = -1

// Text is a title, reason or message in Chinese, English or both.
type Text struct{ ZH, EN string }

// Source is one legal text that the policy cites.
type Source struct {
	ID, Title string
}

// Cite says where in a source something stands.
type Cite struct {
	Source, Clause, Quote string
}

// Stage is one step of the programme, in time order.
type Stage struct {
	ID    string
	Title Text
	Due   Value // a date or a datetime; absent: none
}

// SlotKind says what a name stands for.
type SlotKind uint8

// The kinds of names.
const (
	Input    SlotKind = iota
	Derived           // an input that is looked up from another
	Computed          // a value
	Parameter
	FigureSlot // a cohort figure
	ScoreSlot  // an indicator's or adjustment's score, read as score.ID
	Total      // 总分, total_score
	Builtin    // as_of, programme_year, period.from, due.STAGE, id, name, history, counts
)

// Builtin slots have these names; a Program has a slot only for those it reads.
const (
	NameAsOf           = "as_of"
	NameYear           = "programme_year"
	NamePeriodFrom     = "period.from"
	NamePeriodTo       = "period.to"
	NameID             = "id"
	NameName           = "name"
	NameHistory        = "history" // list of records with HistoryFields
	NameQualifiedCount = "qualified_count"
	NameEligibleCount  = "eligible_count"
	NameApplicantCount = "applicant_count"
	NameTotal          = "总分"
	// due.STAGE: "due." + stage id
)

// Slot is one name of the policy and where its value lies in a [Frame].
type Slot struct {
	Name  string
	Title Text
	Unit  string
	Help  Text
	By    string
	Kind  SlotKind
	Type  *Type
	Cite  []Cite

	Limits  Limits    // of an input
	Default Value     // unknown: none
	When    *Node     // an input asked only then; nil: always
	Formula *Node     // of a Derived or Computed slot
	Func    int       // 1 + index in Program.Funcs of a value with `given`, which has no value of its own; 0: none
	Round   *Rounding // of a Computed slot
	Dated   []Dated   // of a Parameter, ascending by From; one entry with Always for an undated one
	Phase   int
	Figure  int    // index in Program.Figures of a FigureSlot
	Index   int    // of a ScoreSlot: the index in Scoring.All
	Alone   string // of choices: the option that excludes all others
	Aliases []Alias
	Unique  int // of a list of records: 1 + index of the field without repeats; 0: none
}

// Alias is another spelling of a choice's option.
type Alias struct{ From, To string }

// Limits are what an input's declaration allows.
type Limits struct {
	Min, Max, Step   exact.Num
	HasMin, HasMax   bool
	HasStep          bool
	MinLen, MaxLen   int   // of a list; MaxLen 0: no limit
	MinDate, MaxDate Value // of a date; unknown: none
}

// Dated is a parameter's value from a day on.
type Dated struct {
	From   civil.Date
	Always bool
	Value  Value
	Cite   []Cite
}

// Rounding is a declared rounding.
type Rounding struct {
	Places int
	Mode   exact.Mode
}

// Func is a value with `given`: a function over its parameters, which are the
// first locals of its body.
type Func struct {
	Name   string
	Params []string
	Locals int // locals that the body needs, parameters included
	Body   *Node
	Slot   int
}

// Rule is a check, an eligibility rule or a qualification rule.
type Rule struct {
	ID       string
	Title    Text
	When     *Node // nil: applies always
	Require  *Node
	Except   []Exception
	Warn     bool // effect: warn
	Stage    int  // applies from this stage on
	Reason   *Template
	Cite     []Cite
	Sanction *Sanction
	Phase    int
}

// Exception is an exemption from a rule.
type Exception struct {
	When *Node
	Cite []Cite
}

// Recover says what is claimed back.
type Recover uint8

// The kinds of recovery.
const (
	RecoverUnset Recover = iota // the rule says nothing about money
	RecoverNone
	RecoverPaid
	RecoverFormula
)

// Sanction is what a failed rule brings beyond this round.
type Sanction struct {
	Bar     []int // years relative to the programme year
	Recover Recover
	Amount  *Node // of RecoverFormula
	All     bool  // scope: all
}

// Template is a reason or message with {names} in it, in both languages.
type Template struct{ ZH, EN []Piece }

// Piece is literal text, or the value of a node printed in the way of its type.
// Against, when set, is a value of the same rule from which the print must differ
// when the two are not equal (69.995%, not 70.00%).
type Piece struct {
	Text string
	Node *Node
}

// Scoring is the scorecard.
type Scoring struct {
	Max    exact.Num
	Round  *Rounding // the default of leaves; nil: exact
	Items  []*Indicator
	Adjust []*Indicator
	All    []*Indicator // every indicator and adjustment in file order; Indicator.Index points here
	Total  int          // slot
}

// Indicator is a branch (Items) or a leaf (Form) of the scorecard, or an adjustment.
type Indicator struct {
	ID        string
	Title     Text
	Index     int
	Slot      int
	Max       exact.Num
	HasMax    bool
	Min       exact.Num
	HasMin    bool
	Weight    exact.Num
	HasWeight bool
	Cap       bool // of a branch: children may exceed Max, the sum is cut
	Strict    bool // of a leaf: over Max is a data error
	When      *Node
	Form      *Node // of a leaf
	Items     []*Indicator
	Round     *Rounding
	Cite      []Cite
	Phase     int
}

// Take names how a cohort figure or a set of points is drawn together.
type Take uint8

// The ways to draw values together.
const (
	TakeSum Take = iota
	TakeBest
	TakeMax
	TakeMin
	TakeMean
	TakeMedian
	TakeCount
	TakeRank
)

// Figure is a figure over all eligible applicants of the round: Of with Take, or
// the general form Formula over the list of applicants.
type Figure struct {
	Slot    int
	Of      *Node
	Where   *Node
	Take    Take
	By      *Node // per group
	Asc     bool  // of TakeRank: 1 is the smallest
	Formula *Node // reads local 0: the list of applicants, records with Fields
	Fields  []AppField
	Phase   int
}

// AppField is one field of the records in `applicants`: the slot it reads.
// Name is the path as written after the dot: an input, a value, 总分, score.ID, id.
type AppField struct {
	Name string
	Slot int
}

// StepKind says what a step computes.
type StepKind uint8

// The kinds of steps.
const (
	StepInput StepKind = iota // Index is a slot: `when` decides whether the answer counts; default fills in
	StepSlot                  // Index is a Derived or Computed slot
	StepCheck                 // Index is in Program.Checks
	StepRule                  // Index is in Program.Eligibility
	StepLeaf                  // Index is in Scoring.All: a leaf, branch or adjustment
	StepTotal
	StepFigure  // Index is in Program.Figures; once a round
	StepQualify // Index is in Program.Qualification
)

// Step is one thing to compute. Steps of phase 0 need one applicant only; a
// figure of phase k (k > 0) needs every eligible applicant's steps below k, and
// eligibility is settled in phase 0.
type Step struct {
	Kind  StepKind
	Index int
	Phase int
}

// Allocation says who is funded, in which tier and for how much.
type Allocation struct {
	Terms // of the one list; beside pools, Count and Budget are only what percents refer to

	Number  bool // prefer: number
	AtCut   string
	AtTier  string
	Reserve int
	Vacancy string // rerun | keep | empty
	Pools   []Pool
	Cite    []Cite
}

// Terms are what one list is made by.
type Terms struct {
	RankBy   []RankKey
	Count    *Most
	Tiers    []Tier // at least one; the nameless tier has ID ""
	Quotas   []Quota
	Budget   *Budget
	UnitTo   exact.Num
	UnitMode exact.Mode
	Paid     bool
}

// Pool is a set-aside: a list of its own, made of those whom it admits and nobody
// funded yet. What it inherits from the allocation stands in its Terms already.
type Pool struct {
	ID     string
	Title  Text
	Where  *Node // nil: everyone
	Each   *Node // one pool per value of Shares, in that order
	Shares []Share
	Out    bool // losers: out
	Lapse  bool // leftover: lapse
	Terms
	Cite []Cite
}

// Share is the weight by which a pool's count and budget are divided.
type Share struct {
	Value  string
	Weight *Node
}

// RankKey is one key of the ranking.
type RankKey struct {
	By     *Node
	Asc    bool
	Values []string // the order of a choice, best first
}

// Most is a maximum: a formula over round figures.
type Most struct {
	Max     *Node
	Percent bool // of the programme's maximum, or of the rest
	Rest    bool // of: rest
	Elastic bool
	Cite    []Cite
}

// Tier is one grade of award.
type Tier struct {
	ID      string
	Title   Text
	Qualify *Node
	Max     *Most
	Amount  *Node // nil: the cap is paid
	Parts   []Part
	Cap     *Node // nil: no cap
	Out     bool  // overflow: out
	Cite    []Cite
}

// Part is one part of an amount.
type Part struct {
	ID      string
	Title   Text
	When    *Node
	Formula *Node
	Cap     *Node
	Cite    []Cite
}

// Quota is a minimum or ceiling as written.
type Quota struct {
	ID       string
	Title    Text
	Where    *Node
	Each     *Node
	AtLeast  *Node
	AtMost   *Node
	LeastPct bool // AtLeast is a percent of Of
	MostPct  bool
	Of       string // funded | places | amount
	In       int    // tier; -1
	IfShort  string // shrink | relax | stop
	Rounding string // "" | down | half_up
	Cite     []Cite
}

// Budget is the money of the round.
type Budget struct {
	Max     *Node
	Percent bool   // of the programme's budget, or of the rest
	Rest    bool   // of: rest
	When    string // stop | partial | skip | scale | whole
	By      string // all | tier | class, of scale and whole
	Fits    *Node  // replaces the test of money; its locals are amount, spent, budget; nil: none
	Within  *Node  // skip_within, in points; nil: none
	Least   *Node  // min_amount of partial; nil: none
	Cite    []Cite
}
