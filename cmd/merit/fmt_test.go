package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFmt(t *testing.T) {
	dir := desk(t)
	loose, neat := "a:\n    b:   1 # one\n\n\nc: 2", "a:\n  b: 1  # one\n\nc: 2\n"
	put(t, filepath.Join(dir, "loose.yaml"), loose)
	put(t, filepath.Join(dir, "neat.yaml"), neat)
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		return string(data)
	}

	status, out, errs := merit(t, "fmt", "loose.yaml")
	require.Equal(t, []any{0, neat, ""}, []any{status, out, errs})
	require.Equal(t, loose, read("loose.yaml"))

	status, out, _ = merit(t, "fmt", "--check", "neat.yaml", "loose.yaml")
	require.Equal(t, []any{1, "loose.yaml\n"}, []any{status, out})

	status, out, _ = merit(t, "fmt", "--write", "neat.yaml", "loose.yaml")
	require.Equal(t, []any{0, ""}, []any{status, out})
	require.Equal(t, neat, read("loose.yaml"))
}

func TestFmtLeavesWhatItCannotRead(t *testing.T) {
	dir := desk(t)
	put(t, filepath.Join(dir, "bad.yaml"), "a: [1\n")
	put(t, filepath.Join(dir, "loose.yaml"), "a:   1\n")
	status, out, errs := merit(t, "fmt", "--lang", "zh", "-w", "bad.yaml", "loose.yaml")
	require.Equal(t, []any{1, ""}, []any{status, out})
	require.Contains(t, errs, "bad.yaml:1:4")
	data, err := os.ReadFile(filepath.Join(dir, "loose.yaml"))
	require.NoError(t, err)
	require.Equal(t, "a: 1\n", string(data), "the other file is laid out all the same")
}
