package message

// diff are the sentences of comparing two editions of a policy.
func diff() []Entry {
	return []Entry{
		{Code: "diff-same", Meaning: "two editions mean the same", Example: "merit diff policy.yaml policy.yaml",
			ZH: "{old} 与 {new} 含义相同", EN: "{old} and {new} mean the same"},
		{Code: "diff-tally", Meaning: "how many changes there are between two editions", Example: "merit diff old.yaml new.yaml",
			ZH: "{old} → {new}：{deciding} 处改动影响认定⟦，{words} 处只改文字和依据⟧", EN: "{old} → {new}: changes that can decide something: {deciding}⟦; to wording and citations only: {words}⟧"},
		{Code: "diff-words-only", Meaning: "two editions differ in wording and citations only",
			ZH: "{old} → {new}：只改文字和依据，共 {words} 处，不影响任何认定", EN: "{old} → {new}: only wording and citations changed ({words}); nothing decides differently"},
		{Code: "diff-nobody", Meaning: "no applicant is treated differently by the new edition",
			ZH: "这 {rows} 份申报在两个版本下结果相同", EN: "both editions treat these applications alike (rows: {rows})"},
		{Code: "diff-somebody", Meaning: "how many applicants are treated differently by the new edition",
			ZH: "结果不同的申报者：{count}", EN: "applicants treated differently: {count}"},
		{Code: "diff-ranks", Meaning: "applicants of whom only the rank changes",
			ZH: "只有名次变动：{who}", EN: "only the rank changes: {who}"},
		{Code: "diff-by", Meaning: "the change of a policy that an effect comes from", Example: "merit diff old.yaml new.yaml --applications applications.json",
			ZH: "起因：{changes}", EN: "because of {changes}"},
		{Code: "diff-by-aspect", Meaning: "the change of a policy that one aspect of an effect comes from",
			ZH: "{aspect}的起因：{changes}", EN: "{aspect}: because of {changes}"},
		{Code: "diff-one", Meaning: "a change that has the effect alone", ZH: "改动 {number}（{path}）", EN: "change {number} ({path})"},
		{Code: "diff-either", Meaning: "several changes each of which has the effect alone", ZH: "{list}，任何一处单独就够", EN: "{list}, any of which is enough"},
		{Code: "diff-together", Meaning: "changes that have the effect only together", ZH: "{list}，合在一起", EN: "{list} together"},
		{Code: "diff-data", Meaning: "an effect that comes from the applications, not from the policy",
			ZH: "申报数据不同，与政策改动无关", EN: "the applications, which differ; no change of the policy"},
		{Code: "diff-open", Meaning: "an effect whose cause was not found",
			ZH: "没有找到能单独重现它的一组改动（试过的组合都不行）", EN: "no set of changes that was tried gives it by itself"},
		{Code: "diff-not-least", Meaning: "a set of changes of which none can be left out, while smaller sets were not all tried",
			ZH: "{list}；缺一不可，但没有试遍更小的组合", EN: "{list}; none can be left out, but not all smaller sets were tried"},
		{Code: "diff-rule-fails", Meaning: "a rule that fails only in the new edition", ZH: "规则“{id}”由满足变为不满足⟦：{reason}⟧⟦〔{clause}〕⟧", EN: "rule {id} now fails⟦: {reason}⟧⟦ [{clause}]⟧"},
		{Code: "diff-rule-holds", Meaning: "a rule that failed only in the old edition", ZH: "规则“{id}”由不满足变为满足或不再适用⟦〔{clause}〕⟧", EN: "rule {id} no longer fails⟦ [{clause}]⟧"},
		{Code: "diff-indicator", Meaning: "an indicator whose score changed", ZH: "指标“{id}”：{old} → {new}", EN: "indicator {id}: {old} → {new}"},
		{Code: "diff-input", Meaning: "an input that is missing only in the new edition", ZH: "缺少“{id}”，因而无法认定", EN: "{id} is missing, so nothing can be decided"},
		{Code: "diff-limit", Meaning: "how the list treats an applicant in both editions", ZH: "名单：{old} → {new}⟦（{id}）⟧⟦：{reason}⟧", EN: "list: {old} → {new}⟦ ({id})⟧⟦: {reason}⟧"},
		{Code: "door-diff-old", Meaning: "an option of the old side without applications", Example: "merit diff old.yaml new.yaml --old-as-of 2024-01-01",
			ZH: "{flag} 需要同时给出 --applications", EN: "{flag} needs --applications"},
	}
}
