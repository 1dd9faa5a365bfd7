package cells_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/cells"
)

func TestWidth(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{
		{"", 0}, {"abc", 3}, {"完成率", 6}, {"（a）", 5}, {"e\u0301", 1}, {"é", 1}, {"😀", 2}, {"a\u200bb", 2}, {"“”", 2}, {"ﾊ", 1},
	} {
		require.Equal(t, c.want, cells.Width(c.in), "%q", c.in)
	}
}
