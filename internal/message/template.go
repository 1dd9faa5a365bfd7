package message

import (
	"strconv"
	"strings"
)

const (
	opening = "⟦"
	closing = "⟧"
)

// fill puts the arguments into a template.
func fill(template, lang string, args map[string]string) string {
	var out strings.Builder
	for template != "" {
		before, rest, found := strings.Cut(template, opening)
		text, _ := holes(before, lang, args)
		out.WriteString(text)
		if !found {
			break
		}
		inside, after, _ := strings.Cut(rest, closing)
		if text, full := holes(inside, lang, args); full {
			out.WriteString(text)
		}
		template = after
	}
	return out.String()
}

// holes replaces the holes of a text; full says whether every one had an argument.
func holes(text, lang string, args map[string]string) (filled string, full bool) {
	var out strings.Builder
	full = true
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			break
		}
		name, length := hole(text[open:])
		out.WriteString(text[:open])
		if length == 0 {
			out.WriteByte('{')
			text = text[open+1:]
			continue
		}
		value := argument(name, lang, args)
		full = full && value != ""
		out.WriteString(value)
		text = text[open+length:]
	}
	out.WriteString(text)
	return out.String(), full
}

// hole reads "{name}" at the start of a text, or "{name:one:more}", which stands for
// one of two texts; length is 0 where neither stands there.
func hole(text string) (name string, length int) {
	end := strings.IndexByte(text, '}')
	if end < 2 {
		return "", 0
	}
	inside := text[1:end]
	name, forms, counted := strings.Cut(inside, ":")
	if counted && (strings.Count(forms, ":") != 1 || forms[0] == ' ') || name == "" {
		return "", 0
	}
	for i, r := range name {
		if (r < 'a' || r > 'z') && r != '_' && (r != '@' || i > 0) {
			return "", 0
		}
	}
	return inside, end + 1
}

// argument is what stands in a hole: for a reader of English the argument with _en
// behind its name, where there is one, because some arguments are sentences.
func argument(name, lang string, args map[string]string) string {
	if count, forms, ok := strings.Cut(name, ":"); ok {
		one, more, _ := strings.Cut(forms, ":")
		switch args[count] {
		case "":
			return ""
		case "1":
			return one
		}
		return more
	}
	if term, ok := strings.CutPrefix(name, "@"); ok {
		if code := args[term]; code != "" {
			return Text(lang, code, args)
		}
		return ""
	}
	value := args[name]
	if own := args[name+"_en"]; own != "" && lang == "en" {
		value = own
	}
	if !strings.Contains(value, between) {
		return visible(value)
	}
	comma := "、"
	if lang == "en" {
		comma = ", "
	}
	items := strings.Split(value, between)
	for i := range items {
		items[i] = visible(items[i])
	}
	return strings.Join(items, comma)
}

// between stands between the items of an argument that is a list.
const between = "\x1f"

// List is an argument of several items, which each language separates in its way.
func List(items ...string) string { return strings.Join(items, between) }

// Plural is a template as a page shows it: of two texts for one and for more, that
// for more.
func Plural(template string) string {
	var out strings.Builder
	for {
		open := strings.IndexByte(template, '{')
		if open < 0 {
			out.WriteString(template)
			return out.String()
		}
		name, length := hole(template[open:])
		if _, forms, ok := strings.Cut(name, ":"); ok {
			_, more, _ := strings.Cut(forms, ":")
			out.WriteString(template[:open] + more)
		} else {
			length = max(length, 1)
			out.WriteString(template[:open+length])
		}
		template = template[open+length:]
	}
}

// visible shows by their numbers, U+202E, the characters of an argument that a
// terminal obeys or nobody sees: whatever was read may come into a message.
func visible(text string) string {
	if strings.IndexFunc(text, unseen) < 0 {
		return text
	}
	var out strings.Builder
	for _, c := range text {
		if !unseen(c) {
			out.WriteRune(c)
			continue
		}
		hex := strings.ToUpper(strconv.FormatInt(int64(c), 16))
		out.WriteString("U+" + strings.Repeat("0", max(0, 4-len(hex))) + hex)
	}
	return out.String()
}

// unseen reports whether a character controls the text around it.
func unseen(c rune) bool {
	switch {
	case c < ' ':
		return c != '\n' && c != '\t'
	case c < 0x7f:
		return false
	case c <= 0x9f, c == 0xad, c == 0x61c, c == 0x180e, c == 0xfeff:
		return true
	}
	return c >= 0x200b && c <= 0x200f || c >= 0x2028 && c <= 0x202e || c >= 0x2060 && c <= 0x206f
}
