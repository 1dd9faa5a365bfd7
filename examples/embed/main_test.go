package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestRunPrintsTheListAndAReason(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out, "../chongqing-2025"))
	t.Log(out.String())
}
