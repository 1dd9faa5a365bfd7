package policyfile

var parameterKeys = keysOf("parameters.NAME", "一个参数", "one parameter",
	Key{Name: "value", Kind: Value, Must: true, ZH: "值：数、百分数、金额、日期、文字、true/false、分数（2/7）、列表，或表（`权重[.领域]` 取一格）", EN: "number, percent, money, date, text, true/false, fraction (2/7), list, or a table (`weight[.field]` reads it)"},
	Key{Name: "table", Kind: Map, ZH: "代替 value：CSV 文件里的表，第一列是键。两列的，第二列是值；更多列的，每行又是一张表", EN: "in place of value, a table of a CSV file: the first column holds the keys; of two columns the second holds the values, of more each row is a table of its own"},
	citeKey, titleKey, unitKey, helpKey,
)

var datedKeys = keysOf("parameters.NAME[]", "参数的一个时期：写成列表，一期一项，取 `as_of` 那天有效的", "one period of a parameter: a list, of which the round's `as_of` picks",
	append([]Key{{Name: "from", Kind: Day, Must: true, ZH: "从这天起有效；第一期以前没有值，用到就报错", EN: "in force from this day on; before the first it is an error"}}, parameterKeys.List...)...,
)

// Keys of inputs and of the fields of records.
var fieldList = []Key{
	{Name: "type", Kind: Word, Must: true, Free: true,
		Words: []string{"number", "integer", "percent", "money", "text", "bool", "date", "datetime", "choice", "choices", "list"},
		ZH:    "数、整数、百分数、金额、文字、是否、日期、日期时间、单选、多选、列表", EN: "what kind of answer it is"},
	{Name: "of", Kind: Map, ZH: "列表里是什么：一种类型的名字，一项声明（有 `type`），或一条记录的各栏", EN: "what a list holds: a type, a declaration (it has `type`), or the fields of a record"},
	{Name: "options", Kind: Texts, ZH: "单选、多选的选项，或 CSV 文件的一列。别的写法是错误", EN: "the options of a choice, or one column of a CSV file; anything else is an error"},
	{Name: "aliases", Kind: Named, ZH: "选项的别名，如 `{开县: 开州区}`", EN: "other spellings of options: `{KZ: Kaizhou}`"},
	{Name: "when", Kind: Condition, ZH: "什么情况下才问。不问的项没有值，不算缺", EN: "asked only then; otherwise it has no value and is not missing"},
	{Name: "optional", Kind: Bool, Default: "false", ZH: "可以答“无”。无是 `nil`，空着仍是未知", EN: "“none” is an answer, `nil`; an empty cell is still unknown"},
	{Name: "default", Kind: Data, ZH: "空着时按这个值", EN: "the value of an empty cell"},
	{Name: "min", Kind: Number, ZH: "最小值，含。小于它的那一行拒收", EN: "least value, included; a row below it is refused"},
	{Name: "max", Kind: Number, ZH: "最大值，含", EN: "greatest value, included"},
	{Name: "step", Kind: Number, ZH: "步长，从 0 数起，如 0.5", EN: "steps, counted from 0: 0.5"},
	{Name: "unit", Kind: Text, ZH: "单位。金额写 元、万元、亿元：表里只写数时按它读", EN: "unit. Of CNY money 元, 万元 or 亿元: how a bare number of the column is read"},
	titleKey, helpKey,
	{Name: "by", Kind: Text, ZH: "由谁填", EN: "who supplies it"},
	citeKey,
	{Name: "unique", Kind: Name, ZH: "列表里这一栏不得重复", EN: "the field that may not repeat in the list"},
	{Name: "length", Kind: Value, ZH: "列表的长度：`[最少, 最多]`，或一个数", EN: "length of a list: `[least, most]`, or a number"},
	{Name: "alone", Kind: Text, ZH: "多选里只能单独选的那一项，如 都没有", EN: "the option of a choices input that excludes the others"},
}

var inputKeys = keysOf("inputs.NAME", "申报表的一项", "one input of the form",
	append(append([]Key{}, fieldList...), Key{Name: "lookup", Kind: Map, ZH: "不问，由另一项查表得出", EN: "not asked, but looked up from another input"})...,
)

var fieldKeys = keysOf("inputs.NAME.of.FIELD", "记录的一栏，或列表元素的声明", "one field of a record, or what a list holds", fieldList...)

var lookupKeys = keysOf("inputs.NAME.lookup", "查表", "a derived input",
	Key{Name: "of", Kind: Name, Must: true, ZH: "由哪一项查", EN: "the input it is looked up from"},
	Key{Name: "options", Kind: Named, Must: true, ZH: "每个结果和它包含的选项：`{渝东北: [万州区, 开州区]}`。每个选项恰好归一处。或 CSV 文件的两列：选项、结果", EN: "each result with the options that lead to it; every option leads to exactly one. Or two columns of a CSV file, options and results"},
)

var checkKeys = keysOf("checks[]", "一条数据核对", "one check of the data",
	Key{Name: "id", Kind: Text, ZH: "编号", EN: "id"},
	Key{Name: "require", Kind: Condition, Must: true, ZH: "须成立的关系", EN: "what must hold"},
	Key{Name: "message", Kind: Template, ZH: "不成立时说什么", EN: "what is said where it does not"},
	whenKey, titleKey, citeKey,
)

var cohortKeys = keysOf("cohort.NAME", "全体合格申报人的一个数", "a figure over all eligible applicants",
	Key{Name: "of", Kind: Any, ZH: "每个申报人的哪个数", EN: "which figure of each applicant"},
	Key{Name: "take", Kind: Word, Free: true, Words: []string{"max", "min", "sum", "mean", "median", "count", "rank"},
		ZH: "怎么合成：最大、最小、合计、平均、中位、人数、名次（1 为最大，相等同名次）", EN: "how they are drawn together; of `rank`, 1 is the largest and equals share a place"},
	Key{Name: "where", Kind: Condition, ZH: "只看哪些人", EN: "which applicants count"},
	Key{Name: "by", Kind: Any, ZH: "分组：每个申报人看到本组的数", EN: "per group: each applicant sees the figure of their own"},
	Key{Name: "order", Kind: Word, Words: []string{"desc", "asc"}, ZH: "名次从大到小，还是从小到大", EN: "rank 1 is the largest, or with `asc` the smallest"},
	Key{Name: "formula", Kind: Any, ZH: "一般写法：`applicants` 是全体合格申报人的列表", EN: "the general form: `applicants` is the list of the eligible"},
	titleKey, citeKey, unitKey, helpKey,
	Key{Name: "round", Kind: Map, ZH: "舍入", EN: "rounding"},
)
