package message

// policyRules are the codes about rules and their consequences.
func policyRules() []Entry {
	return []Entry{
		{Code: "policy-score-early", Meaning: "a score where none exists yet",
			ZH: "资格审查时还没有得分，不能用“{name}”；请把这一条移到 qualification", EN: "there are no scores yet when eligibility is decided, so “{name}” cannot be used here; move the rule to qualification"},
		{Code: "policy-figure-early", Meaning: "a figure over the round where none exists yet",
			ZH: "资格审查时还不知道全体申报者的情况，不能用“{name}”；请把这一条移到 qualification", EN: "figures over the round are not known yet when eligibility is decided, so “{name}” cannot be used here; move the rule to qualification"},
		{Code: "policy-constant", Meaning: "a condition that no applicant can change",
			ZH: "“{got}”与申报内容无关，对谁都一样", EN: "“{got}” does not depend on the application: it is the same for everybody"},
		{Code: "policy-rule-never", Meaning: "a rule that no application can meet",
			ZH: "“{rule}”对任何申报都不成立：谁也过不了⟦（如 {witness}）⟧", EN: "“{rule}” fails for every application: nobody can pass⟦ (such as {witness})⟧"},
		{Code: "policy-rule-always", Meaning: "a rule that every application meets",
			ZH: "“{rule}”对任何申报都成立：等于没有写", EN: "“{rule}” holds for every application: it decides nothing"},
		{Code: "policy-round-gate", Meaning: "a line that rounding may lift somebody over",
			ZH: "“{name}”含有四舍五入的得分（如“{leaf}”），可能把略低于此线的人抬到线上。确实如此规定的话不必改；否则写 round: none，或在比较前不取舍", EN: "“{name}” holds rounded scores (such as “{leaf}”): rounding may lift somebody over a line they miss exactly. If the programme says so, leave it; else write round: none"},
		{Code: "policy-divide-zero", Meaning: "a division by what may be 0",
			ZH: "“{name}”为0时无法相除⟦，例如 {witness}⟧。建议：{divisor} == 0 ? 0 : {text}，或先用 filter 去掉", EN: "nothing can be divided by “{name}” when it is 0⟦, as with {witness}⟧; write {divisor} == 0 ? 0 : {text}, or leave such entries out with filter first"},
		{Code: "policy-max-reach", Meaning: "a maximum that no application gets",
			ZH: "“{what}”满分{max}分，最多只能得{top}分⟦，例如 {witness}⟧", EN: "“{what}” has a maximum of {max}, but no application gets more than {top}⟦, as with {witness}⟧"},
		{Code: "policy-bar", Meaning: "a barred year that is none",
			ZH: "bar 里写相对于年度的整数，0 是当年，1 是下一年，不能写“{got}”", EN: "bar lists whole numbers relative to the year, 0 for this and 1 for the next, not “{got}”"},
		{Code: "policy-sanction-year", Meaning: "a sanction in a policy without a year",
			ZH: "有处罚的政策要写 policy.year，否则不知道从哪一年算起", EN: "a policy with sanctions needs policy.year: from which year do they count?"},
	}
}

// policyAllocation are the codes about the allocation.
func policyAllocation() []Entry {
	return []Entry{
		{Code: "policy-rank-by", Meaning: "a limit without anything to rank by",
			ZH: "{what}：有名额或资金限制，却没有评分，须写 rank_by", EN: "{what}: there is a limit but no score; write rank_by"},
		{Code: "policy-rank-type", Meaning: "a ranking by something without an order",
			ZH: "不能按列表、记录或文字排名", EN: "a list, a record or a text cannot rank"},
		{Code: "policy-rank-identity", Meaning: "a ranking by the id or the name",
			ZH: "不能按 {name} 排名：编号和名称从不决定先后，并列由 ties 处理", EN: "{name} cannot rank: an id or a name never decides an order; ties are for ties"},
		{Code: "policy-rank-values", Meaning: "a ranking by a choice without the order of its options",
			ZH: "按选项排名要写 values 说明先后，如 values: [{options}]", EN: "ranking by a choice needs values, best first, for example values: [{options}]"},
		{Code: "policy-round-only", Meaning: "one applicant's value where a number of the round is wanted",
			ZH: "这里要对整个轮次都一样的数，“{name}”因申报者而异", EN: "this number must be the same for the whole round, and “{name}” differs from applicant to applicant"},
		{Code: "policy-places-percent", Meaning: "a percent where a number of places is wanted",
			ZH: "{what} 应是个数，不是百分数", EN: "{what} must be a number of places, not a percent"},
		{Code: "policy-tier-beside", Meaning: "an amount beside the tiers",
			ZH: "有 tiers 时，“{key}”写在各档里", EN: "with tiers, “{key}” stands in each of them"},
		{Code: "policy-tiers-none", Meaning: "an empty list of tiers",
			ZH: "tiers 是空的；不分档就不写 tiers", EN: "tiers is empty; leave it out for a programme without tiers"},
		{Code: "policy-tier-amount", Meaning: "a tier that pays nothing beside tiers that pay",
			ZH: "这一档没有 amount 也没有 cap，别的档有", EN: "this tier has neither amount nor cap, though others have"},
		{Code: "policy-elastic-max", Meaning: "elastic without a maximum",
			ZH: "没有 max，elastic 没有意义", EN: "elastic means nothing without max"},
		{Code: "policy-tier-elastic", Meaning: "ties at a tier's border that may exceed the tier's maximum",
			ZH: "at_tier: {mode} 可能使“{tier}”超过 max；允许的话写 elastic: true", EN: "at_tier: {mode} may put more into “{tier}” than its max; write elastic: true if that is allowed"},
		{Code: "policy-include", Meaning: "ties that break a maximum",
			ZH: "at_cut: include 会突破上限 {limit}：在那里写 elastic: true，或改用 ask、lot、exclude", EN: "at_cut: include breaks the maximum {limit}: write elastic: true there, or use ask, lot or exclude"},
		{Code: "policy-quota-members", Meaning: "a quota without members",
			ZH: "{what} 没有写对谁适用：where 或 each", EN: "{what} does not say whom it is for: where or each"},
		{Code: "policy-quota-number", Meaning: "a quota without a number",
			ZH: "{what} 没有写 at_least 或 at_most", EN: "{what} has neither at_least nor at_most"},
		{Code: "policy-quota-places", Meaning: "a percent of places that are not limited",
			ZH: "{what}：of: places 要有名额上限", EN: "{what}: of: places needs a maximum of places"},
		{Code: "policy-share-above", Meaning: "a share of more than the whole",
			ZH: "{what}：{got}超过100%", EN: "{what}: {got} is more than 100%"},
		{Code: "policy-share-fraction", Meaning: "a fraction where heads are counted",
			ZH: "{what}：“{got}”不是个数。比例写 {fix}", EN: "{what}: “{got}” is no number of heads; a share is written {fix}"},
		{Code: "policy-minima", Meaning: "minima that add up to more than the places",
			ZH: "最少数合计{sum}，多于{places}", EN: "the minima add up to {sum}, more than {places}"},
		{Code: "policy-budget-unpaid", Meaning: "a budget of a programme that pays nothing",
			ZH: "有 budget 却没有金额：写 amount 或 cap", EN: "there is a budget but nothing is paid: write amount or cap"},
	}
}

// citations are the codes about quotes and clauses.
func citations() []Entry {
	return []Entry{
		{Code: "policy-cite-empty", Meaning: "a citation of nothing",
			ZH: "{what} 的 cite 要写 clause 或 quote", EN: "cite of {what} needs clause or quote"},
		{Code: "cite-not-found", Meaning: "a quote that is not in its source",
			ZH: "所引文字“{quote}”在 {file} 中没有⟦。最接近的是⟧⟦{clause}⟧⟦“{near}”⟧。引文须与原文一字不差（空白、全半角除外）", EN: "the quote “{quote}” is not in {file}⟦; the closest is in ⟧⟦{clause}⟧⟦ “{near}”⟧. A quote must be literal (but for white space and full-width forms)"},
		{Code: "cite-limit", Meaning: "more quotes in longer texts than can be searched",
			ZH: "引文太多、原文太长，从这里起没有核对", EN: "too many quotes in too long texts: from here on they were not checked"},
		{Code: "cite-elsewhere", Meaning: "a quote that stands in another clause",
			ZH: "引文不在{clause}⟦，而在{found}⟧", EN: "the quote is not in {clause}⟦ but in {found}⟧"},
		{Code: "cite-clause", Meaning: "a clause that the source does not have",
			ZH: "{file} 中没有条款{clause}", EN: "{file} has no clause {clause}"},
		{Code: "cite-weekday", Meaning: "a weekday in a quote that is not that of its date",
			ZH: "“{text}”的星期不对：{date}是星期{day}", EN: "the weekday in “{text}” is wrong: {date} is 星期{day}"},
		{Code: "cite-no-day", Meaning: "a date in a quote that does not exist",
			ZH: "“{text}”：没有这一天", EN: "“{text}”: there is no such day"},
	}
}
