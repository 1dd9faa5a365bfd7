package allocation

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/merit-rules/merit/internal/decimals"
	"github.com/merit-rules/merit/internal/round"
	"github.com/merit-rules/merit/internal/slate"
	"github.com/merit-rules/merit/schema"
)

// Award is one certain award.
type Award struct {
	ID, Name string
	Rank     int    // 1 is best; equals share a rank
	Pool     string // "" where the policy has no pools
	Tier     string // "" in a programme without tiers, and while the tier is contested
	// Amount is in the currency's unit, a multiple of the policy's `unit`; 0 in a
	// programme that pays nothing and while Contested.
	Amount    decimal.Decimal
	Contested bool   // tier or amount wait for a tie to be decided
	By        string // "merit", or "quota:ID" of the quota that brought the applicant in
}

// Refusal is why an applicant has no certain award.
type Refusal struct {
	Code   string   // "below_cut", "quota", "tier_full", "ineligible", ...
	Limits []string // each limit whose absence alone would certainly fund the applicant
	Why    string   // one sentence with the figures
}

// Sanction is what a failed rule brings beyond the round.
type Sanction struct {
	Applicant string
	Rule      string
	BarYears  []int           // programme years
	Recover   decimal.Decimal // to be paid back, in the currency's unit
	// HasRecover is false where the rule claims nothing back.
	HasRecover bool
	// RecoverExact is the claim as a fraction, "100/3", where no decimal holds it;
	// Recover is then cut to four places.
	RecoverExact string
	Withheld     decimal.Decimal // awarded, not paid, and no longer to be paid
	Citations    []schema.Citation
}

// Awards are the certain awards in rank order.
func (r *Result) Awards() iter.Seq[Award] {
	return func(yield func(Award) bool) {
		for _, x := range r.round.Ranked {
			seat := r.seat(x)
			if seat == nil || seat.State != slate.Certain {
				continue
			}
			if !yield(r.awarded(x, seat)) {
				return
			}
		}
	}
}

func (r *Result) awarded(x *round.Entrant, seat *slate.Seat) Award {
	p := r.pool(x)
	a := Award{ID: x.App.ID, Name: x.App.Name, Rank: x.Rank, Pool: p.ID, By: by(p, seat), Contested: seat.Tier < 0 || !seat.Fixed}
	if seat.Tier >= 0 {
		a.Tier = tierID(p, seat.Tier)
	}
	if seat.Fixed {
		a.Amount, _ = decimals.Near(seat.Amount) // a multiple of the unit, which is a decimal
	}
	return a
}

// Refusal is why an applicant has no certain award; false for whoever has one, is
// unknown, or took part in a round without allocation.
func (r *Result) Refusal(id string) (Refusal, bool) {
	x := r.entrant(id)
	if x == nil || r.program.Allocation == nil {
		return Refusal{}, false
	}
	seat := r.seat(x)
	code := r.code(x, seat)
	if code == "" {
		return Refusal{}, false
	}
	out := Refusal{Code: code, Why: r.refusalWhy(x, seat, code, r.Language())}
	if seat != nil {
		out.Limits = limitNames(r.pool(x), seat.Limits)
	}
	return out, true
}

// Status is an applicant's status, "qualified", "ineligible", ...; "" for an
// unknown id.
func (r *Result) Status(id string) string {
	if x := r.entrant(id); x != nil {
		return x.Status.String()
	}
	return ""
}

// Sanctions are those of the round, by applicant, then in the order of the rules.
func (r *Result) Sanctions() []Sanction {
	var list []Sanction
	for _, x := range r.round.Entrants {
		for i := range x.Sanctions {
			s := &x.Sanctions[i]
			out := Sanction{
				Applicant: x.App.ID, Rule: s.Rule.ID, BarYears: s.Bars, HasRecover: s.HasRecover,
			}
			out.Recover, out.RecoverExact = decimals.Near(s.Recover)
			out.Withheld, _ = decimals.Near(s.Withheld)
			for _, c := range s.Rule.Cite {
				out.Citations = append(out.Citations, schema.Citation(c))
			}
			list = append(list, out)
		}
	}
	return list
}

// RefusedRow is a row of an application file that could not be taken.
type RefusedRow struct {
	File    string
	Row     int // from 1: the element of a list, the line or sheet row with the header as 1
	ID      string
	Column  string
	Seen    string
	Message string
}

// Refused are the rows that are not applicants, each problem of a row on its own.
func (r *Result) Refused() []RefusedRow { return r.refusals(r.Language()) }

// base is the name of a file without its folders: where the files lay when a round
// was run is no part of its result.
func base(file string) string { return file[strings.LastIndexAny(file, `/\\`)+1:] }

// refusals are the rows that are no applicants: those that could not be read and
// those that the policy's own checks refuse, together in the order of the files.
func (r *Result) refusals(lang string) []RefusedRow {
	files := make(map[string]int, len(r.round.Files))
	for i, name := range r.round.Files {
		files[name] = i
	}
	var list []placedRow
	for i := range r.round.Refused {
		x := &r.round.Refused[i]
		list = append(list, placedRow{x.File, RefusedRow{File: base(x.File), Row: x.Row, ID: x.ID, Column: x.Column, Seen: x.Seen, Message: x.Message(lang)}})
	}
	f := r.round.Frame(context.Background())
	for _, x := range r.round.Struck {
		for _, row := range r.struck(f, x, lang) {
			list = append(list, placedRow{x.File, row})
		}
	}
	slices.SortStableFunc(list, func(a, b placedRow) int {
		return cmp.Or(files[a.file]-files[b.file], a.row.Row-b.row.Row)
	})
	out := make([]RefusedRow, len(list))
	for i := range list {
		out[i] = list[i].row
	}
	return out
}

// placedRow is a refused row and its file with the folders, for the order.
type placedRow struct {
	file string
	row  RefusedRow
}
