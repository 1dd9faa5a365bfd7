// Command embed runs a round from Go: who is funded, and why one is not.
package main

import (
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/schema"
)

func main() {
	if err := run(os.Stdout, os.DirFS("examples/chongqing-2025")); err != nil {
		log.Fatal(err)
	}
}

func run(out io.Writer, folder fs.FS) error {
	policy, err := schema.Open(folder, "policy.yaml")
	if err != nil {
		return err // every problem of the file, each with its place
	}
	data, err := fs.ReadFile(folder, "applications.json")
	if err != nil {
		return err
	}
	apps, err := policy.ParseApplications("applications.json", data)
	if err != nil {
		return err
	}
	result, err := allocation.Run(policy, apps, allocation.Round{AsOf: "2025-10-17"})
	if err != nil {
		return err
	}
	for award := range result.Awards() {
		fmt.Fprintln(out, award.Rank, award.ID, award.Tier, award.Amount, award.By)
	}
	refusal, _ := result.Refusal("P02")
	_, err = fmt.Fprintln(out, "P02:", refusal.Why)
	return err
}
