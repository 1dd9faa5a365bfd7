package message

// needs are the sentences on the total that an applicant would need.
func needs() []Entry {
	return []Entry{
		{Code: "alloc-needs-award", Meaning: "the least total for an award", ZH: "至少需要{total}分⟦（现为{now}分）⟧才能确定入选。", EN: "At least {total} {total:point:points}⟦ (now {now})⟧ {total:is:are} needed to be certain of an award."},
		{Code: "alloc-needs-award-tier", Meaning: "the least total for a tier", ZH: "至少需要{total}分⟦（现为{now}分）⟧才能确定进入{tier}。", EN: "At least {total} {total:point:points}⟦ (now {now})⟧ {total:is:are} needed to be certain of {tier}."},
		{Code: "alloc-needs-any", Meaning: "an award that any total brings", ZH: "无论总分多少都能入选⟦，进入{tier}⟧。", EN: "Any total brings an award⟦ of {tier}⟧."},
		{Code: "alloc-needs-kept", Meaning: "how low the total of a winner may be", ZH: "总分不低于{total}分（现为{now}分）即可确定入选。", EN: "The award is certain down to {total} {total:point:points} (now {now})."},
		{Code: "alloc-needs-gap", Meaning: "higher totals that would not do", ZH: "总分再高也不一定：{from}分⟦至{to}分⟧反而不能确定。⟦{@more}⟧", EN: "A higher total need not do: with {from}⟦ to {to}⟧ points it would not be certain.⟦ {@more}⟧"},
		{Code: "alloc-needs-gap-more", Meaning: "further totals that would not do", ZH: "更高处还有不能确定的总分。", EN: "There are more such totals further up."},
		{Code: "alloc-needs-never", Meaning: "no total would do; why with the highest", ZH: "总分再高（{points}分）也不能确定入选。⟦{why}⟧", EN: "No total would make an award certain, not even {points}.⟦ {why}⟧"},
		{Code: "alloc-needs-never-open", Meaning: "no total opens a tier", ZH: "总分再高（{points}分）也达不到{tier}的条件。", EN: "No total, not even {points}, meets the conditions of {tier}."},
		{Code: "alloc-needs-never-tier", Meaning: "no total would do for a tier", ZH: "总分再高（{points}分）也不能确定进入{tier}⟦；单独去掉其中任一项即可：{limits}⟧。", EN: "No total, not even {points}, would make {tier} certain⟦; without any one of these it would be: {limits}⟧."},
		{Code: "alloc-needs-shut", Meaning: "what stands in the way whatever the total", ZH: "无论总分多少都不能入选。{why}", EN: "There is no award whatever the total. {why}"},
		{Code: "alloc-needs-many-totals", Meaning: "too many totals to try", ZH: "总分可能的取值太多，没有逐一试算，不给出估计。", EN: "There are too many possible totals to try each of them; nothing is guessed."},
		{Code: "alloc-needs-many-lists", Meaning: "too many lists to make", ZH: "要确定所需总分，须重排的名单太多，没有试算，不给出估计。", EN: "Too many lists would have to be made to find the total that is needed; nothing is guessed."},
	}
}
