package canon

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"object", ` {"a" : {"b":[1]} , "\u0063":"}"} `, []string{"a", `{"b":[1]}`, "c", `"}"`}},
		{"array", `[1, "]", []]`, []string{"", "1", "", `"]"`, "", "[]"}},
		{"empty object", `{}`, nil},
		{"empty array", `[ ]`, nil},
		{"scalar", `1`, nil},
	} {
		parts, err := Split([]byte(c.in))
		require.NoError(t, err, c.name)
		var got []string
		for _, p := range parts {
			got = append(got, p.Key, string(p.Raw))
		}
		require.Equal(t, c.want, got, c.name)
	}
	for _, bad := range []string{"", "[", "[1", "[1,]", `{"a"}`, `{"a":1`, "[] x", "[\"\xff\"]"} {
		_, err := Split([]byte(bad))
		require.Error(t, err, bad)
	}
}
