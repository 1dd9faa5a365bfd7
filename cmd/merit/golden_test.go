package main

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write what the commands say into testdata")

// TestGoldenScripts runs the scripts of testdata. A script is text: commands, one
// a line, then files under "-- name --" lines, and last "-- transcript --": what
// the commands print, stderr lines behind "! ", each with its exit status. Beside
// merit there are cat FILE, cut FILE N (keep N bytes) and sub FILE OLD NEW.
func TestGoldenScripts(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { golden(t, name) })
	}
}

func golden(t *testing.T, name string) {
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	s := parseScript(string(data))
	home, err := os.Getwd()
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	clean(t)
	for _, f := range s.files {
		require.NoError(t, os.MkdirAll(filepath.Dir(f[0]), 0o755))
		require.NoError(t, os.WriteFile(f[0], []byte(f[1]), 0o644))
	}
	var got strings.Builder
	for _, line := range s.commands {
		s.step(t, &got, line)
	}
	if *update {
		s.want = got.String()
		require.NoError(t, os.WriteFile(filepath.Join(home, name), []byte(s.String()), 0o644))
	}
	require.Equal(t, s.want, got.String())
}

// clean takes the surroundings away that the command looks at.
func clean(t *testing.T) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"} {
		t.Setenv(name, "")
	}
}

type script struct {
	head     string
	commands []string
	files    [][2]string
	want     string
}

func parseScript(text string) *script {
	s := &script{}
	var section *string = &s.head
	for _, line := range strings.SplitAfter(text, "\n") {
		name, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "-- ")
		if name, end := strings.CutSuffix(name, " --"); ok && end {
			if name == "transcript" {
				section = &s.want
				continue
			}
			s.files = append(s.files, [2]string{name})
			section = &s.files[len(s.files)-1][1]
			continue
		}
		*section += line
	}
	for _, line := range strings.Split(s.head, "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			s.commands = append(s.commands, line)
		}
	}
	return s
}

func (s *script) String() string {
	out := s.head
	for _, f := range s.files {
		out += "-- " + f[0] + " --\n" + f[1]
	}
	return out + "-- transcript --\n" + s.want
}

func (s *script) step(t *testing.T, got *strings.Builder, line string) {
	args := words(line)
	got.WriteString("$ " + line + "\n")
	switch args[0] {
	case "merit":
		var in io.Reader = strings.NewReader("")
		if n := len(args); n > 2 && args[n-2] == "<" {
			data, err := os.ReadFile(args[n-1])
			require.NoError(t, err)
			in, args = bytes.NewReader(data), args[:n-2]
		}
		var out, errs bytes.Buffer
		status := run(args[1:], in, &out, &errs)
		got.WriteString(out.String())
		if out.Len() > 0 && !strings.HasSuffix(out.String(), "\n") {
			got.WriteString("\n")
		}
		for _, l := range strings.Split(strings.TrimSuffix(errs.String(), "\n"), "\n") {
			if errs.Len() > 0 {
				got.WriteString("! " + l + "\n")
			}
		}
		if status != 0 {
			got.WriteString("[exit " + strconv.Itoa(status) + "]\n")
		}
	case "cat":
		data, err := os.ReadFile(args[1])
		require.NoError(t, err)
		got.Write(data)
	case "ls":
		entries, err := os.ReadDir(".")
		require.NoError(t, err)
		for _, e := range entries {
			got.WriteString(e.Name() + "\n")
		}
	case "cut":
		n, err := strconv.Atoi(args[2])
		require.NoError(t, err)
		require.NoError(t, os.Truncate(args[1], int64(n)))
	case "sub":
		data, err := os.ReadFile(args[1])
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(args[1], bytes.Replace(data, []byte(args[2]), []byte(args[3]), 1), 0o644))
	case "keep":
		data, err := os.ReadFile(args[1])
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(args[2], data, 0o644))
	default:
		t.Fatalf("no command %q", args[0])
	}
}

// words splits a line at blanks outside of single quotes.
func words(line string) []string {
	var out []string
	var word strings.Builder
	quoted, open := false, false
	for _, r := range line {
		switch {
		case r == '\'':
			quoted, open = !quoted, true
		case r == ' ' && !quoted:
			if open {
				out = append(out, word.String())
			}
			word.Reset()
			open = false
		default:
			word.WriteRune(r)
			open = true
		}
	}
	if open {
		out = append(out, word.String())
	}
	return out
}

// TestGoldenExample holds what the commands say about the example of the notice.
func TestGoldenExample(t *testing.T) {
	example := filepath.Join("..", "..", "examples", "chongqing-2025")
	policy, apps := filepath.Join(example, "policy.yaml"), filepath.Join(example, "applications.json")
	editions := filepath.Join("..", "..", "examples", "uk-skilled-worker-editions")
	round := []string{"--as-of", "2025-10-17", "--ledger", filepath.Join(example, "ledger.jsonl"), "--lang", "zh"}
	for _, c := range []struct {
		name string
		args []string
	}{
		{"example-check", []string{"check", policy, "--lang", "zh"}},
		{"example-run", append([]string{"run", policy, apps}, round...)},
		{"example-run-json", append([]string{"run", policy, apps, "--format", "json"}, round...)},
		{"example-run-csv", append([]string{"run", policy, apps, "--format", "csv"}, round...)},
		{"example-page", append([]string{"explain", policy, apps}, round...)},
		{"example-page-english", append([]string{"explain", policy, apps, "--lang", "en"}, round[:len(round)-2]...)},
		{"example-explain", append([]string{"explain", policy, apps, "--id", "P01"}, round...)},
		{"example-explain-refused", append([]string{"explain", policy, apps, "--id", "P15"}, round...)},
		{"example-test", []string{"test", example, "--lang", "zh"}},
		{"example-whatif", append([]string{"whatif", policy, apps, "--sweep", "合格完成率=70%..95%/5%"}, round...)},
		{"example-whatif-grid", append([]string{"whatif", policy, apps, "--sweep", "评价较好分数线=70,80,90", "--sweep", "支持数量上限=15..20/5", "--format", "json"}, round...)},
		{"example-whatif-svg", append([]string{"whatif", policy, apps, "--sweep", "支持数量上限=10..20/2", "--format", "svg"}, round...)},
		{"example-diff", []string{"diff", filepath.Join(editions, "policy-2021.yaml"), filepath.Join(editions, "policy-2024.yaml"), "--applications", filepath.Join(editions, "applications.csv"), "--lang", "zh"}},
		{"example-ledger", []string{"ledger", "list", filepath.Join(example, "ledger.jsonl"), "--lang", "zh"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			clean(t)
			var out, errs bytes.Buffer
			require.LessOrEqual(t, run(c.args, strings.NewReader(""), &out, &errs), problems, errs.String())
			file := filepath.Join("testdata", c.name+".golden")
			if *update {
				require.NoError(t, os.WriteFile(file, out.Bytes(), 0o644))
			}
			want, err := os.ReadFile(file)
			require.NoError(t, err)
			require.Equal(t, string(want), out.String())
		})
	}
}
