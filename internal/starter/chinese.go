package starter

import "strings"

const policyZH = `
sources:                         # 依据。有全文就存成文本放在旁边，写 file: notice.txt，引文会逐句核对
  notice: {title: 通知（这里写名称和文号）}

parameters:                      # 以后可能改的数放在这里，规则里用名字
  合格线: {value: 60}
{parameters}
inputs:                          # 申报表：一项一行，改成通知要的
  成立日期: {type: date}
  地区: {type: choice, options: [东部, 西部], help: 备查，也可用来分配名额}
  职工人数: {type: integer, min: 0, unit: 人}
{amount}  评审打分: {type: number, min: 0, max: 60, step: 0.5, by: 专家组}
  弄虚作假: {type: bool, default: false, by: 主管部门}

eligibility:                     # 申报条件：一条规则一行，依据写 cite: {clause: 一(二)}
  - {id: 成立满一年, require: "years(成立日期, as_of) >= 1", reason: "{成立日期}成立，不满一年"}
  - {id: 材料真实, require: not 弄虚作假, reason: 弄虚作假{sanction}}

scoring:                         # 评分表：各项满分加起来等于总的满分
  max: 100
  indicators:
    - {id: 规模, max: 40, bands: {of: 职工人数, at_least: {100: 40, 50: 30, 10: 15}, else: 0}}
    - {id: 评审, max: 60, judged: {input: 评审打分, between: [0, 60], step: 0.5}}

qualification:                   # 支持条件：打分之后
  - {id: 达到合格线, require: 总分 >= 合格线, reason: "总分{总分}，不足{合格线}分"}
{allocation}`

var allocationZH = map[string]string{
	"places": `
allocation:                      # 支持谁、多少钱
  rank_by: [{by: 总分, order: desc}]   # 同分再比什么，接着写
  count: {max: 名额}
  amount: 申请金额
  cap: 每家上限
  unit: {to: 1}                  # 舍到整元
  reserve: 2                     # 列几名后备
`,
	"tiers": `
allocation:                      # 支持谁、哪一档、多少钱
  rank_by: [{by: 总分, order: desc}]   # 同分再比什么，接着写
  count: {max: 名额}
  tiers:                         # 好的在前
    - {id: 一档, qualify: 总分 >= 一档线, amount: 申请金额, cap: 每家上限}
    - {id: 二档, amount: 申请金额, cap: 每家上限 / 2}
  unit: {to: 1}                  # 舍到整元
  reserve: 2                     # 列几名后备
`,
	"share": `
allocation:                      # 达到合格线的都支持，钱不够按比例减
  amount: 申请金额
  cap: 每家上限
  budget: {max: 资金总额, when_short: scale}
  unit: {to: 1}                  # 舍到整元
`,
}

var parametersZH = map[string]string{
	"places": "  名额: {value: {places}}\n  每家上限: {value: {cap}}\n",
	"tiers":  "  一档线: {value: 85}\n  名额: {value: {places}}\n  每家上限: {value: {cap}}\n",
	"share":  "  资金总额: {value: {budget}}\n  每家上限: {value: {cap}}\n",
}

const testsZH = `# 把通知的每个边界写成测试；merit test tests.yaml
policy: policy.yaml

fixtures:
  样本: {成立日期: 2015-03-01, 地区: 东部, 职工人数: 120{asked}, 评审打分: 50, 弄虚作假: 否}

tests:
  - name: 满一年的那一天可以申报
    base: 样本
    given: {成立日期: 2024-10-17}
    as_of: 2025-10-17
    expect: {status: qualified, total: 90}
  - name: 差一天不可以
    base: 样本
    given: {成立日期: 2024-10-18}
    as_of: 2025-10-17
    expect: {status: ineligible, failures: [成立满一年]}
  - name: 恰好合格
    base: 样本
    given: {职工人数: 10, 评审打分: 45}
    as_of: 2025-10-17
    expect: {status: qualified, total: 60}
  - name: 差半分
    base: 样本
    given: {职工人数: 10, 评审打分: 44.5}
    as_of: 2025-10-17
    expect: {status: unqualified, failures: [达到合格线]}
  - name: 最低一档规模
    base: 样本
    given: {职工人数: 9}
    as_of: 2025-10-17
    expect: {scores: {规模: 0}}
  - name: 弄虚作假的不能申报
    base: 样本
    given: {弄虚作假: 是}
    as_of: 2025-10-17
    expect: {status: ineligible, failures: [材料真实]}
{more}`

var moreTestsZH = map[string]string{
	"places": `  - name: 不超过每家上限
    base: 样本
    given: {申请金额: 999999999999}
    as_of: 2025-10-17
    expect: {award: {amount: {cap}}}
  - name: 一个名额时的整轮名单
    applications: applications.csv
    as_of: 2025-10-17
    set: {名额: 1}
    expect: {funded: [A02]}
`,
	"tiers": `  - name: 一档不超过每家上限
    base: 样本
    given: {申请金额: 999999999999}
    as_of: 2025-10-17
    expect: {award: {tier: 一档, amount: {cap}}}
  - name: 一个名额时的整轮名单
    applications: applications.csv
    as_of: 2025-10-17
    set: {名额: 1}
    expect: {funded: [A02]}
`,
	"share": `  - name: 不超过每家上限
    base: 样本
    given: {申请金额: 999999999999}
    as_of: 2025-10-17
    set: {资金总额: 99999亿}
    expect: {award: {amount: {cap}}}
  - name: 整轮名单
    applications: applications.csv
    as_of: 2025-10-17
    set: {资金总额: 99999亿}
    expect: {funded: [A02, A01]}
  - name: 钱不够时按比例
    applications: [{id: A, base: 样本}, {id: B, base: 样本}]
    as_of: 2025-10-17
    set: {资金总额: 1}
    expect: {allocation: {amount: 1}}
`,
	"recognise": `  - name: 整轮
    applications: applications.csv
    as_of: 2025-10-17
    expect: {applicants: {A01: {status: qualified}, A03: {status: ineligible}, A04: {status: unqualified}}}
`,
}

const applicationsZH = `id,name,成立日期,地区,职工人数,申请金额,评审打分,弄虚作假
A01,企业甲,2016-05-20,东部,60,15,52,否
A02,企业乙,2018-09-01,西部,130,25,55.5,否
A03,企业丙,2025-03-08,东部,80,10,40,否
A04,企业丁,2012-11-11,西部,12,8,31,否
`

// blankZH is the new policy in Chinese.
func blankZH(w Wish) []File {
	amount, asked, applications := "", "", applicationsZH
	if w.Kind == "recognise" {
		applications = withoutColumn(applications, 5)
	} else {
		amount, asked = "  申请金额: {type: money, min: 0, unit: 万元}\n", ", 申请金额: 10"
		if w.Currency != "CNY" {
			amount = "  申请金额: {type: money, min: 0}\n"
		}
	}
	fill := filler(w, parametersZH, allocationZH, moreTestsZH, amount, asked)
	return []File{
		{"policy.yaml", []byte(fill(w.head() + policyZH))},
		{"tests.yaml", []byte(fill(testsZH))},
		{"applications.csv", []byte(applications)},
	}
}

// filler fills the holes of a template.
func filler(w Wish, parameters, allocation, more map[string]string, amount, asked string) func(string) string {
	sanction := ""
	if w.Year != "" {
		sanction = ", sanction: {bar: [0, 1]}"
	}
	answers := strings.NewReplacer("{places}", w.Places, "{cap}", w.Cap, "{budget}", w.Budget)
	parts := strings.NewReplacer("{parameters}", parameters[w.Kind], "{amount}", amount, "{sanction}", sanction,
		"{allocation}", allocation[w.Kind], "{more}", more[w.Kind], "{asked}", asked)
	return func(text string) string {
		head, rest, found := strings.Cut(text, "\nsources:")
		if !found {
			return answers.Replace(parts.Replace(text))
		}
		return head + answers.Replace(parts.Replace("\nsources:"+rest)) // nothing is filled into a title
	}
}

// withoutColumn takes a column out of a CSV that quotes nothing.
func withoutColumn(text string, at int) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		cells := strings.Split(line, ",")
		out.WriteString(strings.Join(append(cells[:at:at], cells[at+1:]...), ","))
	}
	return out.String()
}
