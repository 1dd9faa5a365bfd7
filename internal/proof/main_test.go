package proof_test

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain lets garbage lie longer: the enumeration makes much of it and keeps
// little.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
