package message

// allocation are the codes of the allocation room: why an award, why a refusal,
// why no list.
func allocation() []Entry {
	return []Entry{
		{Code: "alloc-award", Meaning: "a winner's rank and tier", ZH: "{@total}第{rank}名⟦，入{tier}⟧。", EN: "{@total}Rank {rank}⟦, {tier}⟧."},
		{Code: "alloc-total", Meaning: "the total of whom a sentence speaks", ZH: "总分{points}，", EN: "Total {points}. "},
		{Code: "alloc-paid-cap", Meaning: "the cap of the tier is paid", ZH: "按上限支付：{line}。", EN: "The cap is paid: {line}."},
		{Code: "alloc-paid-formula", Meaning: "the amount comes from a formula", ZH: "金额：{line}。", EN: "Amount: {line}."},
		{Code: "alloc-scaled", Meaning: "the amount was scaled to the budget", ZH: "总需{all}，预算{budget}，按比例为{amount}。", EN: "All amounts add up to {all}; scaled to the budget of {budget} it is {amount}."},
		{Code: "alloc-by-quota", Meaning: "a winner who is in because of a quota", ZH: "因“{quota}”须达{need}而入选。", EN: "In because {quota} needs {need}."},
		{Code: "alloc-lower-tier", Meaning: "a winner who would qualify for a better tier", ZH: "更高的{tier}名额已由他人占用。", EN: "The places of {tier}, which is higher, are taken by others."},
		{Code: "alloc-stretch", Meaning: "a winner whom `include` let in beyond the maximum", ZH: "并列者全部支持，名额相应放宽。", EN: "All who are equal are funded; the maximum stretches by as many."},

		{Code: "alloc-withdrawn", Meaning: "the application was withdrawn", ZH: "已撤回。", EN: "Withdrawn."},
		{Code: "alloc-ineligible", Meaning: "an eligibility rule fails", ZH: "不符合申报条件：{rules}。", EN: "Not eligible: {rules}."},
		{Code: "alloc-undetermined", Meaning: "something needed is not known", ZH: "尚不能认定⟦，缺：{missing}⟧⟦。{errors}⟧。", EN: "Cannot be decided yet⟦; missing: {missing}⟧⟦. {errors}⟧."},
		{Code: "alloc-unqualified", Meaning: "a qualification rule fails", ZH: "未达到支持条件：{rules}。", EN: "Not qualified for funding: {rules}."},
		{Code: "alloc-no-tier", Meaning: "no tier's condition holds", ZH: "{@total}未达到任何一档的条件。", EN: "{@total}No tier's condition is met."},
		{Code: "alloc-nothing-to-pay", Meaning: "the amount is 0 in every tier", ZH: "各档应付金额均为0。", EN: "The amount is 0 in every tier."},
		{Code: "alloc-tie-excluded", Meaning: "equals at the cut are excluded", ZH: "{@total}并列第{rank}名的{equals}家争{places}个名额，按规定都不支持。", EN: "{@total}{equals} equals at rank {rank} for {places} places; by rule none of them is funded."},
		{Code: "alloc-tie-undecided", Meaning: "equals at the cut wait for a decision", ZH: "{@total}并列第{rank}名的{equals}家争{places}个名额，待决定。", EN: "{@total}{equals} equals at rank {rank} for {places} places, to be decided."},
		{Code: "alloc-refused-quota", Meaning: "a quota alone stands in the way", ZH: "{@total}第{rank}名。没有“{quota}”的规定即可入选⟦：该项须达{need}，排名在后的{entered}因此补入⟧⟦：该项至多{most}，已满⟧。", EN: "{@total}Rank {rank}. Without {quota} there would be an award⟦: it needs {need}, so {entered} entered from further down⟧⟦: it allows at most {most}, all taken⟧."},
		{Code: "alloc-refused-budget", Meaning: "the budget alone stands in the way", ZH: "{@total}第{rank}名。预算{budget}，已安排{spent}，余{left}，不足以支持。", EN: "{@total}Rank {rank}. Of the budget of {budget}, {spent} is awarded and {left} is left, which does not suffice."},
		{Code: "alloc-refused-tier", Meaning: "full tiers stand in the way", ZH: "{@total}第{rank}名。可入的档已满：{tiers}。", EN: "{@total}Rank {rank}. Every open tier is full: {tiers}."},
		{Code: "alloc-refused-cut", Meaning: "the places went to those ranked above", ZH: "{@total}第{rank}名。共支持{funded}家⟦（上限{max}家）⟧⟦，按名次最后入选的是第{last}名⟧⟦，总分{last_total}⟧。", EN: "{@total}Rank {rank}. {funded} are funded⟦ (at most {max})⟧⟦; the last one in by rank stands at {last}⟧⟦ with {last_total}⟧."},
		{Code: "alloc-left-out", Meaning: "a tier or place stays contested", ZH: "{@total}第{rank}名，待并列者决定。", EN: "{@total}Rank {rank}; waits for a tie to be decided."},

		{Code: "alloc-no-plan", Meaning: "no list obeys every limit", ZH: "没有任何名单能同时满足全部限制⟦；单独去掉其中任一项即可：{limits}⟧⟦。{reach}⟧。", EN: "No list obeys all limits⟦; any one of these alone is to blame: {limits}⟧⟦. {reach}⟧."},
		{Code: "alloc-reach", Meaning: "the greatest minimum that can be met", ZH: "“{quota}”最多能达到{reach}", EN: "{quota} can reach {reach} at most"},
		{Code: "alloc-quota-stop", Meaning: "a quota with `stop` would shrink the list", ZH: "“{quota}”不足：不考虑它可支持{without}家，满足它只能支持{with}家，按规定不出名单。", EN: "{quota} is short: {without} could be funded without it, {with} with it; by rule no list is made."},
		{Code: "alloc-tie-breaks", Meaning: "what the tie rule did breaks a limit", ZH: "按并列规则处理后违反：{limits}。", EN: "What the tie rule did breaks: {limits}."},
		{Code: "alloc-budget-breaks", Meaning: "the budget leaves no list that meets a quota", ZH: "预算之内无法满足：{limits}。", EN: "Within the budget this cannot be met: {limits}."},
		{Code: "alloc-steps", Meaning: "the exact search reached its step limit", ZH: "精确搜索已到{steps}步上限仍未得出结果，不给出近似名单；涉及：{limits}。", EN: "The exact search reached its limit of {steps} steps; no approximate list is given. Concerned: {limits}."},
		{Code: "alloc-figure", Meaning: "a number of the allocation cannot be computed", ZH: "名额或金额无法算出：{reason}", EN: "A number of the allocation cannot be computed: {reason}"},

		{Code: "alloc-warn-nobody", Meaning: "nobody is funded because of a quota", ZH: "因名额规定，没有任何申报者获得支持。", EN: "Nobody is funded because of a quota."},
		{Code: "alloc-warn-number", Meaning: "prefer: number would fund more", ZH: "现按名次优先，支持{rank}家；若改为人数优先（prefer: number）可支持{number}家：增加{enters}⟦，减少{leaves}⟧。", EN: "With prefer: rank {rank} are funded; prefer: number would fund {number}: {enters} would enter⟦, {leaves} would leave⟧."},
		{Code: "alloc-warn-seed", Meaning: "a lot is called for and no seed was given", ZH: "并列须抽签决定，尚未给出种子（--seed）：请用排名确定之后才公开产生的数字。", EN: "A lot is called for and no seed was given (--seed): take a public figure drawn after the ranking is fixed."},
		{Code: "alloc-warn-held", Meaning: "a cohort figure waits for one applicant", ZH: "“{figure}”尚不能得出：{id}的数据缺{missing}。", EN: "{figure} is not known yet: {id} lacks {missing}."},
		{Code: "alloc-warn-torn", Meaning: "a class stays together because a rank key is unknown", ZH: "{ids}在前面各项排名依据上相同，后一项缺{missing}，暂列同一名次。", EN: "{ids} are equal in the keys before and {missing} is missing for the next, so they share a rank."},
		{Code: "alloc-warn-short", Meaning: "a relaxed quota was not met in full", ZH: "“{quota}”未达到原定要求，少{short}⟦，让位于“{taken}”⟧。", EN: "{quota} falls short by {short}⟦; {taken} took its place⟧."},
		{Code: "alloc-warn-sanction", Meaning: "the amount to recover cannot be computed", ZH: "{id}：规则“{rule}”应追回的金额无法算出。", EN: "{id}: the amount to recover under {rule} cannot be computed."},
		{Code: "alloc-barred", Meaning: "a sanction of an earlier round bars the applicant", ZH: "{year}年度因“{rule}”被取消本年度资格（{policy}⟦，{clause}⟧）", EN: "Barred this year: in {year} rule {rule} failed ({policy}⟦, {clause}⟧)"},
		{Code: "alloc-barred-short", Meaning: "a sanction of an earlier round, in a list of rules", ZH: "以前年度的处罚", EN: "a sanction of an earlier year"},
		{Code: "alloc-rule-fails", Meaning: "a rule without a reason of its own fails", ZH: "不满足：{condition}", EN: "Not met: {condition}"},
		{Code: "alloc-ignored", Meaning: "an answer to a question that is not asked", ZH: "{id}：“{input}”本不需要填，所填内容未予采用。", EN: "{id}: {input} is not asked here; the answer was ignored."},

		{Code: "verify-unreadable", Meaning: "the result is no JSON object", ZH: "结果文件无法读取：{reason}。", EN: "The result cannot be read: {reason}."},
		{Code: "verify-hash", Meaning: "the result was changed after it was made", ZH: "结果自带的校验值不符：应为{want}，写的是{got}。", EN: "The result's own hash does not fit: it should be {want}, it says {got}."},
		{Code: "verify-policy", Meaning: "the result was made from another policy", ZH: "结果不是由这份政策得出的：政策校验值为{want}，结果写的是{got}。", EN: "The result was not made from this policy: its hash is {want}, the result says {got}."},
		{Code: "verify-inputs", Meaning: "the result was made from other applications", ZH: "结果不是由这些申报得出的：申报校验值为{want}，结果写的是{got}。", EN: "The result was not made from these applications: their hash is {want}, the result says {got}."},
		{Code: "verify-bytes", Meaning: "running the round again gives other bytes", ZH: "重新计算得出的结果与之不同，第{line}行第{column}列起不同。", EN: "Running the round again gives another result; it differs from line {line}, column {column} on."},
		{Code: "verify-list", Meaning: "the independent check finds the list wrong", ZH: "独立核验发现名单有误：{finding}。", EN: "The independent check finds the list wrong: {finding}."},
		{Code: "verify-unconfirmed", Meaning: "a claim is too large to be checked without searching", ZH: "规模过大，独立核验未能确认：{finding}。", EN: "Too large for the independent check to confirm: {finding}."},
	}
}
