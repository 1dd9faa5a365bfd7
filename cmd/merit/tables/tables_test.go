package tables_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/cmd/merit/tables"
	"github.com/merit-rules/merit/cmd/merit/workbook"
	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/schema"
)

const policy = `merit: 1  # 一行注释
policy: {id: demo, title: '它''s标题', version: "1", timezone: Asia/Shanghai, currency: CNY}

parameters:
  合格线:   {value: 70%}      # 留着
  限额: {value: 30万}
  权重: {value: {甲: 14, 乙: 6.5}}
inputs:
  完成率: {type: percent, min: 0%, max: 100%}
  面积:
    type: number
    unit: 平方米
    help: 房产证上的
  档: {type: choice, options: [好, "中", 差]}
eligibility:
  - id: 达标
    require: 完成率 >= 合格线
    reason: "完成率{完成率}低于{合格线}"
    cite: {clause: 五(三)}
scoring:
  max: 20
  indicators:
    - {id: 场地, max: 10, bands: {of: 面积, at_least: {500: 10, 300: 6}, else: 0}}
    - {id: 评档, max: 10, points: {of: 档, options: {好: 10, 中: 5, 差: 0}}}
`

var origin = tables.Origin{Policy: "demo", Title: "标题", Hash: "00ff"}

// edited draws the tables, lets edit change the drawing, and reads it back.
func edited(t *testing.T, text string, edit func(b *draft.Book)) (*tables.Set, []tables.Edit, []message.Problem) {
	t.Helper()
	set := tables.Of("policy.yaml", []byte(text), "zh")
	b := set.Book(origin, "zh")
	edit(b)
	data, err := b.Bytes()
	require.NoError(t, err)
	book, err := workbook.Open(data)
	require.NoError(t, err)
	edits, problems := set.Compare(book, origin, "zh")
	return set, edits, problems
}

// sheet is a sheet of a drawing.
func sheet(t *testing.T, b *draft.Book, name string) *draft.Sheet {
	t.Helper()
	for _, s := range b.Sheets {
		if s.Name == name {
			return s
		}
	}
	require.Fail(t, "no sheet", name)
	return nil
}

// put changes a cell, given by its row's path and the head of its column.
func put(t *testing.T, b *draft.Book, name, key, head string, c draft.Cell) {
	t.Helper()
	s := sheet(t, b, name)
	for i, h := range s.Rows[0].Cells {
		if h.Text != head {
			continue
		}
		for _, r := range s.Rows[1:] {
			if r.Cells[0].Text == key {
				r.Cells[i] = c
				return
			}
		}
	}
	require.Fail(t, "no cell", "%s %s %s", name, key, head)
}

func TestEditsChangeNothingElse(t *testing.T) {
	words, digits := func(s string) draft.Cell { return draft.Words(s, draft.Style{}) }, func(s string) draft.Cell { return draft.Digits(s, draft.Style{}) }
	percent := draft.Cell{Kind: draft.Number, Text: "0.75", Style: draft.Style{Format: "0.00%"}}
	for _, c := range []struct {
		name, sheet, key, head string
		cell                   draft.Cell
		old, want              string
	}{
		{"percent as text", "参数", "parameters.合格线.value", "值", words("75%"), "{value: 70%} ", "{value: 75%} "},
		{"percent in a cell of percents", "参数", "parameters.合格线.value", "值", percent, "{value: 70%} ", "{value: 75%} "},
		{"percent as a fraction", "参数", "parameters.合格线.value", "值", digits("0.75"), "{value: 70%} ", "{value: 0.75} "},
		{"full-width", "参数", "parameters.合格线.value", "值", words(" ７５％"), "{value: 70%} ", "{value: 75%} "},
		{"an amount", "参数", "parameters.限额.value", "值", words("35万"), "30万", "35万"},
		{"an amount written out", "参数", "parameters.限额.value", "值", words("350,000"), "30万", "350000"},
		{"an entry of a table", "参数", "parameters.权重.value.乙", "值", digits("7.25"), "乙: 6.5", "乙: 7.25"},
		{"a threshold", "分档", "scoring.indicators[场地].bands.at_least[2]", "门槛（起）", digits("200"), "300: 6", "200: 6"},
		{"points", "分档", "scoring.indicators[场地].bands.at_least[2]", "得分", digits("7"), "300: 6", "300: 7"},
		{"points of an option", "得分", "scoring.indicators[评档].points.options[2]", "得分", digits("4.5"), "中: 5", "中: 4.5"},
		{"a maximum", "填报项", "inputs.完成率", "满分或上限", words("120%"), "max: 100%", "max: 120%"},
		{"a reason", "文字", "eligibility[达标].reason", "文字", words(`只有{完成率}，"低"了`), `"完成率{完成率}低于{合格线}"`, `"只有{完成率}，\"低\"了"`},
		{"a title in single quotes", "文字", "policy.title", "文字", words("它'的"), "'它''s标题'", "'它''的'"},
		{"a plain text that needs quotes", "文字", "inputs.面积.help", "文字", words("见: 证 # 二"), "help: 房产证上的", `help: "见: 证 # 二"`},
		{"a plain text", "文字", "inputs.面积.help", "文字", words("以证为准"), "help: 房产证上的", "help: 以证为准"},
		{"an option", "选项", "inputs.档.options[2]", "选项", words("一般"), `"中"`, `"一般"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			set, edits, problems := edited(t, policy, func(b *draft.Book) { put(t, b, c.sheet, c.key, c.head, c.cell) })
			require.Empty(t, problems)
			require.Len(t, edits, 1)
			got, problems := set.Apply(edits)
			require.Empty(t, problems)
			want := strings.Replace(policy, c.old, c.want, 1)
			require.Equal(t, want, string(got))
		})
	}
}

func TestSeveralEditsAtOnce(t *testing.T) {
	text := "\ufeff" + strings.ReplaceAll(policy, "\n", "\r\n")
	set, edits, problems := edited(t, text, func(b *draft.Book) {
		put(t, b, "分档", "scoring.indicators[场地].bands.at_least[1]", "门槛（起）", draft.Digits("600", draft.Style{}))
		put(t, b, "分档", "scoring.indicators[场地].bands.at_least[1]", "得分", draft.Digits("9", draft.Style{}))
		put(t, b, "参数", "parameters.合格线.value", "值", draft.Words("72.5%", draft.Style{}))
		s := sheet(t, b, "参数") // sorted by somebody
		s.Rows[1], s.Rows[3] = s.Rows[3], s.Rows[1]
	})
	require.Empty(t, problems)
	require.Len(t, edits, 3)
	got, problems := set.Apply(edits)
	require.Empty(t, problems)
	require.Equal(t, strings.NewReplacer("500: 10", "600: 9", "70%}", "72.5%}").Replace(text), string(got))
}

func TestRefused(t *testing.T) {
	words := func(s string) draft.Cell { return draft.Words(s, draft.Style{}) }
	for _, c := range []struct {
		name string
		edit func(t *testing.T, b *draft.Book)
		code string
		cell string
	}{
		{"a locked cell", func(t *testing.T, b *draft.Book) {
			put(t, b, "规则和公式（只读）", "eligibility[达标]", "要求或公式", words("true"))
		}, "xlsx-rules-locked", "规则和公式（只读）!D2"},
		{"a head", func(t *testing.T, b *draft.Book) { sheet(t, b, "参数").Rows[0].Cells[3] = words("新值") }, "xlsx-rules-locked", "参数!D1"},
		{"an unknown row", func(t *testing.T, b *draft.Book) {
			s := sheet(t, b, "参数")
			s.Rows = append(s.Rows, draft.Row{Cells: []draft.Cell{words("parameters.新.value"), words("新"), {}, words("5")}})
		}, "xlsx-rules-row", "参数!A6"},
		{"a row twice", func(t *testing.T, b *draft.Book) {
			s := sheet(t, b, "参数")
			s.Rows = append(s.Rows, s.Rows[1])
		}, "xlsx-rules-twice", "参数!A6"},
		{"a row lost", func(t *testing.T, b *draft.Book) {
			s := sheet(t, b, "参数")
			s.Rows = append(s.Rows[:1], s.Rows[2:]...)
		}, "xlsx-rules-lost", ""},
		{"a note in the margin", func(t *testing.T, b *draft.Book) {
			r := &sheet(t, b, "参数").Rows[1]
			r.Cells = append(r.Cells, words("待商"))
		}, "xlsx-rules-locked", "参数!E2"},
		{"an empty cell", func(t *testing.T, b *draft.Book) {
			put(t, b, "参数", "parameters.合格线.value", "值", draft.Cell{})
		}, "xlsx-rules-empty", "参数!D2"},
		{"a percent without its sign", func(t *testing.T, b *draft.Book) {
			put(t, b, "参数", "parameters.合格线.value", "值", draft.Digits("75", draft.Style{}))
		}, "xlsx-rules-value", "参数!D2"},
		{"万 left out", func(t *testing.T, b *draft.Book) { put(t, b, "参数", "parameters.限额.value", "值", words("35")) }, "xlsx-rules-value", "参数!D3"},
		{"no number", func(t *testing.T, b *draft.Book) {
			put(t, b, "参数", "parameters.权重.value.甲", "值", words("十四"))
		}, "xlsx-rules-value", "参数!D4"},
		{"another sheet", func(t *testing.T, b *draft.Book) {
			b.Sheets = append(b.Sheets, &draft.Sheet{Name: "Sheet1", Rows: []draft.Row{{Cells: []draft.Cell{words("x")}}}})
		}, "xlsx-rules-sheet", ""},
		{"a sheet lost", func(t *testing.T, b *draft.Book) { b.Sheets = b.Sheets[:len(b.Sheets)-1] }, "xlsx-rules-sheet-lost", ""},
		{"another workbook", func(t *testing.T, b *draft.Book) { b.Sheets = b.Sheets[1:] }, "xlsx-rules-foreign", ""},
		{"another policy", func(t *testing.T, b *draft.Book) { b.Sheets[0].Rows[1].Cells[1] = words("x") }, "xlsx-rules-policy", ""},
		{"an earlier text", func(t *testing.T, b *draft.Book) { b.Sheets[0].Rows[3].Cells[1] = words("sha256:11") }, "xlsx-rules-stale", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, problems := edited(t, policy, func(b *draft.Book) { c.edit(t, b) })
			require.Len(t, problems, 1, "%v", problems)
			require.Equal(t, c.code, problems[0].Code)
			require.Equal(t, c.cell, problems[0].Args["cell"])
			for _, lang := range []string{"zh", "en"} {
				require.NotContains(t, message.Text(lang, c.code, problems[0].Args), "{")
			}
		})
	}
}

func TestEverythingIsSaidAtOnce(t *testing.T) {
	_, _, problems := edited(t, policy, func(b *draft.Book) {
		put(t, b, "参数", "parameters.合格线.value", "名称", draft.Words("x", draft.Style{}))
		put(t, b, "参数", "parameters.限额.value", "值", draft.Words("x", draft.Style{}))
		put(t, b, "文字", "policy.title", "文字", draft.Cell{})
	})
	require.Len(t, problems, 3)
}

func TestTwoOptionsOfOneName(t *testing.T) {
	set, edits, problems := edited(t, policy, func(b *draft.Book) {
		put(t, b, "得分", "scoring.indicators[评档].points.options[2]", "选项", draft.Words("好", draft.Style{}))
	})
	require.Empty(t, problems)
	_, problems = set.Apply(edits)
	require.Len(t, problems, 1)
	require.Equal(t, "xlsx-rules-text", problems[0].Code)
}

// TestExamples draws and reads back every policy of the examples: nothing was
// edited. Then it edits every cell on its own.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob("../../../examples/*/policy.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			set, edits, problems := edited(t, string(text), func(*draft.Book) {})
			require.Empty(t, problems)
			require.Empty(t, edits)
			for _, table := range set.Tables {
				keys := map[string]bool{}
				for _, r := range table.Rows {
					require.False(t, keys[r.Key], r.Key)
					keys[r.Key] = true
				}
			}
		})
	}
}

// cellsOf are the texts of all cells by sheet, path and column.
func cellsOf(set *tables.Set) map[string]string {
	out := map[string]string{}
	for _, table := range set.Tables {
		for _, r := range table.Rows {
			for i, c := range r.Cells {
				out[table.Name+" "+r.Key+" "+strconv.Itoa(i)] = c.Text
			}
		}
	}
	return out
}

// TestEveryCellOfAnExample edits each cell of texts on its own, with texts that
// YAML would take for something else. The tables of what comes out are the same but
// for texts that were edited.
func TestEveryCellOfAnExample(t *testing.T) {
	text, err := os.ReadFile("../../../examples/chongqing-2025/policy.yaml")
	require.NoError(t, err)
	wild := []string{"甲: 乙", "甲 # 乙", "[x", "- x", "'", "\"\\", "null", "甲\n乙", "{完成率", "*a", "yes", "%x", "a, b", "x:", "! y"}
	n := 0
	set, edits, problems := edited(t, string(text), func(b *draft.Book) {
		for _, s := range b.Sheets[1:] {
			for _, r := range s.Rows[1:] {
				for i := range r.Cells {
					if c := &r.Cells[i]; c.Style.Unlocked && c.Style.Format == "@" && c.Style.Align == "" {
						*c = draft.Words(wild[n%len(wild)], c.Style)
						n++
					}
				}
			}
		}
	})
	require.Empty(t, problems)
	require.Len(t, edits, n)
	require.Greater(t, n, 60)
	before := cellsOf(set)
	for _, e := range edits {
		out, problems := set.Apply([]tables.Edit{e})
		require.Empty(t, problems, "%s %s", e.Key, e.New)
		changed := 0
		for key, now := range cellsOf(tables.Of("policy.yaml", out, "zh")) {
			if now != before[key] {
				require.Equal(t, e.New, now, key)
				changed++
			}
		}
		require.Positive(t, changed, e.Key)
		require.Equal(t, len(strings.Split(string(text), "\n")), len(strings.Split(string(out), "\n")))
	}
}

func TestThePolicyStillChecks(t *testing.T) {
	dir := os.DirFS("../../../examples/chongqing-2025")
	p, err := schema.Open(dir, "policy.yaml")
	require.NoError(t, err)
	text, err := os.ReadFile("../../../examples/chongqing-2025/policy.yaml")
	require.NoError(t, err)
	set, edits, problems := edited(t, string(text), func(b *draft.Book) {
		put(t, b, "参数", "parameters.合格完成率.value", "值", draft.Words("75%", draft.Style{}))
		put(t, b, "参数", "parameters.领域权重.value.码上服务", "值", draft.Digits("13", draft.Style{}))
		put(t, b, "参数", "parameters.领域权重.value.梯度培育", "值", draft.Digits("11", draft.Style{}))
	})
	require.Empty(t, problems)
	after, problems := set.Apply(edits)
	require.Empty(t, problems)
	require.Equal(t, len(text), len(after))
	require.Equal(t, "cq-sme-window-2025", p.ID())
}
