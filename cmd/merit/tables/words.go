package tables

// word is a label in a language.
func word(lang, key string) string {
	w, ok := words[key]
	switch {
	case !ok:
		return key
	case lang == "en":
		return w[1]
	}
	return w[0]
}

// heads are the columns of each sheet, behind the path.
var heads = map[string][]string{
	"parameters": {"name", "item", "value", "unit", "law"},
	"scorecard":  {"indicator", "title", "max", "min", "weight", "places", "how", "law"},
	"bands":      {"owner", "of", "side", "from", "to", "points"},
	"points":     {"owner", "of", "option", "points"},
	"checklists": {"owner", "condition", "title", "points"},
	"matrices":   {"owner", "place", "of", "value"},
	"options":    {"input", "option"},
	"inputs":     {"input", "type", "unit", "min", "max", "step", "default", "law"},
	"dates":      {"name", "value", "law"},
	"allocation": {"value", "law"},
	"texts":      {"kind", "text"},
	"rules":      {"section", "id", "when", "require", "law"},
}

var words = map[string][2]string{
	"parameters": {"参数", "Parameters"},
	"scorecard":  {"指标", "Scorecard"},
	"bands":      {"分档", "Bands"},
	"points":     {"得分", "points"},
	"checklists": {"清单", "Checklists"},
	"matrices":   {"矩阵和评委打分", "Matrices and marks"},
	"options":    {"选项", "Options"},
	"inputs":     {"填报项", "Inputs"},
	"dates":      {"日期", "Dates"},
	"allocation": {"名额和资金", "Places and money"},
	"texts":      {"文字", "Texts"},
	"rules":      {"规则和公式（只读）", "Rules (read only)"},
	"about":      {"说明", "About"},

	"key": {"定位（不可改）", "path (locked)"}, "name": {"名称", "name"}, "item": {"项", "item"}, "value": {"值", "value"}, "unit": {"单位", "unit"}, "law": {"依据", "clause"},
	"indicator": {"指标", "indicator"}, "title": {"标题", "title"}, "max": {"满分或上限", "max"}, "min": {"下限", "min"}, "weight": {"权重", "weight"}, "places": {"小数位数", "places"},
	"how": {"算法（只读）", "how (read only)"}, "owner": {"所属", "belongs to"}, "of": {"看哪一项", "looks at"}, "side": {"方式", "side"}, "from": {"门槛（起）", "threshold (from)"}, "to": {"止", "to"},
	"option": {"选项", "option"}, "condition": {"条件", "condition"}, "place": {"位置", "place"}, "input": {"填报项", "input"}, "type": {"类型", "type"}, "step": {"步长", "step"}, "default": {"默认", "default"},
	"kind": {"种类", "kind"}, "text": {"文字", "text"}, "section": {"部分", "section"}, "id": {"编号", "id"}, "when": {"适用条件", "applies when"}, "require": {"要求或公式", "requires / formula"},

	"period from": {"实施期起", "period from"}, "period to": {"实施期止", "period to"}, "since": {"起始日", "in force from"}, "total": {"总分", "total"},
	"at_least": {"不低于（≥）", "at least (≥)"}, "more_than": {"高于（＞）", "more than (>)"}, "at_most": {"不高于（≤）", "at most (≤)"}, "less_than": {"低于（＜）", "less than (<)"}, "else": {"其余", "otherwise"},
	"includes ": {"含起不含止", "from included"}, "includes from": {"含起不含止", "from included"}, "includes to": {"含止不含起", "to included"}, "includes both": {"两端都含", "both included"}, "includes neither": {"两端都不含", "neither included"},
	"at most counted": {"最多计几项", "at most so many count"}, "rows": {"行", "row"}, "columns": {"列", "column"}, "cells": {"格", "cell"},
	"judged step": {"打分步长", "step of a mark"}, "judged drop": {"各去掉几个最高最低分", "highest and lowest dropped"}, "between": {"打分范围", "range of a mark"}, "lowest": {"低", "low"}, "highest": {"高", "high"},
	"eligibility": {"申报条件", "eligibility"}, "qualification": {"支持条件", "qualification"}, "checks": {"数据核对", "checks"}, "except": {"豁免", "exemption"}, "values": {"中间值", "values"}, "cohort": {"全体数字", "cohort figures"},
	"reason": {"理由", "reason"}, "message": {"提示", "message"}, "help": {"说明", "help"}, "issuer": {"发布单位", "issuer"}, "description": {"备注", "description"},

	"form ": {"", ""}, "form bands": {"分档", "bands"}, "form points": {"按选项", "points"}, "form checklist": {"清单", "checklist"}, "form matrix": {"矩阵", "matrix"}, "form judged": {"评委打分", "judged"}, "form best": {"取最高", "best of several"},

	"about title": {"政策规则表", "The rules of a policy as tables"},
	"about 1":     {"黄色格子可以改，其余锁定；公式只供查看。改完保存，用 merit sheet --apply 写回政策文件。", "Yellow cells may be edited, all others are locked; formulas are there to be read. Save, and put the changes back with merit sheet --apply."},
	"about 2":     {"原来写百分数的仍写百分数（75%），原来带“万”的仍带“万”或写足到元；日期写作 2025-02-07。", "What was a percent stays one (75%); an amount in 万 keeps its 万 or is written out; dates are written as 2025-02-07."},
	"about 3":     {"不能增加、删除行或清空格子；那些要改政策文件本身。写回之前会检查整份政策，有错则什么也不写。", "Rows can be neither added nor removed, and no cell left empty: for that edit the policy itself. Before anything is written the whole policy is checked; where it has an error nothing is."},
	"about 4":     {"政策文件改动之后，旧表不能再写回，请重新导出。", "Once the policy has changed, an older workbook cannot be put back; make a new one."},
	"policy":      {"政策", "policy"},
	"file hash":   {"文件SHA-256", "SHA-256 of the file"},
}
