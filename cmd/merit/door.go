package main

import (
	"bytes"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/schema"
)

// door is what one run of the command has to do with its surroundings.
type door struct {
	in    io.Reader
	out   io.Writer
	errs  io.Writer
	said  string  // the language of --lang or the locale; "": neither says
	asked string  // --lang as given
	title string  // the language of the policy's title, once it is known
	drawn bool    // standard input was read
	marks *marker // what --mark collects; nil: nothing
	busy  func()  // ends the line that shows progress; nil: there is none
}

// languageOf finds the language before the flags are read: help and errors of
// flags need it too.
func languageOf(args []string) string {
	for i, a := range args {
		v, ok := strings.CutPrefix(a, "--lang=")
		if !ok && a == "--lang" && i+1 < len(args) {
			v, ok = args[i+1], true
		}
		if ok && (v == "zh" || v == "en") {
			return v
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		v := os.Getenv(name)
		switch {
		case v == "":
			continue
		case strings.HasPrefix(v, "zh"):
			return "zh"
		case v == "C" || v == "POSIX" || strings.HasPrefix(v, "C."):
			return ""
		}
		return "en"
	}
	return ""
}

// lang is the language of everything that is said: --lang, else the locale's,
// else the policy's, else Chinese.
func (d *door) lang() string {
	if d.said != "" {
		return d.said
	}
	if d.title != "" {
		return d.title
	}
	return "zh"
}

func (d *door) say(zh, en string) string {
	if d.lang() == "en" {
		return en
	}
	return zh
}

// talk writes a line to stderr. Nobody can be told when that fails.
func (d *door) talk(line string) {
	d.rest()
	_, _ = io.WriteString(d.errs, line+"\n")
}

// tell says a code of the catalogue on stderr.
func (d *door) tell(code string, args ...string) { d.talk(report.Safe(d.text(code, args...))) }

func (d *door) text(code string, args ...string) string {
	return message.Text(d.lang(), code, pairs(args))
}

// meet notes the language of a policy.
func (d *door) meet(p *schema.Policy) { d.title = p.Language() }

// meetBroken notes the language of a policy that cannot be read: that of what looks
// like its title, else of the whole text.
func (d *door) meetBroken(text []byte) {
	if _, title, ok := bytes.Cut(text, []byte("title:")); ok {
		text, _, _ = bytes.Cut(title, []byte("\n"))
	}
	if len(bytes.TrimSpace(text)) > 0 {
		d.title = "en"
	}
	if bytes.ContainsFunc(text, func(c rune) bool { return unicode.Is(unicode.Han, c) || c == utf8.RuneError }) {
		d.title = "zh"
	}
}

// style is how reports look on a stream.
func (d *door) style(w io.Writer) report.Style {
	return report.Style{Lang: d.lang(), Color: terminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
}

func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// print writes a result to stdout; a reader that went away or a full disk is a
// failure, because whoever reads on would take half a result for a whole one.
func (d *door) print(data []byte) error {
	d.rest()
	n, err := d.out.Write(data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	if err != nil {
		return problem("door-stdout", "why", reason(err))
	}
	return nil
}
