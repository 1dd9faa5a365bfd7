package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/cmd/merit/form"
	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

// filler fills in a form as its user would: what is typed into a cell of a date is
// stored as a serial, a percent as its fraction, a choice as a text.
type filler struct {
	t       *testing.T
	book    *draft.Book
	columns map[string]map[string]int // of a sheet: the columns by name
	inputs  map[string]schema.Input
}

func newFiller(t *testing.T, p *schema.Policy) *filler {
	book, wrong := form.Draw(p.Compiled().(*program.Program), form.Options{Lang: "zh"})
	require.Nil(t, wrong)
	f := &filler{t: t, book: book, columns: map[string]map[string]int{}, inputs: map[string]schema.Input{}}
	for _, s := range book.Sheets[1:] {
		f.columns[s.Name] = map[string]int{}
		for i, c := range s.Rows[0].Cells {
			name, _, _ := strings.Cut(c.Text, "（")
			f.columns[s.Name][name] = i
		}
	}
	for _, in := range p.Inputs() {
		f.inputs[in.Name] = in
	}
	return f
}

func (f *filler) sheet(name string) *draft.Sheet {
	for _, s := range f.book.Sheets {
		if s.Name == name {
			return s
		}
	}
	require.Fail(f.t, "no sheet", name)
	return nil
}

// row adds a row with its values by column.
func (f *filler) row(sheet string, values map[string]draft.Cell) {
	cells := make([]draft.Cell, len(f.columns[sheet]))
	for name, c := range values {
		at, ok := f.columns[sheet][name]
		require.True(f.t, ok, "%s has no column %s", sheet, name)
		cells[at] = c
	}
	s := f.sheet(sheet)
	s.Rows = append(s.Rows, draft.Row{Cells: cells})
}

func (f *filler) applicant(values map[string]any) {
	id := values["id"].(string)
	cells := map[string]draft.Cell{"id": draft.Words(id, draft.Style{Format: "@"}), "name": draft.Words(values["name"].(string), draft.Style{Format: "@"})}
	for name, v := range values {
		in, ok := f.inputs[name]
		switch list, isList := v.([]any); {
		case !ok:
		case !isList:
			cells[name] = f.cell(in.Type, v)
		case len(list) == 0:
			cells[name] = draft.Words("无", draft.Style{})
		default:
			for _, e := range list {
				entry := map[string]draft.Cell{"id": draft.Words(id, draft.Style{})}
				for _, field := range in.Type.Elem.Fields {
					if v := e.(map[string]any)[field.Name]; v != nil {
						entry[field.Name] = f.cell(field.Type, v)
					}
				}
				f.row(name, entry)
			}
		}
	}
	f.row("申报", cells)
}

func (f *filler) cell(t schema.Type, v any) draft.Cell {
	text := ""
	switch v := v.(type) {
	case bool:
		text = map[bool]string{true: "是", false: "否"}[v]
	case json.Number:
		text = v.String()
	case string:
		text = v
	}
	switch t.Kind {
	case "date":
		day, err := time.Parse("2006-01-02", text)
		if err != nil {
			return draft.Words(text, draft.Style{}) // 无
		}
		return draft.Digits(strconv.FormatInt(day.Unix()/86400+25569, 10), draft.Style{Format: "yyyy-mm-dd"})
	case "datetime":
		at, err := time.Parse(time.RFC3339, text)
		require.NoError(f.t, err)
		seconds := at.Unix() + 8*3600
		serial := strconv.FormatFloat(float64(seconds)/86400+25569, 'f', -1, 64)
		return draft.Cell{Kind: draft.Number, Text: serial, Style: draft.Style{Format: "yyyy-mm-dd hh:mm"}}
	case "percent":
		x, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
		require.NoError(f.t, err)
		return draft.Cell{Kind: draft.Number, Text: strconv.FormatFloat(x/100, 'g', -1, 64), Style: draft.Style{Format: "0.00%"}}
	case "number", "integer", "money":
		return draft.Digits(text, draft.Style{})
	}
	return draft.Words(text, draft.Style{Format: "@"})
}

// TestAFilledFormIsReadExactly fills the form of the example with its applications
// and gets the same result, to the byte.
func TestAFilledFormIsReadExactly(t *testing.T) {
	home, err := filepath.Abs("../../examples/chongqing-2025")
	require.NoError(t, err)
	desk(t)
	policy := filepath.Join(home, "policy.yaml")
	p, err := schema.Open(os.DirFS(home), "policy.yaml")
	require.NoError(t, err)
	text, err := os.ReadFile(filepath.Join(home, "applications.json"))
	require.NoError(t, err)
	var apps []map[string]any
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	require.NoError(t, dec.Decode(&apps))
	f := newFiller(t, p)
	for _, a := range apps {
		f.applicant(a)
	}
	data, err := f.book.Bytes()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("form.xlsx", data, 0o644))

	_, want, _ := merit(t, "run", policy, filepath.Join(home, "applications.json"), "--as-of", "2025-10-17", "--format", "json")
	_, got, errs := merit(t, "run", policy, "form.xlsx", "--as-of", "2025-10-17", "--format", "json")
	// The form has a column for every question; the JSON leaves three of them out,
	// which is said in its warnings.
	require.Equal(t, plainResult(t, want), plainResult(t, got), errs)
	require.Contains(t, errs, "工作表“填报说明”是说明或选项")
	require.NotContains(t, errs, "“申报”有隐藏")
}

// plainResult is a result without its warnings, and without the hash that covers them.
func plainResult(t *testing.T, text string) map[string]any {
	var r map[string]any
	require.NoError(t, json.Unmarshal([]byte(text), &r), text)
	delete(r, "warnings")
	delete(r, "sha256")
	require.NotEmpty(t, r["inputs_sha256"])
	return r
}

func TestTemplateCommand(t *testing.T) {
	desk(t)
	put(t, "policy.yaml", bookPolicy)
	status, out, errs := merit(t, "template", "policy.yaml", "-o", "form.xlsx")
	require.Equal(t, done, status, out+errs)
	first, err := os.ReadFile("form.xlsx")
	require.NoError(t, err)
	_, again, _ := merit(t, "template", "policy.yaml", "-o", "-")
	require.Equal(t, string(first), again, "the same form is the same bytes")
	_, english, _ := merit(t, "template", "policy.yaml", "-o", "-", "--lang", "en")
	require.NotEqual(t, string(first), english)

	status, _, errs = merit(t, "run", "policy.yaml", "form.xlsx", "--format", "json")
	require.Equal(t, done, status, errs)
	for _, c := range [][]string{{"template", "policy.yaml"}, {"template", "policy.yaml", "-o", "form.xls"}, {"template", "policy.yaml", "-o", "f.xlsx", "--rows", "0"}} {
		status, _, errs = merit(t, c...)
		require.Equal(t, misused, status, errs)
	}
}
