//go:build !race

package proof_test

// problems is how many random problems a test run settles.
const problems = 100_000
