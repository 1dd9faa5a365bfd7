package message

// moment are the codes of what a run is given besides files.
func moment() []Entry {
	return []Entry{
		{Code: "moment-as-of", Meaning: "the day of the run is no date", ZH: "看不懂日期“{seen}”，应写作 2025-10-17 或 2025-10-17T18:00。", EN: "{seen} is no date; write 2025-10-17 or 2025-10-17T18:00."},
		{Code: "moment-stage", Meaning: "the policy has no such stage", ZH: "没有叫“{seen}”的阶段⟦，有：{stages}⟧。", EN: "There is no stage {seen}⟦; there are: {stages}⟧."},
		{Code: "moment-parameter", Meaning: "the policy has no such parameter", ZH: "没有叫“{name}”的参数。", EN: "There is no parameter {name}."},
		{Code: "moment-withdraw", Meaning: "nobody of that id applied", ZH: "退出名单里的“{seen}”不在申报者中⟦（是否指“{near}”？）⟧。", EN: "{seen} is said to have withdrawn and is no applicant⟦ (did you mean {near}?)⟧."},
		{Code: "moment-previous", Meaning: "the earlier result is no JSON", ZH: "原结果无法读取⟦：第{line}行，{@reason}⟧。", EN: "The earlier result cannot be read⟦: line {line}, {@reason}⟧."},
		{Code: "moment-previous-form", Meaning: "the earlier result has another form", ZH: "原结果应是本程序写出的结果，或形如 {\"applicants\": [{\"id\": \"A01\", \"award\": {\"tier\": \"一档\"}}]}。", EN: "The earlier result must be one of ours, or of the form {\"applicants\": [{\"id\": \"A01\", \"award\": {\"tier\": \"一档\"}}]}."},
		{Code: "moment-previous-hash", Meaning: "the earlier result was changed after it was made", ZH: "原结果自带的校验值不符：内容改动过。", EN: "The earlier result was changed after it was made: its own hash does not fit."},
		{Code: "moment-previous-policy", Meaning: "the earlier result is of another policy", ZH: "原结果出自政策“{seen}”，不是“{policy}”。", EN: "The earlier result is of the policy {seen}, not of {policy}."},
		{Code: "moment-previous-none", Meaning: "the earlier result has no list", ZH: "原结果没有名单，无从比较。", EN: "The earlier result has no list to compare with."},
		{Code: "moment-previous-key", Meaning: "an unknown key in an earlier list written by hand", ZH: "原结果里没有“{seen}”这个键⟦（是否指“{near}”？）⟧。", EN: "An earlier result has no key {seen}⟦ (did you mean {near}?)⟧."},
		{Code: "moment-previous-twice", Meaning: "an applicant stands twice in an earlier list", ZH: "原结果里{id}出现了两次。", EN: "{id} stands twice in the earlier result."},
		{Code: "moment-previous-tier", Meaning: "a tier that the policy does not have", ZH: "原结果里{id}的档次“{seen}”在政策里没有⟦（是否指“{near}”？）⟧。", EN: "The policy has no tier {seen}, which {id} has in the earlier result⟦ (did you mean {near}?)⟧."},
		{Code: "moment-previous-pool", Meaning: "an earlier award that must be kept without its pool", ZH: "原结果里{id}的入选没有写是哪个池：vacancy: keep 须知道保留在哪里。", EN: "The award of {id} in the earlier result names no pool, which vacancy: keep must know to keep it."},
		{Code: "moment-keep-previous", Meaning: "earlier awards are to be kept and the earlier result was not given", ZH: "有人退出时，vacancy: keep 要保留原有的入选：须给出原结果（--previous）。", EN: "vacancy: keep keeps the earlier awards when somebody withdraws: give the earlier result (--previous)."},
		{Code: "moment-value", Meaning: "a parameter's other value cannot be read", ZH: "参数“{name}”的值“{seen}”看不懂⟦：{reason}⟧。", EN: "The value {seen} of parameter {name} cannot be read⟦: {reason}⟧."},
	}
}
