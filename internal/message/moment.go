package message

// moment are the codes of what a run is given besides files.
func moment() []Entry {
	return []Entry{
		{Code: "moment-as-of", Meaning: "the day of the run is no date", ZH: "看不懂日期“{seen}”，应写作 2025-10-17 或 2025-10-17T18:00。", EN: "{seen} is no date; write 2025-10-17 or 2025-10-17T18:00."},
		{Code: "moment-stage", Meaning: "the policy has no such stage", ZH: "没有叫“{seen}”的阶段⟦，有：{stages}⟧。", EN: "There is no stage {seen}⟦; there are: {stages}⟧."},
		{Code: "moment-parameter", Meaning: "the policy has no such parameter", ZH: "没有叫“{name}”的参数。", EN: "There is no parameter {name}."},
		{Code: "moment-value", Meaning: "a parameter's other value cannot be read", ZH: "参数“{name}”的值“{seen}”看不懂⟦：{reason}⟧。", EN: "The value {seen} of parameter {name} cannot be read⟦: {reason}⟧."},
	}
}
