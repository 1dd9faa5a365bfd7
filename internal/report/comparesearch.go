package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/internal/compare"
	"github.com/merit-rules/merit/internal/exact"
)

// search says whether somebody is treated differently, and how that is known.
func (c *comparison) search(s *compare.Search) {
	c.title("witness")
	switch s.Verdict {
	case "found":
		day := s.AsOf
		if strings.Contains(s.Sentence, "as_of") {
			day = ""
		}
		c.line("  ", c.say("diff-found", "who", s.Sentence, "day", day))
		c.treatment(s)
	case "none":
		cells := ""
		if s.Cells > 0 {
			cells = strconv.Itoa(s.Cells)
		}
		c.line("  ", c.say("diff-none", "cells", cells))
	default:
		c.line("  ", c.say("diff-undecided", "cells", strconv.Itoa(s.Cells)))
		for _, y := range s.Why {
			c.line("      ", c.say("diff-why-"+y.Code, "name", y.Name))
		}
	}
	if len(s.List) > 0 {
		c.line("  ", c.say("diff-list-changes", "list", c.numbers(s.List)))
	}
	if len(s.Accepted) > 0 {
		c.line("  ", c.say("diff-accepted", "list", c.numbers(s.Accepted)))
	}
}

// treatment is how both editions treat the one that was found.
func (c *comparison) treatment(s *compare.Search) {
	c.line("      ", c.word("aspect_status"), c.word("colon"), c.word(s.Old.Status), " → ", c.word(s.New.Status))
	if s.Old.Total != s.New.Total {
		c.line("      ", c.word("aspect_score"), c.word("colon"), c.score(s.Old.Total), " → ", c.score(s.New.Total))
	}
	for _, rule := range s.New.Failures {
		if !slices.Contains(s.Old.Failures, rule) {
			c.line("      ", c.say("diff-rule-fails", "id", rule))
		}
	}
	for _, rule := range s.Old.Failures {
		if !slices.Contains(s.New.Failures, rule) {
			c.line("      ", c.say("diff-rule-holds", "id", rule))
		}
	}
	c.line("      ", c.word("application"), c.word("colon"), Safe(string(s.Application)))
	if s.Earlier != nil {
		c.line("      ", c.word("application"), c.word("left bracket"), c.word("side_old"), c.word("right bracket"), c.word("colon"), Safe(string(s.Earlier)))
	}
}

// score is a total that is exact, with its decimals where no short decimal holds it.
func (c *comparison) score(text string) string {
	if text == "" {
		return c.word("none")
	}
	top, bottom, fraction := strings.Cut(text, "/")
	if !fraction {
		return Safe(text)
	}
	a, err := exact.Parse(top)
	b, err2 := exact.Parse(bottom)
	q, ok := exact.Div(a, b)
	if err != nil || err2 != nil || !ok {
		return Safe(text)
	}
	return "≈" + q.Approx(2) + c.word("left bracket") + Safe(text) + c.word("right bracket")
}

func (c *comparison) numbers(list []int) string {
	var out []string
	for _, n := range list {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, c.word("comma"))
}
