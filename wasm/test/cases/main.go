// Command cases makes the conformance suite: the policies of this repository, what can
// be asked of them, and the bytes that the native engine answers with.
//
//	cases write FILE   asks the native engine and writes the suite
//	cases check FILE   asks again, and fails where an answer has other bytes
//	cases time FILE    carries out a plan of measurements, see bench.mjs
//
// A suite that was written natively is checked by this same command built for GOOS=js,
// by wasm/test/wazero_test.go, and by the JavaScript tests beside it.
package main

import (
	"fmt"
	"os"

	"github.com/merit-rules/merit/internal/jsonapi"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: cases write|check|time FILE")
	}
	if args[0] == "write" {
		list, err := collect(os.DirFS("../.."))
		if err != nil {
			return err
		}
		return os.WriteFile(args[1], encode(list), 0o644)
	}
	if args[0] == "time" {
		return timed(args[1])
	}
	list, err := read(args[1])
	if err != nil {
		return err
	}
	calls := 0
	for i := range list {
		if err := list[i].check(new(jsonapi.Host).Call); err != nil {
			return err
		}
		calls += len(list[i].Answers)
	}
	fmt.Printf("%d policies, %d calls: the same bytes\n", len(list), calls)
	return nil
}
