package formula

import (
	"strings"

	"github.com/expr-lang/expr/conf"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/spell"
)

// Name is one name that expressions of the policy may use: an input, value,
// parameter, figure, or one of "due.STAGE", "period.from", "score.ID", 总分 and
// the other names that exist undeclared.
type Name struct {
	Name   string
	Slot   int
	Type   *program.Type
	Func   int      // 1 + index of the function; 0: no function
	Params []string // of a function
}

// Env is what all expressions of a policy share. It is made once a policy and is
// not for concurrent use: calls note the types of their arguments in it.
type Env struct {
	// Result, when set, is asked for the type of a function's result at a call
	// whose Name has no type, with the types of the arguments seen so far.
	Result func(index int, params []*program.Type) *program.Type

	names   map[string]*Name
	roots   map[string]string // what stands before the dot of dotted names, with the first of them
	legal   []string          // every name, in the given order
	params  [][]*program.Type
	calls   []string        // every function, made when first asked for
	options map[string]bool // of all choices, made when a name is unknown
	search  spell.Search
	config  *conf.Config
	tokens  []token // a buffer
}

// NewEnv makes the environment of a policy's expressions. Names are complete: what
// is not among them, no expression can use.
func NewEnv(names []Name, funcs []*program.Func) *Env {
	e := &Env{
		names:  make(map[string]*Name, len(names)),
		roots:  map[string]string{},
		legal:  make([]string, 0, len(names)),
		params: make([][]*program.Type, len(funcs)),
	}
	for i := range names {
		n := &names[i]
		e.names[n.Name] = n
		e.legal = append(e.legal, n.Name)
		if root, _, dotted := strings.Cut(n.Name, "."); dotted && e.roots[root] == "" {
			e.roots[root] = n.Name
		}
		for n.Func > len(e.params) {
			e.params = append(e.params, nil)
		}
	}
	e.config = configure(names)
	return e
}

// FuncParams gives the types of a function's arguments in all calls compiled so
// far; a nil type where no call gave one.
func (e *Env) FuncParams(i int) []*program.Type {
	if i < 0 || i >= len(e.params) {
		return nil
	}
	return e.params[i]
}

// canonical turns the other spellings of built-in names into the one in names.
func canonical(name string) string {
	if name == "total_score" {
		return program.NameTotal
	}
	if id, ok := strings.CutPrefix(name, "得分."); ok {
		return "score." + id
	}
	return name
}

// root is the canonical form of what stands before a dot.
func canonicalRoot(name string) string {
	if name == "得分" {
		return "score"
	}
	return name
}

// Reserved reports whether a name cannot be declared, and the code of the reason.
func (e *Env) Reserved(name string) (reason string, reserved bool) {
	switch {
	case wordOperator(name), name == "true", name == "false", name == "nil":
		return "reserved-word", true
	case chineseWord(name) != "":
		return "reserved-word", true
	case functions[name] != nil:
		return "reserved-function", true
	case stands(name):
		return "reserved-name", true
	case refused[name] != "":
		return "reserved-function", true
	}
	return "", false
}

// Want says what an expression must give.
type Want uint8

// The wants.
const (
	WantAny Want = iota
	WantNumber
	WantBool
	WantText
	WantDate   // a date, or a date and time
	WantList   // any list
	WantKey    // a choice, text or number: what groups can be made by
	WantNumNil // a number or nil
)

// Local is a name that is not in the environment: a parameter of a function,
// `applicants`, `amount`.
type Local struct {
	Name string
	Type *program.Type
}

// Use is what is special about one expression.
type Use struct {
	Want Want
	// Forbid says why a name may not be used here; nil: it may. It may leave out
	// the place of the problem.
	Forbid func(name string, slot int) *message.Problem
	// Locals are the first locals of the expression; they hide other names.
	Locals []Local
	// Elem, when set, is the type of the record that a bare .field reads. It is
	// local 0 then, and Locals follow.
	Elem *program.Type
}

// Compile turns an expression into a tree of nodes. All faults are found that the
// grammar allows to find; the node is nil when one of them is an error. Of expr,
// the number of locals is set.
func (e *Env) Compile(expr *program.Expr, use Use) (*program.Node, []message.Problem) {
	c := &compiler{env: e, expr: expr, use: use}
	return c.finish(c.compile())
}
