package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// fence is a block of code in a document: its info string and its lines.
var fence = regexp.MustCompile("(?ms)^```([^\\n]*)\\n(.*?)^```$")

// TestDocuments runs every block of code of the documents. The info string says
// what a block is: a file ("yaml policy.yaml"), more of a file ("yaml policy.yaml +"),
// lines of a file and what they become ("diff policy.yaml"), commands that find
// nothing wrong ("sh") or something ("sh !"), or what they printed ("text").
func TestDocuments(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "..", "docs", "*", "*.md"))
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(filepath.Base(filepath.Dir(name))+"/"+strings.TrimSuffix(filepath.Base(name), ".md"), func(t *testing.T) {
			document(t, name)
		})
	}
}

func document(t *testing.T, name string) {
	home, err := os.Getwd()
	require.NoError(t, err)
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	clean(t)
	t.Setenv("LANG", filepath.Base(filepath.Dir(name)))
	b := &block{t: t}
	require.Zero(t, strings.Count(string(text), "```")%2, "a block that does not end")
	got := fence.ReplaceAllStringFunc(string(text), func(code string) string {
		parts := fence.FindStringSubmatch(code)
		return "```" + parts[1] + "\n" + b.take(parts[1], parts[2]) + "```"
	})
	require.Empty(t, b.printed, "what the last commands print is not shown")
	if *update {
		require.NoError(t, os.WriteFile(filepath.Join(home, name), []byte(got), 0o644))
		return
	}
	require.Equal(t, string(text), got)
}

// block takes the blocks of a document in their order.
type block struct {
	t       *testing.T
	printed string // by the commands since the last block of text
}

// take does what a block says and gives the lines that should stand in it.
func (b *block) take(info, lines string) string {
	kind, file, _ := strings.Cut(info, " ")
	switch {
	case kind == "sh":
		require.Empty(b.t, b.printed, "what is printed before %q is not shown", lines)
		b.run(lines, file == "!")
	case kind == "diff":
		b.change(file, lines)
	case kind == "text":
		got := b.printed
		b.printed = ""
		return got
	case strings.HasSuffix(file, " +"):
		file = strings.TrimSuffix(file, " +")
		before, err := os.ReadFile(file)
		require.NoError(b.t, err)
		require.NoError(b.t, os.WriteFile(file, append(before, lines...), 0o644))
	case file != "":
		require.NoError(b.t, os.WriteFile(file, []byte(lines), 0o644))
	default:
		b.t.Errorf("a block of %q that nobody runs:\n%s", info, lines)
	}
	return lines
}

// change replaces the lines of a file that begin with "-" by those that begin with "+".
func (b *block) change(file, lines string) {
	data, err := os.ReadFile(file)
	require.NoError(b.t, err)
	var old, now string
	for line := range strings.Lines(lines) {
		switch rest := line[1:]; line[0] {
		case '-':
			old += rest
		case '+':
			now += rest
		default:
			b.t.Errorf("a line of a diff begins with + or -: %s", line)
		}
	}
	require.Equal(b.t, 1, strings.Count(string(data), old), "%s holds this once:\n%s", file, old)
	require.NoError(b.t, os.WriteFile(file, []byte(strings.Replace(string(data), old, now, 1)), 0o644))
}

// status is the line of a transcript for a command that found something.
var status = regexp.MustCompile(`(?m)^\[exit (\d+)\]\n`)

// run runs commands as a golden script does, those that a reader has too, and
// keeps what they print.
func (b *block) run(lines string, finds bool) {
	s := &script{}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		require.Regexp(b.t, "^(merit|cat|ls) ", line+" ")
		var got strings.Builder
		s.step(b.t, &got, line)
		_, printed, _ := strings.Cut(got.String(), "\n")
		require.Equal(b.t, finds, status.MatchString(printed), "%s\n%s", line, printed)
		printed = regexp.MustCompile(`(?m)^! `).ReplaceAllString(printed, "")
		b.printed += status.ReplaceAllString(printed, "")
	}
}
