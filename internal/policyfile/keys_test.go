package policyfile

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryKeyHasItsMeaning(t *testing.T) {
	paths := map[string]bool{}
	for _, s := range Sections() {
		require.False(t, paths[s.Path], "%s twice", s.Path)
		paths[s.Path] = true
		require.NotEmpty(t, s.ZH, s.Path)
		require.NotEmpty(t, s.EN, s.Path)
		seen := map[string]bool{}
		for _, k := range s.List {
			what := s.Path + ": " + k.Name
			require.False(t, seen[k.Name], "%s twice", what)
			seen[k.Name] = true
			require.NotEmpty(t, k.ZH, what)
			require.NotEmpty(t, k.EN, what)
			require.Equal(t, k.Kind == Word, k.Words != nil, "%s: words go with a word", what)
			require.NotEmpty(t, k.Kind.Said("zh"), what)
			require.NotEmpty(t, k.Kind.Said("en"), what)
		}
	}
}
