package policytest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/schema"
)

// wanted reads an expectation as a test file has it.
func wanted(t *testing.T, text string) *schema.Value {
	t.Helper()
	s, err := schema.ParseTests("t.yaml", []byte("policy: p.yaml\ntests:\n  - name: x\n    given: {v: "+text+"}\n    expect: {total: 1}\n"))
	require.NoError(t, err)
	return s.Tests[0].Get("given").Get("v")
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		name, want, got string
		diffs           []Diff
	}{
		{"same text", "渝东北", `"渝东北"`, nil},
		{"percent by value", "70%", `"0.7"`, nil},
		{"ten thousands by value", "30万", `"300000"`, nil},
		{"trailing zeros", "4.50", `"4.5"`, nil},
		{"a fraction", "307/18", `"307/18"`, nil},
		{"a fraction in other terms", "614/36", `"307/18"`, nil},
		{"a JSON number", "2", `2`, nil},
		{"yes", "是", `true`, nil},
		{"no", "否", `false`, nil},
		{"no is not yes", "否", `true`, []Diff{{"k", "true", "否"}}},
		{"numbers that differ", "70%", `"0.69995"`, []Diff{{"k", "0.69995", "70%"}}},
		{"an identifier is no number", "7", `"007"`, []Diff{{"k", "007", "7"}}},
		{"taken away", "null", `"1"`, []Diff{{"k", "1", "null"}}},
		{"not there", "1", ``, []Diff{{"k", "", "1"}}},
		{"null is nothing", "null", ``, nil},
		{"a map key by key", "{a: 1}", `{"a":"1","b":"2"}`, nil},
		{"a map key that differs", "{a: 1, b: {c: 3}}", `{"a":"1","b":{"c":"2"}}`, []Diff{{"k.b.c", "2", "3"}}},
		{"a list whole", "[a, b]", `["a","b"]`, nil},
		{"a list in order", "[a, b]", `["b","a"]`, []Diff{{"k", "[b, a]", "[a, b]"}}},
		{"a list too short", "[a]", `["a","b"]`, []Diff{{"k", "[a, b]", "[a]"}}},
		{"rules by their id", "[甲]", `[{"rule":"甲","reason":"r"}]`, nil},
		{"maps in a list", "[{rule: 甲, bar_years: [2026]}]", `[{"rule":"甲","bar_years":[2026],"recover":"0"}]`, nil},
		{"maps in a list that differ", "[{rule: 甲, recover: 1}]", `[{"rule":"甲","recover":"0"}]`, []Diff{{"k[0].recover", "0", "1"}}},
		{"a list as a map from ids", "{两群: {need: 6}}", `[{"id":"两群","need":"6"}]`, nil},
		{"an id that there is not", "{两群: {need: 6}}", `[{"id":"三群","need":"6"}]`, []Diff{{"k.两群", "", "{need: 6}"}}},
		{"a text where a map is wanted", "{a: 1}", `"x"`, []Diff{{"k", "x", "{a: 1}"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got *canon.Node
			if c.got != "" {
				var err error
				got, err = canon.Parse([]byte(c.got))
				require.NoError(t, err)
			}
			var cmpr comparer
			cmpr.value("k", wanted(t, c.want), got)
			if diff := cmp.Diff(c.diffs, cmpr.diffs); diff != "" {
				t.Errorf("diffs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSets(t *testing.T) {
	for _, c := range []struct {
		name, want, got string
		same            bool
	}{
		{"any order", "[b, a]", `["a","b"]`, true},
		{"ids of rows", "[R7]", `[{"row":3,"id":"R7"}]`, true},
		{"a row without an id", "[3]", `[{"row":3}]`, true},
		{"part of a row", "[{row: 3, column: 满意度}]", `[{"row":3,"column":"满意度","seen":"x"}]`, true},
		{"one too many", "[a]", `["a","b"]`, false},
		{"one missing", "[a, b]", `["a"]`, false},
		{"none", "[]", ``, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got *canon.Node
			if c.got != "" {
				got, _ = canon.Parse([]byte(c.got))
			}
			var cmpr comparer
			cmpr.set("k", wanted(t, c.want), got)
			require.Equal(t, c.same, len(cmpr.diffs) == 0, "%v", cmpr.diffs)
		})
	}
}
