// Package slate holds the question and the answer of an allocation as plain
// data: the ranked candidates and the limits on one side, who is funded and why
// the others are not on the other. It has no behaviour, so that the search that
// finds a plan and the proof that checks it can share it and nothing else.
package slate

import "github.com/merit-rules/merit/internal/exact"

// Problem is one allocation to be settled. Every number in it is final: formulas
// were evaluated, a percent of places was turned into a number, amounts were
// rounded and cut to their caps, and candidates without an open tier were left out.
type Problem struct {
	Candidates []Candidate // in rank order
	Count      Max         // places in all
	Tiers      []Tier      // best first; at least one (the nameless tier has ID "")
	Quotas     []Quota     // in the order written, those of `each` expanded by value
	Prefer     Prefer
	AtCut      AtCut
	AtTier     AtTier
	Budget     *Budget   // nil: none
	Unit       exact.Num // amounts are multiples of it
	Reserve    int       // runners-up to list
	Lot        []int     // candidate indexes in lot order; nil: no seed was given
	Paid       bool      // false: the programme pays nothing, awards have no amount
}

// Candidate is one qualified applicant with at least one open tier.
type Candidate struct {
	ID      string
	Class   int         // candidates of one class are equal in every rank key; never falls along the slice, starts at 0
	Open    []int       // indexes of the open tiers, ascending
	Amounts []exact.Num // parallel to Open: what is paid there, above 0 if Paid
	Member  []int       // indexes of the quotas the candidate counts for, ascending
	Keep    bool        // an earlier award stands: only plans that fund the candidate are lawful; Open holds that tier and better ones only
	Points  exact.Num   // the total, for Budget.Within
}

// Max is a ceiling on a number of awards.
type Max struct {
	Set     bool
	N       int
	Elastic bool // may stretch under `ties: include`, `higher`, `lower`
}

// Tier is one grade of award.
type Tier struct {
	ID  string
	Max Max
}

// Quota is a minimum, a ceiling or both on the members among the funded.
type Quota struct {
	ID      string // as written
	Value   string // the value of `each`; "" without
	Each    bool
	Tier    int  // counts inside this tier only; -1: everywhere
	Money   bool // counts what members are awarded, not heads
	Least   *Bound
	Most    *Bound
	IfShort IfShort // for Least
}

// Bound is a number or a share of what is counted, heads or money, inside the
// quota's tier if it has one.
type Bound struct {
	IsShare bool
	N       int       // of heads, when not a share
	Sum     exact.Num // of money, when not a share
	Share   exact.Num // of the number funded or the money awarded, when a share
	Round   Rounding  // of the need; Exact compares exactly: up for a minimum, down for a ceiling
}

// Rounding says how a share of the number funded becomes a whole need.
type Rounding uint8

// The roundings of a need.
const (
	Exact Rounding = iota
	RoundDown
	RoundHalfUp
)

// IfShort says what gives way when a minimum cannot be met.
type IfShort uint8

// The answers to a minimum that is short.
const (
	Shrink IfShort = iota
	Relax
	Stop
)

// Prefer says what a best plan maximises first.
type Prefer uint8

// The two aims.
const (
	PreferRank Prefer = iota
	PreferNumber
)

// AtCut settles ties for a place.
type AtCut uint8

// The ways to settle a tie for a place.
const (
	CutAsk AtCut = iota
	CutLot
	CutExclude
	CutInclude
)

// AtTier settles ties for a tier.
type AtTier uint8

// The ways to settle a tie for a tier.
const (
	TierAsk AtTier = iota
	TierLot
	TierHigher
	TierLower
)

// Budget is the money that may be awarded in all.
type Budget struct {
	Max  exact.Num
	Mode Short
	By   By
	// Least is the smallest award that ShortPartial may leave somebody with.
	Least exact.Num
	// Fits replaces the test whether there is money for one more, taken one
	// candidate at a time; nil where an amount simply has to fit into what is left.
	// It depends on its arguments alone. Only ShortStop and ShortSkip have one.
	Fits func(amount, spent exact.Num) bool
	// Within is by how many points a candidate may stand below each of those above
	// who were passed over for money; nil: by any. Only ShortSkip has it.
	Within *exact.Num
}

// Sequential reports whether money is handed out one candidate at a time down the
// ranking: then no quota has a minimum, and every ceiling is a number.
func (b *Budget) Sequential() bool { return b != nil && (b.Fits != nil || b.Within != nil) }

// Short says what happens when the money does not suffice.
type Short uint8

// The budget modes.
const (
	ShortStop Short = iota
	ShortSkip
	ShortScale   // cut by By: what does not fit is scaled to what is left
	ShortWhole   // paid in full by By in order, nothing from the first that cannot
	ShortPartial // as ShortStop, then one more gets what is left
)

// By says what ShortScale and ShortWhole look at in order.
type By uint8

// The orders of a cut.
const (
	ByAll By = iota
	ByTier
	ByClass
)

// LimitKind names a kind of limit.
type LimitKind uint8

// The kinds of limits, in the order in which they are listed.
const (
	LimitCount LimitKind = iota
	LimitTier
	LimitQuota
	LimitBudget
)

// Limit points at one limit of a problem: Index is a tier or a quota.
type Limit struct {
	Kind  LimitKind
	Index int
}

// Outcome is the settled allocation.
type Outcome struct {
	Fault     *Fault // no list can be made; all else is empty
	Decided   bool   // false while a place, a tier or an amount is contested
	WantsSeed bool   // a lot is called for and no seed was given
	Seats     []Seat // parallel to Candidates
	Contests  []Contest
	Quotas    []QuotaReport // parallel to Quotas
	Funded    int           // certainly funded
	Amount    exact.Num     // sum of the certain amounts
	Left      exact.Num     // of the budget, when there is one
	Reserve   []int
	ByNumber  *Alternative // prefer: rank, where prefer: number would fund more
	Nobody    bool         // nobody is funded because of a quota
	StoppedAt int          // budget stop: -1, or the class at which the walk stopped
}

// State says how an award stands over all best plans.
type State uint8

// The states of a seat.
const (
	Out State = iota
	Certain
	Contested
)

// Seat is the outcome of one candidate.
type Seat struct {
	State   State // certain: funded in every best plan
	Fixed   bool  // the amount is certain too
	Stretch bool  // funded by `include`
	Code    Code  // of those not certainly funded
	Tier    int   // -1: out, or contested
	Amount  exact.Num
	ByQuota int     // -1: by merit; else the quota that brought the candidate in
	Limits  []Limit // each limit whose absence alone would certainly fund the candidate
}

// Code says why a candidate is not funded.
type Code uint8

// The codes of a refusal that an allocation can give.
const (
	Funded Code = iota
	TieExcluded
	TieUndecided
	QuotaCode
	BudgetCode
	TierFull
	BelowCut
)

// ContestKind says what is contested.
type ContestKind uint8

// The kinds of contests, in the order in which they are listed within a class.
const (
	ContestFunded ContestKind = iota
	ContestTier
	ContestAmount
)

// Contest is one undecided tie.
type Contest struct {
	Kind   ContestKind
	Places int
	Of     []int // candidate indexes
	Stake  exact.Num
}

// QuotaReport says what a quota asked for, got and changed.
type QuotaReport struct {
	Need      int // of a minimum
	Have      int // fewest members in any best plan
	Ceiling   int // of a maximum; -1 without
	ByMerit   int
	Entered   []int
	Displaced []int
	Short     int // members missing after `relax`
	TakenBy   int // the earlier quota that took the place of a relaxed one; -1

	// Of a quota of money, in place of Need, Have, Ceiling and ByMerit.
	NeedSum, HaveSum, MeritSum exact.Num
	CeilingSum                 *exact.Num // nil: without
}

// FaultCode says why there is no list.
type FaultCode uint8

// The reasons why no list can be made.
const (
	NoLawfulPlan FaultCode = iota
	QuotaStop
	TieBreaksLimit
	BudgetBreaksQuota
	StepLimit
)

// Fault is a failure to make a list.
type Fault struct {
	Code  FaultCode
	About []Limit
	// Reach gives for NoLawfulPlan, per entry of About that is a quota of heads
	// with a minimum, the greatest minimum that could be met with all others as
	// they are (-1: unknown, or a quota of money). For QuotaStop: Without and With
	// are the numbers funded.
	Reach         []int
	Without, With int
	Steps         int // for StepLimit
}

// Alternative is the list that `prefer: number` would give.
type Alternative struct {
	ByRank, ByNumber int
	Enters, Leaves   []int
}
