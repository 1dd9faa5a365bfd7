package proof_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/proof"
	"github.com/merit-rules/merit/internal/proof/brute"
	"github.com/merit-rules/merit/internal/slate"
)

// TestCheckConfirmsSmallOutcomesWholly shows that nothing stays open where all
// plans can be listed, faults included.
func TestCheckConfirmsSmallOutcomesWholly(t *testing.T) {
	t.Parallel()
	for seed := uint64(1); seed <= problems/40; seed++ {
		p := randomProblem(seed)
		require.Empty(t, proof.Check(p, brute.Settle(p)), "seed %d", seed)
	}
}

// TestCheckFindsWhatOnlyEnumerationTells changes what an outcome says about runs
// that were not made: of a small problem that is found too.
func TestCheckFindsWhatOnlyEnumerationTells(t *testing.T) {
	t.Parallel()
	changes := map[string]func(*slate.Outcome) bool{
		"blame left out":    dropLimit,
		"by another quota":  func(o *slate.Outcome) bool { return changeBy(o) },
		"nobody":            func(o *slate.Outcome) bool { o.Nobody = !o.Nobody; return true },
		"stopped at":        func(o *slate.Outcome) bool { o.StoppedAt++; return true },
		"taken by":          quotaChange(func(r *slate.QuotaReport) { r.TakenBy++ }),
		"one entered less":  quotaChange(func(r *slate.QuotaReport) { r.Entered = r.Entered[:max(0, len(r.Entered)-1)] }),
		"a list by number":  func(o *slate.Outcome) bool { o.ByNumber = &slate.Alternative{ByNumber: 9}; return true },
		"a fault":           func(o *slate.Outcome) bool { *o = slate.Outcome{Fault: &slate.Fault{}}; return true },
		"another fault":     faultChange(func(f *slate.Fault) { f.Code = slate.StepLimit }),
		"nothing to blame":  faultChange(func(f *slate.Fault) { f.About = append(f.About, slate.Limit{Kind: slate.LimitQuota}) }),
		"a list after all":  func(o *slate.Outcome) bool { f := o.Fault; *o = slate.Outcome{StoppedAt: -1}; return f != nil },
		"a different reach": faultChange(func(f *slate.Fault) { f.Reach = append(f.Reach, 1) }),
	}
	tried := map[string]int{}
	for seed := uint64(1); seed <= problems/100; seed++ {
		p := randomProblem(seed)
		right := brute.Settle(p)
		for name, change := range changes {
			o := copyOf(right)
			if o.Fault != nil {
				f := *o.Fault
				o.Fault = &f
			}
			if change(o) && written(o) != written(right) {
				tried[name]++
				require.NotEmpty(t, proof.Check(p, o), "seed %d %s\n%s", seed, name, dump(p))
			}
		}
	}
	for name := range changes {
		require.Greater(t, tried[name], 10, name)
	}
}

func dropLimit(o *slate.Outcome) bool {
	for i := range o.Seats {
		if l := o.Seats[i].Limits; len(l) > 0 {
			o.Seats[i].Limits = l[1:]
			return true
		}
	}
	return false
}

func changeBy(o *slate.Outcome) bool {
	i := slices.IndexFunc(o.Seats, func(s slate.Seat) bool { return s.State == slate.Certain })
	if i < 0 || len(o.Quotas) == 0 {
		return false
	}
	o.Seats[i].ByQuota = (o.Seats[i].ByQuota+2)%(len(o.Quotas)+1) - 1
	return true
}

func quotaChange(change func(*slate.QuotaReport)) func(*slate.Outcome) bool {
	return func(o *slate.Outcome) bool {
		for q := range o.Quotas {
			change(&o.Quotas[q])
		}
		return true
	}
}

func faultChange(change func(*slate.Fault)) func(*slate.Outcome) bool {
	return func(o *slate.Outcome) bool {
		if o.Fault == nil {
			return false
		}
		change(o.Fault)
		return true
	}
}
