package formula

import "github.com/merit-rules/merit/internal/program"

// many is the greatest number of arguments of a function that takes any number.
const many = 1 << 20

// make makes the node of a call whose arguments are compiled and of the right number.
func (c *compiler) make(f *call) part {
	switch f.name {
	case "min":
		return c.drawn(f, program.OpMin)
	case "max":
		return c.drawn(f, program.OpMax)
	case "mean":
		return c.drawn(f, program.OpMean)
	case "median":
		return c.drawn(f, program.OpMedian)
	case "sum":
		return c.sum(f)
	case "count":
		return c.count(f)
	case "len":
		return c.length(f)
	case "all":
		return c.quantified(f, program.OpAll)
	case "any":
		return c.quantified(f, program.OpAny)
	case "one":
		return c.quantified(f, program.OpOne)
	case "none":
		return c.quantified(f, program.OpNone)
	case "filter":
		return c.filter(f)
	case "find":
		return c.find(f)
	case "map":
		return c.mapped(f)
	case "sort":
		return c.sorted(f)
	case "sortBy":
		return c.sortedBy(f)
	case "groupBy":
		return c.groupBy(f)
	case "first":
		return c.edge(f, program.OpFirst)
	case "last":
		return c.edge(f, program.OpLast)
	case "reduce":
		return c.reduce(f)
	case "trimmed":
		return c.trimmed(f)
	case "round":
		return c.round(f)
	case "floor":
		return c.rising(f, program.OpFloor)
	case "ceil":
		return c.rising(f, program.OpCeil)
	case "abs":
		return c.abs(f)
	case "clamp":
		return c.clamp(f)
	case "date":
		return c.date(f)
	case "days":
		return c.between(f, program.OpDays)
	case "months":
		return c.between(f, program.OpMonths)
	case "years":
		return c.between(f, program.OpYears)
	case "year":
		return c.datePart(f, program.OpYear)
	case "month":
		return c.datePart(f, program.OpMonth)
	case "day":
		return c.datePart(f, program.OpDay)
	case "addDays":
		return c.later(f, program.OpAddDays)
	case "addMonths":
		return c.later(f, program.OpAddMonths)
	}
	return c.fail(f.part, "expr-no-function", "name", f.name)
}

// refused are functions of expr that the language leaves out, with the code of
// the reason.
var refused = map[string]string{
	"now": "expr-no-clock", "timezone": "expr-no-clock", "duration": "expr-no-clock",
	"uniq": "expr-no-function", "split": "expr-no-function", "splitAfter": "expr-no-function",
	"repeat": "expr-no-function", "join": "expr-no-function", "replace": "expr-no-function",
	"trim": "expr-no-function", "trimPrefix": "expr-no-function", "trimSuffix": "expr-no-function",
	"upper": "expr-no-function", "lower": "expr-no-function", "indexOf": "expr-no-function",
	"lastIndexOf": "expr-no-function", "hasPrefix": "expr-no-function", "hasSuffix": "expr-no-function",
	"toJSON": "expr-no-function", "fromJSON": "expr-no-function", "toBase64": "expr-no-function",
	"fromBase64": "expr-no-function", "type": "expr-no-function", "int": "expr-no-function",
	"float": "expr-no-function", "string": "expr-no-function", "get": "expr-no-function",
	"take": "expr-no-function", "keys": "expr-no-function", "values": "expr-no-function",
	"toPairs": "expr-no-function", "fromPairs": "expr-no-function", "reverse": "expr-no-function",
	"concat": "expr-no-function", "flatten": "expr-no-function", "findIndex": "expr-no-function",
	"findLast": "expr-no-function", "findLastIndex": "expr-no-function", "bitand": "expr-no-function",
	"bitor": "expr-no-function", "bitxor": "expr-no-function", "bitnand": "expr-no-function",
	"bitnot": "expr-no-function", "bitshl": "expr-no-function", "bitshr": "expr-no-function",
	"bitushr": "expr-no-function",
}
