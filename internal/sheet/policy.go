package sheet

import (
	"unicode"

	"github.com/merit-rules/merit/internal/intake"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/verdict"
)

// Policy is a compiled policy made ready for single applicants.
type Policy struct {
	program *program.Program
	lang    string
	round   program.Round // the one that setting and frame are of
	setting *program.Setting
	frame   *program.Frame
}

// Open makes a compiled policy ready.
func Open(p *program.Program) *Policy { return &Policy{program: p, lang: Language(p)} }

// Program is the compiled policy.
func (s *Policy) Program() *program.Program { return s.program }

// Language is "zh" for a policy whose title or issuer has Chinese characters, else "en".
func Language(p *program.Program) string {
	for _, c := range p.Policy.Title + p.Policy.Issuer {
		if unicode.Is(unicode.Han, c) {
			return "zh"
		}
	}
	return "en"
}

// Past is what earlier years left of the applicant; the zero Past is nothing.
type Past struct {
	Books verdict.Books
	Read  func(subjects []string, year int) ([]program.Value, []program.Bar)
}

// Refusal is why an application or a moment was not taken.
type Refusal struct {
	Code string
	text func(lang string) string
}

// Error is the message in English.
func (r *Refusal) Error() string { return r.Message("en") }

// Message says the refusal in a language.
func (r *Refusal) Message(lang string) string { return r.text(lang) }

// TermsCode is the code of a refusal because of the moment.
const TermsCode = "terms"

// Refuse makes a refusal out of a code of the catalogue.
func Refuse(code string, args map[string]string) *Refusal {
	return &Refusal{code, func(lang string) string { return message.Text(lang, code, args) }}
}

// At makes the round of a day, a stage and a year. Empty ones are the policy's own.
func (s *Policy) At(asOf, stage string, year int) (program.Round, *Refusal) {
	round, p := intake.Round(s.program, asOf, stage, year)
	if p != nil {
		r := Refuse(p.Code, p.Args)
		r.Code = TermsCode
		return round, r
	}
	return round, nil
}

// begin puts the frame before an application at a round.
func (s *Policy) begin(application []byte, round program.Round, past Past, lang string) (*run, *Refusal) {
	row, refused := intake.Single(s.program, application)
	if len(refused) > 0 {
		return nil, &Refusal{refused[0].Code, refused[0].Message}
	}
	if r := s.settle(round); r != nil {
		return nil, r
	}
	year := round.Year
	if year == 0 {
		year = s.program.Policy.Year
	}
	a := &program.Applicant{ID: row.ID, Name: row.Name, Inputs: row.Inputs}
	subjects := verdict.Subjects(s.program, a)
	if past.Read != nil {
		a.History, a.Barred = past.Read(subjects, year)
	}
	s.frame.Begin(a)
	if lang == "" {
		lang = s.lang
	}
	return &run{Policy: s, lang: lang, subjects: subjects, year: year, books: past.Books}, nil
}

// settle prepares the policy for a round, unless it is prepared for it already.
func (s *Policy) settle(round program.Round) *Refusal {
	if s.frame != nil && round.Set == nil && s.round.Set == nil && round.AsOf == s.round.AsOf && round.Stage == s.round.Stage && round.Year == s.round.Year {
		return nil
	}
	setting, faults := s.program.Settle(round)
	if len(faults) > 0 {
		return &Refusal{TermsCode, func(lang string) string {
			text := ""
			for i, f := range faults {
				if i > 0 {
					text += "\n"
				}
				text += f.Message(lang)
			}
			return text
		}}
	}
	s.round, s.setting, s.frame = round, setting, program.NewFrame(s.program, setting)
	return nil
}

// run is one application in the frame.
type run struct {
	*Policy
	lang     string // of what is said; that of the policy is Policy.lang
	subjects []string
	year     int
	books    verdict.Books
}

// all runs every phase. Figures over the whole round are not known.
func (r *run) all() {
	for phase := range r.program.Phases {
		r.frame.Run(phase)
	}
}
