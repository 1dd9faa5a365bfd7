package program

import (
	"strings"

	"github.com/merit-rules/merit/internal/exact"
)

// Print writes a value exactly, in the way of its type: 70%, 2025-02-07, 307/18.
// A unit stands behind money, which it scales where it is 万元 or 亿元; for other
// types it is not written. What has no value prints as 无, 未填, 不适用 or 出错.
func Print(v Value, t *Type, unit string) string {
	switch v.State() {
	case IsNumber:
		return printNumber(v.Num(), t, unit, exact.Num.String)
	case IsBool:
		if v.Bool() {
			return "true"
		}
		return "false"
	case IsText:
		return v.Text()
	case IsDate:
		return v.Date().String()
	case IsTime:
		return v.Time().String()
	case IsList, IsRecord:
		return printList(v, t, unit)
	case IsNil:
		return "无"
	case IsAbsent:
		return "不适用"
	case IsError:
		return "出错"
	}
	return "未填"
}

func printList(v Value, t *Type, unit string) string {
	parts := make([]string, len(v.List()))
	for i, e := range v.List() {
		var of *Type
		switch {
		case t == nil:
		case v.State() == IsList:
			of = t.Elem
		case i < len(t.Fields):
			of = t.Fields[i].Type
		}
		parts[i] = Print(e, of, unit)
	}
	if v.State() == IsRecord {
		return "(" + strings.Join(parts, ", ") + ")"
	}
	return strings.Join(parts, "、")
}

// printNumber writes a number that write turns into text.
func printNumber(x exact.Num, t *Type, unit string, write func(exact.Num) string) string {
	if t == nil {
		return write(x)
	}
	switch t.Kind {
	case Percent:
		return write(exact.Mul(x, exact.Int(100))) + "%"
	case Money:
		return write(exact.Mul(x, moneyScale(unit))) + unit
	}
	return write(x)
}

// moneyScale is what an amount in the currency's unit is multiplied with to be
// written in a unit.
func moneyScale(unit string) exact.Num {
	switch unit {
	case "万元":
		return exact.Frac(1, 10_000)
	case "亿元":
		return exact.Frac(1, 100_000_000)
	}
	return exact.Int(1)
}
