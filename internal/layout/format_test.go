package layout

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/document"
)

func TestFormat(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"levels", "a:\n    b: 1\n    c:\n          d: 2\n", "a:\n  b: 1\n  c:\n    d: 2\n"},
		{"list below its key", "a:\n- 1\n- 2\n", "a:\n  - 1\n  - 2\n"},
		{"map in a list", "a:\n-   id: x\n    b: 1\n-\n    id: y\n", "a:\n  - id: x\n    b: 1\n  -\n    id: y\n"},
		{"list in a list", "a:\n-   -  1\n    -  2\n- - 3\n", "a:\n  - - 1\n    - 2\n  - - 3\n"},
		{"blanks around signs", "a   :   1   \nb:  {x :1,y:  2 , z: [ 1,2 ,3 ]  }\n", "a: 1\nb: {x :1, y: 2, z: [1, 2, 3]}\n"},
		{"quotes", "'a b' :  \"x  y\"\nb: {\"k\":1, 'l': \"m\"}\n", "'a b': \"x  y\"\nb: {\"k\": 1, 'l': \"m\"}\n"},
		{"nothing under a key", "a:\nb:   \nc: {d: , e: 1}\n", "a:\nb:\nc: {d: , e: 1}\n"},
		{"empty lines", "\n\na: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"},
		{"line ends", "a: 1\r\nb:\r\n    c: 2\r\n", "a: 1\nb:\n  c: 2\n"},
		{"no last line end", "a: 1", "a: 1\n"},
		{"comments below each other", "a: 1 # one\nbcd: 2       # two\n\ne: 3    # three\n", "a: 1    # one\nbcd: 2  # two\n\ne: 3  # three\n"},
		{"under Chinese", "满意度: 1 # 一\nb: 2 # 二\n", "满意度: 1  # 一\nb: 2       # 二\n"},
		{"comment lines", "# top\na:\n   # of b\n   b: 1\n   # behind b\n# of c\nc: 1\n# end\n", "# top\na:\n  # of b\n  b: 1\n  # behind b\n# of c\nc: 1\n# end\n"},
		{"comment further right", "a:\n    b: 1\n      # under b\nc: 2\n", "a:\n  b: 1\n    # under b\nc: 2\n"},
		{"comment at a key of a block", "a:    # block\n    b: 1\n", "a:  # block\n  b: 1\n"},
		{"comment behind a dash", "a:\n-   # first\n    b: 1\n", "a:\n  -  # first\n    b: 1\n"},
		{"brackets over lines", "a: [1,\n 2,   # two\n  # alone\n 3\n ]\nb: {x: [1,\n2], y:\n3}\n", "a: [1,\n  2,  # two\n  # alone\n  3\n]\nb: {x: [1,\n    2], y:\n  3}\n"},
		{"text over lines", "a: one\n     two\n\n     three # end\nb: \"x\n  y\n\n  z\"\n", "a: one\n  two\n\n  three  # end\nb: \"x\n  y\n\n  z\"\n"},
		{"text below its key", "a:\n    one\nb:\n    # why\n    \"two\"\n", "a:\n  one\nb:\n  # why\n  \"two\"\n"},
		{"literal", "a:\n    b: |-   # kept\n         x\n           y\n\n         z\n    c: 1\n", "a:\n  b: |-  # kept\n    x\n      y\n\n    z\n  c: 1\n"},
		{"literal, indent given", "a:\n    b: |4\n            x\n        y\n", "a:\n  b: |4\n          x\n      y\n"},
		{"literal, end kept", "a: |+\n   x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"},
		{"folded in a list", "a:\n- >\n  x\n  y\n- 1\n", "a:\n  - >\n    x\n    y\n  - 1\n"},
		{"document marks", "---\na: 1\n...\n", "---\na: 1\n...\n"},
		{"in brackets as a whole", "{a: 1,\n  b: [1,2]}\n", "{a: 1,\n  b: [1, 2]}\n"},
		{"a sign in a text", "a: x#y\nb: {c: a:b, d: http://e}\n", "a: x#y\nb: {c: a:b, d: http://e}\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, findings := Format("p.yaml", []byte(c.in))
			require.Empty(t, findings)
			require.Empty(t, cmp.Diff(c.want, string(got)))
			again, _ := Format("p.yaml", got)
			require.Empty(t, cmp.Diff(c.want, string(again)), "not the same twice")
		})
	}
}

func TestFormatRefuses(t *testing.T) {
	for _, c := range []struct{ name, in, code string }{
		{"no YAML", "a: [1\n", "yaml-bracket-open"},
		{"empty", "", "yaml-empty"},
		{"an alias", "a: &x 1\nb: *x\n", "yaml-anchor"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, findings := Format("p.yaml", []byte(c.in))
			require.Nil(t, got)
			require.NotEmpty(t, findings)
			require.Equal(t, c.code, findings[0].Code)
		})
	}
}

// TestFormatExamples holds every policy and suite of the examples to the layout:
// the meaning is the same, and what was laid out is left as it is.
func TestFormatExamples(t *testing.T) {
	seen := 0
	err := filepath.WalkDir("../../examples", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".yaml") {
			return err
		}
		seen++
		data, err := os.ReadFile(path)
		require.NoError(t, err)
		got, findings := Format(path, data)
		require.Empty(t, findings, path)
		_, ok := same(document.Read(path, data).Root, document.Read(path, got).Root)
		require.True(t, ok, path)
		again, _ := Format(path, got)
		require.Empty(t, cmp.Diff(string(got), string(again)), path)
		return nil
	})
	require.NoError(t, err)
	require.Greater(t, seen, 20)
}

// FuzzFormat: what comes out means the same, holds the same letters, and stays as
// it is; no readable text is refused for its form but where a finding says so.
func FuzzFormat(f *testing.F) {
	for _, seed := range []string{"a:\n  - b: 1 # x\n", "a: {b: [1,\n2]}\n", "a: |+2\n    x\n\n", "- 'x\n\n  y'\n-\n  z\n", "# a\n  # b\nc: d\n   e\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		out, findings := Format("p.yaml", []byte(in))
		if findings != nil || out == nil {
			return
		}
		again, findings := Format("p.yaml", out)
		if findings != nil || string(again) != string(out) {
			t.Fatalf("not the same twice: %q\nbecomes %q\nthen %q %v", in, out, again, findings)
		}
	})
}
