package analysis

import (
	"strings"

	"github.com/merit-rules/merit/internal/program"
)

// measure is what a number counts: a class, and within it a unit. The empty one is a
// plain number, or not known.
type measure struct{ class, unit string }

// known are the units of which the class is known, each with the one way to write it.
var known = map[string]measure{
	"元": {"money", "元"}, "万元": {"money", "元"}, "亿元": {"money", "元"}, "分": {"points", "分"}, "%": {"percent", "%"},
	"平方米": {"area", "m2"}, "㎡": {"area", "m2"}, "m2": {"area", "m2"}, "亩": {"area", "mu"}, "公顷": {"area", "ha"}, "平方公里": {"area", "km2"},
	"年": {"time", "y"}, "years": {"time", "y"}, "月": {"time", "m"}, "个月": {"time", "m"}, "months": {"time", "m"},
	"天": {"time", "d"}, "日": {"time", "d"}, "days": {"time", "d"}, "小时": {"time", "h"}, "hours": {"time", "h"},
	"吨": {"mass", "t"}, "千克": {"mass", "kg"}, "公斤": {"mass", "kg"}, "kg": {"mass", "kg"},
	"米": {"length", "metre"}, "公里": {"length", "km"}, "km": {"length", "km"}, "千瓦时": {"energy", "kwh"}, "kWh": {"energy", "kwh"},
}

// counters are what things are counted by. They are one class: things of several kinds
// are often counted together.
const counters = "家个人户名项件次篇台套部辆间份场期所门位条只种类"

// measureOf is that of a name's unit or type.
func measureOf(t *program.Type, unit string) measure {
	switch {
	case t == nil:
		return measure{}
	case t.Kind == program.Money:
		return measure{"money", "元"}
	case t.Kind == program.Percent:
		return measure{"percent", "%"}
	case unit == "":
		return measure{}
	case known[unit].class != "":
		return known[unit]
	case len([]rune(unit)) == 1 && strings.Contains(counters, unit):
		return measure{"count", ""}
	}
	return measure{}
}

// units reports sums and comparisons of numbers that count different things.
func (v *review) units() {
	done := map[*program.Node]bool{}
	everyNode(v.prog, func(n *program.Node) {
		walk(v.prog, n, map[int]bool{}, func(n *program.Node) {
			if !done[n] {
				done[n] = true
				v.unit(n)
			}
		})
	})
}

func (v *review) unit(n *program.Node) {
	switch n.Op {
	case program.OpAdd, program.OpSub, program.OpEq, program.OpNe, program.OpLt, program.OpLe, program.OpGt, program.OpGe:
	case program.OpMin, program.OpMax:
		if len(n.Args) != 2 || n.Args[1] == nil || n.Args[0].Type != nil && n.Args[0].Type.Kind == program.List {
			return
		}
	default:
		return
	}
	a, b := v.measured(n.Args[0], 0), v.measured(n.Args[1], 0)
	if a.class == "" || b.class == "" || a == b {
		return
	}
	v.report(Finding{Code: "policy-units", At: Place{Node: n}, Args: args("a", n.Args[0].Source(), "b", n.Args[1].Source(), "ua", a.term(), "ub", b.term())})
}

// term is the word for a measure in the catalogue of messages.
func (m measure) term() string {
	switch m.class {
	case "money", "points", "percent", "count":
		return "measure-" + m.class
	}
	return "measure-" + m.unit
}

// measured is what a node counts, as far as names tell.
func (v *review) measured(n *program.Node, depth int) measure {
	if n == nil || depth > 20 {
		return measure{}
	}
	switch n.Op {
	case program.OpSlot:
		return v.slotMeasure(n.Slot, depth)
	case program.OpField:
		t := n.Args[0].Type
		if t != nil && t.Kind == program.Record && n.Slot < len(t.Fields) {
			return measureOf(t.Fields[n.Slot].Type, t.Fields[n.Slot].Unit)
		}
	case program.OpNeg, program.OpAbs, program.OpRound, program.OpFloor, program.OpCeil, program.OpClamp:
		return v.measured(n.Args[0], depth+1)
	case program.OpAdd, program.OpSub, program.OpMin, program.OpMax:
		return v.common(depth, n.Args...)
	case program.OpMul:
		return v.shareMeasure(n, depth)
	case program.OpIf:
		return v.common(depth, n.Args[1:3]...)
	case program.OpSum, program.OpMean, program.OpMedian:
		if len(n.Args) > 1 && n.Args[1] != nil {
			return v.measured(n.Args[1], depth+1)
		}
	}
	return measure{}
}

// shareMeasure is what a percent of a number counts. Times any other number it may be
// something else: 5万 a head.
func (v *review) shareMeasure(n *program.Node, depth int) measure {
	a, b := n.Args[0], n.Args[1]
	switch {
	case b.Type != nil && b.Type.Kind == program.Percent:
		return v.measured(a, depth+1)
	case a.Type != nil && a.Type.Kind == program.Percent:
		return v.measured(b, depth+1)
	}
	return measure{}
}

func (v *review) slotMeasure(slot, depth int) measure {
	d := &v.prog.Slots[slot]
	switch d.Kind {
	case program.ScoreSlot, program.Total:
		return measure{"points", "分"}
	case program.Input, program.Parameter:
		return measureOf(d.Type, d.Unit)
	case program.Computed:
		if m := measureOf(nil, d.Unit); m.class != "" || d.Formula == nil {
			return m
		}
		return v.measured(d.Formula, depth+1)
	}
	return measure{}
}

// common is what all nodes count that count something.
func (v *review) common(depth int, nodes ...*program.Node) measure {
	var found measure
	for _, n := range nodes {
		if n == nil || n.Op == program.OpConst {
			continue
		}
		m := v.measured(n, depth+1)
		if m.class == "" || found.class != "" && found != m {
			return measure{}
		}
		found = m
	}
	return found
}
