package formula

import (
	"strings"
)

// spelling is how something is written here; exact: it can replace the call.
type spelling struct {
	text  string
	exact bool
}

// spreadsheet says how a spreadsheet's function is written here.
func (c *compiler) spreadsheet(p part, name string) (spelling, bool) {
	args := c.argumentTexts(p)
	upper := strings.ToUpper(name)
	switch upper {
	case "IF", "如果":
		return conditionalSpelling(args), true
	case "AND", "OR":
		if len(args) > 1 {
			return spelling{strings.Join(args, " "+strings.ToLower(upper)+" "), true}, true
		}
		return spelling{text: "a " + strings.ToLower(upper) + " b"}, true
	case "NOT":
		return spelling{"not (" + strings.Join(args, ", ") + ")", len(args) == 1}, true
	case "VLOOKUP", "HLOOKUP", "LOOKUP", "XLOOKUP", "MATCH", "INDEX", "CHOOSE", "SWITCH":
		return spelling{text: "points: {of: …, options: {…}}"}, true
	case "IFS":
		return spelling{text: "a ? 1 : b ? 2 : 3"}, true
	case "IFERROR", "ISERROR":
		return spelling{text: "b == 0 ? 0 : a / b"}, true
	case "ISBLANK":
		return spelling{text: "x == nil"}, true
	case "SUMIF", "SUMIFS", "SUMPRODUCT":
		return spelling{text: "sum(filter(列表, 条件), .字段)"}, true
	case "COUNTIF", "COUNTIFS", "COUNTA":
		return spelling{text: "count(列表, 条件)"}, true
	case "AVERAGEIF", "AVERAGEIFS":
		return spelling{text: "mean(map(filter(列表, 条件), .字段))"}, true
	case "POWER", "POW":
		if len(args) == 2 {
			return spelling{args[0] + " ** " + args[1], true}, true
		}
		return spelling{text: "a ** b"}, true
	case "TODAY", "NOW":
		return spelling{text: "as_of"}, true
	case "DATEDIF":
		return spelling{text: "years(a, b)"}, true
	case "TRIMMEAN":
		return spelling{text: "mean(trimmed(列表, 1, 1))"}, true
	}
	return renamed(name, upper, args)
}

// renamed is a function that is merely called otherwise.
func renamed(name, upper string, args []string) (spelling, bool) {
	ours := map[string]string{
		"AVERAGE": "mean", "AVG": "mean", "MEDIAN": "median", "MEAN": "mean", "CEILING": "ceil", "ROUNDUP": "round",
		"ROUNDDOWN": "round", "INT": "floor", "TRUNC": "floor", "EDATE": "addMonths", "DAYS": "days", "LENGTH": "len", "SIZE": "len",
		"EVERY": "all", "SOME": "any", "FOLD": "reduce",
	}[upper]
	if ours == "" && functions[strings.ToLower(name)] != nil {
		ours = strings.ToLower(name)
	}
	switch {
	case ours == "":
		return spelling{}, false
	case upper == "ROUNDUP":
		args = append(args, `"up"`)
	case upper == "ROUNDDOWN":
		args = append(args, `"down"`)
	}
	return spelling{ours + "(" + strings.Join(args, ", ") + ")", true}, true
}

// conditionalSpelling is IF(c, a, b) as c ? a : b.
func conditionalSpelling(args []string) spelling {
	switch len(args) {
	case 3:
		return spelling{args[0] + " ? " + args[1] + " : " + args[2], true}
	case 2:
		return spelling{text: args[0] + " ? " + args[1] + " : …"}
	}
	return spelling{text: "条件 ? 1 : 0"}
}
