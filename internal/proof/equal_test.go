package proof_test

import (
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/merit-rules/merit/internal/exact"
)

// outcomes compares outcomes by value.
var outcomes = cmp.Options{
	cmp.Comparer(func(a, b exact.Num) bool { return exact.Cmp(a, b) == 0 }),
	cmpopts.EquateEmpty(),
}
