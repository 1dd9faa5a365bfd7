package reference

import (
	"strings"

	"github.com/merit-rules/merit/internal/message"
)

// groups are the kinds of codes by how they begin, in the order of the page. The
// sentences of results, comparisons and the page that explains a list are no codes that
// anybody looks up.
var groups = [...]struct{ prefix, zh, en string }{
	{"yaml-", "文件读不成 YAML", "The file is no YAML that is allowed"},
	{"policy-", "政策文件", "The policy file"},
	{"include-", "政策由几个文件组成", "Policies of several files"},
	{"extend-", "在另一个政策上改", "Variants of a policy"},
	{"csv-", "政策用的表格", "Tables of a policy"},
	{"check-", "没有引用的条款", "Clauses that no rule cites"},
	{"cite-", "引文和条款", "Citations"},
	{"expr-", "公式", "Expressions"},
	{"template-", "理由、信息里的 {…}", "Texts with {…}"},
	{"data-", "申报数据", "Applications"},
	{"number-", "数的写法", "How numbers are written"},
	{"json-", "JSON 文件", "JSON files"},
	{"xlsx-", "工作簿", "Workbooks"},
	{"moment-", "按哪一天、哪个阶段、什么参数算", "What a round is run for"},
	{"term-", "运行时另给的参数", "What a run is given besides"},
	{"verify-", "核对结果", "Checking a result"},
	{"ledger-", "历年记录", "The ledger"},
	{"test-", "测试", "Tests"},
	{"build-", "打包政策", "Packing a policy"},
	{"cover-", "测试的覆盖面", "What tests cover"},
	{"whatif-", "试参数", "Trying parameters"},
	{"new-", "开始一份新政策", "Starting a policy"},
	{"door-", "命令的用法", "How the command is used"},
	{"packed-", "打包的政策文件", "Packed policies"},
	{"layout-", "统一版式", "Canonical layout"},
	{"api-", "程序接口", "The interface for programs"},
}

// Codes is the page of all codes of messages.
func Codes(lang string) string {
	p := &page{lang: lang}
	p.line("<!-- ", p.say("由代码里的表生成，不要手改", "made from the tables of the code; do not edit"), " -->")
	p.line("# ", p.say("代码表：每条信息的代码", "Codes of messages"))
	p.line()
	p.line(p.say("每条信息后面的方括号里是它的代码，如 `[policy-unknown-key]`。`{…}` 处填入文件里的字；`⟦…⟧` 里的话只在用得着时才说。代码不会改作他用。",
		"The code of a message stands in brackets behind it, as `[policy-unknown-key]`. Words of the file fill `{…}`; what stands in `⟦…⟧` is said only where it applies. A code is never used again for something else."))
	for _, g := range groups {
		p.line()
		p.line("## ", p.say(g.zh, g.en))
		p.line()
		if lang == "en" {
			p.head("code", "meaning", "said as", "example")
		} else {
			p.head("代码", "说法", "例")
		}
		for _, c := range message.Codes() {
			if e, ok := message.Lookup(c); ok && strings.HasPrefix(c, g.prefix) && e.Meaning != "" {
				p.entry(e)
			}
		}
	}
	return p.String()
}

func (p *page) entry(e message.Entry) {
	example := ""
	if e.Example != "" {
		example = code(strings.ReplaceAll(e.Example, "\n", "⏎"))
	}
	if p.lang == "en" {
		p.row(code(e.Code), e.Meaning, cell(message.Plural(e.EN)), example)
		return
	}
	p.row(code(e.Code), cell(e.ZH), example)
}

// cell keeps what Markdown would take for its own.
func cell(text string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "<", "&lt;", "#", `\#`, "`", "\\`").Replace(text)
}
