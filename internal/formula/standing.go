package formula

import (
	"strings"

	"github.com/merit-rules/merit/internal/program"
)

// Standing is a name that exists without being declared, and where it may be used.
type Standing struct {
	Name   string // ID stands for an indicator, STAGE for a stage
	ZH, EN string
}

// StandingNames are the names that exist without being declared, in the order of
// the reference.
func StandingNames() []Standing { return standing }

var standing = []Standing{
	{program.NameTotal, "总分。申报条件里还没有", "the total; not in eligibility rules"},
	{"total_score", "总分的另一个写法", "the same"},
	{"score.ID", "指标 ID 的得分", "the score of indicator ID"},
	{"得分.ID", "指标得分的另一个写法", "the same"},
	{"due.STAGE", "阶段 STAGE 的截止日期或时刻", "the deadline of stage STAGE"},
	{program.NameAsOf, "评审那天：运行时用 `--as-of` 给", "the day the round is run for, given with `--as-of`"},
	{program.NameYear, "项目年度", "the programme year"},
	{program.NamePeriodFrom, "实施期的第一天", "the first day of the period"},
	{program.NamePeriodTo, "实施期的最后一天", "the last day of the period"},
	{program.NameID, "申报人的编号。不能用来排名", "the applicant's id; never in a ranking"},
	{program.NameName, "申报人的名称。不能用来排名", "the applicant's name; never in a ranking"},
	{program.NameHistory, "往年的记录，每项有 `.event .year .amount .policy .rule`", "the subject's events of earlier years, each with `.event .year .amount .policy .rule`"},
	{program.NameQualifiedCount, "够格的家数。只在分配和全体数字里", "how many are qualified; in the allocation and cohort figures"},
	{program.NameEligibleCount, "合格的家数。只在分配和全体数字里", "how many are eligible; likewise"},
	{program.NameApplicantCount, "申报的家数。只在分配和全体数字里", "how many applied; likewise"},
	{"applicants", "全体合格申报人的列表，每项有 `.id`、各输入和值、`.总分`、`.score.ID`。只在 `cohort` 的 `formula` 里", "the list of the eligible, each with `.id`, inputs, values, `.总分` and `.score.ID`; in the `formula` of `cohort` only"},
	{"amount", "这一家要给的钱。只在 `budget.fits` 里", "what this candidate would get; in `budget.fits` only"},
	{"spent", "前面已经给了的钱。只在 `budget.fits` 里", "what those before got; in `budget.fits` only"},
	{"budget", "一共的钱。只在 `budget.fits` 里", "the money there is; in `budget.fits` only"},
}

// stands reports whether a name, or what stands before its dot, needs no
// declaration.
func stands(name string) bool {
	for i := range standing {
		if root, _, _ := strings.Cut(standing[i].Name, "."); root == name {
			return true
		}
	}
	return false
}
