package formula

// shapes looks for slips that show in the order of the tokens, before the parser
// makes something else of them or stops at them.
func (c *compiler) shapes() {
	t := c.src.tokens
	for i := range t {
		switch {
		case t[i].is("|"):
			c.pipe(i)
		case t[i].is("if"):
			c.ifCall(i)
		case t[i].is("%"):
			c.percentBlank(i)
		}
	}
}

// pipe wants brackets after the function: list | sum().
func (c *compiler) pipe(i int) {
	t := c.src.tokens
	if i+1 < len(t) && t[i+1].sort == word && (i+2 == len(t) || !t[i+2].is("(")) {
		c.fail(span(i+1, i+1), "expr-pipe", "name", clip(t[i+1].text))
		c.problems[len(c.problems)-1].Fix = t[i+1].text + "()"
	}
}

// ifCall reports if(a, b, c), a spreadsheet's IF in small letters.
func (c *compiler) ifCall(i int) {
	t := c.src.tokens
	if i+1 >= len(t) || !t[i+1].is("(") {
		return
	}
	end := t[i+1].mate
	if end+1 < len(t) && t[end+1].is("{") {
		return
	}
	p := span(i, end)
	better := conditionalSpelling(c.argumentTexts(p))
	c.fail(p, "expr-spreadsheet", "name", t[i].text, "better", clip(better.text))
	if better.exact {
		c.problems[len(c.problems)-1].Fix = better.text
	}
}

// percentBlank reports 40 % where a percent was meant: a remainder needs a value
// on its right.
func (c *compiler) percentBlank(i int) {
	t := c.src.tokens
	if i == 0 || t[i-1].sort != numeral || t[i-1].percent {
		return
	}
	if i+1 < len(t) && (t[i+1].startsOperand() || t[i+1].is("-")) {
		return
	}
	number := t[i-1].text
	c.fail(span(i-1, i), "expr-percent-blank", "seen", c.textOf(i-1, i), "want", number+"%")
	c.problems[len(c.problems)-1].Fix = number + "%"
}
