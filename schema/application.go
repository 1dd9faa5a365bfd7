package schema

import (
	"errors"

	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/program"
)

// File is one file of applications as text: JSON, NDJSON or CSV, told apart by
// its name.
type File struct {
	Name string
	Data []byte
}

// Applications are applications that were read: what each filled in, and the rows
// that could not be understood.
type Applications struct {
	policy *Policy
	batch  *intake.Batch
}

// Application is one application, complete or half-filled.
type Application struct {
	ID, Name string
	inputs   []program.Value
}

// Inputs is what was filled in, for the packages of this module.
func (a *Application) Inputs() any { return a.inputs }

// ParseApplications reads one file of applications. Rows with faults do not make
// an error: they are among [Applications.Refused]. The error says why the file as
// a whole cannot be read.
func (p *Policy) ParseApplications(name string, data []byte) (*Applications, error) {
	return p.ReadApplications(File{Name: name, Data: data})
}

// ReadApplications reads files that belong together: applications, and the rows
// of their lists keyed by id.
func (p *Policy) ReadApplications(files ...File) (*Applications, error) {
	list := make([]intake.File, len(files))
	for i, f := range files {
		list[i] = intake.File{Name: f.Name, Data: f.Data}
	}
	batch, err := intake.Read(p.program, list)
	if err != nil {
		return nil, err
	}
	return &Applications{p, batch}, nil
}

// Collect wraps a batch that a package of this module has read.
func (p *Policy) Collect(batch any) (*Applications, error) {
	b, ok := batch.(*intake.Batch)
	if !ok {
		return nil, errors.New("schema: not a batch of applications")
	}
	return &Applications{p, b}, nil
}

// Batch is the applications as they were read, for the packages of this module.
func (a *Applications) Batch() any { return a.batch }

// Policy is the policy that the applications were read for.
func (a *Applications) Policy() *Policy { return a.policy }

// Rows is the number of applications in the files: those that can be decided and
// those refused.
func (a *Applications) Rows() int { return a.batch.Rows }

// List is the applications that can be decided, in the order of the files.
func (a *Applications) List() []*Application {
	out := make([]*Application, len(a.batch.Applicants))
	for i := range a.batch.Applicants {
		row := &a.batch.Applicants[i]
		out[i] = &Application{ID: row.ID, Name: row.Name, inputs: row.Inputs}
	}
	return out
}

// Find is the application with an id; nil when there is none.
func (a *Applications) Find(id string) *Application {
	for i := range a.batch.Applicants {
		if row := &a.batch.Applicants[i]; row.ID == id {
			return &Application{ID: row.ID, Name: row.Name, inputs: row.Inputs}
		}
	}
	return nil
}

// Refusal is one thing that is wrong with a row, or with a whole file where Row
// is 0.
type Refusal struct {
	File   string
	Row    int // list element, line or row of the sheet, counted from 1
	ID     string
	Column string
	Seen   string
	Code   string

	refusal intake.Refusal
}

// Message says the refusal in a language.
func (r Refusal) Message(lang string) string { return r.refusal.Message(lang) }

// Refused lists what is wrong with rows, in the order of the files; a row may
// stand there several times.
func (a *Applications) Refused() []Refusal {
	out := make([]Refusal, len(a.batch.Refused))
	for i, r := range a.batch.Refused {
		out[i] = Refusal{File: r.File, Row: r.Row, ID: r.ID, Column: r.Column, Seen: r.Seen, Code: r.Code, refusal: r}
	}
	return out
}
