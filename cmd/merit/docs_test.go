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
// commands ("sh"), or what the commands before it print ("text").
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
	got := fence.ReplaceAllStringFunc(string(text), func(code string) string {
		parts := fence.FindStringSubmatch(code)
		return "```" + parts[1] + "\n" + b.take(parts[1], parts[2]) + "```"
	})
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
		b.run(lines)
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

// run runs commands as a golden script does and keeps what they print.
func (b *block) run(lines string) {
	s := &script{}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		var got strings.Builder
		s.step(b.t, &got, line)
		_, printed, _ := strings.Cut(got.String(), "\n")
		printed = regexp.MustCompile(`(?m)^! `).ReplaceAllString(printed, "")
		b.printed += regexp.MustCompile(`(?m)^\[exit \d+\]\n`).ReplaceAllString(printed, "")
	}
}
