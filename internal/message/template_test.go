package message

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestArgumentsShowWhatControlsTheText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "一档 A", "一档 A"},
		{"escape", "\x1b[31m", "U+001B[31m"},
		{"direction", "a\u202eb", "aU+202Eb"},
		{"zero width", "a\u200bb\ufeff", "aU+200BbU+FEFF"},
		{"line ends stay", "a\n\tb", "a\n\tb"},
		{"carriage return", "a\rb", "aU+000Db"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, "<"+tt.want+">", fill("<{x}>", "en", map[string]string{"x": tt.in}))
		})
	}
}
