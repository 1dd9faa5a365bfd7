package intake

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// TestHostileFilesCostLittle bounds memory, which is the same on every machine;
// time is bounded by it, since all of these are read in one pass.
func TestHostileFilesCostLittle(t *testing.T) {
	const most = 64 << 20
	numbers := one(t, program.Number)
	list := policy(t, program.Slot{Name: "值", Type: &program.Type{Kind: program.List, Elem: typ(program.Number)}})
	tests := []struct {
		name, file, text string
		p                *program.Program
		want             string
	}{
		{"a list of a million", "a.json", `[{"id":"1","值":[` + strings.Repeat("1,", 999_999) + `1]}]`, list, "data-list-limit"},
		{"a list of a million in a cell", "a.csv", "id,值\n1,\"[" + strings.Repeat("1,", 999_999) + "1]\"\n", list, "data-list-limit"},
		{"an exponent", "a.json", `[{"id":"1","值":1e999999999}]`, numbers, "data-exponent"},
		{"a million digits", "a.json", `[{"id":"1","值":` + strings.Repeat("9", 1_000_000) + `}]`, numbers, "data-digits"},
		{"a million zeros", "a.json", `[{"id":"1","值":0.` + strings.Repeat("0", 1_000_000) + `1}]`, numbers, "data-exponent"},
		{"a million brackets", "a.json", strings.Repeat("[", 1_000_000), numbers, "data-json-depth"},
		{"a million brackets in a value", "a.json", `[{"id":"1","x":` + strings.Repeat(`[`, 1_000_000), numbers, "data-json-depth"},
		{"two thousand columns", "a.csv", "id" + strings.Repeat(",", 2000) + "\n1\n", numbers, "data-columns"},
		{"a long header", "a.csv", strings.Repeat("甲", 1_000_000) + ",id\n1,2\n", numbers, "data-column-unknown"},
		{"nul", "a.csv", "id,值\n1,5\x00\n", numbers, "data-nul"},
		{"a long text", "a.csv", "id,值\n1," + strings.Repeat("x", 4_000_000) + "\n", numbers, "data-unreadable"},
		{"a million commas", "a.csv", "id,值\n1,5" + strings.Repeat(",", 1_000_000) + "x\n", numbers, "data-columns"},
		{"a million quotes", "a.csv", "id,值\n1," + strings.Repeat("\"", 1_000_001) + "\n", numbers, "data-quote"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := []File{{Name: tt.file, Data: []byte(tt.text)}}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			b, err := Read(tt.p, files)
			runtime.ReadMemStats(&after)
			settled(t, b)
			require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(most))
			got := outcomes(b, err)
			require.Contains(t, strings.Join(got, "\n"), tt.want)
			require.Less(t, len(messages(b, err)), 4000)
		})
	}
}

func TestTextsHaveALimit(t *testing.T) {
	d := newDesk(policy(t))
	d.file = &File{Name: "a.csv"}
	require.True(t, d.within(maxText))
	require.False(t, d.within(maxText+1))
	require.Equal(t, "a.csv: the file is over 1024 MiB", d.faults.Error())
}

func TestCodesSpeakBothLanguages(t *testing.T) {
	for _, code := range message.Codes() {
		if !strings.HasPrefix(code, "data-") {
			continue
		}
		e, _ := message.Lookup(code)
		require.NotEmpty(t, e.Meaning, code)
		require.NotEqual(t, e.ZH, e.EN, code)
	}
}
