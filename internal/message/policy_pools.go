package message

// policyMoney are the codes about the budget, what it does when it does not
// suffice, and quotas of money.
func policyMoney() []Entry {
	return []Entry{
		{Code: "policy-max-bare", Meaning: "a bare number where a map with max is wanted",
			ZH: "{what} 应写成：{fix}", EN: "{what} is written {fix}"},
		{Code: "policy-budget-percent", Meaning: "a percent as the budget of a list that is no pool",
			ZH: "{what} 应是金额：百分数只能写在 pools 里，那里才有总额可比", EN: "{what} must be an amount: only inside pools is there a total that a percent could be of"},
		{Code: "policy-budget-elastic", Meaning: "elastic on a budget, which never stretches",
			ZH: "资金总额从不放宽：elastic 只写在 count 和 tiers 的 max 旁；并列者全部入选后会再核对一次资金", EN: "the money never stretches: elastic goes with the max of count and tiers; when ties are all funded the budget is checked again"},
		{Code: "policy-money-percent", Meaning: "a percent where an amount is wanted",
			ZH: "{what} 应是金额，不是百分数", EN: "{what} must be an amount, not a percent"},
		{Code: "policy-points-percent", Meaning: "a percent where points are wanted",
			ZH: "{what} 应是分数，不是百分数", EN: "{what} must be points, not a percent"},
		{Code: "policy-fits-constant", Meaning: "a test of money that looks at no money",
			ZH: "“{got}”没有用到 amount（这一家的金额）和 spent（已发出的金额），对谁都一样", EN: "“{got}” looks at neither amount (what this one would get) nor spent (what was handed out): it is the same for everybody"},
		{Code: "policy-whole-one", Meaning: "paying whole tiers where there are no tiers",
			ZH: "whole 默认按档整体发放，而这里没有分档：资金不够时谁也得不到。按名次发放写 by: class；确实如此写明 by: tier", EN: "whole pays tier by tier and there are no tiers: when the money is short nobody gets anything. Write by: class to pay in rank order, or by: tier if it is meant"},
		{Code: "policy-amount-beside", Meaning: "a key that does not go with a quota of money",
			ZH: "of: amount 按金额精确比较，不能写“{key}”", EN: "of: amount is compared exactly, in money: “{key}” cannot stand beside it"},
		{Code: "policy-amount-mode", Meaning: "a quota of money beside a mode that settles amounts last",
			ZH: "of: amount 不能和 when_short: {mode} 一起写：那样每家得多少，名单定了才知道。可用 stop 或 skip", EN: "of: amount cannot stand beside when_short: {mode}, which settles amounts only when the list is made; use stop or skip"},
		{Code: "policy-quota-unpaid", Meaning: "a quota of money in a list that pays nothing",
			ZH: "{what}：of: amount 要有金额：写 amount 或 cap", EN: "{what}: of: amount needs money: write amount or cap"},
		{Code: "policy-share-money", Meaning: "less than one unit of money, hardly meant",
			ZH: "{what}：“{got}”是不到一元的金额。比例写 {fix}", EN: "{what}: “{got}” is less than one unit of money; a share is written {fix}"},
		{Code: "policy-minima-money", Meaning: "minima of money that add up to more than the budget",
			ZH: "最少金额合计{sum}，多于资金总额{places}", EN: "the minima add up to {sum}, more than the budget of {places}"},
		{Code: "policy-sequential", Meaning: "what looks ahead beside money that is handed out one by one",
			ZH: "{by} 按名次一家一家地发放，不为后面的改动前面的，所以不能和“{key}”一起写", EN: "{by} hands out the money one by one down the ranking and never moves anyone above for someone below: “{key}” cannot stand beside it"},
		{Code: "policy-vacancy-shrink", Meaning: "a share that may shorten the list when a member withdraws",
			ZH: "“{quota}”的成员退出又无人可补时，名单会缩短，别的入选者也会落选（vacancy: rerun）。要保住他们写 vacancy: keep 或 empty；就是要重排，写明 vacancy: rerun",
			EN: "when members of “{quota}” withdraw and there are no others, the list gets shorter and others lose what they had (vacancy: rerun). Write vacancy: keep or empty to spare them, or vacancy: rerun if it is meant"},
	}
}

// policyPools are the codes about set-asides.
func policyPools() []Entry {
	return []Entry{
		{Code: "policy-key-place", Meaning: "a key that stands in another place",
			ZH: "{what} 里不写“{key}”，它的位置是：{place}", EN: "“{key}” does not stand in {what}; its place is: {place}"},
		{Code: "policy-pools-none", Meaning: "an empty list of pools",
			ZH: "pools 是空的；不分池就不写 pools", EN: "pools is empty; leave it out for a programme without pools"},
		{Code: "policy-pool-beside", Meaning: "a limit across pools",
			ZH: "有 pools 时，“{key}”写在各池里：格式 1 没有跨池的限制", EN: "with pools, “{key}” stands in each of them: format 1 has no limits across pools"},
		{Code: "policy-pool-id", Meaning: "an id of a pool with a sign that results use",
			ZH: "池的 id“{id}”不能含有“/”和“:”：结果里用它们写 池/quota:名", EN: "the id “{id}” of a pool cannot contain “/” or “:”, with which results write POOL/quota:ID"},
		{Code: "policy-pool-total", Meaning: "a percent in a pool of a total that is not written",
			ZH: "{what} 按百分比，而 allocation 没有 {key}：写上总数，百分比才有所指", EN: "{what} is a percent, and allocation has no {key} that it could be of"},
		{Code: "policy-pool-sum", Meaning: "pools that have more than the programme",
			ZH: "各池的 {key} 到这里合计{sum}，超过总数{total}", EN: "up to here the {key} of the pools adds up to {sum}, more than the total of {total}"},
		{Code: "policy-pool-amount", Meaning: "a pool that pays nothing beside pools that pay",
			ZH: "池“{pool}”没有 amount 也没有 cap，别的池有", EN: "the pool “{pool}” has neither amount nor cap, though others have"},
		{Code: "policy-pool-unlimited", Meaning: "a pool without the limit that the programme has",
			ZH: "allocation 的 {key} 只是各池百分比的基数；池“{pool}”自己没有 {key}，就不受限制", EN: "the {key} of allocation is only what the pools' percents are of; the pool “{pool}” has none of its own and is not limited by it"},
		{Code: "policy-pool-empty", Meaning: "a pool with nothing to give",
			ZH: "池“{pool}”的上限是0：谁也不会入选", EN: "the maximum of the pool “{pool}” is 0: it funds nobody"},
		{Code: "policy-pool-never", Meaning: "a pool that admits nobody",
			ZH: "池“{pool}”的 where 对谁都不成立：没有人能进来", EN: "where of the pool “{pool}” holds for nobody: it admits no one"},
		{Code: "policy-pool-barred", Meaning: "a pool whose candidates an earlier pool has barred",
			ZH: "池“{pool}”收的人都先进过“{first}”，那里 losers: out 使落选者不再参加后面的池：这里不会有人", EN: "whoever the pool “{pool}” admits was in “{first}” before, where losers: out bars them from later pools: nobody is left for it"},
		{Code: "policy-tier-inherits", Meaning: "a tier of a pool that takes over an amount without saying so",
			ZH: "“{tier}”没有写 {key}，取 allocation 的 {key}；在这里写明更清楚", EN: "“{tier}” has no {key} and takes that of allocation; it reads better written here"},
		{Code: "policy-share-percent", Meaning: "a share of a pool that is no percent",
			ZH: "{what} 应是百分数，合计100%，不能写“{got}”。建议：{fix}", EN: "{what} must be percents that add up to 100%, not “{got}”; write {fix}"},
		{Code: "policy-shares-sum", Meaning: "shares of a pool that do not add up to the whole",
			ZH: "池“{pool}”的 shares 合计{sum}，应为100%", EN: "shares of the pool “{pool}” add up to {sum}, not to 100%"},
	}
}
