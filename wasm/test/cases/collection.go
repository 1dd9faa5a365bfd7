package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// collect gathers the cases from the root of the repository.
func collect(root fs.FS) (list []Case, err error) {
	for _, gather := range []func(fs.FS) ([]Case, error){examples, vectors, tested, checked, expressions} {
		cases, err := gather(root)
		if err != nil {
			return nil, err
		}
		if len(cases) == 0 {
			return nil, fmt.Errorf("a source of cases is empty")
		}
		list = append(list, cases...)
	}
	return list, nil
}

// command is a line of a README that runs the example, or a variant of it.
var command = regexp.MustCompile(`(?m)^merit run (policy\S*\.yaml) (\S+)(.*)$`)

// examples are the published programmes as their READMEs run them, their tests, and
// their first applicants one by one, also half filled: in the whole engine and, packed,
// in both.
func examples(root fs.FS) (list []Case, err error) {
	readmes, err := fs.Glob(root, "examples/*/README.md")
	for _, readme := range readmes {
		text, err := fs.ReadFile(root, readme)
		if err != nil {
			return nil, err
		}
		for i, m := range command.FindAllStringSubmatch(string(text), -1) {
			e := example{folder: path.Dir(readme), policy: m[1], applications: m[2], options: strings.Fields(m[3])}
			e.name = fmt.Sprintf("%s/%d", path.Base(e.folder), i+1)
			cases, err := e.cases(root)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", e.name, err)
			}
			list = append(list, cases...)
		}
	}
	return list, err
}

// vectors are allocations that were worked out by hand.
func vectors(root fs.FS) (list []Case, err error) {
	files, err := fs.Glob(root, "allocation/testdata/vectors/*.json")
	for _, file := range files {
		text, err := fs.ReadFile(root, file)
		if err != nil {
			return nil, err
		}
		var v struct {
			Policy, Applications json.RawMessage
			Round                map[string]any
		}
		if err := json.Unmarshal(text, &v); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		c := Case{Name: file, Open: opening("policy.yaml", compact(v.Policy), nil)}
		pairs := []any{"call", "run", "applications", named("applications.json", compact(v.Applications))}
		for _, key := range []string{"as_of", "seed", "set", "stage", "year", "withdraw", "previous"} {
			if v.Round[key] != nil {
				pairs = append(pairs, key, v.Round[key])
			}
		}
		c.Calls = []string{body(pairs...), body(append(pairs, "lang", "en")...)}
		c.settle()
		list = append(list, c)
	}
	return list, err
}

// tested are policies that carry their own tests: traps that other tools fell into.
func tested(root fs.FS) (list []Case, err error) {
	for _, folder := range []string{"traps", "rounds"} {
		files, err := fs.Glob(root, "internal/policytest/testdata/"+folder+"/*.yaml")
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			text, err := fs.ReadFile(root, file)
			if err != nil {
				return nil, err
			}
			c := Case{Name: file, Open: opening("policy.yaml", string(text), nil)}
			c.Calls = []string{body("call", "test"), body("call", "test", "cover", true, "lang", "en"), body("call", "form")}
			c.settle()
			list = append(list, c)
		}
	}
	return list, nil
}

// checked are policies that somebody wrote to do harm, or wrongly.
func checked(root fs.FS) (list []Case, err error) {
	files, err := fs.Glob(root, "schema/testdata/hostile/*.yaml")
	c := Case{Name: "schema/testdata/hostile"}
	for _, file := range files {
		text, err := fs.ReadFile(root, file)
		if err != nil {
			return nil, err
		}
		policy := map[string]string{"name": path.Base(file), "text": string(text)}
		c.Calls = append(c.Calls, body("call", "check", "policy", policy), body("call", "check", "policy", policy, "lang", "en"))
	}
	c.settle()
	return []Case{c}, err
}

// expressions are the formulas whose values are known, without and with values for
// their names.
func expressions(root fs.FS) ([]Case, error) {
	text, err := fs.ReadFile(root, "internal/formula/testdata/expr-list.txt")
	if err != nil {
		return nil, err
	}
	c := Case{Name: "internal/formula/testdata/expr-list.txt"}
	for line := range strings.Lines(string(text)) {
		expr, _, _ := strings.Cut(line, "\t")
		set := map[string]string{"x": "5", "未填": "1/3", "完成": "7", "目标": "9", "真": "true", "表": "[1, 2, 3]"}
		c.Calls = append(c.Calls, body("call", "eval", "expr", expr), body("call", "eval", "expr", expr, "set", set, "lang", "en"))
	}
	c.settle()
	return []Case{c}, nil
}

func opening(name, text string, files map[string]string) string {
	policy := map[string]any{"name": name, "text": text}
	if len(files) > 0 {
		policy["files"] = files
	}
	return body("call", "open", "policy", policy)
}

func named(name, text string) []map[string]string {
	return []map[string]string{{"name": name, "text": text}}
}

func compact(raw json.RawMessage) string {
	var buf bytes.Buffer
	if err := json.Compact(&buf, raw); err != nil {
		return string(raw)
	}
	return buf.String()
}

// rows reads the applications of a file as objects.
func rows(name, text string) (list []map[string]json.RawMessage, err error) {
	if path.Ext(name) == ".json" {
		err = json.Unmarshal([]byte(text), &list)
		return list, err
	}
	table, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	for i, line := range table {
		if i == 0 {
			continue
		}
		row := map[string]json.RawMessage{}
		for k, cell := range line {
			if cell != "" {
				row[table[0][k]] = encode(cell)
			}
		}
		list = append(list, row)
	}
	return list, err
}
