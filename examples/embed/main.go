// Command embed shows how a Go program runs a round: it reads a policy and its
// applications from a folder and prints who is funded and why one is not.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/eligibility"
	"github.com/merit-rules/merit/schema"
)

func main() {
	if err := run(os.Stdout, "examples/chongqing-2025"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out io.Writer, folder string) error {
	var missing error
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(folder, name))
		missing = errors.Join(missing, err)
		return data
	}
	policy, err := schema.Load("policy.yaml", read("policy.yaml"), schema.Files{"notice.txt": read("notice.txt")})
	if err = errors.Join(missing, err); err != nil {
		return err // every problem of the file, each with its place
	}
	apps, err := policy.ParseApplications("applications.json", read("applications.json"))
	if err != nil {
		return err
	}
	ledger, err := eligibility.ParseLedger(read("ledger.jsonl"))
	if err != nil {
		return err
	}
	result, err := allocation.Run(policy, apps, allocation.Round{AsOf: "2025-10-17", Ledger: ledger})
	if err != nil {
		return err
	}
	for award := range result.Awards() {
		fmt.Fprintln(out, award.Rank, award.ID, award.Tier, award.Amount, award.By)
	}
	refusal, _ := result.Refusal("P14")
	_, err = fmt.Fprintln(out, "P14:", refusal.Why)
	return err
}
