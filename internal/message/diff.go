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

// whatif are the sentences of trying parameters with other values.
func whatif() []Entry {
	return []Entry{
		{Code: "whatif-sweep", Meaning: "a sweep that is not NAME=FROM..TO/STEP", Example: "merit whatif policy.yaml applications.json --sweep 合格完成率",
			ZH: "--sweep 应写成 名称=起..止/步长，或 名称=值,值,…；这里是“{seen}”", EN: "--sweep wants NAME=FROM..TO/STEP or NAME=VALUE,VALUE,...; not \"{seen}\""},
		{Code: "whatif-range", Meaning: "a sweep that runs backwards or has no step", Example: "merit whatif policy.yaml applications.json --sweep 合格完成率=90%..70%/5%",
			ZH: "--sweep “{seen}”：起不得大于止，步长须大于 0", EN: "--sweep \"{seen}\": FROM must not be above TO, and the step is above 0"},
		{Code: "whatif-steps", Meaning: "a sweep of too many steps", Example: "merit whatif policy.yaml applications.json --sweep 合格完成率=0%..100%/0.001%",
			ZH: "--sweep “{seen}”：步数超过 {most}", EN: "--sweep \"{seen}\": more than {most} steps"},
		{Code: "door-whatif-nothing", Meaning: "nothing to try", Example: "merit whatif policy.yaml applications.json",
			ZH: "请用 --set 或 --sweep 给出要试的参数值", EN: "give the values to try with --set or --sweep"},
		{Code: "door-whatif-sweeps", Meaning: "too many sweeps, the same one twice, or too many steps together", Example: "merit whatif policy.yaml applications.json --sweep 甲=1,2 --sweep 甲=1,2",
			ZH: "--sweep 给一个或两个不同的参数，合计不超过 2000 步", EN: "--sweep takes one or two different parameters, 2000 steps together at most"},
		{Code: "door-whatif-chart", Meaning: "a chart of a single value", Example: "merit whatif policy.yaml applications.json --set 合格完成率=75% --format svg",
			ZH: "作图需要 --sweep", EN: "a chart needs --sweep"},
		{Code: "trial-holds-at", Meaning: "the new list holds from the breakpoint on", ZH: "从 {value} 起（含 {value}）", EN: "from {value} on ({value} included)"},
		{Code: "trial-holds-above", Meaning: "the new list holds above the breakpoint only", ZH: "大于 {value} 时（{value} 本身仍是原来的名单）", EN: "above {value} ({value} itself still has the old list)"},
		{Code: "trial-holds-only", Meaning: "the list at the breakpoint is another one than on both sides", ZH: "恰为 {value} 时另是一份名单，两边也不相同", EN: "exactly at {value} the list is another one than on either side"},
		{Code: "trial-holds-near", Meaning: "a change that was enclosed, not computed", ZH: "在 {below} 与 {above} 之间（未能算出确切的值）", EN: "between {below} and {above} (the exact value was not computed)"},
		{Code: "trial-sides", Meaning: "the values that were run on both sides of a breakpoint", ZH: "以 {below} 和 {above} 各运行一遍，名单不同", EN: "run at {below} and at {above}, the lists differ"},
		{Code: "trial-complete", Meaning: "all breakpoints of a range were found", ZH: "{from} 到 {to} 之间，名单只在这 {count} 个值上改变", EN: "between {from} and {to} the list changes at these values only: {count}"},
		{Code: "trial-none", Meaning: "a range without breakpoints", ZH: "{from} 到 {to} 之间名单不变", EN: "between {from} and {to} the list does not change"},
		{Code: "trial-open", Meaning: "breakpoints that may not be all", ZH: "这些值可能不是全部：有公式无法追踪参数的影响，只在相邻两步名单不同时在其间查找", EN: "these may not be all: some formulas cannot be followed, so changes were looked for only between steps whose lists differ"},
		{Code: "trial-open-at", Meaning: "a formula through which a parameter cannot be followed", ZH: "无法追踪：{text}（{place}）", EN: "not followed: {text} ({place})"},
		{Code: "trial-stopped", Meaning: "more turns than are looked at", ZH: "这些值可能不是全部：可能改变的位置太多，没有全部查看", EN: "these may not be all: there are more places where something turns than were looked at"},
		{Code: "trial-moves", Meaning: "somebody who changes tier", ZH: "{id}：{from} → {to}", EN: "{id}: {from} → {to}"},
		{Code: "trial-rounds", Meaning: "how many rounds a study ran", ZH: "共运行 {count} 轮", EN: "rounds run: {count}"},
	}
}
