package formula

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
	"github.com/stretchr/testify/require"
)

// No text makes parse, check and compile panic; what is wrong with it has a place
// in it and a message; what is right evaluates without a panic.
func FuzzCompile(f *testing.F) {
	data, err := os.ReadFile("testdata/expr-list.txt")
	require.NoError(f, err)
	for _, line := range strings.Split(string(data), "\n") {
		text, _, _ := strings.Cut(line, "\t")
		if text = unfold(text); len(text) < 1000 {
			f.Add(text)
		}
	}
	for _, code := range message.Codes() {
		if e, _ := message.Lookup(code); strings.HasPrefix(code, "expr-") {
			f.Add(unfold(e.Example))
		}
	}
	p := world(f)
	before := frame(f, p)
	f.Fuzz(func(t *testing.T, text string) {
		env := testEnv()
		Template(text, env, Use{})
		elem := record(field("类型", choice("甲", "乙")), field("数", optional(numberType)))
		env.Compile(&program.Expr{Text: text}, Use{Want: WantBool, Elem: elem, Locals: []Local{{"x", choice("甲", "丙")}}})
		node, problems := env.Compile(&program.Expr{Text: text}, Use{})
		length := utf8.RuneCountInString(text)
		failed := false
		for _, problem := range problems {
			require.True(t, 0 <= problem.From && problem.From <= problem.To && problem.To <= length, "%q: %+v of %d", text, problem, length)
			require.NotEqual(t, problem.Code, problem.Text("zh"))
			require.NotContains(t, problem.Text("en"), "⟦")
			failed = failed || problem.Severity == message.Error
		}
		require.Equal(t, failed, node == nil, "%q", text)
		if node == nil {
			return
		}
		checkNode(t, node, length)
		before.Restore(before.Save())
		before.Eval(node)
	})
}

// checkNode wants every node of a tree to know its type and its place.
func checkNode(t *testing.T, n *program.Node, length int) {
	require.NotNil(t, n.Type)
	require.True(t, 0 <= n.From && n.From < n.To && n.To <= length, "%v from %d to %d of %d", n.Op, n.From, n.To, length)
	n.Children(func(c *program.Node) { checkNode(t, c, length) })
}
