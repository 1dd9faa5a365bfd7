package formula

import (
	"errors"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
	"github.com/merit-rules/merit/internal/program"
)

// configure makes the one configuration of expr that all expressions share.
func configure(names []Name) *conf.Config {
	c := conf.CreateNew()
	c.MaxNodes = MaxNodes
	// expr folds and rewrites nothing here: its tree is only read.
	c.Optimize = false
	for name := range functions {
		if _, known := builtin.Index[name]; !known || looser(name) {
			c.Functions[name] = &builtin.Function{Name: name, Func: nothing}
		}
	}
	env := types.Map{}
	for i := range names {
		n := &names[i]
		if n.Func > 0 {
			c.Functions[n.Name] = &builtin.Function{Name: n.Name, Func: nothing}
			continue
		}
		place(env, n.Name, exprType(n.Type))
	}
	c.WithEnv(env)
	c.Strict = false // names are looked up by us, who know the locals too
	return c
}

// looser reports whether our function of that name takes more than expr's.
func looser(name string) bool {
	return name == "round" || name == "date"
}

func nothing(...any) (any, error) { return nil, nil }

// place puts a name into a map of types, a dotted one into a map of its own.
func place(into types.Map, name string, t types.Type) {
	root, rest, dotted := strings.Cut(name, ".")
	switch {
	case name == program.NameTotal:
		into["total_score"] = t
		fallthrough
	case !dotted:
		into[name] = t
		return
	}
	inner, ok := into[root].(types.Map)
	if !ok {
		inner = types.Map{}
		into[root] = inner
	}
	inner[rest] = t
	if root == "score" {
		into["得分"] = inner
	}
}

// exprType is what expr's checker is told of a type. Numbers and dates are
// anything to it: it knows them only as int, float64 and time.Time.
func exprType(t *program.Type) types.Type {
	if loose(t) || t.Optional {
		return types.Any
	}
	switch t.Kind {
	case program.Bool:
		return types.Bool
	case program.TextKind, program.Choice:
		return types.String
	case program.Choices:
		return types.Array(types.String)
	case program.List:
		return types.Array(exprType(t.Elem))
	case program.Record:
		fields := types.Map{}
		for _, f := range t.Fields {
			place(fields, f.Name, exprType(f.Type))
		}
		return fields
	}
	return types.Any
}

// second lets expr's checker look at a tree in which we found no fault. It knows
// less of the language than we do, so that what it says is a warning.
func (c *compiler) second(tree ast.Node) {
	if c.use.Elem != nil || c.hides() || c.unlike {
		return
	}
	_, err := checker.Check(&parser.Tree{Node: tree}, c.env.config)
	var at *file.Error
	if err == nil || !errors.As(err, &at) || ours(at.Message) {
		return
	}
	i := c.src.tokenAt(at.From)
	c.warn(span(i, i), "expr-checker", "why", clip(at.Message))
}

// hides reports whether a local has the name of something else, of which expr's
// checker would take the type.
func (c *compiler) hides() bool {
	for _, l := range c.use.Locals {
		if c.env.names[l.Name] != nil {
			return true
		}
	}
	return false
}

// ours reports whether expr's checker stumbles over something in which the
// language differs: it knows no exact remainders and indexes, and no #index in
// every predicate.
func ours(why string) bool {
	for _, known := range []string{"float64", "#index"} {
		if strings.Contains(why, known) {
			return true
		}
	}
	return false
}
