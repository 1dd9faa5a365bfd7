package policyfile

var allocationKeys = keysOf("allocation", "分配：支持谁、哪一档、多少钱", "who is funded, in which tier, for how much",
	Key{Name: "rank_by", Kind: List, Default: "总分", ZH: "按什么排名，从最要紧的写起。全都相等的是并列；编号、姓名、填表先后从不参与", EN: "the keys of the ranking. Equal in all of them is a tie; an id, a name or the order of rows never decides"},
	Key{Name: "prefer", Kind: Word, Words: []string{"rank", "number"}, ZH: "名次优先，还是人数优先（可能用两个名次低的换一个高的）", EN: "rank first, or number first (two lower may then displace one higher)"},
	Key{Name: "ties", Kind: Map, ZH: "并列怎么办", EN: "what ties come to"},
	Key{Name: "count", Kind: Map, ZH: "名额", EN: "the places"},
	Key{Name: "tiers", Kind: List, ZH: "档次，好的在前。不写就是没有名字的一档，金额直接写在 `allocation` 下", EN: "tiers, best first. Without them one nameless tier, its amount directly under `allocation`"},
	Key{Name: "quotas", Kind: List, ZH: "最低保证和最高限制", EN: "minimum guarantees and ceilings"},
	Key{Name: "budget", Kind: Map, ZH: "总的钱", EN: "the money"},
	Key{Name: "unit", Kind: Map, ZH: "金额舍到什么单位", EN: "what amounts are rounded to"},
	Key{Name: "reserve", Kind: Whole, Default: "0", ZH: "列出几名后备（不是递补的顺序）", EN: "how many runners-up are listed (not the order in which vacancies are filled)"},
	Key{Name: "vacancy", Kind: Word, Words: []string{"rerun", "keep", "empty"}, ZH: "有人退出：重算、保住已得的再补、空着", EN: "after a withdrawal: run again, keep every earlier award, or leave it empty"},
	Key{Name: "pools", Kind: List, ZH: "切块：名额、资金分成几个池，依次分", EN: "set-asides, run in order"},
	Key{Name: "amount", Kind: Formula, ZH: "每人多少钱；或几部分的列表。不写就是 `cap`", EN: "how much each gets, or a list of parts; without it the `cap`"},
	Key{Name: "cap", Kind: RoundExpr, ZH: "每人最多多少", EN: "at most so much each"},
	Key{Name: "qualify", Kind: Condition, ZH: "没有分档时：谁够格", EN: "without tiers: who is open to it"},
	citeKey, titleKey,
)

var rankKeys = keysOf("rank_by[]", "一个排名依据", "one key of the ranking",
	Key{Name: "by", Kind: Any, Must: true, ZH: "看什么", EN: "what is compared"},
	Key{Name: "order", Kind: Word, Words: []string{"desc", "asc"}, ZH: "大的在前，还是小的在前", EN: "the largest first, or the smallest"},
	Key{Name: "values", Kind: Texts, ZH: "选项的先后，好的在前；看选项时必须写", EN: "the order of a choice's options, best first; required for one"},
	citeKey, titleKey,
)

var tieKeys = keysOf("ties", "并列", "ties",
	Key{Name: "at_cut", Kind: Word, Words: []string{"ask", "lot", "exclude", "include"}, ZH: "在入围线上并列：由人定、抽签、都不给、都给", EN: "at the cut: left to people, by lot, nobody, everybody"},
	Key{Name: "at_tier", Kind: Word, Words: []string{"ask", "lot", "higher", "lower"}, ZH: "在两档之间并列：由人定、抽签、都上、都下", EN: "between tiers: left to people, by lot, the higher for all, the lower for all"},
	citeKey,
)

var countKeys = keysOf("count", "名额", "the places",
	Key{Name: "max", Kind: RoundExpr, Must: true, ZH: "最多几家；池里也可以是百分数", EN: "at most so many; in a pool also a percent"},
	Key{Name: "of", Kind: Word, Words: []string{"total", "rest"}, ZH: "池的百分数是总数的，还是剩下的", EN: "in a pool: the percent is of the total, or of the rest"},
	Key{Name: "elastic", Kind: Bool, Default: "false", ZH: "true：`at_cut: include` 时可以超出", EN: "true: `at_cut: include` may exceed it"},
	citeKey, titleKey,
)

var tierKeys = keysOf("tiers[]", "一档", "one tier",
	idKey, titleKey,
	Key{Name: "qualify", Kind: Condition, ZH: "谁够格进这一档", EN: "who is open to this tier"},
	Key{Name: "max", Kind: RoundExpr, ZH: "这一档最多几家", EN: "at most so many in this tier"},
	Key{Name: "amount", Kind: Formula, ZH: "这一档每人多少钱；或几部分的列表。不写就是 `cap`", EN: "how much each gets, or a list of parts; without it the `cap`"},
	Key{Name: "cap", Kind: RoundExpr, ZH: "这一档每人最多多少", EN: "at most so much each"},
	Key{Name: "overflow", Kind: Word, Words: []string{"next", "out"}, ZH: "够格而满额的：可以进下一档，还是落选", EN: "who qualifies and finds it full: may stand in the next, or is out"},
	Key{Name: "elastic", Kind: Bool, Default: "false", ZH: "true：处理并列时可以超出 `max`", EN: "true: ties may exceed its `max`"},
	citeKey,
)

var partKeys = keysOf("amount[]", "金额的一部分；各部分相加", "one part of an amount; parts are added",
	idKey, titleKey,
	Key{Name: "when", Kind: Condition, ZH: "不成立时没有这一部分", EN: "where it does not hold there is no such part"},
	Key{Name: "formula", Kind: Formula, Must: true, ZH: "多少", EN: "how much"},
	Key{Name: "cap", Kind: RoundExpr, ZH: "这一部分最多多少", EN: "at most so much"},
	citeKey,
)

var quotaKeys = keysOf("quotas[]", "一条保证或限制", "one guarantee or ceiling",
	idKey, titleKey,
	Key{Name: "where", Kind: Condition, ZH: "哪些人算在内", EN: "who is a member"},
	Key{Name: "each", Kind: Any, ZH: "每个不同的值各算一条，如 `each: 区县`", EN: "one quota per distinct value: `each: district`"},
	Key{Name: "at_least", Kind: RoundExpr, ZH: "至少：家数、金额，或百分数（精确比较，20家里6家够30%，17家里5家不够）", EN: "at least: heads, money or a percent, compared exactly: 6 of 20 meets 30%, 5 of 17 does not"},
	Key{Name: "at_most", Kind: RoundExpr, ZH: "至多：同上", EN: "at most: likewise"},
	Key{Name: "of", Kind: Word, Words: []string{"funded", "places", "amount"}, ZH: "百分数是什么的：实际支持数、名额、金额", EN: "what a percent is of: the number funded, the places, the money"},
	Key{Name: "in", Kind: Name, ZH: "只看这一档", EN: "only inside this tier"},
	Key{Name: "if_short", Kind: Word, Words: []string{"shrink", "relax", "stop"}, ZH: "凑不够：少支持几家直到成立、有几家算几家、停下来由人定", EN: "where there are too few: fund fewer, lower the need, or make no list"},
	Key{Name: "rounding", Kind: Word, Free: true, Words: []string{"down", "half_up"}, ZH: "百分数算出的家数怎么取整；不写就精确比较", EN: "how the need in heads is rounded; without it compared exactly"},
	citeKey,
)

var budgetKeys = keysOf("budget", "总的钱", "the money",
	Key{Name: "max", Kind: RoundExpr, Must: true, ZH: "一共多少；池里也可以是百分数", EN: "how much there is; in a pool also a percent"},
	Key{Name: "of", Kind: Word, Words: []string{"total", "rest"}, ZH: "池的百分数是总数的，还是剩下的", EN: "in a pool: the percent is of the total, or of the rest"},
	Key{Name: "when_short", Kind: Word, Words: []string{"stop", "partial", "skip", "scale", "whole"},
		ZH: "不够时：到给不起为止、最后一家给剩下的、给不起的跳过、按比例减、给得足的给足", EN: "stop at the first that cannot be paid, give that one what is left, pass over it, scale all, or pay in full while it lasts"},
	Key{Name: "by", Kind: Word, Free: true, Words: []string{"all", "tier", "class"}, ZH: "`scale`、`whole` 按什么减：全体、一档一档、一个名次一个名次", EN: "what `scale` and `whole` go by: all, tier by tier, class by class"},
	Key{Name: "fits", Kind: Condition, ZH: "自定的“给得起”：用 `amount`（这一家）、`spent`（已给）、`budget`（总数）", EN: "a money test of its own over `amount`, `spent` and `budget`"},
	Key{Name: "skip_within", Kind: RoundExpr, ZH: "跳过时，后面的最多比被跳过的低几分", EN: "with `skip`: at most so many points below whoever was passed over"},
	Key{Name: "min_amount", Kind: RoundExpr, ZH: "`partial` 剩下的少于它就不给", EN: "with `partial`: less than this is not given"},
	Key{Name: "elastic", Refused: true, ZH: "钱不能超出", EN: "money never stretches"},
	citeKey, titleKey,
)

var unitKeys = keysOf("unit", "金额的舍入", "rounding of amounts",
	Key{Name: "to", Kind: Number, Default: "0.01", ZH: "舍到多少的整数倍：1 是整元", EN: "multiples of this: 1 is whole yuan"},
	Key{Name: "mode", Kind: Word, Words: []string{"down", "half_up", "half_even", "up", "ceiling", "floor"}, ZH: "怎么舍", EN: "how"},
	citeKey,
)

var poolKeys = keysOf("pools[]", "一个池（切块）。没有写的排名、金额、单位照 `allocation` 的", "one set-aside. Ranking, amount and unit are those of `allocation` unless given",
	idKey, titleKey,
	Key{Name: "where", Kind: Condition, ZH: "哪些人可以进", EN: "whom it admits"},
	Key{Name: "count", Kind: Map, ZH: "名额", EN: "its places"},
	Key{Name: "budget", Kind: Map, ZH: "钱", EN: "its money"},
	Key{Name: "tiers", Kind: List, ZH: "档次", EN: "its tiers"},
	Key{Name: "quotas", Kind: List, ZH: "保证和限制", EN: "its quotas"},
	Key{Name: "losers", Kind: Word, Words: []string{"stay", "out"}, ZH: "落选的还能进后面的，还是不能", EN: "whoever loses here may still win in a later pool, or not"},
	Key{Name: "leftover", Kind: Word, Words: []string{"next", "lapse"}, ZH: "用不完的转给下一个池，还是作废。下一个池是按 `each` 分开的，就和它自己的合在一起再分", EN: "what is not used goes to the next pool, or lapses. A next pool with `each` divides it together with its own"},
	Key{Name: "each", Kind: Any, ZH: "按它分成几个池，每个值一个", EN: "one pool per value of this"},
	Key{Name: "shares", Kind: Options, ZH: "和 `each` 一起写：每个值占多少，合计100%", EN: "beside `each`: the share of every value, 100% together"},
	Key{Name: "rank_by", Kind: List, ZH: "自己的排名", EN: "a ranking of its own"},
	Key{Name: "amount", Kind: Formula, ZH: "自己的金额", EN: "an amount of its own"},
	Key{Name: "cap", Kind: RoundExpr, ZH: "自己的限额", EN: "a cap of its own"},
	Key{Name: "qualify", Kind: Condition, ZH: "没有分档时：谁够格", EN: "without tiers: who is open to it"},
	Key{Name: "unit", Kind: Map, ZH: "自己的单位", EN: "a unit of its own"},
	citeKey,
)
