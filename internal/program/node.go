package program

import "github.com/merit-rules/merit/internal/exact"

// Op says what a node computes.
type Op uint8

// The operations of expressions.
const (
	OpConst Op = iota // Const
	OpSlot            // Slot: the value of a name
	OpLocal           // Slot: a local: let, #, #acc, #index, a function's parameter
	OpField           // Args[0] is a record: field Slot of its type; a table parameter is a record too
	OpIndex           // Args[0][Args[1]]: a list by number (negative from the end), a table by text
	OpSlice           // Args[0][Args[1]:Args[2]], either may be nil
	OpList            // a list literal
	OpRange           // Args[0]..Args[1]
	OpNeg
	OpAdd
	OpSub
	OpMul
	OpDiv
	OpMod
	OpPow
	OpConcat // text + text
	OpEq
	OpNe
	OpLt
	OpLe
	OpGt
	OpGe
	OpAnd
	OpOr
	OpNot
	OpIn // Args[0] in Args[1]; `not in` is OpNot over it
	OpIf // Args: condition, then, else
	OpCoalesce
	OpLet  // local Slot = Args[0]; value Args[1]
	OpCall // function Slot of Program.Funcs with Args
	OpContains
	OpStartsWith
	OpEndsWith
	OpMatches // Args[0] against Pattern

	// Over lists. With a body, Args[1] is evaluated per element: the element is
	// local Slot, its 0-based position local Slot+1, an accumulator local Slot+2.
	OpMin // numbers Args..., or one list
	OpMax
	OpSum
	OpMean
	OpMedian
	OpLen
	OpCount
	OpAll
	OpAny
	OpOne
	OpNone
	OpFilter
	OpMap
	OpFind
	OpSort   // Args[0]; Desc
	OpSortBy // Args[0], body
	OpGroupBy
	OpFirst
	OpLast
	OpReduce  // Args[0], body, initial value or nil
	OpTrimmed // Args: list, low, high

	// Ours.
	OpRound // Args[0], Args[1] places; Mode
	OpFloor
	OpCeil
	OpAbs
	OpClamp
	OpDate // a date literal is OpConst; OpDate converts a datetime or passes a date through
	OpDays
	OpMonths
	OpYears
	OpYear
	OpMonth
	OpDay
	OpAddDays
	OpAddMonths

	// Forms of indicators; a value may take them too.
	OpBands
	OpTable
	OpPoints
	OpChecklist
	OpMatrix
	OpJudged
	OpBest
	OpLookup // text by option: Args[0] of; Form.Options parallel to Form.Consts: derived choices
)

// Node is one operation of a compiled expression.
type Node struct {
	Op      Op
	Type    *Type
	Args    []*Node
	Slot    int
	Const   Value
	Mode    exact.Mode
	Desc    bool
	Pattern string // of OpMatches; at most 256 bytes
	Form    *Form
	Expr    *Expr // the source this node was read from
	From    int   // in characters of Expr.Text
	To      int
	Numeral string // of a numeral as written: "70%", "30万"; for printing
}

// Expr is the source of an expression and its place in the policy file. Line
// and Column are those of the expression's first character.
type Expr struct {
	Text   string
	File   string
	Line   int
	Column int
	Locals int    // locals that evaluating it needs
	What   string // what it belongs to, for messages: "values.完成率", "scoring.服务场地"
}

// Cmp is the comparison of a threshold.
type Cmp uint8

// The comparisons of bands and axes.
const (
	AtLeast Cmp = iota
	MoreThan
	AtMost
	LessThan
)

// Form holds what an indicator form needs beyond Args.
type Form struct {
	// OpBands: Args[0] is `of`; Thresholds and Outcomes are parallel; Else is required.
	Cmp        Cmp
	Thresholds []*Node
	Outcomes   []*Node // OpPoints: parallel to Options; OpTable: parallel to Rows
	Else       *Node
	Rows       []Row
	Options    []string // OpPoints, OpLookup; a bool has "true" and "false"
	Texts      []string // OpLookup: parallel to Options
	// OpChecklist and OpBest.
	Entries     []Entry
	Take        Take
	CountAtMost int // 0: no limit
	// OpMatrix: Axes[0] rows, Axes[1] columns; Cells[row][column], else last.
	// OpJudged: Axes[0] chooses the range when `between` depends on something.
	Axes  [2]*Axis
	Cells [][]*Node
	// OpJudged: Args[0] is the mark or the list of marks.
	Low, High []*Node // one each without an axis; else parallel to its entries, else last
	Step      exact.Num
	HasStep   bool
	Drop      int
}

// Row is one row of a band table: [From, To) unless it includes otherwise; a
// missing end is open.
type Row struct {
	From, To               *Node
	IncludeFrom, IncludeTo bool
}

// Entry is one line of a checklist or one option of `best`.
type Entry struct {
	ID    string
	Title Text
	If    *Node // of a checklist: counts when true; of best: `when`, nil always
	Value *Node // points, or the option's form
	Cite  []Cite
}

// Axis is one side of a matrix: thresholds, or options.
type Axis struct {
	Of         *Node
	Cmp        Cmp
	Thresholds []*Node
	Options    []string
	Else       bool
}

// Children calls visit for every node directly under n, forms included.
func (n *Node) Children(visit func(*Node)) {
	each := func(list []*Node) {
		for _, c := range list {
			if c != nil {
				visit(c)
			}
		}
	}
	each(n.Args)
	if n.Form != nil {
		n.Form.children(each)
	}
}

func (f *Form) children(each func([]*Node)) {
	each(f.Thresholds)
	each(f.Outcomes)
	each([]*Node{f.Else})
	for _, r := range f.Rows {
		each([]*Node{r.From, r.To})
	}
	for _, e := range f.Entries {
		each([]*Node{e.If, e.Value})
	}
	for _, a := range f.Axes {
		if a != nil {
			each([]*Node{a.Of})
			each(a.Thresholds)
		}
	}
	for _, row := range f.Cells {
		each(row)
	}
	each(f.Low)
	each(f.High)
}
