package verdict

import (
	"strconv"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// Words are a failed rule or a bar in a language: its id, the reason, and where it
// stands.
func Words(f *program.Frame, h *program.Hit, lang string) (rule, reason string, cites []program.Cite) {
	if h.Bar == nil {
		return h.Rule.ID, reasonOf(f, h.Rule, lang), h.Rule.Cite
	}
	reason = message.Text(lang, "alloc-barred", map[string]string{
		"year": strconv.Itoa(h.Bar.Year), "rule": h.Bar.Rule, "policy": h.Bar.Policy, "clause": h.Bar.Cite.Clause,
	})
	if h.Bar.Cite != (program.Cite{}) {
		cites = []program.Cite{h.Bar.Cite}
	}
	return "barred", reason, cites
}

// reasonOf is a rule's own reason, else its title, else its condition as written.
func reasonOf(f *program.Frame, rule *program.Rule, lang string) string {
	if rule.Reason != nil {
		return f.Reason(rule, lang)
	}
	if title := Pick(rule.Title, lang); title != "" {
		return title
	}
	if rule.Require.Expr == nil {
		return ""
	}
	return message.Text(lang, "alloc-rule-fails", map[string]string{"condition": rule.Require.Expr.Text})
}

// Pick is a text in a language, else in the one it has.
func Pick(t program.Text, lang string) string {
	if lang == "en" && t.EN != "" || t.ZH == "" {
		return t.EN
	}
	return t.ZH
}

// Say is a fault of an applicant's data in words.
func Say(f *program.Frame, d program.DataFault, lang string) string {
	if d.Check == nil {
		return d.Fault.Message(lang)
	}
	return reasonOf(f, d.Check, lang)
}
