package message

// cover are the codes of what no test tries.
func cover() []Entry {
	return []Entry{
		{Code: "cover-tally", Meaning: "how much of a policy the tests try", Example: "merit test policy.yaml --cover",
			ZH: "{file}：{all} 种情形，测试到 {met} 种", EN: "{file}: {met} of {all} {all:outcome:outcomes} tried"},
		{Code: "cover-below", Meaning: "less is tried than --min-cover wants",
			ZH: "{file}：{all} 种情形只测试到 {met} 种，不足 {want}%", EN: "{file}: {met} of {all} {all:outcome:outcomes} tried, less than {want}%"},
		{Code: "cover-holds", Meaning: "a rule or condition that is never met in a test",
			ZH: "没有一个测试使“{text}”成立", EN: "no test makes \"{text}\" true"},
		{Code: "cover-fails", Meaning: "a rule or condition that always holds in the tests",
			ZH: "没有一个测试使“{text}”不成立", EN: "no test makes \"{text}\" false"},
		{Code: "cover-applies", Meaning: "a `when` that never holds in a test",
			ZH: "适用条件“{text}”没有一个测试成立", EN: "the condition for asking or applying, \"{text}\", is never true in a test"},
		{Code: "cover-spares", Meaning: "a `when` that always holds in the tests",
			ZH: "适用条件“{text}”没有一个测试不成立", EN: "the condition for asking or applying, \"{text}\", is never false in a test"},
		{Code: "cover-then", Meaning: "a conditional whose first branch is not taken",
			ZH: "“{text}”的前一支没有测试走到", EN: "no test takes the first branch of \"{text}\""},
		{Code: "cover-else", Meaning: "a conditional whose second branch is not taken",
			ZH: "“{text}”的后一支没有测试走到", EN: "no test takes the second branch of \"{text}\""},
		{Code: "cover-present", Meaning: "a ?? whose left side is always absent",
			ZH: "“{text}”：?? 前面的没有一个测试有值", EN: "no test has a value on the left of ?? in \"{text}\""},
		{Code: "cover-absent", Meaning: "a ?? whose right side is never needed",
			ZH: "“{text}”：没有一个测试用到 ?? 后面的", EN: "no test needs the right of ?? in \"{text}\""},
		{Code: "cover-row", Meaning: "a band, row, option or cell that nobody takes",
			ZH: "⟦{text}：⟧没有一个测试落在“{label}”", EN: "⟦{text}: ⟧no test takes \"{label}\""},
		{Code: "cover-awarded", Meaning: "a tier that nobody gets in the tests",
			ZH: "没有一个测试有人得到“{text}”", EN: "nobody gets \"{text}\" in any test"},
		{Code: "cover-binds", Meaning: "a limit that changes nothing in the tests",
			ZH: "“{text}”没有在一个测试里起作用", EN: "\"{text}\" changes nothing in any test"},
		{Code: "cover-idle", Meaning: "a limit that is felt in every test",
			ZH: "“{text}”在每个测试里都起作用，没有不起作用的", EN: "\"{text}\" is felt in every test; none leaves it idle"},
		{Code: "cover-tied", Meaning: "ties that are settled in no test",
			ZH: "没有一个测试遇到并列（{text}）", EN: "no test meets a tie ({text})"},
	}
}
