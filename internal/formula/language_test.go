package formula

import (
	"testing"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/stretchr/testify/require"
)

// Everything that the language has, with its value for the applicant of the test.
func TestLanguage(t *testing.T) {
	tests := []struct{ text, typ, want string }{
		{`70%`, "type-percent", "0.7"},
		{`30万`, "type-integer", "300000"},
		{`1.5亿`, "type-integer", "150000000"},
		{`0.00001万`, "type-number", "0.1"},
		{`33.3% + 1%`, "type-percent", "0.343"},
		{`2亿 / 1万`, "type-number", "20000"},
		{`0.12345678901234567891`, "type-number", "0.12345678901234567891"},
		{`-30万`, "type-integer", "-300000"},
		{`- -x`, "type-number", "5"},
		{`+x`, "type-number", "5"},
		{`1 / 3 + 1 / 6`, "type-number", "0.5"},
		{`-7 % 3`, "type-integer", "-1"},
		{`7 % -3`, "type-integer", "1"},
		{`2 ** 3 ** 2`, "type-number", "512"},
		{`-2 ** 2`, "type-integer", "-4"},
		{`0.5 ** -2`, "type-number", "4"},
		{`60 <= 总分 < 80`, "type-bool", "false"},
		{`1 < x <= 5 < 完成 < 目标`, "type-bool", "true"},
		{`0 < sum(表) <= 6`, "type-bool", "true"},
		{`真 and not 假`, "type-bool", "true"},
		{`真 && !假 || 假`, "type-bool", "true"},
		{`x in [1, 5]`, "type-bool", "true"},
		{`x not in 1..4`, "type-bool", "true"},
		{`片区 not in ["渝东南", "渝东北"]`, "type-bool", "false"},
		{`"码上服务" in 权重`, "type-bool", "true"},
		{`真 ? 1 : 2`, "type-integer", "1"},
		{`假 ? 1 : 真 ? 2 : 3`, "type-integer", "2"},
		{`if x > 3 {"大"} else {"小"}`, "type-choice", "大"},
		{`if 假 {1} else if 真 {2} else {3}`, "type-integer", "2"},
		{`未填 ?? 8`, "type-number", "8"},
		{`(未填 + 1) ?? -1`, "type-number", "-1"},
		{`未填 ?? 未填 ?? x`, "type-number", "5"},
		{`证书有效期至 ?? as_of`, "type-date", "2025-10-17"},
		{`证书有效期至 == nil`, "type-bool", "true"},
		{`证书有效期至 != nil and 证书有效期至 > as_of`, "type-bool", "false"},
		{`let a = x + 1; let b = a * 2; b - a`, "type-number", "6"},
		{`表 | filter(# > 1) | map(# * 2) | sum()`, "type-number", "10"},
		{`x | max(7)`, "type-number", "7"},
		{`工作目标[0].完成值 + 工作目标[-1]["完成值"]`, "type-number", "13"},
		{`表[1:]`, "type-list", "[2 3]"},
		{`表[:-1]`, "type-list", "[1 2]"},
		{`表[1:2][0]`, "type-number", "2"},
		{`名[0:2]`, "type-text", "中文"},
		{`1..4`, "type-list", "[1 2 3 4]"},
		{`[1, 2.5, 50%]`, "type-list", "[1 2.5 0.5]"},
		{`"甲" + "乙" + 名`, "type-text", "甲乙中文abc"},
		{`名 contains "文a" and 名 startsWith "中" and 名 endsWith "c"`, "type-bool", "true"},
		{`名 not contains "文"`, "type-bool", "false"},
		{`名 matches "^\\p{Han}{2}[a-c]+$"`, "type-bool", "true"},
		{"名 matches `^中`", "type-bool", "true"},
		{`len(名) + len(表) + len(权重)`, "type-integer", "11"},
		{`min(3, x, 1.5)`, "type-number", "1.5"},
		{`max(表)`, "type-number", "3"},
		{`max(日, as_of)`, "type-date", "2025-10-17"},
		{`mean([1, 2])`, "type-number", "1.5"},
		{`mean(1, 2, 6)`, "type-number", "3"},
		{`median([3, 1, 2, 10])`, "type-number", "2.5"},
		{`sum(工作目标, .完成值)`, "type-number", "16"},
		{`sum([])`, "type-number", "0"},
		{`count(工作目标, .目标值 > 0)`, "type-integer", "2"},
		{`count([真, 假, 真])`, "type-integer", "2"},
		{`all(空表, # > 9) and none(空表, # > 9) and not any(空表, # > 9)`, "type-bool", "true"},
		{`one(表, # == 2)`, "type-bool", "true"},
		{`filter(表, # > 1 and #index < 2)`, "type-list", "[2]"},
		{`map(表, # * #index)`, "type-list", "[0 2 6]"},
		{`find(表, # > 1)`, "type-number", "2"},
		{`find(表, # > 9)`, "type-number", "nil"},
		{`find(表, # > 9) ?? 0`, "type-number", "0"},
		{`sort([3, 1, 2])`, "type-list", "[1 2 3]"},
		{`sort([3, 1, 2], "desc")`, "type-list", "[3 2 1]"},
		{`map(sortBy(工作目标, .完成值, "desc"), .领域)`, "type-list", "[码上服务 融资促进 梯度培育]"},
		{`map(groupBy([5, 1, 7, 2], # > 3), len(.items))`, "type-list", "[2 2]"},
		{`map(groupBy(工作目标, .领域), .key)`, "type-list", "[码上服务 梯度培育 融资促进]"},
		{`len(groupBy(工作目标, .领域)["融资促进"] ?? [])`, "type-integer", "1"},
		{`first(表) + last(表)`, "type-number", "4"},
		{`first(空表)`, "type-number", "nil"},
		{`reduce(表, #acc * 10 + #, 0)`, "type-number", "123"},
		{`reduce(表, #acc + # + #index)`, "type-number", "9"},
		{`reduce(["甲", "乙"], #acc + #, "")`, "type-text", "甲乙"},
		{`trimmed([9, 1, 5, 7], 1, 1)`, "type-list", "[5 7]"},
		{`round(-2.5, 0)`, "type-number", "-3"},
		{`round(2.5, 0, "half_even")`, "type-number", "2"},
		{`round(1234.5, -2)`, "type-number", "1200"},
		{`round(2.1, 0, "up") + round(2.9, 0, "down") + round(-2.5, 0, "ceiling") + round(-2.5, 0, "floor")`, "type-number", "0"},
		{`floor(-0.5) + ceil(0.2) + abs(-3)`, "type-integer", "3"},
		{`clamp(120, 0, 100)`, "type-integer", "100"},
		{`date("2025-02-07") == 日`, "type-bool", "true"},
		{`days(period.from, period.to)`, "type-integer", "272"},
		{`months(date("2024-01-31"), date("2024-02-29"))`, "type-integer", "1"},
		{`years(date("2000-02-29"), date("2025-02-28"))`, "type-integer", "25"},
		{`year(日) * 10000 + month(日) * 100 + day(日)`, "type-integer", "20250207"},
		{`addDays(日, -7)`, "type-date", "2025-01-31"},
		{`addMonths(date("2025-01-31"), 1)`, "type-date", "2025-02-28"},
		{`日 <= due.plan`, "type-bool", "true"},
		{`得分.服务质效 ?? total_score`, "type-number", "86"},
		{`"市级" in 获得荣誉`, "type-bool", "true"},
		{`any(获得荣誉, # == "国家级")`, "type-bool", "false"},
		{`加倍(x) + 加倍(x + 1)`, "type-number", "22"},
		{`sum(map(表, 加倍(#)))`, "type-number", "12"},
		{`sum(map(工作目标, 权重[.领域]))`, "type-integer", "36"},
		{`权重.码上服务 + 权重["梯度培育"]`, "type-integer", "24"},
		{`map(表, map(表, #))[0]`, "type-list", "[1 2 3]"},
		{`let t = 2; filter(表, let u = #; u >= t)`, "type-list", "[2 3]"},
		{`filter(表, {let u = # + 1; u > 3})`, "type-list", "[3]"},
		{`申请金额 * 50%`, "type-money", "150000"},
		{`min(20万, 申请金额)`, "type-money", "200000"},
		{`申请金额 / 30万`, "type-money", "1"},
		{`专职人员数 / 2`, "type-number", "6"},
		{`专职人员数 * 2 + 1`, "type-integer", "25"},
		{`1 - 完成率`, "type-number", "0.3"},
		{"x\n  + y\n\t- 1", "type-number", "1"},
	}
	p := world(t)
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			node, problems := compile(tt.text, Use{})
			require.NotNil(t, node, "%v", problems)
			for _, problem := range problems {
				require.NotEqual(t, "expr-checker", problem.Code)
			}
			require.Equal(t, tt.typ, term(node.Type))
			require.Equal(t, tt.want, shown(frame(t, p).Eval(node)))
		})
	}
}

// What the language has not is refused by name.
func TestNotInTheLanguage(t *testing.T) {
	tests := []struct{ text, code, said string }{
		{`uniq(表)`, "expr-no-function", "uniq"},
		{`split(名, "a")`, "expr-no-function", "split"},
		{`repeat("a", 3)`, "expr-no-function", "repeat"},
		{`toJSON(x)`, "expr-no-function", "toJSON"},
		{`fromJSON("1")`, "expr-no-function", "fromJSON"},
		{`$env.x`, "expr-character", "$env"},
		{`now()`, "expr-no-clock", "now"},
		{`名.trim()`, "expr-method", "trim"},
		{`{"a": 1}`, "expr-map", ""},
		{`1; 2`, "expr-sequence", ""},
		{`x ?. y`, "expr-optional-chain", "?."},
		{`b"abc"`, "expr-no-operator", ""},
		{`findIndex(表, # > 1)`, "expr-no-function", "findIndex"},
		{`::len(名)`, "expr-character", "::"},
		{`x ^ 2`, "expr-power", "**"},
		{`TODAY()`, "expr-spreadsheet", "as_of"},
		{`roundup(x, 2)`, "expr-spreadsheet", `round(x, 2, "up")`},
		{`SUMIF(表, x)`, "expr-spreadsheet", "sum(filter("},
		{`Sum(表)`, "expr-spreadsheet", "sum(表)"},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			node, problems := compile(tt.text, Use{})
			require.Nil(t, node)
			require.Equal(t, tt.code, problems[0].Code)
			require.Contains(t, problems[0].Text("zh"), tt.said)
		})
	}
}

// An expression must give what its place wants.
func TestWants(t *testing.T) {
	tests := []struct {
		text string
		want Want
		code string // "": accepted
	}{
		{`x + 1`, WantNumber, ""},
		{`x > 1`, WantNumber, "expr-want-number"},
		{`"甲"`, WantNumber, "expr-want"},
		{`nil`, WantNumber, "expr-want"},
		{`nil`, WantNumNil, ""},
		{`x > 1`, WantBool, ""},
		{`x`, WantBool, "expr-want-condition"},
		{`片区`, WantText, ""},
		{`x`, WantText, "expr-want"},
		{`日`, WantDate, ""},
		{`申报时间`, WantDate, ""},
		{`x`, WantDate, "expr-want"},
		{`表`, WantList, ""},
		{`获得荣誉`, WantList, ""},
		{`x`, WantList, "expr-want"},
		{`片区`, WantKey, ""},
		{`表`, WantKey, "expr-want"},
		{`表`, WantAny, ""},
	}
	for _, tt := range tests {
		t.Run(tt.text+" as "+tt.code, func(t *testing.T) {
			node, problems := compile(tt.text, Use{Want: tt.want})
			if tt.code == "" {
				require.Empty(t, problems)
				require.NotNil(t, node)
				return
			}
			require.Nil(t, node)
			require.Equal(t, tt.code, problems[0].Code)
		})
	}
}

// A bare .field reads the record that the use names, which is local 0.
func TestElementOfAUse(t *testing.T) {
	elem := record(field("类型", choice("甲", "乙")), field("数", numberType))
	node, problems := compile(`.类型 == "甲" and .数 > x and any(表, # > 1)`, Use{Want: WantBool, Elem: elem})
	require.Empty(t, problems)
	require.Equal(t, []int{0, 13}, Slots(node))
	field := node.Args[0].Args[0].Args[0]
	require.Equal(t, program.OpField, field.Op)
	require.Equal(t, program.OpLocal, field.Args[0].Op)
	require.Equal(t, 0, field.Args[0].Slot)

	_, problems = compile(`.类型 == "丙" and .数量 > 1`, Use{Elem: elem})
	require.Equal(t, []string{"expr-option", "expr-unknown-field"}, []string{problems[0].Code, problems[1].Code})
	require.Equal(t, 7, problems[0].From)
	require.Equal(t, 16, problems[1].From)
}

// Locals come first and hide other names.
func TestLocalsOfAUse(t *testing.T) {
	use := Use{Locals: []Local{{"x", textType}, {"amount", moneyType}}}
	node, problems := compile(`len(x) * amount + 甲`, use)
	require.Empty(t, problems)
	require.Equal(t, []int{34}, Slots(node))
	require.Equal(t, 0, node.Args[0].Args[0].Args[0].Slot)
	require.Equal(t, 1, node.Args[0].Args[1].Slot)
}

// A name that may not be used here is refused in the words of who forbids it, and
// never suggested.
func TestForbiddenNames(t *testing.T) {
	use := Use{Forbid: func(name string, slot int) *message.Problem {
		if name != "总分" && name != "score.服务质效" {
			return nil
		}
		return &message.Problem{Code: "type-number", Args: map[string]string{"name": name}}
	}}
	_, problems := compile(`x + 总分 + score.服务质效`, use)
	require.Len(t, problems, 2)
	require.Equal(t, [4]int{4, 6, 9, 19}, [4]int{problems[0].From, problems[0].To, problems[1].From, problems[1].To})
	_, problems = compile(`总份`, use)
	require.Empty(t, problems[0].Fix)
}

// The types of a function's arguments are those of all calls.
func TestArgumentsOfFunctions(t *testing.T) {
	env := testEnv()
	for _, text := range []string{`领域得分("码上服务")`, `sum(map(工作目标, 领域得分(.领域)))`, `加倍(1) + 加倍(x)`} {
		_, problems := env.Compile(&program.Expr{Text: text}, Use{})
		require.Empty(t, problems)
	}
	require.Equal(t, []string{"码上服务", "梯度培育", "融资促进"}, env.FuncParams(1)[0].Options)
	require.Equal(t, program.Number, env.FuncParams(0)[0].Kind)
	_, problems := env.Compile(&program.Expr{Text: `加倍("甲")`}, Use{})
	require.Equal(t, "expr-argument-mixed", problems[0].Code)
}

// The arguments of a function are named in the language of the message.
func TestArgumentsAreNamed(t *testing.T) {
	for _, tt := range []struct{ name, in, zh, en string }{
		{"too few", `clamp(x)`, "clamp 要3项，这里有1项：clamp(x, 下限, 上限)", "clamp takes 3 arguments, here is 1: clamp(x, low, high)"},
		{"none", `ceil()`, "ceil 要1项，这里有0项：ceil(x)", "ceil takes 1 argument, here are 0: ceil(x)"},
		{"a name alone", `sum + 1`, "“sum”是函数，要写成 sum(列表, 每项)", "“sum” is a function: write sum(list, each)"},
		{"of the policy", `加倍()`, "加倍 要1项，这里有0项：加倍(数)", "加倍 takes 1 argument, here are 0: 加倍(数)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := testEnv().Compile(&program.Expr{Text: tt.in}, Use{})
			require.NotEmpty(t, problems)
			require.Equal(t, [2]string{tt.zh, tt.en}, [2]string{problems[0].Text("zh"), problems[0].Text("en")})
		})
	}
}

// A text that a function is called with, and that its choice lacks, is noticed
// where the two are compared.
func TestStrayArgumentOfAFunction(t *testing.T) {
	env := testEnv()
	_, problems := env.Compile(&program.Expr{Text: `领域得分("码上服务") + 领域得分("码上服努")`}, Use{})
	require.Empty(t, problems)
	use := Use{Locals: []Local{{"某领域", env.FuncParams(1)[0]}}}
	node, problems := env.Compile(&program.Expr{Text: `count(工作目标, .领域 == 某领域)`}, use)
	require.NotNil(t, node)
	require.Len(t, problems, 1)
	require.Equal(t, "expr-parameter-option", problems[0].Code)
	require.Equal(t, message.Warning, problems[0].Severity)
	require.Contains(t, problems[0].Text("zh"), "码上服努")
}

// A source that is not NFC is read as NFC, and places still count its characters.
func TestSourceIsNormalised(t *testing.T) {
	decomposed := "e\u0301"
	env := NewEnv([]Name{{Name: "é", Type: numberType}}, nil)
	node, problems := env.Compile(&program.Expr{Text: decomposed + " + 1"}, Use{})
	require.Empty(t, problems)
	require.Equal(t, [2]int{0, 6}, [2]int{node.From, node.To})
	_, problems = env.Compile(&program.Expr{Text: decomposed + " + 完成"}, Use{})
	require.Equal(t, [2]int{5, 7}, [2]int{problems[0].From, problems[0].To})
}

// Every node marks the text it was read from, with its brackets whole.
func TestPlacesOfNodes(t *testing.T) {
	tests := []struct {
		text string
		want []string // of the nodes, from the root on, each before its parts
	}{
		{`(x + 1) * 2`, []string{"(x + 1) * 2", "x + 1", "x", "1", "2"}},
		{`min(x, (甲 + 乙))`, []string{"min(x, (甲 + 乙))", "x", "甲 + 乙", "甲", "乙"}},
		{`表 | sum()`, []string{"表 | sum()", "表"}},
		{`x not in [1]`, []string{"x not in [1]", "x not in [1]", "x", "[1]", "1"}},
		{`工作目标[0].领域`, []string{"工作目标[0].领域", "工作目标[0]", "工作目标", "0"}},
		{`if (真) {1} else {2}`, []string{"if (真) {1} else {2}", "真", "1", "2"}},
		{`let a = 1; a`, []string{"let a = 1; a", "1", "a"}},
		{`due.plan`, []string{"due.plan"}},
		{`filter(工作目标, .目标值 > 0)`, []string{"filter(工作目标, .目标值 > 0)", "工作目标", ".目标值 > 0", ".目标值", ".", "0"}},
		{`60 <= 总分 < 80`, []string{"60 <= 总分 < 80", "60 <= 总分", "60", "总分", "总分 < 80", "总分", "80"}},
		{`-30万 + 1.5亿`, []string{"-30万 + 1.5亿", "-30万", "1.5亿"}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			node, problems := compile(tt.text, Use{})
			require.Empty(t, problems)
			runes := []rune(tt.text)
			var got []string
			var walk func(n *program.Node)
			walk = func(n *program.Node) {
				got = append(got, string(runes[n.From:n.To]))
				n.Children(walk)
			}
			walk(node)
			require.Equal(t, tt.want, got)
		})
	}
}
