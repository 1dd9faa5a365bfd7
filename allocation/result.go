package allocation

import (
	"bytes"
	"context"
	"slices"
	"sort"
	"strings"
	"unicode"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
)

// Result is a round that was run: who is eligible, what everybody scored, who is
// funded in which tier and for how much, and why the others are not. It never
// changes; its methods may be called by several goroutines.
type Result struct {
	program *program.Program
	round   *round.Round
	terms   Round
	stage   int
	inputs  string
	facts   []facts // parallel to round.Pools
}

// Counts are the numbers of a round. Rows is Refused plus all others but Funded,
// which are some of the Qualified; Eligible is of a run before the last stage.
type Counts struct {
	Rows, Refused, Withdrawn, Ineligible, Undetermined, Eligible, Unqualified, Qualified, Funded int
}

// Counts are the numbers of the round.
func (r *Result) Counts() Counts { return Counts(r.round.Counts) }

// Decided reports whether the list is final as far as ties go: false while a
// place, a tier or an amount is contested, while a pool waits for that, and where
// no list could be made.
func (r *Result) Decided() bool {
	if r.Failed() || len(r.round.Pools) == 0 {
		return false
	}
	return !slices.ContainsFunc(r.round.Pools, func(p *round.Pool) bool { return p.Skipped || !p.Outcome.Decided })
}

// Provisional reports whether somebody is still out of the reckoning: a row was
// refused, be it only a row of somebody's list, or an applicant is undetermined.
func (r *Result) Provisional() bool {
	return r.round.Counts.Refused > 0 || len(r.round.Refused) > 0 || r.round.Counts.Undetermined > 0
}

// Failed reports whether no list could be made although the policy allocates.
func (r *Result) Failed() bool {
	return r.round.Failed()
}

// Final reports whether nothing stands in the way of the list: it is decided,
// complete, and was made.
func (r *Result) Final() bool {
	return !r.Provisional() && !r.Failed() && (!r.allocated() || r.Decided())
}

// JSON is the result as one object with its keys in a fixed order, ending in the
// SHA-256 of the canonical form (RFC 8785) of all before it. The same inputs give
// the same bytes everywhere.
func (r *Result) JSON() []byte { return r.writer().document() }

func (r *Result) writer() *encoder {
	return r.encoder(canon.NewWriter(make([]byte, 0, 2048*(1+min(len(r.round.Entrants), sample)))), r.terms.Explain)
}

// is reports whether a text is the result as JSON; where it is not, it mostly takes
// no more than the first applicant to tell.
func (r *Result) is(text []byte) bool {
	e := r.writer()
	e.like = text
	return bytes.Equal(e.document(), text)
}

// ApplicantJSON is one applicant as in [Result.JSON], always with explanations.
func (r *Result) ApplicantJSON(id string) ([]byte, bool) {
	x := r.entrant(id)
	if x == nil {
		return nil, false
	}
	w := canon.NewWriter(nil)
	r.encoder(w, ExplainAll).applicant(x)
	return w.Bytes(), true
}

func (r *Result) encoder(w *canon.Writer, explain Explain) *encoder {
	return &encoder{
		w: w, r: r, p: r.program, frame: r.round.Frame(context.Background()),
		explain: explain, lang: r.Language(), labels: newLabels(r.program),
	}
}

func (r *Result) entrant(id string) *round.Entrant {
	i, found := sort.Find(len(r.round.Entrants), func(i int) int { return strings.Compare(id, r.round.Entrants[i].App.ID) })
	if !found {
		return nil
	}
	return r.round.Entrants[i]
}

// order is the order of a result: by rank, then the others by id.
func (r *Result) order() []*round.Entrant {
	list := slices.Clone(r.round.Ranked)
	for _, x := range r.round.Entrants {
		if x.Rank == 0 {
			list = append(list, x)
		}
	}
	return list
}

// near reports whether an entrant is funded, contested, or one limit away.
func (r *Result) near(x *round.Entrant) bool {
	seat := r.seat(x)
	if seat == nil {
		return false
	}
	return seat.State != slate.Out || len(seat.Limits) > 0 || slices.Contains(r.pool(x).Outcome.Reserve, x.Seat)
}

// Language is the language of the sentences in a result: that of the policy's
// title, "zh" or "en".
func (r *Result) Language() string {
	if r.terms.Language != "" {
		return r.terms.Language
	}
	if strings.ContainsFunc(r.program.Policy.Title, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
		return "zh"
	}
	return "en"
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
