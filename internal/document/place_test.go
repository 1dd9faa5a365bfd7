package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// The scalar under v holds the word 错误 somewhere; its place must be where the
// text has it.
func TestSpanFindsTheWord(t *testing.T) {
	tests := []struct {
		name, text string
	}{
		{"plain", "v: 甲 + 错误 > 1\n"},
		{"plain after a comment", "# 说明😀\nv: 甲 + 错误\n"},
		{"plain over lines", "v: 甲 +\n  乙 +\n\n  错误 > 1\n"},
		{"plain in a flow map", "{a: 😀, v: 甲 + 错误, b: 1}\n"},
		{"plain in a flow map over lines", "{a: 1, v: 甲 +\n   错误, b: 1}\n"},
		{"single quotes", "v: '甲 == ''乙'' + 错误'\n"},
		{"single quotes over lines", "v: '甲\n  😀\n\n  错误'\n"},
		{"double quotes", `v: "甲 == \"乙\" + 错误"` + "\n"},
		{"double quotes with code points", `v: "\u7532\x41\U0001F600 + 错误"` + "\n"},
		{"double quotes over lines", "v: \"甲 +\n  乙 \\\n  😀 +\n  错误\"\n"},
		{"literal", "v: |\n  甲 +\n    😀\n\n  错误 > 1\n"},
		{"literal with an indent", "v: |2-\n    甲 +\n  错误\n"},
		{"literal with a comment", "v: | # 说明\n  甲\n  + 错误\n"},
		{"folded", "v: >-\n  甲 +\n  乙 ? 😀 :\n\n    错误\n"},
		{"folded with blanks", "v: >\n  甲  +  \n  错误\n"},
		{"deep", "a:\n  - b:\n      v: >-\n        甲 😀\n        错误\n"},
		{"decomposed", "v: cafe\u0301 + 错误\n"},
		{"decomposed in the literal", "v: |\n  e\u0301e\u0301\n  e\u0301 错误\n"},
		{"json", `{"a": [1, {"v": "甲\t😀 错误"}]}`},
	}
	for _, tt := range tests {
		for _, ending := range []string{"\n", "\r\n"} {
			for _, mark := range []string{"", "\ufeff"} {
				text := mark + strings.ReplaceAll(tt.text, "\n", ending)
				t.Run(tt.name, func(t *testing.T) {
					f := Read("f", []byte(text))
					require.Empty(t, f.Findings)
					v := search(f.Root)
					require.NotNil(t, v)
					before, _, found := strings.Cut(v.Text, "错误")
					require.True(t, found)
					at := utf8.RuneCountInString(before)
					got := v.Span(at, at+2)
					line := 0
					for i, l := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
						if b, _, ok := strings.Cut(l, "错误"); ok {
							line = i + 1
							require.Equal(t, utf8.RuneCountInString(b)+1, got.Column)
						}
					}
					require.Equal(t, line, got.Line)
					require.Equal(t, 2, got.Length)
				})
			}
		}
	}
}

// search finds the scalar under the key v.
func search(n *Node) *Node {
	if v := n.Get("v"); v != nil {
		return v
	}
	for _, p := range n.Pairs {
		if v := search(p.Value); v != nil {
			return v
		}
	}
	for _, item := range n.Items {
		if v := search(item); v != nil {
			return v
		}
	}
	return nil
}

func TestStartIsTheFirstCharacter(t *testing.T) {
	tests := []struct {
		name, text   string
		line, column int
	}{
		{"plain", "v: 甲", 1, 4},
		{"quoted", "v: '甲'", 1, 5},
		{"literal", "v: |\n    甲\n", 2, 5},
		{"literal after an empty line", "v: |\n\n    甲\n", 2, 1},
		{"folded", "v: >-\n  甲\n", 2, 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			line, column := Read("f", []byte(tt.text)).Root.Get("v").Start()
			require.Equal(t, [2]int{tt.line, tt.column}, [2]int{line, column})
		})
	}
}

func TestOneLongLineIsReadInLinearTime(t *testing.T) {
	text := "{a: [" + strings.Repeat("甲乙丙, ", 90_000) + "]}"
	f := Read("f", []byte(text))
	require.Empty(t, f.Findings)
	last := f.Root.Get("a").Items[89_999]
	require.Equal(t, 6+89_999*5, last.Column)
	require.Equal(t, last.Column, last.Place().Column)
}

func TestLimits(t *testing.T) {
	tests := []struct {
		name, text, want string
	}{
		{"brackets", strings.Repeat("[", 1<<20), "yaml-depth"},
		{"brackets that close", strings.Repeat("[", 70) + strings.Repeat("]", 70), "yaml-depth"},
		{"dashes", strings.Repeat("- ", 100_000) + "a", "yaml-depth"},
		{"indentation", ladderOf(600), "yaml-depth"},
		{"indentation just too deep", ladderOf(66), "yaml-depth"},
		{"a list of a million", "a: [" + strings.Repeat("1,", 1_000_000) + "]", "yaml-nodes"},
		{"question marks", "{" + strings.Repeat("?,", 1_000_000) + "}", "yaml-nodes"},
		{"size", strings.Repeat("# 说明\n", 600_000), "yaml-size"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := Read("f", []byte(tt.text))
			require.NotEmpty(t, f.Findings)
			require.Equal(t, tt.want, f.Findings[0].Code)
		})
	}
	require.Empty(t, Read("f", []byte(ladderOf(60))).Findings)
}

func ladderOf(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	b.WriteString(strings.Repeat(" ", depth) + "b: 1\n")
	return b.String()
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"a: {b: 'c''d', e: \"\\u4e2d\\n\"}\n", "a: |\n  b\n  c\n", "a: >-\n  b\n\n  c # d\n", "- a: b\n  c: [d, {e: f}]\n",
		"a: b # c\nd:\n  e\n  f\n", "{a: min(1, 2)}", "a: {b}晚于", "a: \"b\" c", "? a\n: b", "a: &b 1\nc: *b", "\ufeffa: 1\r\nb: 2\r\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := Read("f", []byte(text))
		for _, finding := range file.Findings {
			inside(t, file, finding.Place)
		}
		if file.Root != nil && len(file.Findings) == 0 {
			var root yaml.Node
			require.NoError(t, yaml.Unmarshal([]byte(file.Text), &root))
			same(t, file, file.Root, root.Content[0])
		}
	})
}

func inside(t *testing.T, f *File, p Place) {
	require.GreaterOrEqual(t, p.Line, 1)
	require.LessOrEqual(t, p.Line, len(f.lines))
	require.GreaterOrEqual(t, p.Column, 1)
	require.GreaterOrEqual(t, p.Length, 1)
	require.LessOrEqual(t, p.Column, utf8.RuneCountInString(f.LineText(p.Line))+2)
}

// same holds the tree against the YAML reader's own, and every visible character
// of a scalar against the file.
func same(t *testing.T, f *File, n *Node, y *yaml.Node) {
	switch y.Kind {
	case yaml.MappingNode:
		require.Equal(t, len(y.Content), 2*len(n.Pairs))
		for i, p := range n.Pairs {
			same(t, f, p.Key, y.Content[2*i])
			same(t, f, p.Value, y.Content[2*i+1])
		}
	case yaml.SequenceNode:
		require.Equal(t, len(y.Content), len(n.Items))
		for i, item := range n.Items {
			same(t, f, item, y.Content[i])
		}
	default:
		require.Equal(t, y.Value, f.raw(n))
		if n.Text != f.raw(n) {
			return
		}
		for i, r := range []rune(n.Text) {
			s := n.offsets(i + 1)[i]
			got, _ := utf8.DecodeRuneInString(f.Text[s.from:])
			if r > ' ' && got != '\\' {
				require.Equal(t, string(r), string(got), "character %d of %q", i, n.Text)
			}
		}
	}
}
