package intake

import "strings"

// isFootRow reports whether what stands in the place of an id is what people
// write below a table: a total or a remark. Taken for an applicant, a total would
// stand above all others.
func isFootRow(id []byte) bool {
	if isASCII(id) {
		return false
	}
	text := strings.Join(strings.Fields(string(id)), "")
	switch strings.TrimRight(text, "：:") {
	case "合计", "总计", "共计", "小计", "总和", "累计", "汇总", "平均", "平均值", "备注", "说明":
		return true
	}
	for _, head := range []string{"备注", "注", "说明", "填表说明", "填报说明", "填报单位", "填表人", "填报人", "制表人", "制表", "审核人", "复核人", "负责人", "单位负责人"} {
		if rest, found := strings.CutPrefix(text, head); found && (strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":")) {
			return true
		}
	}
	return false
}
