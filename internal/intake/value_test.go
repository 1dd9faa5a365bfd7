package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

func typ(k program.Kind) *program.Type { return &program.Type{Kind: k} }

func num(t *testing.T, s string) exact.Num {
	t.Helper()
	x, err := exact.Parse(s)
	require.NoError(t, err)
	return x
}

func shanghai(t testing.TB) civil.Zone {
	t.Helper()
	z, ok := civil.LoadZone("Asia/Shanghai")
	require.True(t, ok)
	return z
}

// print is a value as a short text: numbers exactly, lists in brackets.
func print(v program.Value) string {
	switch v.State() {
	case program.IsUnknown:
		return "?"
	case program.IsNil:
		return "nil"
	case program.IsList, program.IsRecord:
		var parts []string
		for _, e := range v.List() {
			parts = append(parts, print(e))
		}
		if v.State() == program.IsRecord {
			return "{" + strings.Join(parts, " ") + "}"
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	s, _ := key(v)
	return s
}

// outcome is the value, or the codes of the problems.
func outcome(text string, c Column) string {
	v, problems := ReadValue(text, c)
	if len(problems) == 0 {
		return print(v)
	}
	var codes []string
	for _, p := range problems {
		code := p.Code
		if p.Args["path"] != "" {
			code += " " + p.Args["path"]
		}
		codes = append(codes, code)
	}
	return strings.Join(codes, "; ")
}

type reads struct{ in, want string }

func checkReads(t *testing.T, c Column, tests []reads) {
	t.Helper()
	for _, tt := range tests {
		name := show([]byte(tt.in))
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, outcome(tt.in, c)); diff != "" {
				t.Errorf("read %q (-want +got):\n%s", name, diff)
			}
		})
	}
}

func TestNumbers(t *testing.T) {
	checkReads(t, Column{Type: typ(program.Number)}, []reads{
		{"0", "0"}, {"-0", "0"}, {"0.000", "0"}, {"12345", "12345"}, {"12,345", "12345"},
		{"1,234,567.89", "1234567.89"}, {"-1,234", "-1234"}, {"+5", "5"}, {"3.5万", "35000"}, {"1.2亿", "120000000"}, {"3 万", "30000"},
		{" 42 ", "42"}, {"\u3000 7\u00a0", "7"}, {"1e3", "1000"}, {"1E-2", "0.01"}, {"100.10", "100.1"},
		{"0.1234567890123456789012345678901234", "0.1234567890123456789012345678901234"},
		{"12345678901234567890", "12345678901234567890"}, {"999999999999999999", "999999999999999999"},
		{"１２，３４５．５", "12345.5"}, {"－３", "-3"},
		{"", "?"}, {"   ", "?"}, {"\u3000", "?"},
		{"007", "data-leading-zero"}, {"-01.5", "data-leading-zero"}, {"00", "data-leading-zero"},
		{"12,34", "data-grouping"}, {"1,23,4.5", "data-grouping"}, {"1.5,000", "data-unreadable"}, {"1,000e3", "data-grouping"},
		{"1234,567", "data-grouping"}, {",5", "data-unreadable"}, {"5,", "data-grouping"}, {"1,,000", "data-grouping"},
		{"1e400", "data-exponent"}, {"1e999999999", "data-exponent"}, {"1e-999999999", "data-exponent"},
		{"12345678901234567890123456789012345", "data-digits"}, {strings.Repeat("9", 100_000), "data-digits"},
		{"5%", "data-percent-sign"}, {"5元", "data-unreadable"}, {"无", "data-none"}, {"/", "data-none"}, {"—", "data-none"},
		{".5", "data-unreadable"}, {"5.", "data-unreadable"}, {"5万万", "data-unreadable"}, {"五", "data-unreadable"}, {"٥", "data-unreadable"},
	})
}

func TestNumbersWithUnitAndLimits(t *testing.T) {
	c := Column{Type: typ(program.Integer), Unit: "家", Limits: program.Limits{
		Min: num(t, "0"), HasMin: true, Max: num(t, "40000"), HasMax: true, Step: num(t, "5"), HasStep: true,
	}}
	checkReads(t, c, []reads{
		{"5", "5"}, {"5家", "5"}, {"10 家", "10"}, {"5.0", "5"}, {"3.5万", "35000"}, {"2.5", "data-whole"}, {"-5", "data-min"},
		{"40005", "data-max"}, {"7", "data-step"}, {"-3", "data-min; data-step"}, {"5户", "data-unreadable"}, {"1,5家", "data-grouping"},
	})
}

func TestPercents(t *testing.T) {
	c := Column{Type: typ(program.Percent), Limits: program.Limits{HasMin: true, Max: exact.Int(1), HasMax: true}}
	checkReads(t, c, []reads{
		{"70%", "0.7"}, {"70.5%", "0.705"}, {"0.7", "0.7"}, {"100%", "1"}, {"0%", "0"}, {"0.005", "0.005"}, {"33.333%", "0.33333"},
		{"1", "1"}, {"0", "0"}, {"70 %", "0.7"}, {"７０％", "0.7"}, {"1e-2", "0.01"}, {"5e1%", "0.5"},
		{"70", "data-percent-bare"}, {"1.01", "data-percent-bare"}, {"101%", "data-max"}, {"-1%", "data-min"}, {"-0.5", "data-min"},
		{"98分", "data-unreadable"}, {"七成", "data-unreadable"}, {"70%-80%", "data-unreadable"}, {"70‰", "data-unreadable"}, {"5%%", "data-unreadable"},
		{"0.5万", "data-unreadable"}, {"不适用", "data-none"},
	})
	checkReads(t, Column{Type: typ(program.Percent)}, []reads{{"95", "data-percent-bare"}, {"150%", "1.5"}, {"-3", "data-percent-bare"}, {"-30%", "-0.3"}})
}

func TestMoney(t *testing.T) {
	checkReads(t, Column{Type: typ(program.Money), Unit: "元", Currency: "CNY", Limits: program.Limits{HasMin: true}}, []reads{
		{"300000", "300000"}, {"180,000", "180000"}, {"30万", "300000"}, {"30万元", "300000"}, {"30 万元", "300000"}, {"1.5亿元", "150000000"},
		{"1亿", "100000000"}, {"0.5元", "0.5"}, {"-1", "data-min"}, {"￥5", "data-unreadable"}, {"$5", "data-unreadable"}, {"5美元", "data-unreadable"}, {"30%", "data-percent-sign"},
	})
	checkReads(t, Column{Type: typ(program.Money), Unit: "万元", Limits: program.Limits{Max: exact.Int(300000), HasMax: true}}, []reads{
		{"30", "300000"}, {"0.5", "5000"}, {"30万元", "300000"}, {"300000元", "300000"}, {"30万", "data-unit-twice"}, {"0.003亿元", "300000"}, {"31", "data-max"},
	})
	checkReads(t, Column{Type: typ(program.Money), Currency: "EUR"}, []reads{{"5", "5"}, {"5万", "50000"}, {"5元", "data-currency"}, {"5万元", "data-currency"}})
}

func TestDates(t *testing.T) {
	c := Column{Type: typ(program.Date), Zone: shanghai(t)}
	checkReads(t, c, []reads{
		{"2025-02-07", "2025-02-07"}, {"2025/2/7", "2025-02-07"}, {"2025/02/07", "2025-02-07"}, {"2025年2月7日", "2025-02-07"}, {"２０２５年２月７日", "2025-02-07"},
		{" 2024-02-29 ", "2024-02-29"}, {"2025-02-30", "data-no-such-day"}, {"2025/13/1", "data-no-such-day"}, {"45695", "data-serial"},
		{"2025-02-07T16:00:00Z", "data-date-with-time"}, {"2025-02-07 10:00", "data-date-with-time"}, {"2月7日", "data-unreadable"}, {"25-2-7", "data-unreadable"},
		{"2025年2月7日前", "data-unreadable"}, {"", "?"}, {"无", "data-none"},
	})
	first, _ := civil.Of(2025, 1, 1)
	last, _ := civil.Of(2025, 12, 31)
	c.Limits = program.Limits{MinDate: program.Day(first), MaxDate: program.Day(last)}
	checkReads(t, c, []reads{{"2024-12-31", "data-early"}, {"2025-01-01", "2025-01-01"}, {"2025-12-31", "2025-12-31"}, {"2026-01-01", "data-late"}})
}

func TestDatesWithTime(t *testing.T) {
	c := Column{Type: typ(program.DateTime), Zone: shanghai(t)}
	checkReads(t, c, []reads{
		{"2025-02-07T18:00", "2025-02-07T10:00:00Z"}, {"2025-02-07 18:00:30", "2025-02-07T10:00:30Z"}, {"2025-02-07T18:00:00+09:00", "2025-02-07T09:00:00Z"},
		{"2025/2/7 18:00", "2025-02-07T10:00:00Z"}, {"2025年2月7日18:00", "2025-02-07T10:00:00Z"}, {"2025年2月7日 18:00", "2025-02-07T10:00:00Z"},
		{"2025-02-07", "data-no-time"}, {"2025年2月7日", "data-no-time"}, {"2025-02-07T25:00", "data-no-such-time"}, {"2025-02-30T10:00", "data-no-such-day"}, {"明天", "data-unreadable"},
	})
}

func TestYesAndNo(t *testing.T) {
	checkReads(t, Column{Type: typ(program.Bool)}, []reads{
		{"是", "true"}, {"否", "false"}, {"true", "true"}, {"false", "false"}, {"TRUE", "true"}, {"FALSE", "false"}, {" 是 ", "true"},
		{"是的", "data-unreadable"}, {"有时", "data-unreadable"}, {"1", "data-unreadable"}, {"√", "data-unreadable"}, {"yes", "data-unreadable"}, {"/", "data-none"}, {"", "?"},
	})
}

func TestChoices(t *testing.T) {
	one := &program.Type{Kind: program.Choice, Options: []string{"万州区", "开州区", "无"}, Optional: true}
	checkReads(t, Column{Type: one, Aliases: []program.Alias{{From: "开县", To: "开州区"}}}, []reads{
		{"万州区", "万州区"}, {" 万州区\u3000", "万州区"}, {"开县", "开州区"}, {"无", "无"}, {"不适用", "nil"}, {"万洲区", "data-choice"}, {"", "?"},
	})
	several := &program.Type{Kind: program.Choices, Options: []string{"国家级", "市级", "区级", "都没有"}}
	checkReads(t, Column{Type: several, Alone: "都没有"}, []reads{
		{"市级", "[市级]"}, {"市级、国家级", "[国家级 市级]"}, {"区级；市级\n国家级", "[国家级 市级 区级]"}, {`["市级","区级"]`, "[市级 区级]"}, {"[]", "[]"},
		{"都没有", "[都没有]"}, {"都没有、市级", "data-choice-alone"}, {"市级、市级", "data-choice-twice"}, {"省级、市级", "data-choice"}, {"市级,区级", "data-choice"}, {"", "?"},
		{`["市级",1]`, "data-kind"},
	})
}

func TestTexts(t *testing.T) {
	checkReads(t, Column{Type: typ(program.TextKind)}, []reads{
		{"915001000620300070", "915001000620300070"}, {"007", "007"}, {" a ", " a "}, {"=1+1", "=1+1"}, {"null", "null"}, {"无", "无"}, {"𠀀䶮㐂", "𠀀䶮㐂"},
		{"一\n二", "一\n二"}, {"a\u202eb", "data-character"}, {"a\x00", "data-character"}, {"\u200b", "data-character"}, {"\ue000", "data-character"}, {"\ufffd", "data-character"}, {"", "?"}, {" \n", "?"},
	})
	checkReads(t, Column{Type: &program.Type{Kind: program.TextKind, Optional: true}}, []reads{{"无", "nil"}, {"—", "nil"}, {"无锡", "无锡"}})
}

func TestOptionalValues(t *testing.T) {
	for _, kind := range []program.Kind{program.Number, program.Percent, program.Money, program.Date, program.DateTime, program.Bool, program.List} {
		c := Column{Type: &program.Type{Kind: kind, Optional: true}}
		checkReads(t, c, []reads{{"无", "nil"}, {"不适用", "nil"}, {"—", "nil"}, {"", "?"}, {"/", "data-none"}})
	}
}

func goals() Column {
	return Column{Unique: 1, Type: &program.Type{Kind: program.List, Elem: &program.Type{Kind: program.Record, Fields: []program.Field{
		{Name: "领域", Type: &program.Type{Kind: program.Choice, Options: []string{"码上服务", "梯度培育"}}},
		{Name: "目标值", Title: program.Text{ZH: "目标（个）"}, Type: typ(program.Number), Limits: program.Limits{HasMin: true}},
		{Name: "备注", Type: typ(program.TextKind), Default: program.String("略")},
	}}}}
}

func TestLists(t *testing.T) {
	marks := Column{Type: &program.Type{Kind: program.List, Elem: typ(program.Number)}, Limits: program.Limits{
		HasMin: true, Max: exact.Int(20), HasMax: true, Step: exact.Frac(1, 2), HasStep: true, MinLen: 2, MaxLen: 4,
	}}
	checkReads(t, marks, []reads{
		{"[1, 2.5]", "[1 2.5]"}, {`["1","1,0"]`, "data-grouping [2]"}, {"[1, null]", "[1 ?]"}, {"[1]", "data-list-short"}, {"[1,2,3,4,5]", "data-list-long"},
		{"[21, 0.3]", "data-max [1]; data-step [2]"}, {"[1,2", "data-json"}, {"[1,2,]", "data-json"}, {"[1,2] x", "data-json"}, {"1、2", "data-unreadable"}, {"[01, 2]", "data-json"},
		{"[[1], 2]", "data-kind [1]"}, {"[true, 2]", "data-kind [1]"}, {`["a`, "data-json-open"}, {"", "?"}, {"[1e999999999, 1]", "data-exponent [1]"},
		{"[" + strings.Repeat("1,", 999_999) + "1]", "data-list-limit"}, {strings.Repeat("[", 1_000_000), "data-json-depth"},
	})
	checkReads(t, goals(), []reads{
		{`[{"领域":"码上服务","目标值":10,"备注":"好"}]`, "[{码上服务 10 好}]"}, {`[{"目标（个）":"1,000"}]`, "[{? 1000 略}]"}, {"[]", "[]"}, {"[{}]", "[{? ? 略}]"},
		{`[{"领域":"码上服务"},{"领域":"梯度培育"},{"领域":"码上服务"}]`, "data-list-repeat"}, {`[{},{}]`, "[{? ? 略} {? ? 略}]"},
		{`[{"目标直":1,"目标值":-1}]`, "data-field-unknown [1]; data-min [1].目标值"}, {`[{"目标值":1,"目标值":2}]`, "data-key-twice [1]"}, {`[1]`, "data-kind [1]"},
		{`[{"备注":"\ud800x"}]`, "data-json-surrogate"}, {`[{"备注":"\ud83d\ude00\n\u4e00"}]`, "[{? ? 😀\n一}]"}, {`[{"备注":5}]`, "[{? ? 5}]"}, {`[{"备注":915001000620300070}]`, "data-number-as-text [1].备注"},
		{`[{"备注":{"a":[1,{"b":"]}"}]}}]`, "data-kind [1].备注"}, {"[{\"备注\":\"a\nb\"}]", "data-json-control"},
	})
}

func TestExamplesAreOfWhatWasSeen(t *testing.T) {
	tests := []struct {
		kind program.Kind
		seen string
		want string
	}{
		{program.Percent, "98分", "98%"}, {program.Percent, "98.5分", "98.5%"}, {program.Percent, "七成", "70%"}, {program.Percent, "70%-80%", "70%"},
		{program.Number, "5家", "5"}, {program.Number, "5-10", ""}, {program.Number, "1.2.3", ""}, {program.Number, "约5", ""}, {program.Number, "5.", "5"},
		{program.Date, "明天", "2025-02-07"}, {program.Bool, "有时", "是 / 否 / true / false"},
	}
	for _, tt := range tests {
		_, problems := ReadValue(tt.seen, Column{Type: typ(tt.kind)})
		require.Len(t, problems, 1, tt.seen)
		require.Equal(t, tt.want, problems[0].Args["example"], tt.seen)
	}
}

func TestMessageShowsInvisibleCharactersByNumber(t *testing.T) {
	_, problems := ReadValue("5\u202e\x1b[31m", Column{Type: typ(program.Number)})
	require.Len(t, problems, 1)
	require.Equal(t, "看不懂“5U+202EU+001B[31m”，应填数", problems[0].Text("zh"))
	require.Equal(t, "cannot read “5U+202EU+001B[31m”: this takes a number", problems[0].Text("en"))
}

func TestLimitsThatNoWholeNumberHolds(t *testing.T) {
	huge, tiny := num(t, "1e30"), num(t, "-1e30")
	between := Column{Type: typ(program.Number), Limits: program.Limits{Min: num(t, "0.5"), HasMin: true, Max: num(t, "1.5"), HasMax: true}}
	checkReads(t, between, []reads{{"0", "data-min"}, {"0.4", "data-min"}, {"0.5", "0.5"}, {"1", "1"}, {"1.5", "1.5"}, {"1.51", "data-max"}, {"2", "data-max"}, {"-7", "data-min"}})
	wide := Column{Type: typ(program.Number), Limits: program.Limits{Min: tiny, HasMin: true, Max: huge, HasMax: true}}
	checkReads(t, wide, []reads{{"0", "0"}, {"-99999999999999999", "-99999999999999999"}, {"2e30", "data-max"}, {"-2e30", "data-min"}})
	above := Column{Type: typ(program.Number), Limits: program.Limits{Min: huge, HasMin: true}}
	checkReads(t, above, []reads{{"5", "data-min"}, {"2e30", "2000000000000000000000000000000"}})
	below := Column{Type: typ(program.Number), Limits: program.Limits{Max: tiny, HasMax: true}}
	checkReads(t, below, []reads{{"5", "data-max"}, {"0", "data-max"}, {"-2e30", "-2000000000000000000000000000000"}})
}
