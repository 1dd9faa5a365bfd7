package report

// word is a label in the language of a style.
func (s Style) word(key string) string {
	w, ok := words[key]
	if !ok {
		return key
	}
	if s.Lang == "en" {
		return w[1]
	}
	return w[0]
}

var words = map[string][2]string{
	"error":      {"错误", "error"},
	"warning":    {"警告", "warning"},
	"info":       {"提示", "info"},
	"suggestion": {"建议写作：", "write: "},
	"related":    {"相关位置", "related"},

	"rank":      {"名次", "rank"},
	"id":        {"编号", "id"},
	"name":      {"名称", "name"},
	"total":     {"总分", "total"},
	"tier":      {"档次", "tier"},
	"amount":    {"金额", "amount"},
	"by":        {"依据", "by"},
	"status":    {"状态", "status"},
	"reason":    {"原因", "reason"},
	"missing":   {"缺少", "missing"},
	"value":     {"值", "value"},
	"items":     {"得分", "scores"},
	"values":    {"中间值", "values"},
	"file":      {"文件", "file"},
	"row":       {"行", "row"},
	"column":    {"列", "column"},
	"seen":      {"所见", "seen"},
	"rule":      {"规则", "rule"},
	"bars":      {"取消年度", "bars"},
	"recover":   {"追回", "recover"},
	"withheld":  {"不再拨付", "withheld"},
	"quota":     {"配额", "quota"},
	"need":      {"应有", "need"},
	"have":      {"实有", "have"},
	"most":      {"至多", "most"},
	"by_merit":  {"凭名次", "by merit"},
	"entered":   {"因此进入", "entered"},
	"displaced": {"因此落选", "displaced"},
	"of":        {"涉及", "between"},
	"places":    {"名额", "places"},
	"stake":     {"相差金额", "at stake"},
	"kind":      {"争议", "contested"},
	"event":     {"事项", "event"},
	"subject":   {"主体", "subject"},
	"year":      {"年度", "year"},
	"policy":    {"政策", "policy"},
	"line":      {"行号", "line"},
	"clause":    {"条款", "clause"},
	"lifted":    {"已解除", "lifted"},

	"message": {"原因", "reason"},

	"kind_funded": {"名额", "a place"},
	"kind_tier":   {"档次", "the tier"},
	"kind_amount": {"金额", "the amount"},

	"got":     {"得到", "got"},
	"want":    {"应为", "want"},
	"nothing": {"（无）", "(nothing)"},
	"scope":   {"范围", "scope"},

	"funded":       {"获得支持", "funded"},
	"not funded":   {"未获支持", "not funded"},
	"undecided":    {"待定（并列未决）", "undecided ties"},
	"ineligible":   {"不符合申报条件", "ineligible"},
	"undetermined": {"无法认定", "undetermined"},
	"unqualified":  {"未达支持条件", "unqualified"},
	"qualified":    {"符合支持条件", "qualified"},
	"eligible":     {"符合申报条件", "eligible"},
	"withdrawn":    {"已撤回", "withdrawn"},
	"refused":      {"数据有误、未受理的行", "rows refused"},
	"rows":         {"总行数", "rows"},
	"tiers":        {"各档", "tiers"},
	"quotas":       {"配额", "quotas"},
	"reserve":      {"候补（不是递补次序）", "reserve (not the order in which vacancies are filled)"},
	"sanctions":    {"处理", "sanctions"},
	"warnings":     {"警告", "warnings"},
	"figures":      {"本轮数字", "figures of the round"},
	"failures":     {"未通过的规则", "rules that failed"},
	"stage":        {"阶段", "stage"},
	"as_of":        {"基准日", "as of"},
	"seed":         {"抽签种子", "seed"},
	"no list":      {"无法形成名单", "no list can be made"},
	"left":         {"余额", "left"},
	"decided":      {"名单已定", "the list is final"},
	"provisional":  {"暂定：尚有未受理的行或无法认定的申报", "provisional: rows were refused or applicants are undetermined"},
	"not decided":  {"名单未定：有并列未决", "the list is not final: ties are undecided"},
	"score":        {"评分", "score"},
	"award":        {"支持", "award"},
	"refusal":      {"未获支持的原因", "why not funded"},
	"range":        {"可能范围", "possible range"},
	"not asked":    {"不适用", "does not apply"},
	"all":          {"所有项目", "every programme"},
	"programme":    {"本项目", "this programme"},
	"merit":        {"名次", "merit"},
	"set":          {"改写的参数", "set"},

	"award_event":    {"支持", "award"},
	"sanction_event": {"处罚", "sanction"},
	"payment_event":  {"拨付", "payment"},
	"lifted_event":   {"解除", "lifted"},
}
