package policyfile

// formKeys are the leaf forms, and what stands beside a checklist. The first seven
// exclude each other.
var formKeys = keysOf("FORM", "计分的写法。评分的叶子、加减分、`values` 里的值，都是这七种里的一种", "the leaf forms: an indicator, an adjustment and a value take one of these seven",
	Key{Name: "formula", Kind: Formula, ZH: "按公式算。在 `values` 里也可以给出文字、日期、列表", EN: "an expression; under `values` of any type"},
	Key{Name: "bands", Kind: Map, ZH: "按区间给分", EN: "points by ranges"},
	Key{Name: "points", Kind: Map, ZH: "按选项给分", EN: "points by options"},
	Key{Name: "checklist", Kind: Options, ZH: "一条条件一个分：`{条件: 分}`，或写成列表（见下）", EN: "conditions and their points: `{condition: points}`, or a list (below)"},
	Key{Name: "matrix", Kind: Map, ZH: "两个方向的表", EN: "a table of two directions"},
	Key{Name: "judged", Kind: Map, ZH: "由人打的分", EN: "a mark entered by a person"},
	Key{Name: "best", Kind: List, ZH: "几种算法取最高，说明里全都列出", EN: "several forms of which the highest counts; the explanation shows all"},
	Key{Name: "take", Kind: Word, Words: []string{"sum", "best"}, ZH: "和 `checklist` 写在一起：各条相加，还是取最高的一条", EN: "beside `checklist`: entries are added, or the best counts"},
	Key{Name: "count_at_most", Kind: Whole, ZH: "和 `checklist` 写在一起：最多算几条", EN: "beside `checklist`: at most so many entries count"},
)

var valueKeys = withForms("values.NAME", "一个中间数", "one intermediate result",
	Key{Name: "given", Kind: Texts, ZH: "自变量。写了它，这个值就是函数：`语言分(#, 有配偶)`；不能递归", EN: "parameters: the value is then a function; no recursion"},
	titleKey, citeKey, unitKey, helpKey,
	Key{Name: "round", Kind: Map, ZH: "舍入；不写就是精确值", EN: "rounding; without it the value is exact"},
)

// comparisonList are the four ways in which thresholds are meant.
func comparisonList(kind Kind, zh, en string) []Key {
	return []Key{
		{Name: "at_least", Kind: kind, ZH: "达到（>=）" + zh, EN: "at least (>=) " + en},
		{Name: "more_than", Kind: kind, ZH: "超过（>）" + zh, EN: "more than (>) " + en},
		{Name: "at_most", Kind: kind, ZH: "不超过（<=）" + zh, EN: "at most (<=) " + en},
		{Name: "less_than", Kind: kind, ZH: "低于（<）" + zh, EN: "less than (<) " + en},
	}
}

var bandKeys = keysOf("bands", "按区间给分", "points by ranges", append([]Key{
	{Name: "of", Kind: Any, Must: true, ZH: "看哪个数或日期", EN: "the number or date that is looked at"},
	{Name: "else", Kind: Formula, ZH: "都不满足时给几分。用门槛的写法时必须写", EN: "what else; required beside thresholds"},
	{Name: "table", Kind: List, ZH: "不用门槛，逐行写区间；缝隙和重叠是错误", EN: "ranges row by row instead of thresholds; gaps and overlaps are errors"},
}, comparisonList(Options, "各门槛给几分：`{10: 5, 5: 3}`，先后不论，最紧的一条算数", "a threshold: `{10: 5, 5: 3}`, in any order; the tightest that holds counts")...)...)

var rowKeys = keysOf("bands.table[]", "区间表的一行", "one row of a table of ranges",
	Key{Name: "from", Kind: Any, ZH: "下端；不写就没有下限", EN: "lower end; open without it"},
	Key{Name: "to", Kind: Any, ZH: "上端；不写就没有上限", EN: "upper end; open without it"},
	Key{Name: "points", Kind: Formula, ZH: "给几分", EN: "points"},
	Key{Name: "value", Kind: Any, ZH: "在 `values` 里代替 `points`", EN: "in place of `points` under `values`"},
	Key{Name: "includes", Kind: Word, Words: []string{"from", "to", "both", "neither"}, ZH: "哪一端算在内", EN: "which ends belong to the range"},
	titleKey, citeKey,
)

var pointKeys = keysOf("points", "按选项给分", "points by options",
	Key{Name: "of", Kind: Any, Must: true, ZH: "看哪个单选或是否", EN: "the choice or bool that is looked at"},
	Key{Name: "options", Kind: Options, Must: true, ZH: "每个选项给几分，一个也不能少；是否的选项写 true、false", EN: "every option has points; those of a bool are true and false"},
)

var listedKeys = keysOf("checklist[]", "列表写法的一条", "one entry of a checklist written as a list",
	Key{Name: "if", Kind: Condition, Must: true, ZH: "条件", EN: "the condition"},
	Key{Name: "points", Kind: Formula, Must: true, ZH: "成立时给几分", EN: "points where it holds"},
	Key{Name: "id", Kind: Text, ZH: "编号；不写就用条件本身", EN: "id; without it the condition stands for it"},
	titleKey, citeKey,
)

var chosenKeys = keysOf("checklist: {of, options}", "多选题的每个选项给分", "points for each option of a choices input",
	Key{Name: "of", Kind: Any, Must: true, ZH: "看哪个多选", EN: "the choices input"},
	Key{Name: "options", Kind: Options, Must: true, ZH: "每个选项给几分，“都没有”也要写", EN: "every option has points, the one that stands alone too"},
)

var matrixKeys = keysOf("matrix", "两个方向的表", "a table of two directions",
	Key{Name: "rows", Kind: Map, Must: true, ZH: "行看什么", EN: "what the rows look at"},
	Key{Name: "columns", Kind: Map, Must: true, ZH: "列看什么", EN: "what the columns look at"},
	Key{Name: "cells", Kind: Value, Must: true, ZH: "一行一个列表，有 `else` 的最后再加一行（一格）；或按各行、各列的门槛和选项写：`{1%: {城: 40%, 乡: 50%}, else: …}`，先后不论", EN: "one list a row, with `else` one more row (or cell) at the end; or by the thresholds and options of each direction: `{1%: {city: 40%, country: 50%}, else: …}`, in any order"},
)

var axisKeys = keysOf("matrix.rows, matrix.columns", "表的一个方向", "one direction of the table", append([]Key{
	{Name: "of", Kind: Any, Must: true, ZH: "看哪个数、单选或是否", EN: "the number, choice or bool"},
	{Name: "options", Kind: Texts, ZH: "按选项分", EN: "by options"},
	{Name: "else", Kind: Bool, Default: "false", ZH: "true：哪个门槛、选项都不合的另算一行（列）", EN: "true: one more row or column for what no entry takes"},
}, comparisonList(Texts, "各门槛，从小到大：`[4, 7, 9]`", "thresholds, rising: `[4, 7, 9]`")...)...)

var judgedKeys = keysOf("judged", "由人打的分", "a mark entered by a person",
	Key{Name: "input", Kind: Name, Must: true, ZH: "分填在哪一项：一个数，或一串评委的分", EN: "the input that holds the mark, or a list of marks"},
	Key{Name: "take", Kind: Word, Free: true, Words: []string{"mean", "median"}, ZH: "一串分怎么合成：平均，中位。是列表时必须写", EN: "how a list is drawn together; required with one"},
	Key{Name: "drop", Kind: Whole, Default: "0", ZH: "各去掉几个最高分和最低分", EN: "so many highest and so many lowest are left out"},
	Key{Name: "step", Kind: Number, ZH: "打分的步长，从 0 数起", EN: "steps of a mark, counted from 0"},
	Key{Name: "between", Kind: Value, ZH: "分的范围 `[低, 高]`，或随另一项而定（见下）。超出的是数据错误，不截断", EN: "the range `[low, high]`, or one that depends on something (below). Outside it is a data error, never clamped"},
)

var betweenKeys = keysOf("judged.between", "随另一项而定的范围", "a range that depends on something", append([]Key{
	{Name: "of", Kind: Any, Must: true, ZH: "看哪个数或单选", EN: "the number or choice"},
	{Name: "options", Kind: Options, ZH: "每个选项的范围", EN: "a range for each option"},
	{Name: "else", Kind: Value, ZH: "此外的范围", EN: "the range otherwise"},
}, comparisonList(Options, "各门槛的范围：`{20: [5, 10]}`", "a threshold: its range")...)...)

var bestKeys = withForms("best[]", "其中一种算法", "one of the forms",
	Key{Name: "id", Kind: Text, ZH: "编号", EN: "id"}, titleKey, citeKey, whenKey,
)

var roundKeys = keysOf("round", "舍入；`round: none` 是不舍入", "rounding; `round: none` is none",
	Key{Name: "places", Kind: Whole, Must: true, ZH: "几位小数；负数舍到十、百", EN: "decimal places; negative ones are tens, hundreds"},
	Key{Name: "mode", Kind: Word, Words: []string{"half_up", "half_even", "down", "up", "ceiling", "floor"},
		ZH: "四舍五入（远离零）、四舍六入五成双、舍去（向零）、进一、向上、向下", EN: "halves away from zero, halves to even, towards zero, away from zero, up, down"},
)

var scoringKeys = keysOf("scoring", "评分表", "the scorecard",
	Key{Name: "max", Kind: Number, ZH: "满分，各指标满分之和须等于它", EN: "the maximum; the indicators' maxima add up to it"},
	Key{Name: "round", Kind: Map, ZH: "每个叶子的分怎么舍入；合计不再舍入。不写就是精确分数", EN: "rounding of each leaf; sums are then exact. Without it scores are exact"},
	Key{Name: "indicators", Kind: List, Must: true, ZH: "指标", EN: "the indicators"},
	Key{Name: "adjust", Kind: List, ZH: "加减分，加在指标得分之后；总分不截断", EN: "bonuses and deductions on the total, which is not cut"},
	titleKey, citeKey,
)

var indicatorKeys = withForms("scoring.indicators[]", "一个指标：有 `items` 的是一组，否则是叶子，用一种计分的写法", "an indicator: a branch has `items`, a leaf one of the forms",
	idKey, titleKey,
	Key{Name: "max", Kind: Number, Must: true, ZH: "满分", EN: "the maximum"},
	Key{Name: "min", Kind: Number, Default: "0", ZH: "叶子的分低于它的按它算，并写明", EN: "a leaf below it counts as it, and says so"},
	Key{Name: "weight", Kind: Number, Default: "1", ZH: "上一级合计时乘的权重", EN: "by what the branch above multiplies it"},
	Key{Name: "cap", Kind: Bool, Default: "false", ZH: "true：下级满分之和可以超过本组满分，超出的截去并写明", EN: "true: the items may add up to more than the branch's max; the cut is shown"},
	Key{Name: "strict", Kind: Bool, Default: "false", ZH: "true：叶子超过满分是数据错误，不截断", EN: "true: more than the max is a data error, not cut"},
	whenKey,
	Key{Name: "items", Kind: List, ZH: "下级指标", EN: "the items of a branch"},
	Key{Name: "round", Kind: Map, ZH: "这一项自己的舍入", EN: "rounding of its own"},
	citeKey, helpKey,
)

var adjustKeys = withForms("scoring.adjust[]", "一项加减分，用一种计分的写法", "a bonus or deduction, one of the forms",
	idKey, titleKey,
	Key{Name: "max", Kind: Number, ZH: "最多加多少", EN: "at most"},
	Key{Name: "min", Kind: Number, ZH: "最少是多少（扣分写负数）", EN: "at least (deductions are negative)"},
	whenKey,
	Key{Name: "round", Kind: Map, ZH: "这一项自己的舍入", EN: "rounding of its own"},
	citeKey, helpKey,
)
