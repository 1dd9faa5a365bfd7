package formula

// Function is one function of the language: how it is called, what it means and
// what it comes to. Fault are calls that are wrong; of both, the reference shows
// what they give.
type Function struct {
	Name     string
	ZH, EN   string
	Examples []string
	Faults   []string

	params      string // how to write its arguments
	paramsEN    string
	least, most int  // how many there are
	body        bool // the second is evaluated per element
}

// named are the arguments of a message about a call of it.
func (f *Function) named() []string {
	return []string{"name", f.Name, "params", f.params, "params_en", f.paramsEN}
}

// Call is the function with its arguments, as messages write it.
func (f *Function) Call(lang string) string {
	params := f.params
	if lang == "en" && f.paramsEN != "" {
		params = f.paramsEN
	}
	return f.Name + "(" + params + ")"
}

// Functions are the functions of the language in the order of the reference.
func Functions() []Function { return catalogue }

// functions are the functions of the language by name.
var functions = byName(catalogue)

func byName(list []Function) map[string]*Function {
	m := make(map[string]*Function, len(list))
	for i := range list {
		m[list[i].Name] = &list[i]
	}
	return m
}

var catalogue = []Function{
	// Numbers.
	{Name: "min", params: "a, b, …", least: 1, most: many,
		ZH: "最小的一个；也可以给一个列表。精确比较。空列表是错误。", EN: "The least, of numbers or of a list. Compared exactly; an empty list is an error.",
		Examples: []string{"min(20, 7 / 9 * 20)", "min([3, 5])"}, Faults: []string{"min([])"}},
	{Name: "max", params: "a, b, …", least: 1, most: many,
		ZH: "最大的一个；也可以给一个列表。空列表是错误。", EN: "The greatest, of numbers or of a list; an empty list is an error.",
		Examples: []string{"max(0, 60 - 85)"}, Faults: []string{"max([])"}},
	{Name: "round", params: "x, 位数, \"half_up\"", paramsEN: "x, places, \"half_up\"", least: 2, most: 3,
		ZH:       "舍到几位小数，位数可以是负的。方式：half_up 四舍五入（−2.5 成 −3）、half_even 五成双、down 舍去、up 进一、ceiling 向上、floor 向下。除了这里和写着 `round` 的地方，什么都不舍入。",
		EN:       "Rounds to so many decimal places, which may be negative. Modes: half_up (halves away from zero), half_even, down, up, ceiling, floor. Nothing else rounds, but what says `round`.",
		Examples: []string{"round(1.005, 2)", "round(-2.5, 0)", "round(2.5, 0, \"half_even\")", "round(12345, -2)"}, Faults: []string{"round(1, 0.5)", "round(1, 2, \"四舍五入\")"}},
	{Name: "floor", params: "x", least: 1, most: 1,
		ZH: "不大于它的最大整数。", EN: "The greatest whole number not above it.", Examples: []string{"floor(5.7)", "floor(-1.2)"}},
	{Name: "ceil", params: "x", least: 1, most: 1,
		ZH: "不小于它的最小整数。", EN: "The least whole number not below it.", Examples: []string{"ceil(19 * 30%)"}},
	{Name: "abs", params: "x", least: 1, most: 1,
		ZH: "绝对值。", EN: "The number without its sign.", Examples: []string{"abs(85 - 90)"}},
	{Name: "clamp", params: "x, 下限, 上限", paramsEN: "x, low, high", least: 3, most: 3,
		ZH: "夹在下限和上限之间。下限大于上限是错误。", EN: "Kept between low and high; low above high is an error.",
		Examples: []string{"clamp(12, 0, 10)"}, Faults: []string{"clamp(1, 5, 2)"}},
	// Lists drawn together.
	{Name: "sum", params: "列表, 每项", paramsEN: "list, each", least: 1, most: 2, body: true,
		ZH: "合计；第二个参数是每项取什么（`.栏`，或用 `#` 指这一项）。空列表是 0。", EN: "The sum; the second argument is what each item gives (`.field`, or `#` for the item). Of nothing it is 0.",
		Examples: []string{"sum([1, 2, 4])", "sum([1, 2, 4], # * 10)", "sum([])"}, Faults: []string{"sum(1, 2)"}},
	{Name: "mean", params: "列表", paramsEN: "list", least: 1, most: many,
		ZH: "平均数，精确的分数。空列表是错误：先用 `len(…) == 0 ? 0 : …` 挡住。", EN: "The mean, an exact fraction. Of nothing it is an error: guard with `len(…) == 0 ? 0 : …`.",
		Examples: []string{"mean([1, 2])", "mean(map([7, 9], # / 9))"}, Faults: []string{"mean([])"}},
	{Name: "median", params: "列表", paramsEN: "list", least: 1, most: many,
		ZH: "中位数；偶数个时取中间两个的平均。空列表是错误。", EN: "The median; of an even number the mean of the middle two. Of nothing an error.",
		Examples: []string{"median([9, 1, 4, 2])"}, Faults: []string{"median([])"}},
	{Name: "count", params: "列表, 条件", paramsEN: "list, condition", least: 1, most: 2, body: true,
		ZH: "成立的有几项。空列表是 0。", EN: "How many satisfy the condition. Of nothing 0.", Examples: []string{"count([90, 85, 60], # >= 80)"}},
	{Name: "len", params: "x", least: 1, most: 1,
		ZH: "列表有几项，文字有几个字。", EN: "The number of items of a list, or of characters of a text.", Examples: []string{"len([4, 5])", "len(\"两江新区\")"}},
	{Name: "trimmed", params: "列表, 去低, 去高", paramsEN: "list, lowest, highest", least: 3, most: 3,
		ZH: "去掉最低的几项和最高的几项，剩下的列表。不够去的，剩下空列表。", EN: "The list without so many lowest and so many highest; too few leave nothing.",
		Examples: []string{"mean(trimmed([9, 7, 8, 10], 1, 1))", "len(trimmed([8], 1, 1))"}, Faults: []string{"mean(trimmed([8], 1, 1))"}},
	{Name: "reduce", params: "列表, #acc + #, 初值", paramsEN: "list, #acc + #, start", least: 2, most: 3, body: true,
		ZH: "从左到右一项项合起来：`#acc` 是合到现在的，`#` 是这一项。", EN: "Folds from left to right: `#acc` is what it came to so far, `#` the item.",
		Examples: []string{"reduce([1, 2, 4], #acc * #, 1)"}, Faults: []string{"reduce([], #acc + #)"}},
	// Conditions over lists.
	{Name: "all", params: "列表, 条件", paramsEN: "list, condition", least: 2, most: 2, body: true,
		ZH: "每一项都成立。空列表是 true。", EN: "Every item satisfies it. Of nothing true.", Examples: []string{"all([90, 85], # >= 60)", "all([], # >= 60)"}},
	{Name: "any", params: "列表, 条件", paramsEN: "list, condition", least: 2, most: 2, body: true,
		ZH: "至少一项成立。空列表是 false。", EN: "At least one does. Of nothing false.", Examples: []string{"any([59, 85], # >= 60)"}},
	{Name: "one", params: "列表, 条件", paramsEN: "list, condition", least: 2, most: 2, body: true,
		ZH: "恰好一项成立。", EN: "Exactly one does.", Examples: []string{"one([59, 85], # >= 60)"}},
	{Name: "none", params: "列表, 条件", paramsEN: "list, condition", least: 2, most: 2, body: true,
		ZH: "一项也不成立。", EN: "None does.", Examples: []string{"none([59, 85], # >= 90)"}},
	// Lists from lists.
	{Name: "filter", params: "列表, 条件", paramsEN: "list, condition", least: 2, most: 2, body: true,
		ZH: "成立的那些项，先后不变。", EN: "The items that satisfy it, in their order.", Examples: []string{"filter([90, 59, 85], # >= 60)"}},
	{Name: "map", params: "列表, 每项", paramsEN: "list, each", least: 2, most: 2, body: true,
		ZH: "每项换成另一个值。`#index` 是第几项，从 0 数。", EN: "Each item turned into another value. `#index` is its place from 0.", Examples: []string{"map([7, 9], min(1, # / 9))", "map([5, 5], #index)"}},
	{Name: "find", params: "列表, 条件", paramsEN: "list, condition", least: 2, most: 2, body: true,
		ZH: "第一个成立的项；没有是 nil（无），用 `??` 接住。", EN: "The first that satisfies it; nil where there is none: catch it with `??`.",
		Examples: []string{"find([90, 59, 85], # < 60)", "find([90], # < 60) ?? 0"}},
	{Name: "first", params: "列表", paramsEN: "list", least: 1, most: 1,
		ZH: "第一项；空列表是 nil。", EN: "The first item; nil of nothing.", Examples: []string{"first([3, 4])"}},
	{Name: "last", params: "列表", paramsEN: "list", least: 1, most: 1,
		ZH: "最后一项；空列表是 nil。", EN: "The last item; nil of nothing.", Examples: []string{"last([3, 4])"}},
	{Name: "sort", params: "列表, \"desc\"", paramsEN: "list, \"desc\"", least: 1, most: 2,
		ZH: "从小到大；`\"desc\"` 从大到小。相等的先后不变。", EN: "Ascending, or with `\"desc\"` descending; equals keep their order.", Examples: []string{"sort([3, 1, 2], \"desc\")"}, Faults: []string{"sort([3, 1], \"降序\")"}},
	{Name: "sortBy", params: "列表, 每项, \"desc\"", paramsEN: "list, each, \"desc\"", least: 2, most: 3, body: true,
		ZH: "按每项的一个值排。", EN: "Sorted by a value of each item.", Examples: []string{"sortBy([3, 1, 2], -#)"}},
	{Name: "groupBy", params: "列表, 每项", paramsEN: "list, each", least: 2, most: 2, body: true,
		ZH: "按每项的一个值分组：`{key, items}` 的列表，先出现的在前。", EN: "Groups by a value of each item: a list of `{key, items}` in order of appearance.",
		Examples: []string{"map(groupBy([1, 2, 3], # % 2), len(.items))", "map(groupBy([1, 2, 3], # % 2), .key)"}},
	// Dates.
	{Name: "date", params: "\"2025-02-07\"", least: 1, most: 1,
		ZH: "日期；给一个日期时间，就是它那一天（按 `policy.timezone`）。", EN: "A date; of a date and time, its day in `policy.timezone`.",
		Examples: []string{"date(\"2025-02-07\") <= date(\"2025-02-14\")"}, Faults: []string{"date(\"2025-02-30\")", "2025-02-07"}},
	{Name: "days", params: "从, 到", paramsEN: "from, to", least: 2, most: 2,
		ZH: "相差几天。", EN: "Days from one to the other.", Examples: []string{"days(date(\"2025-01-01\"), date(\"2025-03-01\"))"}},
	{Name: "months", params: "从, 到", paramsEN: "from, to", least: 2, most: 2,
		ZH: "满几个月：最大的 n，使 addMonths(从, n) 不晚于 到。", EN: "Completed months: the greatest n with addMonths(from, n) not after to.",
		Examples: []string{"months(date(\"2025-01-31\"), date(\"2025-02-28\"))"}},
	{Name: "years", params: "从, 到", paramsEN: "from, to", least: 2, most: 2,
		ZH: "满几年，即周岁。", EN: "Completed years, an age.", Examples: []string{"years(date(\"2004-02-29\"), date(\"2025-02-28\"))", "years(date(\"2024-10-18\"), date(\"2025-10-17\"))"}},
	{Name: "year", params: "日期", paramsEN: "date", least: 1, most: 1,
		ZH: "年。", EN: "The year.", Examples: []string{"year(date(\"2025-02-07\"))"}},
	{Name: "month", params: "日期", paramsEN: "date", least: 1, most: 1,
		ZH: "月。", EN: "The month.", Examples: []string{"month(date(\"2025-02-07\"))"}},
	{Name: "day", params: "日期", paramsEN: "date", least: 1, most: 1,
		ZH: "日。", EN: "The day of the month.", Examples: []string{"day(date(\"2025-02-07\"))"}},
	{Name: "addDays", params: "日期, 天数", paramsEN: "date, days", least: 2, most: 2,
		ZH: "加几天，可以是负的。", EN: "So many days later; negative ones earlier.", Examples: []string{"addDays(date(\"2025-02-28\"), 1)"}},
	{Name: "addMonths", params: "日期, 月数", paramsEN: "date, months", least: 2, most: 2,
		ZH: "加几个月；没有那一天的，取月底。", EN: "So many months later; where the month is too short, its last day.", Examples: []string{"addMonths(date(\"2025-01-31\"), 1)", "addMonths(date(\"2024-02-29\"), 12)"}, Faults: []string{"addMonths(date(\"2025-01-31\"), 0.5)"}},
}
