package policyfile

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/program"
)

const plan = `merit: 1
policy: {id: test}
inputs:
  甲: {type: number, when: 乙 > 0}
  乙: {type: number}
  区: {type: choice, options: [东, 西]}
  片: {type: choice, lookup: {of: 区, options: {近: [东], 远: [西]}}}
checks:
  - {id: 核, require: 丙 >= 0}
values:
  丙: {formula: 丁 + 甲}
  丁: {formula: 函(乙)}
  函: {given: [x], formula: x + 1}
  线: {formula: 最高 / 2}
  相对: {formula: 总分 - 均分}
cohort:
  最高: {of: 乙, take: max}
  均分: {of: 总分, take: mean, by: 片}
  末: {formula: "min(map(applicants, .相对))"}
eligibility:
  - {id: 资, require: 丙 > 1}
scoring:
  max: 10
  indicators:
    - id: 枝
      max: 10
      items: [{id: 叶, max: 10, formula: 乙 / 最高 * 10}]
qualification:
  - {id: 过, require: 相对 > 末}
`

func compiled(t *testing.T, text string) *program.Program {
	res := Read(document.Read("p.yaml", []byte(text)), nil)
	require.NotNil(t, res.Program, "%v", res.Findings)
	return res.Program
}

// stepName says what a step computes.
func stepName(p *program.Program, s program.Step) string {
	switch s.Kind {
	case program.StepInput, program.StepSlot:
		return p.Slots[s.Index].Name
	case program.StepCheck:
		return p.Checks[s.Index].ID
	case program.StepRule:
		return p.Eligibility[s.Index].ID
	case program.StepLeaf:
		return p.Scoring.All[s.Index].ID
	case program.StepTotal:
		return "总分"
	case program.StepFigure:
		return p.Slots[p.Figures[s.Index].Slot].Name
	}
	return p.Qualification[s.Index].ID
}

func TestStepsFollowNeedsAndPhases(t *testing.T) {
	p := compiled(t, plan)
	phases := make([][]string, p.Phases)
	for _, s := range p.Steps {
		phases[s.Phase] = append(phases[s.Phase], stepName(p, s))
	}
	want := [][]string{
		{"乙", "甲", "区", "片", "丁", "丙", "核", "资"},
		{"最高", "线", "叶", "枝", "总分"},
		{"均分", "相对"},
		{"末", "过"},
	}
	require.Empty(t, cmp.Diff(want, phases))
	require.Equal(t, 2, p.Slots[slotNamed(p, "相对")].Phase)
	require.Equal(t, 3, p.Qualification[0].Phase)
}

func slotNamed(p *program.Program, name string) int {
	for i, s := range p.Slots {
		if s.Name == name {
			return i
		}
	}
	return -1
}

// A chain as long as the file may be is put in order without recursion, in
// whichever direction it is written.
func TestLongChains(t *testing.T) {
	const length = 3000
	var up, down strings.Builder
	for i := range length {
		n, next := strconv.Itoa(i), strconv.Itoa(i+1)
		up.WriteString("  v" + next + ": {formula: v" + n + " + v" + n + "}\n")
		down.WriteString("  v" + n + ": {formula: v" + next + " + 1}\n")
	}
	begin := "merit: 1\npolicy: {id: t}\ninputs: {x: {type: number}}\nvalues:\n"
	for name, text := range map[string]string{
		"up":   begin + "  v0: {formula: x}\n" + up.String(),
		"down": begin + down.String() + "  v" + strconv.Itoa(length) + ": {formula: x}\n",
	} {
		t.Run(name, func(t *testing.T) {
			require.Len(t, compiled(t, text).Steps, length+2)
		})
	}
}

func TestBuiltinsAreOnlyThoseThatAreRead(t *testing.T) {
	p := compiled(t, "merit: 1\npolicy: {id: t, title: as_of}\ninputs: {x: {type: date, title: as_of}}\neligibility:\n  - {id: a, require: x > date(\"2025-01-01\"), reason: \"as_of 之前\"}\n")
	require.Equal(t, -1, slotNamed(p, program.NameYear))
	p = compiled(t, "merit: 1\npolicy: {id: t}\ninputs: {x: {type: date}}\neligibility:\n  - {id: a, require: x > as_of}\n")
	require.GreaterOrEqual(t, slotNamed(p, program.NameAsOf), 0)
}
