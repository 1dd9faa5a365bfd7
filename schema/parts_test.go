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

// load is a policy of several files that has no errors.
func loadParts(t testing.TB, files map[string]string) *schema.Policy {
	c := partChunk{files: files}
	p, err := schema.Load("p.yaml", []byte(files["p.yaml"]), c.beside())
	require.NoError(t, err)
	return p
}

func hexSum(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func TestTheHashCoversAllFiles(t *testing.T) {
	files := map[string]string{
		"p.yaml":    "extends: in/b.yaml\npolicy: {id: v}\ninclude: [{file: a.yaml}]\n",
		"in/b.yaml": "merit: 1\npolicy: {id: b}\nsources: {notice: {file: notice.txt}}\ninputs: {区县: {type: choice, options: {file: 区县.csv}}}\n",
		"in/区县.csv": "区县\n万州区\n", "a.yaml": "parameters: {线: {value: 1}}\n", "in/notice.txt": "通知\n", "other.yaml": "parameters: {}\n",
	}
	p := loadParts(t, files)
	want := []schema.Part{{"a.yaml", hexSum(files["a.yaml"])}, {"in/b.yaml", hexSum(files["in/b.yaml"])}, {"in/区县.csv", hexSum(files["in/区县.csv"])}}
	require.Empty(t, cmp.Diff(want, p.Parts()))
	list := hexSum(files["p.yaml"]) + "  -\n"
	for _, part := range want {
		list += part.SHA256 + "  " + part.Name + "\n"
	}
	require.Equal(t, hexSum(list), p.SHA256())

	for name, text := range files {
		changed := map[string]string{}
		for n, other := range files {
			changed[n] = other
		}
		changed[name] = text + "\n"
		covered := name != "in/notice.txt" && name != "other.yaml"
		require.Equal(t, covered, loadParts(t, changed).SHA256() != p.SHA256(), name)
	}

	alone, err := schema.Parse("q.yaml", []byte(head))
	require.NoError(t, err)
	require.Equal(t, hexSum(head), alone.SHA256())
	require.Empty(t, alone.Parts())
}

// A variant says what the same policy written out in one file says.
func TestAVariantIsThePolicyWrittenOut(t *testing.T) {
	base := `merit: 1
policy: {id: b, title: 旧}
stages: [{id: 报, title: 申报, due: 2025-01-01}, {id: 评, title: 评审}]
sources: {notice: {title: 旧文}}
parameters: {线: {value: 60, title: 合格线}, 期: [{from: 2024-01-01, value: 1}]}
inputs: {甲: {type: integer, min: 0, max: 9}, 乙: {type: bool}}
values: {倍: {formula: 甲 * 2}}
eligibility: [{id: 一, require: 甲 > 1, cite: {clause: 一}}, {id: 二, require: not 乙}]
scoring: {max: 100, indicators: [{id: 基, max: 60, items: [{id: 子, max: 60, formula: 甲}]}, {id: 末, max: 40, formula: 倍}]}
qualification: [{id: 过, require: 总分 >= 线}]
`
	variant := `extends: b.yaml
policy: {id: v, version: "2"}
drop: [二, 末]
stages: [{id: 报, due: 2026-01-01}, {id: 核, title: 核查}, {id: 评}]
sources: {new: {title: 新文}}
parameters: {线: {value: 70}, 期: [{from: 2025-01-01, value: 2}]}
inputs: {甲: {max: 8}, 丙: {type: number, min: 0}}
values: {倍: {formula: 甲 * 3}}
eligibility: [{id: 零, require: 丙 > 0, cite: {clause: 甲}}, {id: 一, require: 甲 > 2}]
scoring: {indicators: [{id: 头, max: 40, formula: 丙}, {id: 基, items: [{id: 子, formula: 甲 + 1}]}]}
`
	written := `merit: 1
policy: {id: v, title: 旧, version: "2"}
stages: [{id: 报, title: 申报, due: 2026-01-01}, {id: 核, title: 核查}, {id: 评, title: 评审}]
sources: {notice: {title: 旧文}, new: {title: 新文}}
parameters: {线: {value: 70, title: 合格线}, 期: [{from: 2025-01-01, value: 2}]}
inputs: {甲: {type: integer, min: 0, max: 8}, 乙: {type: bool}, 丙: {type: number, min: 0}}
values: {倍: {formula: 甲 * 3}}
eligibility: [{id: 零, require: 丙 > 0, cite: {clause: 甲, source: new}}, {id: 一, require: 甲 > 2, cite: {clause: 一}}]
scoring: {max: 100, indicators: [{id: 头, max: 40, formula: 丙}, {id: 基, max: 60, items: [{id: 子, max: 60, formula: 甲 + 1}]}]}
qualification: [{id: 过, require: 总分 >= 线}]
`
	got := loadParts(t, map[string]string{"p.yaml": variant, "b.yaml": base})
	want := loadParts(t, map[string]string{"p.yaml": written})
	view := func(p *schema.Policy) []any {
		return []any{p.ID(), p.Title("zh"), p.Version(), p.Stages(), p.Sources(), p.Inputs(), p.Eligibility(), p.Indicators()}
	}
	require.Empty(t, cmp.Diff(view(want), view(got)))
	require.Nil(t, got.Tests())
}

func TestGatherAsksForWhatIsNamed(t *testing.T) {
	files := map[string]string{
		"p.yaml":      "extends: {file: in/b.yaml}\ninclude: [{file: a.yaml}, {file: ../x.yaml}]\nsources: {n: {file: n.txt}}\n",
		"in/b.yaml":   "sources: {n: {file: n.txt}}\nvalues: {甲: {points: {of: 乙, options: {file: t.csv}}}}\nextends: b.yaml\n",
		"a.yaml":      "inputs: {甲: {type: list, of: {乙: {type: choice, options: {file: t.csv}}}}}\ninclude: [{file: gone.yaml}]\n",
		"n.txt":       "extends: no.yaml\n",
		"in/n.txt":    "",
		"t.csv":       "a\n1\n",
		"in/t.csv":    "a,b\n1,2\n",
		"unnamed.txt": "",
	}
	var asked []string
	got := schema.Gather("x/p.yaml", []byte(files["p.yaml"]), func(name string) ([]byte, bool) {
		asked = append(asked, name)
		text, ok := files[name]
		return []byte(text), ok
	})
	require.Equal(t, []string{"n.txt", "in/b.yaml", "a.yaml", "in/n.txt", "in/t.csv", "gone.yaml", "t.csv"}, asked)
	require.Len(t, got, 6)
	require.Equal(t, "x/in/b.yaml", schema.FileName("x/p.yaml", "in/b.yaml"))
	require.Equal(t, `C:\x\in/b.yaml`, schema.FileName(`C:\x\p.yaml`, "in/b.yaml"))
}

func TestAFixOfAHashMends(t *testing.T) {
	for _, text := range []string{
		"include:\n  - {file: a.yaml}\n", "include:\n  - file: a.yaml\n", `{"include": [{"file": "a.yaml"}], "merit": 1, "policy": {"id": "t"}}`,
		"include: [{file: a.yaml, sha256: 1}]\n", "inputs: {甲: {type: choice, help: 备查, options: {columns: [a], file: t.csv}}}\n",
	} {
		if text[0] != '{' {
			text = head + text
		}
		files := schema.Files{"a.yaml": []byte("parameters: {线: {value: 1}}\n"), "t.csv": []byte("a,b\n1,2\n")}
		found := schema.Check("p.yaml", []byte(text), files)
		require.Len(t, found, 1, text)
		fix := found[0].Suggestion
		require.NotNil(t, fix, text)
		lines := strings.Split(text, "\n")
		line := []rune(lines[fix.Line-1])
		lines[fix.Line-1] = string(line[:fix.Column-1]) + fix.Text + string(line[fix.Column-1+fix.Length:])
		require.Empty(t, schema.Check("p.yaml", []byte(strings.Join(lines, "\n")), files), text)
	}
}

func TestLimitsOfParts(t *testing.T) {
	many, large := head+"include:\n", head+"include:\n"
	files := schema.Files{}
	for i := range 66 {
		name := "f" + strconv.Itoa(i) + ".yaml"
		many += "  - {file: " + name + "}\n"
		files[name] = []byte("parameters: {}\n")
	}
	for i := range 3 {
		name := "g" + strconv.Itoa(i) + ".yaml"
		large += "  - {file: " + name + "}\n"
		files[name] = []byte("parameters: {}\n" + strings.Repeat("# "+strings.Repeat("说明", 500)+"\n", 500))
	}
	require.Equal(t, []string{"include-many", "include-many"}, errorsOf(many, files))
	require.Equal(t, []string{"include-size"}, errorsOf(large, files))
	rows := head + "inputs: {甲: {type: choice, options: {file: t.csv}}}\n"
	files["t.csv"] = []byte("a\n" + strings.Repeat("x\n", 20_001))
	require.Equal(t, []string{"csv-rows"}, errorsOf(rows, files))
	require.Equal(t, []string{"include-missing"}, errorsOf(rows, nil))

	files["t.csv"] = []byte("a\n" + strings.Repeat("x\n", 20_000))
	inputs := head + "inputs:\n"
	for i := range 12 {
		inputs += "  甲" + strconv.Itoa(i) + ": {type: choice, options: {file: t.csv}}\n"
	}
	require.Equal(t, []string{"csv-limit", "csv-limit"}, errorsOf(inputs, files))
	files["b.yaml"] = []byte("merit: 1\npolicy: {id: b}\n")
	drops := "extends: b.yaml\npolicy: {id: v}\ndrop: [" + strings.Repeat("a, ", 1001) + "]\n"
	require.Equal(t, []string{"extend-drop-many"}, errorsOf(drops, files))
}

func errorsOf(text string, files schema.Files) []string {
	var codes []string
	for _, d := range schema.Check("p.yaml", []byte(text), files) {
		if d.Severity == schema.Error {
			codes = append(codes, d.Code)
		}
	}
	return codes
}

func FuzzParts(f *testing.F) {
	for _, c := range partChunks(f) {
		var others []string
		for name, text := range c.files {
			if name != "p.yaml" {
				others = append(others, name, text)
			}
		}
		others = append(others, "", "", "", "")
		f.Add(c.files["p.yaml"], others[0], others[1], others[2], others[3])
	}
	f.Fuzz(func(t *testing.T, text, name1, text1, name2, text2 string) {
		files := map[string]string{name1: text1, name2: text2}
		gathered := schema.Gather("p.yaml", []byte(text), func(name string) ([]byte, bool) {
			require.NotContains(t, strings.Split(name, "/"), "..")
			text, ok := files[name]
			return []byte(text), ok
		})
		for _, d := range schema.Check("p.yaml", []byte(text), gathered) {
			require.GreaterOrEqual(t, d.Line, 1)
			require.GreaterOrEqual(t, d.Column, 1)
			require.GreaterOrEqual(t, d.Length, 1)
			require.NotEqual(t, d.Code, d.Message("en"))
			_, known := gathered[d.File]
			require.True(t, known || d.File == "p.yaml", d.File)
		}
	})
}
