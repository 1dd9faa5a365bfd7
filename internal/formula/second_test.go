package formula

import (
	"testing"

	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/types"
	"github.com/stretchr/testify/require"
)

// What expr's checker refuses between two values, we refuse too. Where it is the
// stricter one is listed: it knows % and .. of whole numbers only.
func TestRefusesWhatExprsCheckerRefuses(t *testing.T) {
	env := types.Map{
		"x": types.Float64, "专职人员数": types.Int, "名": types.String, "片区": types.String, "真": types.Bool,
		"表": types.Array(types.Float64), "获得荣誉": types.Array(types.String), "权重": types.Map{"码上服务": types.Int},
	}
	config := conf.New(env)
	operators := []string{"+", "-", "*", "/", "%", "**", "==", "!=", "<", "<=", ">", ">=", "and", "or", "in", "not in", "contains", "startsWith", "endsWith", ".."}
	refused := 0
	for a := range env {
		for b := range env {
			for _, op := range operators {
				text := a + " " + op + " " + b
				_, err := checker.ParseCheck(text, config)
				if err == nil || ours(err.Error()) && (op == "%" || op == "..") {
					continue
				}
				refused++
				node, _ := compile(text, Use{})
				require.Nil(t, node, "%s: %v", text, err)
			}
		}
	}
	require.Greater(t, refused, 500)
}

// The second look never objects to what the language has.
func TestSecondLookAgrees(t *testing.T) {
	for _, text := range append(policy(), `filter(表, #index > 1)`, `(1 / 2) % 3`, `表[4 / 2]`, `groupBy(表, #)[0].items`, `1..(4 / 2)`, `mean(表) % 2`) {
		node, problems := compile(text, Use{})
		require.NotNil(t, node, text)
		require.Empty(t, problems, text)
	}
}
