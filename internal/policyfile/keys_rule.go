package policyfile

var ruleKeys = keysOf("eligibility[], qualification[]", "一条规则", "one rule",
	idKey, titleKey,
	Key{Name: "when", Kind: Condition, ZH: "不成立时这条规则不适用，什么也不要求填", EN: "where it does not hold the rule does not apply and asks for nothing"},
	Key{Name: "require", Kind: Condition, Must: true, ZH: "须成立的条件", EN: "what must hold"},
	Key{Name: "except", Kind: List, ZH: "豁免：有一条成立，规则就算满足", EN: "exemptions: the rule holds where one of them does"},
	Key{Name: "effect", Kind: Word, Words: []string{"exclude", "warn"}, ZH: "不满足的排除，还是只提醒", EN: "who fails is excluded, or only warned"},
	Key{Name: "stage", Kind: Name, ZH: "从哪个阶段起适用；不写是第一个", EN: "from which stage on; without it the first"},
	Key{Name: "reason", Kind: Template, ZH: "不满足时对申报人说的话", EN: "what whoever fails is told"},
	citeKey,
	Key{Name: "sanction", Kind: Map, ZH: "不满足还有什么后果", EN: "what failing brings beyond this round"},
)

var exceptKeys = keysOf("except[]", "一条豁免", "one exemption",
	Key{Name: "when", Kind: Condition, Must: true, ZH: "成立就豁免", EN: "where it holds"},
	citeKey, titleKey,
)

var sanctionKeys = keysOf("sanction", "处罚", "a sanction",
	Key{Name: "bar", Kind: List, ZH: "取消哪些年度的资格，从项目年度数起：`[0, 1]` 是当年和下一年", EN: "years barred, from the programme year: `[0, 1]` is this and the next"},
	Key{Name: "recover", Kind: Any, Default: "none", ZH: "收回多少：`paid` 已付的，`none` 不收，或一个公式", EN: "what is claimed back: `paid`, `none` or a formula"},
	Key{Name: "scope", Kind: Word, Words: []string{"programme", "all"}, ZH: "只在本项目有效，还是所有项目", EN: "binds in this programme, or in all"},
	citeKey,
)
