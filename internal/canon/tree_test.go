package canon

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     Error
	}{
		{"nothing", "", Error{Reason: Truncated, Offset: 0, Line: 1, Column: 1}},
		{"key twice", `{"a":1,"b":2,"a":3}`, Error{Reason: Duplicate, Offset: 13, Line: 1, Column: 14, Key: "a"}},
		{"key twice through an escape", `{"a":1,"\u0061":2}`, Error{Reason: Duplicate, Offset: 7, Line: 1, Column: 8, Key: "a"}},
		{"half a surrogate", `["\ud83d"]`, Error{Reason: Surrogate, Offset: 2, Line: 1, Column: 3}},
		{"low half first", `["\udc00\ud83d"]`, Error{Reason: Surrogate, Offset: 2, Line: 1, Column: 3}},
		{"two high halves", `["\ud83d\ud83d"]`, Error{Reason: Surrogate, Offset: 2, Line: 1, Column: 3}},
		{"trailing text", "[1]\n x", Error{Reason: Trailing, Offset: 5, Line: 2, Column: 2}},
		{"two values", `1 2`, Error{Reason: Trailing, Offset: 2, Line: 1, Column: 3}},
		{"not UTF-8, after Chinese", "\"重庆\xff\"", Error{Reason: Encoding, Offset: 7, Line: 1, Column: 4}},
		{"surrogate in UTF-8", "\"\xed\xa0\x80\"", Error{Reason: Encoding, Offset: 1, Line: 1, Column: 2}},
		{"cut off in a string", `{"a":"b`, Error{Reason: Truncated, Offset: 7, Line: 1, Column: 8}},
		{"cut off in an escape", `"\`, Error{Reason: Truncated, Offset: 2, Line: 1, Column: 3}},
		{"cut off after a comma", `[1,`, Error{Reason: Truncated, Offset: 3, Line: 1, Column: 4}},
		{"comma at the end", `[1,]`, Error{Reason: Syntax, Offset: 3, Line: 1, Column: 4}},
		{"leading zero", `[01]`, Error{Reason: Syntax, Offset: 3, Line: 1, Column: 4}},
		{"no digit after the point", `[1.]`, Error{Reason: Syntax, Offset: 3, Line: 1, Column: 4}},
		{"plus", `+1`, Error{Reason: Syntax, Offset: 0, Line: 1, Column: 1}},
		{"NaN", `NaN`, Error{Reason: Syntax, Offset: 0, Line: 1, Column: 1}},
		{"control in a string", "\"\t\"", Error{Reason: Syntax, Offset: 1, Line: 1, Column: 2}},
		{"byte order mark", "\uFEFF{}", Error{Reason: Syntax, Offset: 0, Line: 1, Column: 1}},
		{"single quotes", `{'a':1}`, Error{Reason: Syntax, Offset: 1, Line: 1, Column: 2}},
		{"too deep", strings.Repeat("[", 65) + strings.Repeat("]", 65), Error{Reason: Depth, Offset: 64, Line: 1, Column: 65}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse([]byte(c.in))
			var got *Error
			require.True(t, errors.As(err, &got), "error %v", err)
			if diff := cmp.Diff(c.want, *got); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", c.in, diff)
			}
			if c.want.Reason == Duplicate {
				return // Canonical meets its keys sorted
			}
			_, err = Canonical([]byte(c.in))
			require.True(t, errors.As(err, &got), "Canonical of the same: %v", err)
			require.Equal(t, c.want, *got, "Canonical of the same")
		})
	}
}

func TestParseKeepsOrderAndNumerals(t *testing.T) {
	n, err := Parse([]byte(` {"b": [1.50, -0, 1e400], "a": {"名": "\u91cd\ud83d\ude00\n"}, "t": true, "n": null} `))
	require.NoError(t, err)
	require.Equal(t, Object, n.Kind)
	var keys []string
	for _, m := range n.Members {
		keys = append(keys, m.Key)
	}
	require.Equal(t, []string{"b", "a", "t", "n"}, keys)
	require.Equal(t, "1.50", n.Get("b").Items[0].Text)
	require.Equal(t, "1e400", n.Get("b").Items[2].Text)
	require.Equal(t, "重😀\n", n.Get("a").Get("名").Text)
	require.Equal(t, True, n.Get("t").Kind)
	require.Nil(t, n.Get("x").Get("y"))
	_, ok := n.Get("b").Items[0].Int()
	require.False(t, ok)
}

func TestParseDeepestAllowed(t *testing.T) {
	_, err := Parse([]byte(strings.Repeat("[", 64) + strings.Repeat("]", 64)))
	require.NoError(t, err)
}

func TestParseWithout(t *testing.T) {
	text := `{"a": [{"score": {"x": [1, 2]}, "id": "1"}], "score": 5 }`
	n, err := ParseWithout([]byte(text), "score")
	require.NoError(t, err)
	got := n.Get("a").Items[0].Get("score")
	require.Equal(t, Null, got.Kind)
	require.Equal(t, `{"x": [1, 2]}`, text[got.From:got.To])
	require.Equal(t, "1", n.Get("a").Items[0].Get("id").Text)
	_, err = ParseWithout([]byte(`{"score": [1,]}`), "score")
	require.Error(t, err)
}

func TestParseLimitsValues(t *testing.T) {
	// The limit itself would take a gigabyte to reach: a reader near it is enough.
	scanner, err := scan([]byte("[1,1,1]"))
	require.NoError(t, err)
	r := reader{scanner: scanner, most: 10, values: 10 - 3}
	_, err = r.value()
	var got *Error
	require.True(t, errors.As(err, &got) && got.Reason == Size && got.Column == 6, "%v", err)
	require.Equal(t, MaxValues, mostValues(7))
	require.Equal(t, 40_000_000, mostValues(1_280_000_000), "a result of a million applicants has some twelve values each")
}
