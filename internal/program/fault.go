package program

import "strings"

// wording is the message of a fault in both languages; {0} and so on are its
// arguments.
type wording struct{ zh, en string }

var wordings = map[string]wording{
	"division_by_zero":  {"除数为0", "division by zero"},
	"nil_used":          {"这里需要一个值，而得到的是“无”", "a value is needed here, and there is none"},
	"wrong_type":        {"这里的值类型不对", "a value of another type is needed here"},
	"too_large":         {"中间结果太大（上限65,536位）", "an intermediate result is too large (limit 65,536 bits)"},
	"work_budget":       {"超出计算量上限（{0}）", "the work budget of {0} is used up"},
	"cancelled":         {"计算被中止", "the evaluation was stopped"},
	"too_deep":          {"函数嵌套太深", "functions call each other too deeply"},
	"exponent":          {"指数须为-64至64的整数，得到{0}", "an exponent is a whole number from -64 to 64, not {0}"},
	"list_limit":        {"列表超过{0}项", "a list of more than {0} elements"},
	"range_ends":        {"“..”两端须为整数", "the ends of a range are whole numbers"},
	"index_range":       {"列表没有第{0}项（共{1}项）", "no element {0} in a list of {1}"},
	"no_entry":          {"表中没有“{0}”", "no entry for “{0}”"},
	"no_option":         {"没有为“{0}”写明分值", "no outcome for “{0}”"},
	"no_row":            {"没有一行包含{0}", "no row holds {0}"},
	"empty_list":        {"列表为空，无法计算", "nothing to take this of: the list is empty"},
	"whole_number":      {"这里须为整数，得到{0}", "a whole number is needed here, not {0}"},
	"places":            {"小数位数须为-64至64的整数，得到{0}", "decimal places are a whole number from -64 to 64, not {0}"},
	"date_range":        {"日期超出公元1年至9999年", "the date is outside the years 1 to 9999"},
	"bad_pattern":       {"“{0}”不是有效的匹配式", "“{0}” is no valid pattern"},
	"mark_range":        {"打分{0}不在{1}至{2}之间", "mark {0} is outside {1} to {2}"},
	"mark_step":         {"打分{0}不是{1}的整倍数", "mark {0} is not a multiple of {1}"},
	"too_few_marks":     {"只有{0}个打分，至少要{1}个", "{0} marks, at least {1} are needed"},
	"over_max":          {"{0}超过满分{1}", "{0} is above the maximum {1}"},
	"absent_value":      {"这里需要一个值，而它没有被询问", "a value is needed here that is not asked for"},
	"absent_needed":     {"政策在此用到了没有询问的“{0}”", "the policy needs “{0}” here, which is not asked"},
	"year_missing":      {"政策没有写 year，也没有另外给出项目年度：programme_year 无从得知", "the policy has no year and none was given: there is no programme_year"},
	"as_of_missing":     {"须给出计算日期（as_of）：“{0}”随日期而定", "a date (as_of) is needed: “{0}” depends on it"},
	"figure_unknown":    {"这个数还不能得出", "this number is not known yet"},
	"pools_exceed":      {"各组的{2}合计{0}，超过总数{1}", "the pools' {2} adds up to {0}, the programme has {1}"},
	"no_total":          {"“{0}”按百分比确定，而没有总数可依", "{0} is a percent, and there is no total that it could be of"},
	"parameter_not_yet": {"“{0}”在{1}还没有值（自{2}起）", "“{0}” has no value yet at {1} (from {2} on)"},
}

// FaultCodes are the codes of all faults, in no order.
func FaultCodes() []string {
	codes := make([]string, 0, len(wordings))
	for code := range wordings {
		codes = append(codes, code)
	}
	return codes
}

// Message is the fault in words, "zh" or "en", with the expression it names and
// what that belongs to.
func (f *Fault) Message(lang string) string {
	w, ok := wordings[f.Code]
	if !ok {
		w = wording{zh: f.Code, en: f.Code}
	}
	text := w.zh
	if lang == "en" {
		text = w.en
	}
	for i, arg := range f.Args {
		text = strings.ReplaceAll(text, "{"+decimalText(int64(i))+"}", arg)
	}
	return f.place(lang) + text
}

// place names the expression, and what it belongs to.
func (f *Fault) place(lang string) string {
	if f.Node == nil || f.Node.Expr == nil {
		return ""
	}
	source := f.Node.Source()
	what := f.Node.Expr.What
	name := what
	if source != "" {
		name += "“" + source + "”"
	}
	switch {
	case name == "":
		return ""
	case lang == "en":
		return name + ": "
	}
	return name + "："
}

// maxSource is how many characters of an expression a message shows.
const maxSource = 80

// Source is the text that the node was read from; a long one is cut with an
// ellipsis.
func (n *Node) Source() string {
	if n.Expr == nil {
		return ""
	}
	runes := []rune(n.Expr.Text)
	from, to := max(n.From, 0), min(n.To, len(runes))
	if from >= to {
		from, to = 0, len(runes)
	}
	part := runes[from:to]
	if len(part) > maxSource {
		return string(part[:maxSource-1]) + "…"
	}
	return string(part)
}
