package schema_test

import (
	"crypto/sha256"
	"encoding/hex"
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

// TestPartFaults reads the chunks in testdata/parts: policies of several files,
// each behind a line "--- name", with what must be found on the line that causes
// it. ‹sha NAME› stands for the hash of a file.
func TestPartFaults(t *testing.T) {
	for _, c := range partChunks(t) {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, d := range schema.Check("p.yaml", []byte(c.files["p.yaml"]), c.beside()) {
				line := d.Line
				if d.File == "p.yaml" {
					line -= c.head
				}
				got = append(got, d.File+":"+strconv.Itoa(line)+" "+d.Code+" "+marked(c.files[d.File], d))
				for _, lang := range []string{"zh", "en"} {
					require.NotEqual(t, d.Code, d.Message(lang), "no text")
				}
				for _, r := range d.Related {
					require.NotEqual(t, "no such line", marked(c.files[r.File], schema.Diagnostic{Line: r.Line, Column: r.Column, Length: r.Length}))
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

type partChunk struct {
	name  string
	files map[string]string
	head  int
	want  []string
}

func (c *partChunk) beside() schema.Files {
	files := schema.Files{}
	for name, text := range c.files {
		if name != "p.yaml" {
			files[name] = []byte(text)
		}
	}
	return files
}

func partChunks(t testing.TB) []partChunk {
	names, err := filepath.Glob("testdata/parts/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, names)
	var out []partChunk
	for _, name := range names {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		for _, part := range strings.Split("\n"+string(text), "\n=== ")[1:] {
			title, body, _ := strings.Cut(part, "\n")
			out = append(out, readPartChunk(title, body))
		}
	}
	return out
}

func readPartChunk(title, body string) partChunk {
	c := partChunk{name: title, files: map[string]string{}}
	own := head
	if raw, ok := strings.CutPrefix(title, "raw "); ok {
		c.name, own = raw, ""
	}
	c.head = strings.Count(own, "\n")
	for _, section := range strings.Split("p.yaml\n"+strings.TrimRight(body, "\n"), "\n--- ") {
		name, text, _ := strings.Cut(section, "\n")
		var lines []string
		for i, line := range strings.Split(text, "\n") {
			marks := strings.Split(unescape(line), " ◆ ")
			lines = append(lines, marks[0])
			for _, m := range marks[1:] {
				c.want = append(c.want, name+":"+strconv.Itoa(i+1)+" "+m)
			}
		}
		c.files[name] = strings.Join(lines, "\n") + "\n"
	}
	c.files["p.yaml"] = own + c.files["p.yaml"]
	c.fill()
	return c
}

var shaOf = regexp.MustCompile(`‹sha ([^›]+)›`)

// fill puts the hashes in, of files that name no others first.
func (c *partChunk) fill() {
	for range c.files {
		for name, text := range c.files {
			c.files[name] = shaOf.ReplaceAllStringFunc(text, func(m string) string {
				file := c.files[shaOf.FindStringSubmatch(m)[1]]
				if shaOf.MatchString(file) {
					return m
				}
				sum := sha256.Sum256([]byte(file))
				return hex.EncodeToString(sum[:])
			})
		}
	}
}
