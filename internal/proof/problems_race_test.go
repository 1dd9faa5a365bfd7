//go:build race

package proof_test

// problems is how many random problems a test run settles under the race
// detector, which makes the enumeration ten times slower.
const problems = 10_000
