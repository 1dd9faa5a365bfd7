package round

import (
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/verdict"
)

// Play runs an entrant again, with all figures of the round in place, and leaves
// the frame in that state: its decision, card, values and explanations are then
// those of the result.
func (r *Round) Play(f *program.Frame, e *Entrant) {
	r.play(f, e, r.lastPhase())
}

// lastPhase is the last phase that this run computes: before the last stage only
// eligibility is looked at.
func (r *Round) lastPhase() int {
	if !r.Last {
		return 0
	}
	return r.Program.Phases - 1
}

func (r *Round) play(f *program.Frame, e *Entrant, last int) {
	f.Begin(&e.App)
	for phase := 0; phase <= last; phase++ {
		r.setFigures(f, e, phase)
		f.Run(phase)
	}
}

// setFigures sets the figures of one phase as this entrant sees them.
func (r *Round) setFigures(f *program.Frame, e *Entrant, phase int) {
	for i := range r.Program.Figures {
		figure := &r.Program.Figures[i]
		if figure.Phase != phase {
			continue
		}
		if Grouped(figure) {
			own := program.Value{} // outside the cohort nobody has a figure of their own
			if e.Grouped != nil {
				own = e.Grouped[i]
			}
			f.SetFigure(figure.Slot, own)
			continue
		}
		f.SetFigure(figure.Slot, r.Figures[i])
	}
}

// Grouped reports whether each applicant has a figure of their own.
func Grouped(f *program.Figure) bool {
	return f.By != nil || f.Take == program.TakeRank && f.Formula == nil
}

// decide runs phase 0 for everybody: data faults make a row refused, the others
// get their status as far as eligibility goes. Where phase 0 is all there is, the
// status is final, and scores and places are taken in the same pass.
func (r *Round) decide(f *program.Frame) {
	kept := r.Entrants[:0]
	for _, e := range r.Entrants {
		r.play(f, e, 0)
		if e.Data = f.DataFaults(); len(e.Data) > 0 {
			e.Status = program.Refused
			r.Struck = append(r.Struck, e)
			continue
		}
		e.Ignored = f.Ignored()
		r.judge(f, e)
		if r.single {
			r.place(f, e)
		}
		kept = append(kept, e)
	}
	r.Entrants = kept
}

// judge takes the decision on the entrant that f stands at, and what it brings.
func (r *Round) judge(f *program.Frame, e *Entrant) {
	e.Decision = f.Decision()
	e.Status = e.Decision.Status
	if e.Withdrawn && !r.countedIn() {
		e.Status = program.Withdrawn
	}
	e.Decision.Failures = verdict.Again(r.Program, e.Decision.Failures, r.Year())
	e.Sanctions = verdict.Sanctions(r.Program, f, e.Subjects, e.Decision.Failures, r.Terms.Ledger, r.Year())
	if r.Last && r.Program.Scoring != nil {
		e.Total = f.Value(r.Program.Scoring.Total)
	}
}

// place evaluates what the allocation needs of the entrant that f stands at.
func (r *Round) place(f *program.Frame, e *Entrant) {
	if r.Program.Allocation == nil || e.Status != program.Qualified {
		return
	}
	r.evaluate(f, e)
}

// finish runs the phases after eligibility, then ranks and allocates.
func (r *Round) finish(f *program.Frame) {
	if !r.single {
		r.setCounts(f)
		for phase := 1; phase < r.Program.Phases; phase++ {
			r.draw(f, phase)
		}
		for _, e := range r.Entrants {
			r.Play(f, e)
			r.judge(f, e)
		}
	}
	if r.Program.Allocation != nil {
		r.allocate(f)
	}
}

// eligible reports whether an entrant belongs to the cohort.
func (e *Entrant) eligible() bool {
	return e.Status == program.Eligible || e.Status == program.Qualified || e.Status == program.Unqualified
}
