package intake

import (
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/spell"
)

// singleID is the id of an application that has none and stands alone.
const singleID = "1"

// Single reads one application, a JSON object, as [Read] reads an element of a
// list. It needs no id. With refusals there is no row.
func Single(p *program.Program, data []byte) (Row, []Refusal) {
	d := newDesk(p)
	d.file = &File{Name: "application.json"}
	s := &scanner{data: data}
	d.begin(1)
	if s.peek() != '{' {
		d.fail("data-json-row")
	} else {
		d.object(s)
	}
	if !s.ok() {
		d.fail(s.code, "at", strconv.Itoa(s.at+1))
	}
	if !d.row.key && !d.failedID() {
		d.row.id = singleID
	}
	row := Row{File: d.file.Name, Row: 1, ID: d.row.id, Name: d.row.name, Inputs: d.row.inputs}
	if len(d.problems) > 0 {
		d.refuseRow()
		return Row{}, d.batch.Refused
	}
	return row, nil
}

// Round reads the terms of a round: a day, the id of a stage and a year, each of which
// may be empty. The problem says which of them does not fit the policy.
func Round(p *program.Program, asOf, stage string, year int) (program.Round, *message.Problem) {
	round := program.Round{Year: year, Stage: -1}
	if asOf != "" {
		v, ok := Moment(p, asOf)
		if !ok {
			return round, &message.Problem{Code: "term-date", Args: map[string]string{"term": "as_of", "value": asOf}}
		}
		round.AsOf = v
	}
	if stage == "" {
		return round, nil
	}
	var ids []string
	for i, s := range p.Stages {
		if s.ID == stage {
			round.Stage = i
			return round, nil
		}
		if s.ID != "" {
			ids = append(ids, s.ID)
		}
	}
	near, _ := spell.Nearest(stage, ids)
	return round, &message.Problem{Code: "term-stage", Args: map[string]string{
		"term": "stage", "value": stage, "near": near, "legal": strings.Join(ids, ", "),
	}}
}

// Moment reads the day of a round: a date, or a date and time in the policy's zone.
func Moment(p *program.Program, text string) (program.Value, bool) {
	if d, err := civil.ParseDate(text); err == nil {
		return program.Day(d), true
	}
	t, err := civil.ParseDateTime(text, p.Policy.Zone)
	if err != nil {
		return program.Value{}, false
	}
	return program.Moment(t), true
}
