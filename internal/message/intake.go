package message

import "slices"

// intake are the codes about what stands in application files.
func intake() []Entry { return slices.Concat(data(), intakeEncodings(), intakeTables(), intakeNotes()) }

// data are those about one application.
func data() []Entry {
	return slices.Concat(intakeNumbers(), intakeLimits(), intakeDates(), intakeChoices(), intakeNested(), intakeFiles(), intakeRows())
}

func intakeNumbers() []Entry {
	return []Entry{
		{
			Code: "data-unreadable", Meaning: "a value is not of the type of its column",
			ZH:      "看不懂“{seen}”，应填{@want}⟦，如 {example}⟧",
			EN:      "cannot read “{seen}”: this takes {@want}⟦, such as {example}⟧",
			Example: "98分",
		},
		{
			Code: "data-none", Meaning: "a mark that stands for no answer, where none is allowed",
			ZH:      "“{seen}”不是答案：没有就留空⟦，数量为零就写{zero}⟧",
			EN:      "“{seen}” is no answer: leave it empty⟦, or write {zero} for none⟧",
			Example: "/",
		},
		{
			Code: "data-percent-bare", Meaning: "a number above 1 without a percent sign in a column of percents",
			ZH:      "“{seen}”没有百分号，按写法是{times}：应填 {seen}%（即 {fraction}）",
			EN:      "“{seen}” has no percent sign and would be {times}: write {seen}% (which is {fraction})",
			Example: "95",
		},
		{
			Code: "data-percent-sign", Meaning: "a percent in a column of plain numbers",
			ZH:      "“{seen}”带百分号，而这一列是普通的数：应填去掉百分号的数，或 {fraction}",
			EN:      "“{seen}” has a percent sign but the column holds plain numbers: write the number alone, or {fraction}",
			Example: "5%",
		},
		{
			Code: "data-grouping", Meaning: "commas that do not stand before each three digits",
			ZH:      "“{seen}”的逗号不是每三位一个，看不出是多少",
			EN:      "the commas of “{seen}” do not group by threes, so it may be misread",
			Example: "12,34",
		},
		{
			Code: "data-digits", Meaning: "more than 34 significant digits",
			ZH:      "“{seen}”超过34位有效数字",
			EN:      "“{seen}” has more than 34 significant digits",
			Example: "12345678901234567890123456789012345",
		},
		{
			Code: "data-exponent", Meaning: "an exponent beyond 64",
			ZH:      "“{seen}”的指数超出±64",
			EN:      "the exponent of “{seen}” is beyond ±64",
			Example: "1e400",
		},
		{
			Code: "data-leading-zero", Meaning: "a number that begins with 0, as codes do",
			ZH:      "“{seen}”以0开头，像编号而不像数：数请去掉开头的0",
			EN:      "“{seen}” begins with 0 like a code: write the number without it",
			Example: "007",
		},
	}
}

// intakeLimits are the codes about numbers outside what an input allows.
func intakeLimits() []Entry {
	return []Entry{
		{
			Code: "data-whole", Meaning: "a fraction where a whole number is wanted",
			ZH:      "“{seen}”不是整数",
			EN:      "“{seen}” is not a whole number",
			Example: "2.5",
		},
		{
			Code: "data-min", Meaning: "a number below the least that its column allows",
			ZH:      "“{seen}”小于下限 {limit}",
			EN:      "“{seen}” is below the minimum {limit}",
			Example: "-1%",
		},
		{
			Code: "data-max", Meaning: "a number above the most that its column allows",
			ZH:      "“{seen}”大于上限 {limit}",
			EN:      "“{seen}” is above the maximum {limit}",
			Example: "101%",
		},
		{
			Code: "data-step", Meaning: "a number that is no multiple of its column's step",
			ZH:      "“{seen}”不是 {step} 的整数倍",
			EN:      "“{seen}” is not a multiple of {step}",
			Example: "7.3",
		},
		{
			Code: "data-unit-twice", Meaning: "万 or 亿 in a column whose bare numbers are in 万元 or 亿元 already",
			ZH:      "这一列以{unit}为单位，“{seen}”可能是两个意思：应写明到元，如 30万元",
			EN:      "bare numbers of this column are in {unit}, so “{seen}” may mean two things: write the unit out, as in 30万元",
			Example: "30万",
		},
		{
			Code: "data-currency", Meaning: "a unit of CNY in a programme of another currency",
			ZH:      "“{seen}”用了元，而本政策不是人民币：只写数",
			EN:      "“{seen}” is in 元 but the policy's currency is another: write the number alone",
			Example: "5元",
		},
		{
			Code: "data-number-as-text", Meaning: "a number that stands where a text is wanted and may have lost digits",
			ZH:      "{seen} 是数，而这里要文字：超过15位或带小数的数可能已失真，请以文字填写",
			EN:      "{seen} is a number where a text is wanted: with over 15 digits or a fraction it may have lost some; give it as text",
			Example: "915001000620300070",
		},
	}
}

func intakeDates() []Entry {
	return []Entry{
		{
			Code: "data-no-such-day", Meaning: "a date that no calendar has",
			ZH:      "没有“{seen}”这一天",
			EN:      "there is no day “{seen}”",
			Example: "2025-02-30",
		},
		{
			Code: "data-no-such-time", Meaning: "a time of day that no clock shows",
			ZH:      "没有“{seen}”这一时刻，应写如 2025-02-07T18:00",
			EN:      "there is no moment “{seen}”; write it as 2025-02-07T18:00",
			Example: "2025-02-07T25:00",
		},
		{
			Code: "data-no-time", Meaning: "a bare date where a date with a time is wanted",
			ZH:      "“{seen}”只有日期没有时刻，应写如 2025-02-07T18:00",
			EN:      "“{seen}” has no time of day; write it as 2025-02-07T18:00",
			Example: "2025-02-07",
		},
		{
			Code: "data-date-with-time", Meaning: "a date with a time where a date is wanted: which day it is depends on the zone",
			ZH:      "“{seen}”带时刻，而这里只要日期，如 2025-02-07",
			EN:      "“{seen}” has a time of day, but this takes a date such as 2025-02-07",
			Example: "2025-02-07T16:00:00Z",
		},
		{
			Code: "data-serial", Meaning: "a number where a date is wanted",
			ZH:      "“{seen}”是数，像电子表格里日期的序号：应写日期，如 2025-02-07",
			EN:      "“{seen}” is a number, perhaps a spreadsheet's count of days: write the date, such as 2025-02-07",
			Example: "45695",
		},
		{
			Code: "data-early", Meaning: "a date before the first that its column allows",
			ZH:      "“{seen}”早于 {limit}",
			EN:      "“{seen}” is before {limit}",
			Example: "2024-12-31",
		},
		{
			Code: "data-late", Meaning: "a date after the last that its column allows",
			ZH:      "“{seen}”晚于 {limit}",
			EN:      "“{seen}” is after {limit}",
			Example: "2026-01-01",
		},
	}
}

func intakeChoices() []Entry {
	return []Entry{
		{
			Code: "data-choice", Meaning: "a text that is no option of its column",
			ZH:      "没有“{seen}”这个选项⟦，是否指“{near}”⟧⟦；可选：{options}⟧",
			EN:      "there is no option “{seen}”⟦; did you mean “{near}”⟧⟦; options: {options}⟧",
			Example: "开洲区",
		},
		{
			Code: "data-choice-twice", Meaning: "an option chosen twice in one answer",
			ZH:      "“{seen}”选了两次",
			EN:      "“{seen}” is chosen twice",
			Example: "国家级、国家级",
		},
		{
			Code: "data-choice-alone", Meaning: "an option that excludes all others, together with others",
			ZH:      "选了“{alone}”就不能再选别的",
			EN:      "“{alone}” cannot be chosen together with others",
			Example: "都没有、市级",
		},
		{
			Code: "data-character", Meaning: "an invisible or forbidden character in a text, name or id",
			ZH:      "含有不可见或不允许的字符 {point}",
			EN:      "holds the invisible or forbidden character {point}",
			Example: "甲\u202e乙",
		},
	}
}

func intakeNested() []Entry {
	return []Entry{
		{
			Code: "data-kind", Meaning: "JSON of another kind than its column",
			ZH:      "这里是{@got}⟦（{seen}）⟧，应填{@want}",
			EN:      "this is {@got}⟦ ({seen})⟧ but should be {@want}",
			Example: "[1]",
		},
		{
			Code: "data-list-short", Meaning: "a list with fewer elements than its column wants",
			ZH:      "只有{count}项，至少要{limit}项",
			EN:      "has {count} elements, at least {limit} are wanted",
			Example: "[1]",
		},
		{
			Code: "data-list-long", Meaning: "a list with more elements than its column allows",
			ZH:      "有{count}项，最多{limit}项",
			EN:      "has {count} elements, at most {limit} are allowed",
			Example: "[1,2,3]",
		},
		{
			Code: "data-list-limit", Meaning: "a list with more elements than any list may have",
			ZH:      "列表有{count}项，超过上限{limit}项",
			EN:      "the list has {count} elements, over the limit of {limit}",
			Example: "[0,0,…]",
		},
		{
			Code: "data-list-repeat", Meaning: "two records of a list with the same value of the field that tells them apart",
			ZH:      "第{first}项和第{second}项的“{field}”都是“{seen}”",
			EN:      "elements {first} and {second} both have {field} “{seen}”",
			Example: `[{"领域":"码上服务"},{"领域":"码上服务"}]`,
		},
		{
			Code: "data-field-unknown", Meaning: "a field that the records of a list do not have",
			ZH:      "没有“{field}”这个字段⟦，是否指“{near}”⟧",
			EN:      "there is no field “{field}”⟦; did you mean “{near}”⟧",
			Example: `[{"目标直":1}]`,
		},
		{
			Code: "data-key-twice", Meaning: "a key that stands twice in one JSON object",
			ZH:      "“{key}”写了两次",
			EN:      "“{key}” is given twice",
			Example: `{"值":"5","值":"95"}`,
		},
		{
			Code: "data-json", Meaning: "text that is no JSON",
			ZH:      "第{at}个字节处不是正确的 JSON",
			EN:      "not JSON at byte {at}",
			Example: `[1,`,
		},
		{
			Code: "data-json-open", Meaning: "a JSON text whose closing quote is missing",
			ZH:      "第{at}个字节处的引号没有合上",
			EN:      "the quote at byte {at} is never closed",
			Example: `["a`,
		},
		{
			Code: "data-json-control", Meaning: "a raw control character, such as a line break, in a JSON text",
			ZH:      "第{at}个字节处的文字里有未转义的控制字符",
			EN:      "raw control character inside a text at byte {at}",
			Example: "[\"a\nb\"]",
		},
		{
			Code: "data-json-depth", Meaning: "JSON nested deeper than 64",
			ZH:      "JSON 嵌套超过64层（第{at}个字节处）",
			EN:      "JSON nested deeper than 64 (at byte {at})",
			Example: "[[[…]]]",
		},
		{
			Code: "data-json-surrogate", Meaning: "half of a surrogate pair in a JSON text",
			ZH:      "文字里有半个代理对，不是任何字符",
			EN:      "half of a surrogate pair in a text stands for no character",
			Example: `["\ud800"]`,
		},
	}
}
