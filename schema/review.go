package schema

import (
	"slices"

	"github.com/merit-rules/merit/internal/analysis"
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/policyfile"
	"github.com/merit-rules/merit/internal/program"
)

// Review looks at what every application that the policy allows would come to, and
// tells of what none can reach and what goes wrong for some. It proves what it says or
// has run an application that shows it ([Diagnostic.Witness]); what it cannot decide
// with a bounded effort it leaves out. [Check] has it beside everything else.
func (p *Policy) Review() Diagnostics {
	list, _ := review(p.program, p.places)
	slices.SortStableFunc(list, p.places.Compare)
	return diagnostics(list)
}

// review is the findings of the analysis, and those of the text alone that it refutes.
func review(prog *program.Program, places *policyfile.Places) (found []document.Finding, refuted map[document.Place]string) {
	refuted = map[document.Place]string{}
	for _, f := range analysis.Review(prog, analysis.Effort{}) {
		at, ok := placeOf(places, f.At)
		if !ok || f.At.Name != "" && !places.Own(at) {
			continue // what is included may hold more than one policy needs
		}
		if f.Clears {
			refuted[at] = f.Code
			continue
		}
		out := document.Finding{Code: f.Code, Severity: message.Warning, Place: at, Args: f.Args}
		if f.Note {
			out.Severity = message.Info
		}
		if f.Witness != nil {
			out.Witness = string(f.Witness.JSON(0))
		}
		for _, rel := range f.Related {
			if at, ok := placeOf(places, rel); ok {
				out.Related = append(out.Related, document.Related{Place: at, Code: "related-other-rule", Args: f.Args})
			}
		}
		found = append(found, out)
	}
	return found, refuted
}

func placeOf(places *policyfile.Places, at analysis.Place) (document.Place, bool) {
	switch {
	case at.Max != nil:
		return places.Max(at.Max)
	case at.Name != "":
		return places.Name(at.Name)
	}
	return places.Node(at.Node, at.Whole)
}

// Cliffs lists, as notes, where one more unit of a number that an applicant states costs
// something at once: the support itself, money, or points. They are shown by
// [Diagnostic.Witness], which stands on the better one. Looked is false where no
// application was found that could be funded, to begin from.
func (p *Policy) Cliffs() (cliffs Diagnostics, looked bool) {
	var list []document.Finding
	found, looked := analysis.Cliffs(p.program)
	for _, f := range found {
		if at, ok := placeOf(p.places, f.At); ok {
			list = append(list, document.Finding{Code: f.Code, Severity: message.Info, Place: at, Args: f.Args, Witness: string(f.Witness.JSON(0))})
		}
	}
	slices.SortStableFunc(list, p.places.Compare)
	return diagnostics(list), looked
}

// united puts what the analysis found among what reading the text found. Where both
// speak of the same, the one that shows an application stays.
func united(res *policyfile.Result) []document.Finding {
	if res.Program == nil {
		return res.Findings
	}
	found, refuted := review(res.Program, res.Places)
	better := map[document.Place][]string{}
	for _, f := range found {
		better[f.Place] = append(better[f.Place], f.Code)
	}
	kept := map[document.Place]bool{} // bands that the limits of an input alone put out of reach
	var out []document.Finding
	for _, f := range res.Findings {
		if slices.Contains(better[f.Place], f.Code) || refuted[f.Place] == f.Code {
			continue
		}
		kept[f.Place] = kept[f.Place] || f.Code == "policy-band-unreachable"
		out = append(out, f)
	}
	for _, f := range found {
		if !kept[f.Place] || f.Code != "policy-outcome-never" {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, res.Places.Compare)
	return out
}
