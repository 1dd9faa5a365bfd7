package intake

import (
	"encoding/json"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// written is a value as a person would write it into a cell of the column.
func written(v program.Value, c Column) string {
	switch v.State() {
	case program.IsNil:
		return "无"
	case program.IsBool:
		if v.Bool() {
			return "是"
		}
		return "否"
	case program.IsText, program.IsDate:
		s, _ := key(v)
		return s
	case program.IsTime:
		return v.Time().String()
	case program.IsList, program.IsRecord:
		out, _ := json.Marshal(jsonOf(v, c.Type))
		return string(out)
	}
	x := v.Num()
	if c.Type.Kind == program.Money && factors[c.Unit] > 1 {
		x, _ = exact.Div(x, exact.Int(factors[c.Unit]))
		return x.String() + c.Unit
	}
	if c.Type.Kind == program.Percent {
		return x.Percent()
	}
	return x.String()
}

// jsonOf is a value as JSON: lists, records and texts.
func jsonOf(v program.Value, t *program.Type) any {
	switch v.State() {
	case program.IsUnknown:
		return nil
	case program.IsList:
		list := []any{}
		for _, e := range v.List() {
			list = append(list, jsonOf(e, t.Elem))
		}
		return list
	case program.IsRecord:
		record := map[string]any{}
		for i, f := range v.List() {
			record[t.Fields[i].Name] = jsonOf(f, t.Fields[i].Type)
		}
		return record
	}
	return written(v, Column{Type: &program.Type{Kind: program.Number}})
}

// grouping writes a plain numeral with a comma before each three digits.
func grouping(s string) string {
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	whole, rest, point := strings.Cut(s, ".")
	var out string
	for len(whole) > 3 {
		out = "," + whole[len(whole)-3:] + out
		whole = whole[:len(whole)-3]
	}
	out = sign + whole + out
	if point {
		out += "." + rest
	}
	return out
}

func fullWidth(s string) string {
	return strings.Map(func(c rune) rune { return c + 0xff01 - '!' }, s)
}

func TestWrittenNumbersAreReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(2025, 27))
	number := Column{Type: typ(program.Number)}
	percent := Column{Type: typ(program.Percent)}
	money := Column{Type: typ(program.Money), Unit: "万元"}
	for range 20_000 {
		x := randomDecimal(r)
		s := x.String()
		hundred := exact.Mul(x, exact.Int(100))
		tenThousandth, _ := exact.Div(x, exact.Int(10_000))
		forms := []struct {
			c    Column
			text string
		}{
			{number, s}, {number, grouping(s)}, {number, fullWidth(s)}, {number, " " + s + "\u3000"}, {number, tenThousandth.String() + "万"},
			{percent, hundred.String() + "%"}, {percent, x.Percent()}, {percent, fullWidth(hundred.String() + "%")},
			{money, tenThousandth.String()}, {money, s + "元"}, {money, grouping(tenThousandth.String()) + " 万元"},
		}
		for _, f := range forms {
			v, problems := ReadValue(f.text, f.c)
			require.Empty(t, problems, f.text)
			require.True(t, exact.Equal(x, v.Num()), "%s was read as %s, want %s", f.text, v.Num(), x)
		}
	}
}

// randomDecimal has up to 17 digits, some of them behind the point.
func randomDecimal(r *rand.Rand) exact.Num {
	n := r.Int64N(powers[1+r.IntN(17)])
	if r.IntN(3) == 0 {
		n = -n
	}
	x, _ := exact.Div(exact.Int(n), exact.Int(powers[r.IntN(9)]))
	return x
}

func TestWrittenDatesAreReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(2025, 28))
	c := Column{Type: typ(program.Date)}
	for range 5_000 {
		d := civil.Date(r.IntN(2_900_000) - 700_000)
		y, m, day := d.Civil()
		year := strings.Repeat("0", 4-len(strconv.Itoa(y))) + strconv.Itoa(y)
		for _, text := range []string{
			d.String(), strings.ReplaceAll(d.String(), "-", "/"),
			year + "/" + strconv.Itoa(m) + "/" + strconv.Itoa(day), year + "年" + strconv.Itoa(m) + "月" + strconv.Itoa(day) + "日",
		} {
			v, problems := ReadValue(text, c)
			require.Empty(t, problems, text)
			require.Equal(t, d, v.Date(), text)
		}
	}
}

// TestOneValueInEveryFormat writes random rows in four formats and reads the
// same values from each.
func TestOneValueInEveryFormat(t *testing.T) {
	r := rand.New(rand.NewPCG(2025, 29))
	p := policy(t,
		program.Slot{Name: "数", Type: typ(program.Number)},
		program.Slot{Name: "文", Type: typ(program.TextKind)},
	)
	var csvText, list, lines strings.Builder
	sheet := [][]Cell{{word("id"), word("数"), word("文")}}
	csvText.WriteString("id,数,文\n")
	for i := range 2_000 {
		id, x, text := strconv.Itoa(i), randomDecimal(r), randomText(r)
		record, err := json.Marshal(map[string]any{"id": id, "数": json.Number(x.String()), "文": text})
		require.NoError(t, err)
		csvText.WriteString(id + ",\"" + grouping(x.String()) + "\",\"" + strings.ReplaceAll(text, `"`, `""`) + "\"\n")
		list.WriteString("," + string(record))
		lines.WriteString(string(record) + "\n")
		sheet = append(sheet, []Cell{word(id), word(x.String()), word(text)})
	}
	want := readText(t, p, "a.csv", csvText.String())
	require.Len(t, want, 2_000)
	require.Equal(t, want, readText(t, p, "a.json", "["+list.String()[1:]+"]"))
	require.Equal(t, want, readText(t, p, "a.ndjson", lines.String()))
	b, err := Read(p, []File{{Name: "a.xlsx", Table: sheetOf(sheet...)}})
	require.NoError(t, err)
	require.Equal(t, want, outcomes(b, err))
}

// randomText has blanks, quotes, commas and line ends where they hurt.
func randomText(r *rand.Rand) string {
	letters := []rune("甲乙𠀀ab,\"\\ \n\t：'=+@/{}[]<&é")
	out := "x"
	for range r.IntN(12) {
		out += string(letters[r.IntN(len(letters))])
	}
	return out
}
