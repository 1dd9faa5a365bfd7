package message

// overview are the sentences of the page on a whole list, written for whoever the
// list concerns.
func overview() []Entry {
	return []Entry{
		{Code: "page-title", Meaning: "the heading of a list", ZH: "{title}⟦（{year}年度）⟧：名单是怎样产生的", EN: "{title}⟦ ({year})⟧: how the list came about"},
		{Code: "page-title-plain", Meaning: "the heading of a round without a list", ZH: "{title}⟦（{year}年度）⟧：审核的结果", EN: "{title}⟦ ({year})⟧: what came of the applications"},
		{Code: "page-basis", Meaning: "the legal texts that the rules cite", ZH: "依据 {sources}", EN: "based on {sources}"},
		{Code: "page-rules-file", Meaning: "the policy file", ZH: "规则文件 {policy}", EN: "rules {policy}"},

		{Code: "page-final", Meaning: "the list is final", ZH: "名单已定。", EN: "The list is final."},
		{Code: "page-complete", Meaning: "every application is decided", ZH: "全部申报都已认定。", EN: "Every application is decided."},
		{Code: "page-undecided", Meaning: "ties are undecided", ZH: "名单未定：并列的申报者谁先谁后还没有决定（见“并列”）。", EN: "The list is not final: a tie between equals is still to be decided (see \"ties\")."},
		{Code: "page-provisional", Meaning: "somebody is still out of the reckoning", ZH: "结果是暂定的：⟦{undetermined}份申报还不能认定⟧⟦{refused}行数据没有受理⟧⟦{both}⟧，补齐以后名单可能改变。", EN: "The outcome is provisional: ⟦applications that cannot be decided yet: {undetermined}⟧⟦rows that were not accepted: {refused}⟧⟦{both}⟧. Once that is settled, the list may change."},
		{Code: "page-both", Meaning: "undetermined applications and refused rows", ZH: "{undetermined}份申报还不能认定，{refused}行数据没有受理", EN: "applications that cannot be decided yet: {undetermined}, rows that were not accepted: {refused}"},
		{Code: "page-failed", Meaning: "no list could be made", ZH: "没有形成名单：{why}", EN: "No list could be made: {why}"},
		{Code: "page-early", Meaning: "a run before the last stage", ZH: "只审到“{stage}”这一阶段，还没有评分和名单。", EN: "Only the rules up to the stage {stage} were looked at; nothing was scored and no list made yet."},

		{Code: "page-received", Meaning: "how many applied", ZH: "共收到{rows}份申报⟦，其中{refused}份数据有误、没有受理⟧⟦，{withdrawn}份已退出⟧。", EN: "Applications received: {rows}⟦, of which {refused} could not be read and were not accepted⟧⟦, {withdrawn} withdrawn⟧."},
		{Code: "page-sorted", Meaning: "how many met the conditions", ZH: "⟦不符合申报条件{ineligible}份，⟧⟦还不能认定{undetermined}份，⟧⟦未达到支持条件{unqualified}份，⟧⟦符合申报条件{eligible}份⟧⟦符合全部条件{qualified}份⟧。", EN: "⟦Not eligible: {ineligible}. ⟧⟦Cannot be decided yet: {undetermined}. ⟧⟦Eligible, but not good enough to be funded: {unqualified}. ⟧⟦Eligible: {eligible}⟧⟦Meet every condition: {qualified}⟧."},
		{Code: "page-rules", Meaning: "before the rules that were not met", ZH: "没有满足的条件（一份申报可能不止一条）：", EN: "Conditions that were not met (an application may fail several):"},
		{Code: "page-barred", Meaning: "the rule that a sanction of an earlier year stands for", ZH: "以前年度的处罚", EN: "a sanction of an earlier year"},
		{Code: "page-waiting", Meaning: "who cannot be decided yet", ZH: "还不能认定：{list}。", EN: "Cannot be decided yet: {list}."},
		{Code: "page-lacks", Meaning: "what an applicant lacks", ZH: "{id}⟦（缺{missing}）⟧⟦（{error}）⟧", EN: "{id}⟦ (missing: {missing})⟧⟦ ({error})⟧"},
		{Code: "page-rows", Meaning: "rows that were not accepted", ZH: "没有受理：{list}。", EN: "Not accepted: {list}."},
		{Code: "page-row", Meaning: "a row that was not accepted", ZH: "{file}第{row}行⟦（{id}）⟧：{message}", EN: "{file}, row {row}⟦ ({id})⟧: {message}"},
	}
}

// overviewRanks are the sentences about the ranking and where it was cut.
func overviewRanks() []Entry {
	return []Entry{
		{Code: "page-ranked", Meaning: "how the qualified were ranked and how many are funded", ZH: "{qualified}家⟦按{keys}⟧排名，⟦最多支持{max}，⟧支持{funded}家。", EN: "{qualified} {qualified:candidate was:candidates were} ranked⟦ by {keys}⟧⟦; at most {max} can be funded⟧; funded: {funded}."},
		{Code: "page-places", Meaning: "a number of places", ZH: "{n}家", EN: "{n}"},
		{Code: "page-by-number", Meaning: "prefer: number", ZH: "在遵守全部规定的前提下，先求支持的家数最多，再按名次。", EN: "Within all limits as many as possible are funded; then the ranking decides."},
		{Code: "page-by-rank", Meaning: "prefer: rank", ZH: "从第一名往下看：只要遵守全部规定还能支持，就支持。", EN: "Going down the ranking, everyone is funded who can be funded within all limits."},
		{Code: "page-key-total", Meaning: "the total", ZH: "总分", EN: "total"},
		{Code: "page-key-score", Meaning: "the score of an indicator", ZH: "“{key}”得分", EN: "score of {key}"},
		{Code: "page-key-high", Meaning: "a key, highest first", ZH: "{key}从高到低", EN: "{key}, highest first"},
		{Code: "page-key-low", Meaning: "a key, lowest first", ZH: "{key}从低到高", EN: "{key}, lowest first"},
		{Code: "page-key-early", Meaning: "a date, earliest first", ZH: "{key}从早到晚", EN: "{key}, earliest first"},
		{Code: "page-key-late", Meaning: "a date, latest first", ZH: "{key}从晚到早", EN: "{key}, latest first"},
		{Code: "page-key-yes", Meaning: "a condition, those first for whom it holds", ZH: "{key}（是的在前）", EN: "{key}, yes first"},
		{Code: "page-key-no", Meaning: "a condition, those first for whom it does not hold", ZH: "{key}（否的在前）", EN: "{key}, no first"},
		{Code: "page-key-values", Meaning: "a choice in a given order", ZH: "{key}（{values}）", EN: "{key} ({values})"},
		{Code: "page-last", Meaning: "the last one in by rank", ZH: "按名次最后一个入选的是第{rank}名 {who}⟦（{points}分）⟧。", EN: "The last one in by rank is {who}, rank {rank}⟦, {points} {points:point:points}⟧."},
		{Code: "page-first-out", Meaning: "the best-ranked who is not funded", ZH: "未入选者中名次最前的是第{rank}名 {who}⟦（{points}分）⟧⟦：{why}⟧。", EN: "The best-ranked of those not funded is {who}, rank {rank}⟦, {points} {points:point:points}⟧⟦: {why}⟧."},
		{Code: "page-nobody-out", Meaning: "everyone who was ranked is funded", ZH: "排名的都获得支持。", EN: "Everyone who was ranked is funded."},
		{Code: "page-out-quota", Meaning: "a quota alone stands in the way", ZH: "没有“{quota}”的规定即可入选", EN: "funded, were it not for {quota}"},
		{Code: "page-out-budget", Meaning: "money stands in the way", ZH: "剩下的钱不够", EN: "the money left does not suffice"},
		{Code: "page-out-tier", Meaning: "full tiers stand in the way", ZH: "可入的档已满", EN: "the open tiers are full"},
		{Code: "page-out-cut", Meaning: "the places are taken", ZH: "名额已满", EN: "the places are taken"},
		{Code: "page-out-several", Meaning: "several limits stand in the way", ZH: "几项规定合起来，没有一项单独去掉就能入选", EN: "several limits together; lifting one of them would not do"},
		{Code: "page-out-tie", Meaning: "a tie waits for a decision", ZH: "并列，待决定", EN: "a tie that waits to be decided"},
		{Code: "page-out-excluded", Meaning: "equals are all excluded", ZH: "并列而名额不够，按规定都不支持", EN: "equals without a place for each; by rule none is funded"},
		{Code: "page-out-tier-none", Meaning: "no tier is open to the candidate", ZH: "达不到任何一档的条件", EN: "no tier's condition is met"},
		{Code: "page-out-nothing", Meaning: "there is nothing to pay", ZH: "应付金额为0", EN: "the amount is 0"},
		{Code: "page-out-pool", Meaning: "no pool admits the candidate", ZH: "不属于任何一个专项", EN: "no pool admits this applicant"},
		{Code: "page-out-waiting", Meaning: "a pool that was not run", ZH: "所属专项尚待前面的专项定下来", EN: "the pool waits for an earlier one to be decided"},
	}
}

// overviewLimits are the sentences about quotas, ties and lots.
func overviewLimits() []Entry {
	return []Entry{
		{Code: "page-quota-rule", Meaning: "what a quota asks for and got", ZH: "{quota}：⟦至少{need}，⟧⟦至多{most}，⟧实有{have}⟦，其中凭名次入选{merit}⟧。", EN: "{quota}: ⟦at least {need}, ⟧⟦at most {most}, ⟧there are {have}⟦, {merit} of them by rank⟧."},
		{Code: "page-quota-same", Meaning: "a quota that changed nothing", ZH: "没有改变名单。", EN: "It did not change the list."},
		{Code: "page-quota-in", Meaning: "who entered because of a minimum", ZH: "因此入选：{entered}。", EN: "Funded because of it: {entered}."},
		{Code: "page-quota-out", Meaning: "who was displaced by a minimum", ZH: "因此落选：{displaced}。", EN: "Not funded because of it: {displaced}."},
		{Code: "page-quota-off", Meaning: "whom a ceiling turned away", ZH: "已满，因此不能入选：{displaced}。", EN: "It is full; turned away: {displaced}."},
		{Code: "page-quota-instead", Meaning: "who is funded because a ceiling turned somebody away", ZH: "由此入选：{entered}。", EN: "Funded instead: {entered}."},
		{Code: "page-quota-short", Meaning: "a relaxed minimum that was not met", ZH: "比原定少{short}⟦，因为“{taken}”在先⟧。", EN: "It falls short by {short}⟦, because {taken} comes first⟧."},
		{Code: "page-quota-rest", Meaning: "quotas that changed nothing, not named", ZH: "其余{count}项没有改变名单。", EN: "The other {count} did not change the list."},
		{Code: "page-place", Meaning: "somebody with a rank", ZH: "{id}（第{rank}名）", EN: "{id} (rank {rank})"},

		{Code: "page-ties-none", Meaning: "no tie matters", ZH: "没有影响结果的并列。", EN: "No tie matters."},
		{Code: "page-tie-funded", Meaning: "equals for fewer places", ZH: "{who}名次相同，{n}家只有{places}个名额⟦，一家相差{stake}⟧。", EN: "{who} are equals: {n} of them for {places} {places:place:places}⟦; {stake} at stake for each⟧."},
		{Code: "page-tie-tier", Meaning: "equals for fewer places in a tier", ZH: "{who}名次相同，都入选，{n}家只有{places}家能进较高的一档⟦，一家相差{stake}⟧。", EN: "{who} are equals, all funded: {places} of the {n} can stand in the higher tier⟦; {stake} at stake for each⟧."},
		{Code: "page-tie-amount", Meaning: "equals whose amount is open", ZH: "{who}都入选，金额要看并列怎样定⟦，一家相差{stake}⟧。", EN: "{who} are funded; how much depends on the tie⟦; {stake} at stake for each⟧."},
		{Code: "page-settle-ask", Meaning: "ties wait for a person", ZH: "规则没有定出先后，要由主管部门决定；决定之前名单不能定。", EN: "The rules do not settle it: the authority has to decide, and until then the list is not final."},
		{Code: "page-settle-lot", Meaning: "ties wait for a lot", ZH: "按规定抽签决定，还没有给出抽签种子（--seed）：应是排名确定之后才公开产生的数字。", EN: "By rule a lot decides, and no seed was given yet (--seed): it should be a public figure drawn after the ranking is fixed."},
		{Code: "page-excluded", Meaning: "equals that are all excluded", ZH: "名次相同而名额不够的，按规定都不支持：{who}。", EN: "Equals without a place for each are by rule not funded: {who}."},
		{Code: "page-included", Meaning: "equals that are all funded", ZH: "名次相同而名额不够的，按规定都支持，名额相应放宽。", EN: "Equals without a place for each are by rule all funded; the maximum stretches by as many."},
		{Code: "page-lot", Meaning: "a lot decided", ZH: "按规定抽签，种子是“{seed}”。名次相同而名额不够的，签号小的在先：", EN: "By rule a lot was drawn; the seed is \"{seed}\". Among equals without a place for each the smaller number comes first:"},
		{Code: "page-lot-open", Meaning: "how a lot will be drawn", ZH: "种子公布以后，签号这样得出：", EN: "Once the seed is public, the numbers come about like this:"},
		{Code: "page-lot-unused", Meaning: "a seed that nobody needed", ZH: "抽签种子“{seed}”没有用到：没有名次相同而结果不同的申报者。", EN: "The seed \"{seed}\" was not needed: no equals fared differently."},
		{Code: "page-lot-check", Meaning: "how anyone can check a lot", ZH: "签号是种子、政策编号、申报编号（各占一行）的SHA-256。把下面三行粘贴到终端，就能自己算出签号和次序：", EN: "The number is the SHA-256 of the seed, the policy's id and the applicant's id, one a line. Paste these three lines into a terminal to get the numbers and their order:"},
		{Code: "page-lot-one", Meaning: "an applicant's number in a lot", ZH: "签号 {key}，与同名次的{n}家按签号排第{at}。", EN: "The number is {key}, {at} of {n} equals by number."},
	}
}

// overviewMoney are the sentences about money, vacancies, sanctions and changes.
func overviewMoney() []Entry {
	return []Entry{
		{Code: "page-money", Meaning: "what was awarded", ZH: "共安排{amount}⟦，预算{budget}⟧⟦，剩余{left}⟧。", EN: "Awarded: {amount}⟦; budget: {budget}⟧⟦; left: {left}⟧."},
		{Code: "page-money-out", Meaning: "for whom the money did not suffice", ZH: "因资金不足没有获得支持：{who}。", EN: "Not funded for want of money: {who}."},
		{Code: "page-short-stop", Meaning: "budget mode stop", ZH: "资金不够全额支持所有入选者时，名单到够付的最后一名为止。", EN: "Where the money does not pay everyone in full, the list ends with the last one it pays in full."},
		{Code: "page-short-partial", Meaning: "budget mode partial", ZH: "资金不够全额支持所有入选者时，名单到够付的最后一名为止，下一名得到余下的部分。", EN: "Where the money does not pay everyone in full, the list ends with the last one it pays in full, and the next gets what is left."},
		{Code: "page-short-skip", Meaning: "budget mode skip", ZH: "剩下的钱不够支持某一家时，跳过这家，看下一名。", EN: "Whoever costs more than what is left is passed over, and the next one is looked at."},
		{Code: "page-short-scale-all", Meaning: "budget mode scale", ZH: "⟦足额共需{demand}，超过预算，⟧各家金额按同一比例缩减到预算之内。", EN: "⟦In full it would take {demand}, more than the budget; ⟧all amounts are scaled down alike to fit into it."},
		{Code: "page-short-scale-tier", Meaning: "budget mode scale by tier", ZH: "⟦足额共需{demand}，超过预算。⟧各档依次足额支付，第一个不够的档按比例分剩下的钱，以后各档没有。", EN: "⟦In full it would take {demand}, more than the budget. ⟧Tiers are paid in full in their order; the first that cannot be shares what is left in proportion, later ones get nothing."},
		{Code: "page-short-scale-class", Meaning: "budget mode scale by class", ZH: "⟦足额共需{demand}，超过预算。⟧按名次依次足额支付，第一个不够的名次按比例分剩下的钱，以后各名次没有。", EN: "⟦In full it would take {demand}, more than the budget. ⟧Ranks are paid in full in their order; the first that cannot be shares what is left in proportion, later ones get nothing."},
		{Code: "page-short-whole-tier", Meaning: "budget mode whole by tier", ZH: "⟦足额共需{demand}，超过预算。⟧各档依次足额支付，从第一个不够的档起都不支付。", EN: "⟦In full it would take {demand}, more than the budget. ⟧Tiers are paid in full in their order, and none from the first that cannot be."},
		{Code: "page-short-whole-class", Meaning: "budget mode whole by class", ZH: "⟦足额共需{demand}，超过预算。⟧按名次依次足额支付，从第一个不够的名次起都不支付。", EN: "⟦In full it would take {demand}, more than the budget. ⟧Ranks are paid in full in their order, and none from the first that cannot be."},

		{Code: "page-reserve", Meaning: "the reserve", ZH: "未入选者中名次最前的{n}家：{who}。", EN: "Best-ranked of those not funded, {n} in all: {who}."},
		{Code: "page-vacancy-rerun", Meaning: "what follows when a winner withdraws: the list is made anew", ZH: "这不是递补的次序：有人退出时，按同样的规则重新产生名单，谁补上要看那时的名单。", EN: "This is not the order in which vacancies are filled: when a winner withdraws the list is made anew by the same rules, and only that tells who comes in."},
		{Code: "page-vacancy-keep", Meaning: "what follows when a winner withdraws: earlier awards stand", ZH: "这不是递补的次序：有人退出时，已入选的保留，空出的名额按同样的规则另行确定。", EN: "This is not the order in which vacancies are filled: when a winner withdraws earlier awards stand, and the same rules tell who takes the place."},
		{Code: "page-vacancy-empty", Meaning: "what follows when a winner withdraws: nothing", ZH: "这不是递补的次序：有人退出时，名额空着，不递补。", EN: "This is not the order in which vacancies are filled: the place of a winner who withdraws stays empty."},

		{Code: "page-sanctions", Meaning: "sanctions of the round", ZH: "⟦取消资格：{bars}⟧⟦；追回{recover}⟧⟦；不再拨付{withheld}⟧。", EN: "⟦Barred: {bars}⟧⟦; to be paid back: {recover}⟧⟦; no longer to be paid: {withheld}⟧."},
		{Code: "page-bar", Meaning: "who is barred in which years", ZH: "{id}（{years}年度）", EN: "{id} ({years})"},

		{Code: "page-withdrawn", Meaning: "who withdrew", ZH: "退出：{who}。", EN: "Withdrawn: {who}."},
		{Code: "page-gained", Meaning: "who gained an award against the earlier list", ZH: "新入选：{who}。", EN: "Newly funded: {who}."},
		{Code: "page-lost", Meaning: "who lost an award against the earlier list", ZH: "{who}不再入选：{why}", EN: "{who} is no longer funded: {why}"},
		{Code: "page-lost-several", Meaning: "several who lost an award", ZH: "不再入选：{who}。", EN: "No longer funded: {who}."},
		{Code: "page-moved", Meaning: "who changed the tier", ZH: "改档：{who}。", EN: "In another tier: {who}."},
		{Code: "page-moved-one", Meaning: "one who changed the tier", ZH: "{id}（{from}改为{to}）", EN: "{id} ({from} to {to})"},
		{Code: "page-unchanged", Meaning: "nobody gained or lost", ZH: "其他人没有变化。", EN: "Nothing else changed."},

		{Code: "page-and-more", Meaning: "a list cut short", ZH: "{who}等{n}家", EN: "{who}, … ({n} in all)"},
	}
}
