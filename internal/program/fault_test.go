package program

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every code that the source of this package and of the round names has words in
// both languages, and no words are left over.
func TestEveryFaultHasWords(t *testing.T) {
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	round, err := filepath.Glob("../round/*.go")
	require.NoError(t, err)
	files = append(files, round...)
	named := regexp.MustCompile(`(?:f\.fail\([^,]+, |f\.blame\([^,]+, [^,]+, |Code: )"([a-z_]+)"`)
	used := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, match := range named.FindAllStringSubmatch(string(text), -1) {
			used[match[1]] = true
		}
	}
	codes := FaultCodes()
	require.Greater(t, len(codes), 20)
	for code := range used {
		require.True(t, slices.Contains(codes, code), "no words for %s", code)
	}
	for _, code := range codes {
		require.True(t, used[code], "nothing says %s", code)
		require.NotEqual(t, (&Fault{Code: code}).Message("zh"), (&Fault{Code: code}).Message("en"))
	}
}

func TestFaultNamesItsPlace(t *testing.T) {
	p := newPolicy(t)
	x := p.input("x", aNumber)
	n := op(OpDiv, num("1"), x)
	n.Expr = &Expr{Text: "2 + 1 / x", What: "values.比"}
	n.From, n.To = 4, 9
	fault := p.frame(Int(0)).Eval(n).Fault()
	require.Equal(t, "values.比“1 / x”：除数为0", fault.Message("zh"))
	require.Equal(t, "values.比“1 / x”: division by zero", fault.Message("en"))
}

func TestPrint(t *testing.T) {
	money := &Type{Kind: Money}
	tests := []struct {
		name, want string
		v          Value
		typ        *Type
		unit       string
	}{
		{"a percent", "70%", num("0.7").Const, &Type{Kind: Percent}, ""},
		{"a fraction", "307/18", Draw(TakeMean, []Value{num("307").Const, Int(0), Int(0), Int(0), Int(0), Int(0), Int(0), Int(0), Int(0), Int(0), Int(0), Int(0), Int(0), Int(0), Int(0), Int(0), Int(0), Int(0)}), aNumber, ""},
		{"money in its unit", "35万元", Int(350000), money, "万元"},
		{"money without one", "350000", Int(350000), money, ""},
		{"a number's unit is not written", "12", Int(12), aNumber, "家"},
		{"a date", "2025-02-07", date(2025, 2, 7).Const, &Type{Kind: Date}, ""},
		{"a list", "国家级、市级", Listing([]Value{String("国家级"), String("市级")}), &Type{Kind: Choices}, ""},
		{"none", "无", None(), nil, ""},
		{"a bool", "true", Truth(true), &Type{Kind: Bool}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			require.Equal(t, test.want, Print(test.v, test.typ, test.unit))
		})
	}
}

func TestRanks(t *testing.T) {
	values := []Value{Int(5), Int(9), Int(5), Int(1)}
	require.Equal(t, []int{2, 1, 2, 4}, Ranks(values, false))
	require.Equal(t, []int{2, 4, 2, 1}, Ranks(values, true))
	require.Equal(t, "error empty_list", show(Draw(TakeMean, nil)))
	require.Equal(t, "0", show(Draw(TakeSum, nil)))
	require.Equal(t, "unknown", show(Draw(TakeMax, []Value{Int(1), {}})))
}
