package formula

import (
	"math/big"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/expr-lang/expr"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
	"github.com/stretchr/testify/require"
)

// machine spells for expr's own virtual machine. Its numbers are float64, so that
// only small whole numbers, halves and quarters take part: every sum, product and
// half of them is exact in both.
func machine() dialect {
	same := func(op string) string { return op }
	return dialect{
		numerals: [][2]string{{"0", "0.0"}, {"1", "1.0"}, {"2", "2.0"}, {"3", "3.0"}, {"0.5", "0.5"}, {"1.25", "1.25"}, {"7", "7.0"}, {"50%", "0.5"}, {"25%", "0.25"}},
		names:    []string{"x", "y", "甲", "乙", "完成", "目标", "零"}, lists: []string{"表", "空表"},
		binary: []string{"+", "-", "*"},
		call: func(name string, args []string) string {
			return name + "(" + strings.Join(args, ", ") + ")"
		},
		ternary: func(c, a, b string) string { return "(" + c + " ? " + a + " : " + b + ")" },
		logic:   map[string]string{"and": same("and"), "or": "or", "not": "not"},
		each: func(name, list, body string) string {
			return name + "(" + list + ", " + strings.Replace(body, "e ", "# ", 1) + ")"
		},
		list: func(elems []string) string { return "[" + strings.Join(elems, ", ") + "]" },
	}
}

// On expressions whose values a float64 holds exactly, expr's own machine agrees.
// What differs is known, each with its reason:
//
//   - mean, min, max and median of nothing: an error here, 0 or an error there;
//   - a mean or median that no float64 holds, such as a third: rounded there;
//   - a result beyond 53 bits: rounded there.
func TestAgreesWithExprsMachine(t *testing.T) {
	r := &random{Rand: rand.New(rand.NewSource(42)), other: machine()}
	env := map[string]any{"x": 5.0, "y": -3.0, "甲": 1.0, "乙": 2.0, "完成": 7.0, "目标": 9.0, "零": 0.0, "表": []float64{1, 2, 3}, "空表": []float64{}}
	before := frame(t, world(t))
	empty := before.Save()
	ours := testEnv()
	compared := 0
	for range 3000 {
		p := r.any(3)
		if len(p.ours) > 1500 || strings.Contains(p.ours, "me") { // mean and median leave the floats
			continue
		}
		node, problems := ours.Compile(&program.Expr{Text: p.ours}, Use{})
		require.NotNil(t, node, "%s: %v", p.ours, problems)
		before.Restore(empty)
		got := before.Eval(node)
		theirs, err := expr.Eval(p.theirs, env)
		if got.State() == program.IsError {
			require.Equal(t, "empty_list", got.Fault().Code, p.ours)
			continue
		}
		require.NoError(t, err, p.theirs)
		compared++
		require.True(t, agree(got, theirs), "%s\ngot  %s\nwant %v of %s", p.ours, shown(got), theirs, p.theirs)
	}
	require.Greater(t, compared, 1000)
}

// agree compares a value of ours with one of expr's; results beyond what a float64
// holds exactly are not compared.
func agree(got program.Value, theirs any) bool {
	if b, ok := theirs.(bool); ok {
		return got.State() == program.IsBool && got.Bool() == b
	}
	v := reflect.ValueOf(theirs)
	want := new(big.Rat)
	switch {
	case v.CanFloat():
		want.SetFloat64(v.Float())
	case v.CanInt():
		want.SetInt64(v.Int())
	default:
		return false
	}
	if exact.Less(exact.Int(1<<50), got.Num().Abs()) {
		return true
	}
	return got.State() == program.IsNumber && sameNumber(got.Num().String(), want.String())
}
