package formula

import (
	"slices"
	"strings"
	"testing"

	"github.com/merit-rules/merit/internal/message"
	"github.com/stretchr/testify/require"
)

// Every code of this room comes from the example that the catalogue gives for it.
func TestExamplesGiveTheirCode(t *testing.T) {
	for _, code := range message.Codes() {
		entry, _ := message.Lookup(code)
		if !strings.HasPrefix(code, "expr-") || entry.Example == "" {
			continue
		}
		t.Run(code, func(t *testing.T) {
			_, problems := compile(unfold(entry.Example), Use{})
			var got []string
			for _, p := range problems {
				got = append(got, p.Code)
				zh, en := p.Text("zh"), p.Text("en")
				require.NotContains(t, zh+en, "⟦")
				require.NotEqual(t, p.Code, zh)
			}
			require.True(t, slices.Contains(got, code), "%s gave %v", entry.Example, got)
		})
	}
}
