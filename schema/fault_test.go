package schema_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/schema"
)

const head = "merit: 1\npolicy: {id: test, title: 测试, year: 2025}\n"

// TestFaults reads the chunks in testdata: what must be found stands on the line
// that causes it.
func TestFaults(t *testing.T) {
	files := schema.Files{"notice.txt": notice(t), "gb.txt": {0xb2, 0xe2, 0xff}}
	names, err := filepath.Glob("testdata/*.txt")
	require.NoError(t, err)
	for _, name := range names {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, c := range chunks(string(text)) {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txt")+"/"+c.name, func(t *testing.T) {
				var got []string
				for _, d := range schema.Check("p.yaml", []byte(c.text), files) {
					got = append(got, strconv.Itoa(d.Line-c.head)+" "+d.Code+" "+marked(c.text, d))
					for _, lang := range []string{"zh", "en"} {
						require.NotEqual(t, d.Code, d.Message(lang), "no text")
					}
				}
				slices.Sort(got)
				slices.Sort(c.want)
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Errorf("-want +got\n%s", diff)
				}
			})
		}
	}
}

func notice(t *testing.T) []byte {
	text, err := os.ReadFile("testdata/notice/notice.txt")
	require.NoError(t, err)
	return text
}

// chunk is one policy of a test file and the faults that its lines say they have.
type chunk struct {
	name, text string
	head       int // lines before the chunk's own
	want       []string
}

func chunks(text string) []chunk {
	var out []chunk
	for _, part := range strings.Split("\n"+text, "\n=== ")[1:] {
		name, body, _ := strings.Cut(part, "\n")
		c := chunk{name: name}
		var lines []string
		if raw, ok := strings.CutPrefix(name, "raw "); ok {
			c.name = raw
		} else {
			lines = strings.Split(strings.TrimSuffix(head, "\n"), "\n")
		}
		c.head = len(lines)
		for i, line := range strings.Split(strings.TrimRight(body, "\n"), "\n") {
			marks := strings.Split(unescape(line), " ◆ ")
			lines = append(lines, marks[0])
			for _, m := range marks[1:] {
				c.want = append(c.want, strconv.Itoa(i+1)+" "+m)
			}
		}
		c.text = strings.Join(lines, "\n") + "\n"
		out = append(out, c)
	}
	return out
}

var number = regexp.MustCompile(`‹([0-9A-Fa-f]+)›`)

func unescape(line string) string {
	line = strings.ReplaceAll(line, "␉", "\t")
	return number.ReplaceAllStringFunc(line, func(m string) string {
		n, _ := strconv.ParseInt(strings.Trim(m, "‹›"), 16, 32)
		return string(rune(n))
	})
}

// marked is the part of the text that a diagnostic marks.
func marked(text string, d schema.Diagnostic) string {
	lines := strings.Split(text, "\n")
	if d.Line < 1 || d.Line > len(lines) {
		return "no such line"
	}
	line := []rune(lines[d.Line-1])
	if d.Column < 1 || d.Column-1+d.Length > len(line) {
		return "outside the line"
	}
	return string(line[d.Column-1 : d.Column-1+d.Length])
}
