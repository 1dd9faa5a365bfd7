package intake

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheGuardOfAnExportComesOff(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"'=1+1", "=1+1"},
		{"''=1", "'=1"},
		{"'－5", "－5"},
		{"'abc", "'abc"},
		{"'", "'"},
		{"=1+1", "=1+1"},
	} {
		require.Equal(t, c.want, string(unguarded([]byte(c.in))), c.in)
	}
}
