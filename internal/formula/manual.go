package formula

// Sign is one way of writing in the language besides functions: a literal, an
// operator, a construction.
type Sign struct {
	Written  string
	ZH, EN   string
	Examples []string
	Faults   []string
}

// Signs are literals, operators and constructions in the order of the reference.
func Signs() []Sign { return manual }

var manual = []Sign{
	{Written: "0.1  12345678901234567890", ZH: "数，照写的那样精确；最多34位有效数字", EN: "numbers, exact as written; at most 34 significant digits", Examples: []string{"0.1 + 0.2 == 0.3"}},
	{Written: "70%", ZH: "百分数：数字后面紧接 `%`；70% 就是 7/10", EN: "a percent: `%` directly after digits; 70% is 7/10", Examples: []string{"70% * 20"}},
	{Written: "30万  1.5亿", ZH: "万、亿", EN: "ten thousand, a hundred million", Examples: []string{"1.5亿 / 30万"}},
	{Written: "\"优秀\"", ZH: "文字，用半角引号", EN: "texts, in straight quotes", Examples: []string{"\"优\" + \"秀\""}, Faults: []string{"“优秀” == \"优秀\""}},
	{Written: "true  false  nil", ZH: "成立，不成立；无。nil 是已知的“没有”，不是没填", EN: "true, false; nil is a known “there is none”, not an empty answer", Examples: []string{"nil == nil"}},
	{Written: "[1, 2]  1..5", ZH: "列表，从几到几", EN: "a list, a range", Examples: []string{"sum(1..5)"}},
	{Written: "+ - * /", ZH: "加减乘除，全是精确的分数。除以零是错误，不是无穷", EN: "exact fractions; division by zero is an error, never infinity", Examples: []string{"7 / 9 * 20", "20 / 6 * 3 == 10"}, Faults: []string{"1 / 0"}},
	{Written: "%", ZH: "取余，前面空一格；符号随被除数", EN: "remainder, with a blank before it; it has the sign of the dividend", Examples: []string{"-7 % 3"}},
	{Written: "**", ZH: "乘方，指数是 −64 到 64 的整数。`-2 ** 2` 是 −4", EN: "power, exponents whole from −64 to 64. `-2 ** 2` is −4", Examples: []string{"2 ** -2"}, Faults: []string{"2 ** 0.5"}},
	{Written: "== != < <= > >=", ZH: "比较，可以连写", EN: "comparison, also chained", Examples: []string{"60 <= 75 < 80"}, Faults: []string{"75 = 80", "75 ≥ 60"}},
	{Written: "and or not", ZH: "并且、或者、不。左边已经定了的，右边不看", EN: "what the left decides, the right is not asked", Examples: []string{"not (59 >= 60) and 1 < 2"}, Faults: []string{"not 59 >= 60"}},
	{Written: "in  not in", ZH: "在不在列表里", EN: "in a list or not", Examples: []string{"\"良\" in [\"优\", \"良\"]"}},
	{Written: "a ? b : c", ZH: "成立取前者，否则取后者；也可写 if {} else {}", EN: "the first where it holds, else the second; also if {} else {}", Examples: []string{"75 >= 60 ? 1 : 0", "if 75 >= 60 {1} else {0}"}},
	{Written: "x ?? y", ZH: "x 没填或是无，就用 y。和别的运算一起写要加括号", EN: "y where x is unknown or nil; beside another operator it needs parentheses", Examples: []string{"find([1, 2], # > 5) ?? 0"}, Faults: []string{"1 + 2 ?? 0"}},
	{Written: "let t = …; …", ZH: "给一个值起名", EN: "names a value", Examples: []string{"let t = 7 / 9; t * t"}},
	{Written: "列表 | 函数()", ZH: "列表当作第一个参数", EN: "the list as first argument", Examples: []string{"[90, 59, 85] | filter(# >= 60) | len()"}},
	{Written: "记录.栏  列表[0]  列表[1:3]", ZH: "记录的一栏，列表的第几项（从 0 数），一段", EN: "a field, an item (from 0), a slice", Examples: []string{"[7, 8, 9][0]", "[7, 8, 9][1:]"}},
	{Written: "contains startsWith endsWith", ZH: "文字包含、以什么开头、以什么结尾", EN: "parts of texts", Examples: []string{"\"重庆市两江新区\" contains \"两江\""}},
	{Written: "matches", ZH: "正则，写死的，最多256字节", EN: "a regular expression, constant, at most 256 bytes", Examples: []string{"\"CQ-07\" matches \"^CQ-[0-9]+$\""}},
}
