package formula

import (
	"bytes"
	"fmt"
	"math/rand"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/stretchr/testify/require"
)

// prelude defines in python what the language has: exact fractions throughout.
const prelude = `
import sys
from fractions import Fraction as F
import math
def div(a, b): return a / b
def rem(a, b): return a - b * math.trunc(a / b)
def power(a, e): return a ** e
def mean(l):
    if not l: raise ZeroDivisionError
    return sum(l, F(0)) / len(l)
def median(l):
    if not l: raise ZeroDivisionError
    s = sorted(l); n = len(s)
    return s[n // 2] if n % 2 else (s[n // 2 - 1] + s[n // 2]) / 2
def least(*l):
    l = l[0] if isinstance(l[0], list) else l
    if not l: raise ZeroDivisionError
    return min(l)
def most(*l):
    l = l[0] if isinstance(l[0], list) else l
    if not l: raise ZeroDivisionError
    return max(l)
def total(l): return sum(l, F(0))
def trimmed(l, low, high):
    s = sorted(l)
    return s[low:len(s) - high] if low + high < len(s) else []
def clamp(x, lo, hi): return min(max(x, lo), hi)
def rounded(x, places, mode):
    y = x * F(10) ** places
    down, up = F(math.floor(y)), F(math.ceil(y))
    if mode == "floor": z = down
    elif mode == "ceiling": z = up
    elif mode == "down": z = F(math.trunc(y))
    elif mode == "up": z = up if y > 0 else down
    else:
        half = y - down
        if half != F(1, 2): z = down if half < F(1, 2) else up
        elif mode == "half_up": z = up if y > 0 else down
        else: z = down if down % 2 == 0 else up
    return z / F(10) ** places
x, y, 甲, 乙, 完成, 目标, 零, 完成率 = map(F, (5, -3, 1, 2, 7, 9, 0, "7/10"))
表, 空表 = [F(1), F(2), F(3)], []
def say(v):
    if isinstance(v, bool): return "true" if v else "false"
    return str(F(v))
for line in sys.stdin:
    try: print(say(eval(line)))
    except ZeroDivisionError: print("error")
`

func python() dialect {
	call := func(name string, args []string) string {
		theirs := map[string]string{"/": "div", "%": "rem", "**": "power", "min": "least", "max": "most", "sum": "total",
			"floor": "math.floor", "ceil": "math.ceil", "round": "rounded", "len": "len"}[name]
		if theirs == "" {
			theirs = name
		}
		text := theirs + "(" + strings.Join(args, ", ") + ")"
		if name == "floor" || name == "ceil" || name == "len" {
			return "F(" + text + ")"
		}
		return text
	}
	return dialect{
		numerals: [][2]string{{"0", "F(0)"}, {"1", "F(1)"}, {"2", "F(2)"}, {"40", "F(40)"}, {"0.1", "F('0.1')"}, {"1.25", "F('1.25')"}, {"70%", "F('0.7')"},
			{"33.3%", "F('0.333')"}, {"30万", "F(300000)"}, {"1.5亿", "F(150000000)"}, {"9223372036854775807", "F(9223372036854775807)"}, {"1e-7", "F('1e-7')"}, {"3", "F(3)"}, {"7", "F(7)"}},
		names: []string{"x", "y", "甲", "乙", "完成", "目标", "零", "完成率"}, lists: []string{"表", "空表"},
		binary: []string{"+", "-", "*", "/", "%", "/"}, call: call,
		ternary: func(c, a, b string) string { return "(" + a + " if " + c + " else " + b + ")" },
		logic:   map[string]string{"and": "and", "or": "or", "not": "not"},
		each:    pythonEach,
		list:    func(elems []string) string { return "[" + strings.Join(elems, ", ") + "]" },
	}
}

func pythonEach(name, list, body string) string {
	switch name {
	case "sum":
		return "total([" + body + " for e in " + list + "])"
	case "map":
		return "[" + body + " for e in " + list + "]"
	case "filter":
		return "[e for e in " + list + " if " + body + "]"
	case "none":
		return "(not any([" + body + " for e in " + list + "]))"
	}
	return name + "([" + body + " for e in " + list + "])"
}

// Random expressions have the value that python's fractions give, exactly.
func TestAgreesWithPythonFractions(t *testing.T) {
	path, err := exec.LookPath("python3")
	if err != nil {
		t.Log("python3 is absent: nothing to compare with")
		return
	}
	r := &random{Rand: rand.New(rand.NewSource(20250207)), other: python(), wide: true}
	var pairs []pair
	var input bytes.Buffer
	for len(pairs) < 4000 {
		p := r.any(3)
		if len(p.ours) > 1500 {
			continue
		}
		pairs = append(pairs, p)
		fmt.Fprintln(&input, p.theirs)
	}
	cmd := exec.Command(path, "-I", "-X", "utf8", "-c", prelude)
	cmd.Stdin = &input
	out, err := cmd.Output()
	require.NoError(t, err)
	answers := strings.Split(strings.TrimSpace(string(out)), "\n")
	require.Len(t, answers, len(pairs))
	before := frame(t, world(t))
	empty := before.Save()
	env := testEnv()
	values := 0
	for i, p := range pairs {
		node, problems := env.Compile(&program.Expr{Text: p.ours}, Use{})
		require.NotNil(t, node, "%s: %v", p.ours, problems)
		require.False(t, slices.ContainsFunc(problems, func(m message.Problem) bool { return m.Code == "expr-checker" }), p.ours)
		before.Restore(empty)
		got := shown(before.Eval(node))
		require.True(t, sameNumber(got, answers[i]), "%s\ngot  %s\nwant %s", p.ours, got, answers[i])
		if got != "error" {
			values++
		}
	}
	require.Greater(t, values, len(pairs)/2, "the rest divides by zero or takes the mean of nothing")
}
