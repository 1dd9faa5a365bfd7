package whatif

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

// signature is a text that is the same for the same list: who certainly has an
// award in which pool and tier, and unless they change all the time of what amount,
// and who is in a tie that is not decided. Where nothing is allocated it is
// everybody's status.
func signature(r *round.Round, paid bool) string {
	var b strings.Builder
	if r.Program.Allocation == nil || !r.Last {
		for _, e := range r.Entrants {
			b.WriteString(strconv.Quote(e.App.ID) + e.Status.String() + ";")
		}
		return b.String()
	}
	if r.Failed() {
		return "failed"
	}
	for _, e := range r.Ranked {
		if e.Pool < 0 || e.Seat < 0 || r.Pools[e.Pool].Outcome == nil {
			continue
		}
		seat := &r.Pools[e.Pool].Outcome.Seats[e.Seat]
		if seat.State == slate.Out {
			continue
		}
		b.WriteString(strconv.Quote(e.App.ID) + strconv.Itoa(e.Pool) + "/" + strconv.Itoa(seat.Tier))
		if seat.State != slate.Certain {
			b.WriteByte('?')
		}
		if !paid {
			b.WriteString("/" + seat.Amount.String())
		}
		b.WriteByte(';')
	}
	return sorted(b.String())
}

// sorted makes a list of entries independent of the ranking.
func sorted(list string) string {
	parts := strings.SplitAfter(list, ";")
	slices.Sort(parts)
	return strings.Join(parts, "")
}
