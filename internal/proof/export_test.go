package proof

import "github.com/merit-rules/merit/internal/slate"

// CheckAlone is Check without the enumeration of small problems.
var CheckAlone = checkAlone

// Rerun is who is certainly funded as the proof finds it by itself.
func Rerun(p *slate.Problem) (certain []bool, list, known bool) {
	if p.Budget.Sequential() {
		s, known := handOut(p)
		for i := range p.Candidates {
			certain = append(certain, known && s.certain(i))
		}
		return certain, known && len(s.broken) == 0, known
	}
	m := newModel(p, &slate.Outcome{Quotas: make([]slate.QuotaReport, len(p.Quotas))})
	r, known := m.rerun()
	if !known {
		return nil, false, false
	}
	for i := range p.Candidates {
		certain = append(certain, r.certain(i))
	}
	return certain, r.fault == nil, true
}
