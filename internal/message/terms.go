package message

// terms are words that fill {@name} holes.
func terms() []Entry {
	return []Entry{
		{Code: "type-any", ZH: "值", EN: "a value"},
		{Code: "type-number", ZH: "数", EN: "a number"},
		{Code: "type-integer", ZH: "整数", EN: "a whole number"},
		{Code: "type-percent", ZH: "百分数", EN: "a percent"},
		{Code: "type-money", ZH: "金额", EN: "an amount of money"},
		{Code: "type-text", ZH: "文字", EN: "a text"},
		{Code: "type-bool", ZH: "判断（是或否）", EN: "a condition (true or false)"},
		{Code: "type-date", ZH: "日期", EN: "a date"},
		{Code: "type-datetime", ZH: "日期时间", EN: "a date and time"},
		{Code: "type-choice", ZH: "选项", EN: "a choice"},
		{Code: "type-choices", ZH: "多个选项", EN: "several choices"},
		{Code: "type-list", ZH: "列表", EN: "a list"},
		{Code: "type-record", ZH: "一条记录", EN: "a record"},
		{Code: "type-nil", ZH: "nil（没有）", EN: "nil (there is none)"},
		{Code: "reserved-word", ZH: "它是公式语言的词", EN: "it is a word of the language"},
		{Code: "reserved-function", ZH: "它是函数名", EN: "it is the name of a function"},
		{Code: "reserved-name", ZH: "它不声明就已存在", EN: "it exists without being declared"},
		{Code: "verdict-never", ZH: "这一条永远不成立", EN: "this never holds"},
		{Code: "verdict-always", ZH: "这一条永远成立", EN: "this always holds"},
		{Code: "verdict-idle", ZH: "这一项不起作用", EN: "this entry does nothing"},
	}
}
