package message

// Severity says how much a problem weighs. The zero value is Error.
type Severity uint8

// The severities.
const (
	Error Severity = iota
	Warning
	Info
)

// String is the word that results and editors use.
func (s Severity) String() string {
	switch s {
	case Warning:
		return "warning"
	case Info:
		return "info"
	}
	return "error"
}

// Problem is one fault in what was read. From and To mark the part it is about,
// in characters counted from 0, To excluded; whoever knows where the text stood
// in a file turns them into a line and a column.
type Problem struct {
	Code     string
	Severity Severity
	Args     map[string]string
	From, To int
	// Fix replaces the marked part and removes the fault; "" where none is known.
	Fix     string
	Related []Place
}

// Place is another part of the same text that a problem is about. Note is a code
// of the catalogue, or "".
type Place struct {
	From, To int
	Note     string
}

// Text is the problem said in a language.
func (p Problem) Text(lang string) string { return Text(lang, p.Code, p.Args) }
