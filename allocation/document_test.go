package allocation_test

import (
	"bytes"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/canon"
)

// TestTheHashIsThatOfTheCanonicalForm takes the hash again from the bytes alone.
func TestTheHashIsThatOfTheCanonicalForm(t *testing.T) {
	data := lines(crowd(700))
	for _, explain := range []allocation.Explain{allocation.ExplainAll, allocation.ExplainNear, allocation.ExplainNone} {
		text := job(t, "a.ndjson", data, explain)
		doc, err := canon.Parse(text)
		require.NoError(t, err)
		want, err := canon.Sum(text, "sha256")
		require.NoError(t, err)
		require.Equal(t, want, doc.Get("sha256").Text)
	}
}

// TestTheSameBytesOnAnyNumberOfProcessors runs the same round twice with one
// processor and twice with eight, from NDJSON and from CSV.
func TestTheSameBytesOnAnyNumberOfProcessors(t *testing.T) {
	list := crowd(3000)
	data, table := lines(list), cells(list)
	var want []byte
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, processors := range []int{1, 8, 1, 8} {
		runtime.GOMAXPROCS(processors)
		got := job(t, "a.ndjson", data, allocation.ExplainNear)
		if want == nil {
			want = got
		}
		require.True(t, bytes.Equal(want, got), "with %d processors", processors)
		fromTable := job(t, "a.csv", table, allocation.ExplainNear)
		require.True(t, bytes.Equal(want, fromTable), "from CSV with %d processors", processors)
	}
}
