package formula

import (
	"slices"

	"github.com/merit-rules/merit/internal/program"
)

var (
	anyType     = &program.Type{Kind: program.Any}
	nilType     = &program.Type{Kind: program.NilKind}
	boolType    = &program.Type{Kind: program.Bool}
	numberType  = &program.Type{Kind: program.Number}
	integerType = &program.Type{Kind: program.Integer}
	percentType = &program.Type{Kind: program.Percent}
	moneyType   = &program.Type{Kind: program.Money}
	textType    = &program.Type{Kind: program.TextKind}
	dateType    = &program.Type{Kind: program.Date}
)

func listOf(elem *program.Type) *program.Type {
	return &program.Type{Kind: program.List, Elem: elem}
}

// optional is the type with nil as an answer too.
func optional(t *program.Type) *program.Type {
	if t == nil || t.Optional || t.Kind == program.NilKind {
		return t
	}
	o := *t
	o.Optional = true
	return &o
}

// required is the type without nil.
func required(t *program.Type) *program.Type {
	if t == nil || !t.Optional {
		return t
	}
	r := *t
	r.Optional = false
	return &r
}

// loose reports whether nothing is known about a type that could be wrong.
func loose(t *program.Type) bool { return t == nil || t.Kind == program.Any }

func isBool(t *program.Type) bool   { return loose(t) || t.Kind == program.Bool }
func isNumber(t *program.Type) bool { return loose(t) || t.Numeric() }
func isText(t *program.Type) bool   { return loose(t) || t.Textual() }
func isDay(t *program.Type) bool    { return loose(t) || dated(t) }

func dated(t *program.Type) bool {
	return t.Kind == program.Date || t.Kind == program.DateTime
}

// elements is the type of a list's elements and whether t is a list at all.
func elements(t *program.Type) (*program.Type, bool) {
	switch {
	case loose(t):
		return anyType, true
	case t.Kind == program.Choices:
		return &program.Type{Kind: program.Choice, Options: t.Options}, true
	case t.Kind == program.List:
		if t.Elem == nil {
			return anyType, true
		}
		return t.Elem, true
	}
	return nil, false
}

// unite is the type of a value that is of one type or the other; false where
// there is none.
func unite(a, b *program.Type) (*program.Type, bool) {
	switch {
	case a == b:
		return a, true
	case loose(a):
		return keepNil(b, a), true
	case loose(b):
		return keepNil(a, b), true
	case a.Kind == program.NilKind:
		return optional(b), true
	case b.Kind == program.NilKind:
		return optional(a), true
	}
	t, ok := uniteKnown(a, b)
	return keepNil(t, a, b), ok
}

// keepNil makes t optional where one of the others is.
func keepNil(t *program.Type, others ...*program.Type) *program.Type {
	for _, o := range others {
		if o != nil && o.Optional {
			return optional(t)
		}
	}
	return t
}

func uniteKnown(a, b *program.Type) (*program.Type, bool) {
	switch {
	case a.Numeric() && b.Numeric():
		return uniteNumbers(a, b), true
	case a.Kind == program.Choice && b.Kind == program.Choice:
		return &program.Type{Kind: program.Choice, Options: uniteOptions(a.Options, b.Options)}, true
	case a.Textual() && b.Textual():
		return textType, true
	case a.Kind == program.Choices && b.Kind == program.Choices:
		return &program.Type{Kind: program.Choices, Options: uniteOptions(a.Options, b.Options)}, true
	case a.Kind == program.Record && b.Kind == program.Record:
		return a, sameFields(a, b)
	}
	if x, ok := elements(a); ok {
		if y, ok := elements(b); ok {
			elem, ok := unite(x, y)
			return listOf(elem), ok
		}
	}
	return a, a.Kind == b.Kind && a.Kind != program.List && a.Kind != program.Choices
}

// uniteNumbers keeps the way of printing where both have the same, and that of
// money beside a plain number.
func uniteNumbers(a, b *program.Type) *program.Type {
	switch {
	case a.Kind == b.Kind:
		return required(a)
	case a.Kind == program.Money && b.Kind <= program.Integer, b.Kind == program.Money && a.Kind <= program.Integer:
		return moneyType
	}
	return numberType
}

func uniteOptions(a, b []string) []string {
	all := slices.Clone(a)
	for _, o := range b {
		if !slices.Contains(all, o) {
			all = append(all, o)
		}
	}
	return all
}

func sameFields(a, b *program.Type) bool {
	return slices.EqualFunc(a.Fields, b.Fields, func(x, y program.Field) bool {
		return x.Name == y.Name && x.Type.Kind == y.Type.Kind
	})
}

// matchable reports whether == between the types can ever be true.
func matchable(a, b *program.Type) bool {
	switch {
	case loose(a) || loose(b) || a.Kind == program.NilKind || b.Kind == program.NilKind:
		return true
	case a.Numeric() && b.Numeric(), a.Textual() && b.Textual(), dated(a) && dated(b):
		return true
	}
	if x, ok := elements(a); ok {
		y, ok := elements(b)
		return ok && matchable(x, y)
	}
	return a.Kind == b.Kind && a.Kind == program.Bool
}

// term is the code of a type's name in messages.
func term(t *program.Type) string {
	if t == nil {
		return "type-any"
	}
	switch t.Kind {
	case program.Number:
		return "type-number"
	case program.Integer:
		return "type-integer"
	case program.Percent:
		return "type-percent"
	case program.Money:
		return "type-money"
	case program.TextKind:
		return "type-text"
	case program.Bool:
		return "type-bool"
	case program.Date:
		return "type-date"
	case program.DateTime:
		return "type-datetime"
	case program.Choice:
		if len(t.Options) == 1 { // a text in quotes
			return "type-text"
		}
		return "type-choice"
	case program.Choices:
		return "type-choices"
	case program.List:
		return "type-list"
	case program.Record:
		return "type-record"
	case program.NilKind:
		return "type-nil"
	}
	return "type-any"
}
