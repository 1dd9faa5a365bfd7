package message

// round are the codes of what a round or a decision is given besides files.
func round() []Entry {
	return []Entry{
		{Code: "term-date", Meaning: "a day of the round that cannot be read",
			ZH: "{term}：“{value}”不是日期，应写 2025-10-17", EN: "{term}: “{value}” is no date; write 2025-10-17"},
		{Code: "term-stage", Meaning: "a stage that the policy does not have",
			ZH: "{term}：没有阶段“{value}”⟦（是否指“{near}”？）⟧⟦；有：{legal}⟧", EN: "{term}: there is no stage “{value}”⟦ (did you mean “{near}”?)⟧⟦; there are: {legal}⟧"},
		{Code: "term-parameter", Meaning: "a parameter that the policy does not have",
			ZH: "{term}：没有参数“{name}”⟦，是否指“{near}”？⟧", EN: "{term}: there is no parameter “{name}”⟦; did you mean “{near}”?⟧"},
		{Code: "term-number", Meaning: "a value for a parameter that is no number",
			ZH: "{term}：“{value}”{@reason}", EN: "{term}: “{value}”: {@reason}"},
		{Code: "term-empty", Meaning: "an empty value for a parameter",
			ZH: "{term}：没有写值", EN: "{term}: no value is given"},
	}
}
