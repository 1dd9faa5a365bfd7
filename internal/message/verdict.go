package message

// verdict are the codes of decisions on one applicant.
func verdict() []Entry {
	return []Entry{
		{Code: "alloc-barred", Meaning: "a sanction of an earlier round bars the applicant", ZH: "{year}年度因“{rule}”被取消本年度资格（{policy}⟦，{clause}⟧）", EN: "Barred this year: in {year} rule {rule} failed ({policy}⟦, {clause}⟧)"},
		{Code: "alloc-rule-fails", Meaning: "a rule without a reason of its own fails", ZH: "不满足：{condition}", EN: "Not met: {condition}"},
	}
}
