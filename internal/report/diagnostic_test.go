package report

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/cells"
	"github.com/merit-rules/merit/internal/message"
)

func TestDiagnostics(t *testing.T) {
	source := []byte("merit: 1\r\n  formula: 完成律 * 60\n\tx: 😀 ＞ 5\n")
	for _, c := range []struct {
		name string
		in   Diagnostic
		want []string
	}{
		{"caret under Chinese", Diagnostic{File: "p.yaml", Line: 2, Column: 12, Length: 3, Code: "c", Message: "未知变量", Suggestion: "完成率"}, []string{
			"p.yaml:2:12: 错误: 未知变量 [c]",
			"    2 |   formula: 完成律 * 60",
			"      |            ^^^^^^",
			"      建议写作：完成率",
		}},
		{"behind Chinese", Diagnostic{File: "p.yaml", Line: 2, Column: 16, Length: 1, Code: "c", Message: "m", Severity: message.Warning}, []string{
			"p.yaml:2:16: 警告: m [c]",
			"    2 |   formula: 完成律 * 60",
			"      |                   ^",
		}},
		{"tab and emoji", Diagnostic{File: "p.yaml", Line: 3, Column: 7, Length: 1, Code: "c", Message: "m"}, []string{
			"p.yaml:3:7: 错误: m [c]",
			"    3 |  x: 😀 ＞ 5",
			"      |        ^^",
		}},
		{"at the end of a line", Diagnostic{File: "p.yaml", Line: 1, Column: 9, Code: "c", Message: "m"}, []string{
			"p.yaml:1:9: 错误: m [c]",
			"    1 | merit: 1",
			"      |         ^",
		}},
		{"the whole file", Diagnostic{File: "p.yaml", Code: "c", Message: "m"}, []string{"p.yaml: 错误: m [c]"}},
		{"a line that there is not", Diagnostic{File: "p.yaml", Line: 99, Column: 1, Code: "c", Message: "m"}, []string{"p.yaml:99:1: 错误: m [c]"}},
		{"another place", Diagnostic{File: "p.yaml", Line: 1, Column: 1, Length: 5, Code: "c", Message: "m", Related: []Related{{File: "p.yaml", Line: 2, Column: 3, Length: 7, Message: "第一次在这里"}}}, []string{
			"p.yaml:1:1: 错误: m [c]",
			"    1 | merit: 1",
			"      | ^^^^^",
			"  p.yaml:2:3: 第一次在这里",
			"    2 |   formula: 完成律 * 60",
			"      |   ^^^^^^^",
		}},
		{"controls in a message", Diagnostic{File: "a\x1b.yaml", Code: "c", Message: "x\ny"}, []string{`a\u{1B}.yaml: 错误: x\u{A}y [c]`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Diagnostics([]Diagnostic{c.in}, map[string][]byte{"p.yaml": source}, Style{})
			require.Equal(t, strings.Join(c.want, "\n")+"\n", got)
		})
	}
}

func TestLongLinesAreCutAroundTheMark(t *testing.T) {
	source := strings.Repeat("长", 300) + "here" + strings.Repeat("x", 300)
	got := Diagnostics([]Diagnostic{{File: "p", Line: 1, Column: 301, Length: 4, Code: "c", Message: "m"}}, map[string][]byte{"p": []byte(source)}, Style{Lang: "en"})
	lines := strings.Split(got, "\n")
	require.LessOrEqual(t, cells.Width(lines[1]), maxSnippet+20)
	mark := strings.Index(lines[2], "^")
	require.Equal(t, "^^^^", lines[2][mark:])
	before, _, found := strings.Cut(lines[1], "here")
	require.True(t, found)
	require.Equal(t, cells.Width(before), mark)
}

func TestColours(t *testing.T) {
	got := Diagnostics([]Diagnostic{{File: "p", Code: "c", Message: "m"}}, nil, Style{Lang: "en", Color: true})
	require.Equal(t, "\x1b[1mp\x1b[0m: \x1b[31merror\x1b[0m: m [c]\n", got)
}

func TestDiagnosticsJSON(t *testing.T) {
	got := DiagnosticsJSON([]Diagnostic{
		{File: "p", Line: 1, Column: 2, Length: 3, Code: "c", Message: "m", Suggestion: "s", Related: []Related{{File: "q", Line: 4, Column: 5, Length: 6}}},
		{File: "p", Code: "w", Message: "n", Severity: message.Warning},
	})
	require.Equal(t, `{"diagnostics":[{"code":"c","severity":"error","file":"p","line":1,"column":2,"length":3,"message":"m","suggestion":"s","related":[{"file":"q","line":4,"column":5,"length":6}]},`+
		`{"code":"w","severity":"warning","file":"p","message":"n"}],"errors":1,"warnings":1}`, string(got))
}

func TestSARIF(t *testing.T) {
	got := SARIF([]Diagnostic{
		{File: "p.yaml", Line: 9, Column: 23, Length: 3, Code: "json-syntax", Message: "m", Related: []Related{{File: "p.yaml", Line: 1, Column: 1, Length: 2, Message: "r"}}},
		{File: "p.yaml", Code: "json-syntax", Message: "n", Severity: message.Warning},
	})
	require.Equal(t, `{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[{"tool":{"driver":{"name":"merit","rules":[{"id":"json-syntax","shortDescription":{"text":"not JSON"}}]}},"columnKind":"unicodeCodePoints","results":[`+
		`{"ruleId":"json-syntax","level":"error","message":{"text":"m"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"p.yaml"},"region":{"startLine":9,"startColumn":23,"endColumn":26}}}],"relatedLocations":[{"physicalLocation":{"artifactLocation":{"uri":"p.yaml"},"region":{"startLine":1,"startColumn":1,"endColumn":3}},"message":{"text":"r"}}]},`+
		`{"ruleId":"json-syntax","level":"warning","message":{"text":"n"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"p.yaml"}}}]}]}]}`, string(got))
}
