package starter

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/schema"
)

var kinds = []string{"places", "tiers", "share", "recognise"}

// Kinds are the words for how a new policy funds, the usual one first: the best in
// rank order, in two tiers, everybody in proportion, or nobody (it only recognises).
func Kinds() []string { return slices.Clone(kinds) }

// Wish is what somebody wants of a new policy. Title and ID must be there; the
// others may be empty.
type Wish struct {
	Lang               string // zh or en: of the words in the files
	ID, Title          string
	Year               string
	Kind               string // one of Kinds
	Places             string // of places and tiers
	Cap                string // at most so much for each
	Budget             string // of share
	Currency, TimeZone string
}

// File is one file of a new policy.
type File struct {
	Name string
	Text []byte
}

// Fault is what is wrong with an answer.
type Fault struct {
	Code string
	Args map[string]string
}

// Error is the fault in English.
func (f *Fault) Error() string { return f.Message("en") }

// Message is the fault in a language.
func (f *Fault) Message(lang string) string { return message.Text(lang, f.Code, f.Args) }

func fault(code string, args ...string) *Fault {
	f := &Fault{Code: code, Args: map[string]string{}}
	for i := 0; i+1 < len(args); i += 2 {
		f.Args[args[i]] = args[i+1]
	}
	return f
}

var (
	whole = regexp.MustCompile(`^[1-9][0-9]{0,5}$`)
	year  = regexp.MustCompile(`^[1-9][0-9]{3}$`)
	sum   = regexp.MustCompile(`^([0-9]{1,12}|[0-9]{1,8}(\.[0-9]{1,4})?万|[0-9]{1,4}(\.[0-9]{1,8})?亿)$`) // whole yuan
	plain = regexp.MustCompile(`^[A-Za-z_]+(/[A-Za-z_]+)*$`)
)

// Check looks at one answer by the name of its flag. An empty one is right where
// there is a default.
func Check(name, answer string) *Fault {
	ok := true
	switch name {
	case "title", "id":
		ok = answer != "" && strings.TrimSpace(answer) == answer && len([]rune(answer)) <= 128 && !strings.ContainsFunc(answer, func(r rune) bool { return r < ' ' || r == 0x7f })
	case "year":
		ok = answer == "" || year.MatchString(answer)
	case "kind":
		ok = answer == "" || slices.Contains(kinds, answer)
	case "places":
		ok = answer == "" || whole.MatchString(answer)
	case "cap", "budget":
		ok = answer == "" || sum.MatchString(answer) && strings.Trim(answer, "0.万亿") != ""
	case "currency":
		ok = answer == "" || plain.MatchString(answer)
	case "timezone":
		_, known := civil.LoadZone(answer)
		ok = answer == "" || known && plain.MatchString(answer)
	}
	if ok {
		return nil
	}
	return fault("new-"+name, "got", answer)
}

// answers are those that each kind of policy asks for beside the usual ones.
var answers = map[string][]string{"places": {"places", "cap"}, "tiers": {"places", "cap"}, "share": {"budget", "cap"}, "recognise": nil}

// Idle is an answer that was given although the kind of policy has no use for it;
// nil when there is none.
func (w Wish) Idle() *Fault {
	kind := w.Kind
	if kind == "" {
		kind = kinds[0]
	}
	for _, a := range [][2]string{{"places", w.Places}, {"budget", w.Budget}, {"cap", w.Cap}} {
		if a[1] != "" && slices.Contains(kinds, kind) && !slices.Contains(answers[kind], a[0]) {
			return fault("new-idle", "flag", "--"+a[0], "kind", kind)
		}
	}
	return nil
}

// Blank makes the files of a policy that is to be filled in. The error is a *Fault
// about an answer, or the diagnostics of a policy that could not be made of them.
func Blank(w Wish) ([]File, error) {
	for _, a := range [][2]string{
		{"title", w.Title}, {"id", w.ID}, {"year", w.Year}, {"kind", w.Kind}, {"places", w.Places},
		{"cap", w.Cap}, {"budget", w.Budget}, {"currency", w.Currency}, {"timezone", w.TimeZone},
	} {
		if f := Check(a[0], a[1]); f != nil {
			return nil, f
		}
	}
	if f := w.Idle(); f != nil {
		return nil, f
	}
	w = w.filled()
	files := blankZH(w)
	if w.Lang == "en" {
		files = blankEN(w)
	}
	if _, err := schema.Parse(files[0].Name, files[0].Text); err != nil {
		return nil, err
	}
	return files, nil
}

// filled is the wish with the answers that were left out.
func (w Wish) filled() Wish {
	or := func(text *string, zh, en string) {
		switch {
		case *text != "":
		case w.Lang == "en":
			*text = en
		default:
			*text = zh
		}
	}
	or(&w.Kind, kinds[0], kinds[0])
	or(&w.Places, "10", "10")
	or(&w.Cap, "20万", "200000")
	or(&w.Budget, "500万", "5000000")
	or(&w.Currency, "CNY", "EUR")
	or(&w.TimeZone, "Asia/Shanghai", "UTC")
	return w
}

// Defaults are the answers that stand for empty ones in a language.
func Defaults(lang string) Wish { return Wish{Lang: lang}.filled() }

// head is the beginning of a policy file.
func (w Wish) head() string {
	text := "merit: 1\npolicy:\n  id: " + quoted(w.ID) + "\n  title: " + quoted(w.Title) + "\n  version: \"1\"\n"
	if w.Year != "" {
		text += "  year: " + w.Year + "\n"
	}
	return text + "  timezone: " + w.TimeZone + "\n  currency: " + w.Currency + "\n"
}

// harmless is a text that YAML reads as itself without quotes.
var harmless = regexp.MustCompile(`^[\p{Han}A-Za-z][\p{Han}A-Za-z0-9 ._（）〔〕-]*$`)

// words are texts that a reader of YAML may take for something else.
var words = []string{"true", "false", "yes", "no", "on", "off", "null", "y", "n"}

// quoted is a text as YAML reads it back.
func quoted(text string) string {
	if harmless.MatchString(text) && !slices.Contains(words, strings.ToLower(text)) {
		return text
	}
	return strconv.Quote(text)
}
