package schema_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/schema"
)

const examples = "../examples/"

// load reads a policy with the files that it names from a folder.
func load(t testing.TB, name string) (*schema.Policy, error) {
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	files := schema.Gather(name, text, func(file string) ([]byte, bool) {
		data, err := os.ReadFile(filepath.Join(filepath.Dir(name), file))
		return data, err == nil
	})
	return schema.Load(name, text, files)
}

func TestExamplesAreClean(t *testing.T) {
	names, err := filepath.Glob(examples + "*/policy*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(strings.TrimPrefix(name, examples), func(t *testing.T) {
			p, err := load(t, name)
			require.NoError(t, err)
			require.Empty(t, p.Warnings())
			require.Empty(t, p.UncitedClauses())
		})
	}
}

func TestPolicyViews(t *testing.T) {
	p, err := load(t, examples+"chongqing-2025/policy.yaml")
	require.NoError(t, err)
	require.Equal(t, "cq-sme-window-2025", p.ID())
	require.Equal(t, "cq-sme-window", p.Programme())
	require.Equal(t, "2025.1", p.Version())
	require.Equal(t, 2025, p.Year())
	require.Equal(t, "zh", p.Language())
	require.Len(t, p.SHA256(), 64)
	require.Equal(t, schema.Stage{ID: "plan", Title: schema.Text{ZH: "计划申报"}, Due: "2025-02-07"}, p.Stages()[0])
	inputs := map[string]schema.Input{}
	for _, in := range p.Inputs() {
		inputs[in.Name] = in
	}
	require.True(t, inputs["片区"].Derived)
	require.Equal(t, []string{"主城都市区", "渝东北", "渝东南"}, inputs["片区"].Type.Options)
	require.Equal(t, "percent", inputs["完成率认定"].Type.Kind)
	require.Equal(t, "1", inputs["完成率认定"].Max.String())
	require.Equal(t, "list", inputs["工作目标"].Type.Kind)
	require.Equal(t, "领域", inputs["工作目标"].Type.Elem.Fields[0].Name)
	require.Equal(t, "基础保障", p.Indicators()[0].ID)
	require.Equal(t, "20", p.Indicators()[0].Max.String())
	require.Len(t, p.Indicators()[1].Items, 8)
	require.Equal(t, []schema.Tier{{ID: "一档", Citations: p.Tiers()[0].Citations}, {ID: "二档", Citations: p.Tiers()[1].Citations}}, p.Tiers())
	require.Equal(t, "两群地区", p.Quotas()[0].ID)
	require.Equal(t, "四(六)", p.Quotas()[0].Citations[0].Clause)
	require.Contains(t, p.Parameters(), "合格完成率")
	require.Equal(t, "申报时间 <= due.plan", p.Eligibility()[1].Require)
	require.Equal(t, "评价较好", p.Qualification()[0].ID)
}

func TestUncitedClauses(t *testing.T) {
	text := head + `sources: {notice: {title: 通知, file: notice.txt, skip: {三: 服务内容, 四(四): 无后果}}}
inputs: {甲: {type: bool}}
eligibility:
  - {id: 一, require: 甲, cite: {clause: 四（六）}}
  - {id: 二, require: 甲, cite: {quote: 经确定的区县中小企业公共服务窗口平台}}
`
	p, err := schema.Load("p.yaml", []byte(text), schema.Files{"notice.txt": notice(t)})
	require.NoError(t, err)
	var got []string
	for _, c := range p.UncitedClauses() {
		got = append(got, c.Clause)
	}
	want := []string{"二", "四(一)", "四(二)", "四(三)", "四(五)", "五(一)", "五(二)", "五(三)", "五(四)", "六"}
	require.Empty(t, cmp.Diff(want, got))
	require.Equal(t, 20, p.UncitedClauses()[0].Line)
}

// The vectors of the allocation are policies too, and good ones.
func TestVectorPolicies(t *testing.T) {
	names, err := filepath.Glob("../allocation/testdata/vectors/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			require.NoError(t, err)
			var vector struct{ Policy json.RawMessage }
			require.NoError(t, json.Unmarshal(data, &vector))
			for _, d := range schema.Check(name, vector.Policy, nil) {
				require.NotEqual(t, schema.Error, d.Severity, d.String())
			}
		})
	}
}

func TestHostilePolicies(t *testing.T) {
	tests := []struct {
		file string
		want []string // parts of the report; none: the policy is good
	}{
		{"yaml-alias-bomb.yaml", []string{"yaml-anchor", ":1:"}},
		{"yaml-deep-flow.yaml", []string{"yaml-depth", ":1:"}},
		{"yaml-dup-key-top.yaml", []string{"parameters", ":47:", "line 6"}},
		{"yaml-two-documents.yaml", []string{":47:"}},
		{"yaml-hidden-line-ls.yaml", []string{"U+2028", ":7:"}},
		{"yaml-bidi-comment.yaml", []string{"U+202E"}},
		{"yaml-bom-start.yaml", nil},
		{"yaml-gb18030.yaml", []string{"UTF-8"}},
		{"yaml-crlf.yaml", nil},
		{"yaml-tab-indent.yaml", []string{":7:1:", "yaml-tab"}},
		{"yaml-octal.yaml", []string{"0144", ":25:"}},
		{"yaml-norway.yaml", []string{"no", "false", ":12:"}},
		{"yaml-fullwidth-colon.yaml", []string{":6:11:", "full-width colon"}},
		{"yaml-unknown-key.yaml", []string{"qualificaton", "qualification", ":37:"}},
		{"yaml-empty.yaml", []string{"yaml-empty"}},
		{"policy-cycle.yaml", []string{"甲 → 乙 → 丙 → 甲"}},
		{"policy-doubling.yaml", nil},
		{"policy-name-builtin.yaml", []string{"总分", ":14:3:"}},
		{"policy-source-traversal.yaml", []string{"notice", ":4:"}},
		{"policy-regex-bad.yaml", []string{"expr-pattern", ":22:37:"}},
		{"policy-clock.yaml", []string{"now", ":21:33:"}},
		{"policy-date-bad.yaml", []string{"2025-02-30", ":4:34:"}},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			text, err := os.ReadFile("testdata/hostile/" + tt.file)
			require.NoError(t, err)
			_, err = schema.Parse(tt.file, text)
			if tt.want == nil {
				require.NoError(t, err)
				return
			}
			require.Error(t, err)
			report := ""
			for _, d := range err.(schema.Diagnostics) {
				report += d.String() + " [" + d.Code + "]\n"
			}
			for _, part := range tt.want {
				require.Contains(t, report, part)
			}
		})
	}
}

func TestSourcesHaveALimit(t *testing.T) {
	text := []byte(head + "sources: {notice: {title: a, file: notice.txt}}\n")
	_, err := schema.Load("p.yaml", text, schema.Files{"notice.txt": make([]byte, 2<<20)})
	require.ErrorContains(t, err, "larger than 1 MiB")
}

func TestErrorListsEveryError(t *testing.T) {
	_, err := schema.Parse("p.yaml", []byte(head+"stages: [{id: a, due: 2月7日}]\ninputs: {甲: {type: numbr}}\n"))
	var found schema.Diagnostics
	require.ErrorAs(t, err, &found)
	require.Len(t, strings.Split(err.Error(), "\n"), 2)
	require.True(t, strings.HasPrefix(err.Error(), "p.yaml:3:"))
	require.Equal(t, "2025-02-07", found[0].Suggestion.Text)
	require.Equal(t, 4, found[0].Suggestion.Length)
}

func TestSettle(t *testing.T) {
	p, err := schema.Parse("p.yaml", []byte(head+`stages: [{id: plan}, {id: award}]
parameters: {线: {value: 60}, 率: {value: 70%}, 日: {value: 2025-01-01}, 表: {value: {甲: 1, 乙: 2}}, 名: {value: 甲}}
`))
	require.NoError(t, err)
	tests := []struct {
		name   string
		moment schema.Moment
		want   string // of the error
	}{
		{"nothing", schema.Moment{}, ""},
		{"all", schema.Moment{AsOf: "2025-10-17", Stage: "plan", Set: map[string]string{"线": "2/3", "率": "75%", "日": "2025-02-01", "名": "乙"}}, ""},
		{"no day", schema.Moment{AsOf: "10月"}, "as_of"},
		{"no stage", schema.Moment{Stage: "pln"}, "plan"},
		{"no parameter", schema.Moment{Set: map[string]string{"率率": "1"}}, "率率"},
		{"no number", schema.Moment{Set: map[string]string{"线": "六十"}}, "not a number"},
		{"no value", schema.Moment{Set: map[string]string{"名": ""}}, "no value"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := p.Settle(tt.moment)
			var term *schema.TermError
			if errors.As(err, &term) {
				require.NotContains(t, term.Message("zh"), "term-")
			}
			if tt.want == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, tt.want)
		})
	}
}

func TestParseTests(t *testing.T) {
	suite, err := schema.ParseTests("tests.yaml", []byte(`policy: policy.yaml
fixtures:
  样本: {甲: 1, 乙: null}
tests:
  - {name: 一, base: 样本, given: {甲: "2"}, as_of: 2025-10-17, expect: {status: qualified, failures: []}}
`))
	require.NoError(t, err)
	require.Equal(t, "policy.yaml", suite.Policy)
	require.Equal(t, "1", suite.Fixtures[0].Value.Get("甲").Text)
	require.True(t, suite.Fixtures[0].Value.Get("乙").Null)
	test := suite.Tests[0]
	require.Equal(t, "一", test.Name)
	require.Equal(t, 5, test.Line)
	require.True(t, test.Get("given").Get("甲").Quoted)
	require.Equal(t, "2025-10-17", test.Get("as_of").Text)
	require.Equal(t, "qualified", test.Expect.Get("status").Text)
	require.Equal(t, schema.List, test.Expect.Get("failures").Kind)

	_, err = schema.ParseTests("tests.yaml", []byte("policy: ../other.yaml\ntests: [{name: a, expect: {statu: x}}]\n"))
	require.ErrorContains(t, err, "tests.yaml:2:")
}

func FuzzCheck(f *testing.F) {
	for _, pattern := range []string{"testdata/*.txt", "testdata/hostile/*.yaml"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			text, _ := os.ReadFile(name)
			for _, c := range chunks(string(text)) {
				f.Add(c.text)
			}
			if len(chunks(string(text))) == 0 && len(text) < 10_000 {
				f.Add(string(text))
			}
		}
	}
	law := []byte("一、总则\n（一）数量不超过20家。\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range schema.Check("p.yaml", []byte(text), schema.Files{"notice.txt": law}) {
			require.GreaterOrEqual(t, d.Line, 1)
			require.GreaterOrEqual(t, d.Column, 1)
			require.GreaterOrEqual(t, d.Length, 1)
			require.NotEqual(t, d.Code, d.Message("en"))
		}
	})
}

func TestARemarkBehindWhatIsNoExpressionIsARemark(t *testing.T) {
	suite, err := schema.ParseTests("tests.yaml", []byte("policy: policy(1.yaml   # > 2024\ntests: []\n"))
	require.NoError(t, err)
	require.Equal(t, "policy(1.yaml", suite.Policy)
}
