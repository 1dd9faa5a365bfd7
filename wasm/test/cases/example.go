package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/merit-rules/merit/internal/jsonapi"
)

// oneByOne is how many applicants of an example are asked about one by one.
const oneByOne = 6

// example is a line of a README that runs a policy.
type example struct {
	name, folder, policy, applications string
	options                            []string
	texts                              map[string]string
}

func (e *example) cases(root fs.FS) ([]Case, error) {
	if err := e.read(root); err != nil {
		return nil, err
	}
	list, err := rows(e.applications, e.texts[e.applications])
	if err != nil {
		return nil, err
	}
	files := maps.Clone(e.texts)
	delete(files, e.policy)
	whole := Case{Name: e.name, Open: opening(e.policy, e.texts[e.policy], files)}
	whole.Calls = append(e.rounds(list), e.tests()...)
	single := e.single(list)
	whole.Calls = append(whole.Calls, single...)
	whole.settle()
	small := Case{Name: e.name + "/packed", Small: true, Calls: single}
	small.Open, err = packed(whole.Open)
	if err != nil {
		return nil, err
	}
	small.settle()
	// The packed policy is held against the answers to its text, not its own.
	small.Answers = whole.Answers[len(whole.Answers)-len(single):]
	return []Case{whole, small}, nil
}

// read reads the files of the folder.
func (e *example) read(root fs.FS) error {
	entries, err := fs.ReadDir(root, e.folder)
	e.texts = map[string]string{}
	for _, entry := range entries {
		switch path.Ext(entry.Name()) {
		case ".yaml", ".csv", ".json", ".jsonl", ".txt":
			text, err := fs.ReadFile(root, path.Join(e.folder, entry.Name()))
			if err != nil {
				return err
			}
			e.texts[entry.Name()] = string(text)
		}
	}
	return err
}

// rounds are what can be asked of all applicants together.
func (e *example) rounds(list []map[string]json.RawMessage) []string {
	terms := []any{"applications", named(e.applications, e.texts[e.applications])}
	for i := 0; i+1 < len(e.options); i += 2 {
		switch value := e.options[i+1]; e.options[i] {
		case "--ledger":
			terms = append(terms, "ledger", e.texts[value])
		default:
			terms = append(terms, strings.ReplaceAll(strings.TrimPrefix(e.options[i], "--"), "-", "_"), value)
		}
	}
	calls := []string{
		body(append([]any{"call", "run"}, terms...)...),
		body(append([]any{"call", "run", "lang", "en", "explain", "near"}, terms...)...),
	}
	for i := range min(len(list), 1) {
		calls = append(calls, body(append([]any{"call", "explain", "id", list[i]["id"]}, terms...)...))
	}
	return calls
}

// tests are the tests beside the policy.
func (e *example) tests() (calls []string) {
	for _, name := range slices.Sorted(maps.Keys(e.texts)) {
		if strings.HasPrefix(name, "tests") {
			calls = append(calls, body("call", "test", "tests", map[string]string{"name": name, "text": e.texts[name]}, "files", e.texts, "cover", true))
		}
	}
	return calls
}

// single are the calls about one applicant: with all that they state, with nothing,
// and with every other input.
func (e *example) single(list []map[string]json.RawMessage) []string {
	calls := []string{body("call", "form")}
	day := []any{}
	for i, option := range e.options {
		if option == "--as-of" {
			day = []any{"as_of", e.options[i+1]}
		}
	}
	forms := []map[string]json.RawMessage{{}}
	for _, row := range list[:min(len(list), oneByOne)] {
		half := map[string]json.RawMessage{}
		for i, key := range slices.Sorted(maps.Keys(row)) {
			if i%2 == 0 {
				half[key] = row[key]
			}
		}
		forms = append(forms, row, half)
	}
	for _, form := range forms {
		for i, call := range []string{"score", "decide", "guide"} {
			lang := [...]string{"zh", "en"}[(len(calls)+i)%2]
			calls = append(calls, body(append([]any{"call", call, "lang", lang, "application", form}, day...)...))
		}
	}
	wrong := map[string]string{"没有这一项": "1"}
	return append(calls, body("call", "score", "application", wrong), body("call", "score", "as_of", "2025-02-30", "application", wrong),
		body("call", "read", "application", wrong), body("call", "read", "lang", "en", "application", wrong))
}

// packed is the request that opens the same policy packed.
func packed(open string) (string, error) {
	pack := strings.Replace(open, `"call":"open"`, `"call":"pack"`, 1)
	answer := jsonapi.Call([]byte(pack))
	var out struct{ Packed string }
	if err := json.Unmarshal(answer, &out); err != nil || out.Packed == "" {
		return "", fmt.Errorf("%s: %.300s", "pack", answer)
	}
	return body("call", "open", "policy", map[string]string{"packed": out.Packed}), nil
}
