package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"time"

	"github.com/merit-rules/merit/internal/search"
	"github.com/merit-rules/merit/internal/slate"
)

func main() {
	instances := flag.Int("instances", 200, "how many random allocations are judged")
	large := flag.Int("large", 1000, "candidates in the allocations that are timed; 0: none")
	seed := flag.Uint64("seed", 1, "of the random allocations")
	alone := flag.Bool("alone", false, "HiGHS alone, without CBC and GLPK")
	flag.Parse()
	if err := run(*instances, *large, *seed, *alone); err != nil {
		fmt.Fprintln(os.Stderr, "judge:", err)
		os.Exit(1)
	}
}

func run(instances, large int, seed uint64, alone bool) error {
	folder, err := os.MkdirTemp("", "judge")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	solvers, err := start(folder, alone)
	if err != nil {
		return err
	}
	wrong := judge(solvers, instances, seed)
	if large > 0 {
		wrong += race(solvers, large, seed)
	}
	if wrong > 0 {
		return fmt.Errorf("%d lists differ", wrong)
	}
	return nil
}

// start starts HiGHS and, unless it shall be alone, every other solver that is installed.
func start(folder string, alone bool) ([]solver, error) {
	highs, err := startHiGHS(folder)
	if err != nil {
		return nil, err
	}
	solvers := []solver{highs}
	if alone {
		return solvers, nil
	}
	for _, other := range []struct {
		command string
		start   func(folder string) (*program, error)
	}{{"cbc", newCBC}, {"glpsol", newGLPK}} {
		if _, err := exec.LookPath(other.command); err != nil {
			fmt.Println(other.command, "is not installed and is left out")
			continue
		}
		s, err := other.start(folder)
		if err != nil {
			return nil, err
		}
		solvers = append(solvers, s)
	}
	return solvers, nil
}

// judge has every solver decide every instance; it gives how many lists differ.
func judge(solvers []solver, instances int, seed uint64) int {
	wrong, lawless, undecided := 0, 0, 0
	agreed, late, spent := map[string]int{}, map[string]int{}, map[string]time.Duration{}
	for i := range instances {
		if i%10 == 0 && i > 0 {
			fmt.Fprintf(os.Stderr, "%d of %d judged, %d differ\n", i, instances, wrong)
		}
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		s := roll(i, r)
		p := s.problem(r)
		o, _ := settle(p)
		if o.Fault != nil {
			lawless++
		} else if !o.Decided {
			undecided++
		}
		for _, solver := range solvers {
			text, took := verdict(solver, p, o)
			spent[solver.name()] += took
			if text == "" {
				agreed[solver.name()]++
				continue
			}
			if text == errGaveUp.Error() {
				late[solver.name()]++
				continue
			}
			wrong++
			fmt.Printf("instance %d (%v): %s: %s\n", i, s, solver.name(), text)
		}
	}
	fmt.Printf("%d instances of 50 to 500 candidates (%d without a lawful plan, %d with a tie left open)\n", instances, lawless, undecided)
	for _, s := range solvers {
		fmt.Printf("  %-6s the same list in %d, no answer in time in %d, %.0f s in all\n", s.name(), agreed[s.name()], late[s.name()], spent[s.name()].Seconds())
	}
	return wrong
}

// race times search and solvers on the same lists.
func race(solvers []solver, n int, seed uint64) int {
	wrong := 0
	fmt.Printf("\n%d candidates, milliseconds for one list (and how many times that of the search)\n", n)
	fmt.Printf("%-34s %10s", "", "search")
	for _, s := range solvers {
		fmt.Printf(" %20s", s.name())
	}
	fmt.Println()
	for i, l := range []layout{disjoint, nested, overlapping} {
		for _, quotas := range []int{1, 3, 5, 6} {
			r := rand.New(rand.NewPCG(seed, uint64(1000+10*i+quotas)))
			s := shape{candidates: n, quotas: quotas, tiers: 1, layout: l}
			p := s.problem(r)
			for o, _ := settle(p); o.Fault != nil; o, _ = settle(p) {
				p = s.problem(r)
			}
			o, took := settle(p)
			fmt.Printf("%d %-32s %10.3f", quotas, l.String()+" quotas", ms(took))
			for _, solver := range solvers {
				text, theirs := verdict(solver, p, o)
				fmt.Printf(" %10.0f (%6.0f x)", ms(theirs), float64(theirs)/float64(took))
				if text != "" {
					wrong += int(indicator(text != errGaveUp.Error()))
					fmt.Printf(" [%s]", text)
				}
			}
			fmt.Println()
		}
	}
	return wrong
}

// ms is a time for a table; a float serves no other purpose here.
func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// settle is the list of the search, and the least time of five runs.
func settle(p *slate.Problem) (*slate.Outcome, time.Duration) {
	var o *slate.Outcome
	least := time.Hour
	for range 5 {
		begin := time.Now()
		o = search.Settle(p, search.Limits{})
		least = min(least, time.Since(begin))
	}
	return o, least
}
