package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/merit-rules/merit/internal/jsonapi"
)

// plan is what bench.mjs measures here and in WebAssembly.
type plan struct {
	Open  string `json:"open"`
	Calls []struct {
		Name, Body string
		Times      int
	} `json:"calls"`
}

// timed carries out a plan and prints the median of each call, in microseconds.
func timed(file string) error {
	var p plan
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, &p); err != nil {
		return err
	}
	var host jsonapi.Host
	var opened struct{ Handle int }
	if err := json.Unmarshal(host.Call([]byte(p.Open)), &opened); err != nil {
		return err
	}
	out := map[string]float64{}
	for _, c := range p.Calls {
		request := []byte(fmt.Sprintf(`{"policy":%d,`, opened.Handle) + c.Body[1:])
		var took []time.Duration
		for range c.Times {
			begun := time.Now()
			host.Call(request)
			took = append(took, time.Since(begun))
		}
		slices.Sort(took)
		out[c.Name] = float64(took[len(took)/2].Nanoseconds()) / 1000
	}
	_, err = os.Stdout.Write(encode(out))
	return err
}
