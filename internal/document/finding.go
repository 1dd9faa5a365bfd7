package document

import "github.com/merit-rules/merit/internal/message"

// Finding is one problem of a file: a code of the message catalogue, what fills
// its text, and where it stands.
type Finding struct {
	Code     string
	Severity message.Severity
	Place    Place
	Args     map[string]string
	Fix      *Fix
	Related  []Related
	Witness  string // an application, as JSON, that shows it; "": none
}

// Fix is a change that would mend the problem: Text in place of what stands at
// Place.
type Fix struct {
	Place Place
	Text  string
}

// Related is another place that the finding speaks of. Code names a text of the
// message catalogue that says what it is.
type Related struct {
	Place Place
	Code  string
	Args  map[string]string
}

// Arg makes the arguments of a message out of names and values in turn.
func Arg(pairs ...string) map[string]string {
	args := make(map[string]string, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		args[pairs[i]] = pairs[i+1]
	}
	return args
}
