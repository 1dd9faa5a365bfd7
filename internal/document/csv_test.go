package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// flat lists rows as their cells between bars.
func flat(f *File) []string {
	var out []string
	if f.Root == nil {
		return nil
	}
	for _, row := range f.Root.Items {
		var cells []string
		for _, c := range row.Items {
			cells = append(cells, c.Text)
		}
		out = append(out, strings.Join(cells, "|"))
	}
	return out
}

func TestReadCSV(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
		code       string
	}{
		{"plain", "a,b\n1,2\n", []string{"a|b", "1|2"}, ""},
		{"no last line break", "a,b\n1,2", []string{"a|b", "1|2"}, ""},
		{"byte order mark and CRLF", "\ufeffa,b\r\n1,2\r\n", []string{"a|b", "1|2"}, ""},
		{"quotes", "a,b\n\"1,000\",\"甲\"\"乙\"\"\"\n", []string{"a|b", `1,000|甲"乙"`}, ""},
		{"line break in quotes", "a,b\n\"x\ny\",2\n3,4\n", []string{"a|b", "x\ny|2", "3|4"}, ""},
		{"blanks", " a ,\tb\n 1 1 , \"2\" \n", []string{"a|b", "1 1|2"}, ""},
		{"blanks in quotes stay", "a\n\" 1 \"\n", []string{"a", " 1 "}, ""},
		{"blank lines", "\na,b\n\n1,2\n  \n\r\n", []string{"a|b", "1|2"}, ""},
		{"empty cells", "a,b,c\n,,\n", []string{"a|b|c", "||"}, ""},
		{"composed", "a\ne\u0301\n", []string{"a", "\u00e9"}, ""},
		{"empty", "", nil, "csv-empty"},
		{"blanks only", " \n\n", nil, "csv-empty"},
		{"short row", "a,b\n1\n", nil, "csv-cells"},
		{"long row", "a,b\n1,2,3\n", nil, "csv-cells"},
		{"quote inside", "a\nx\"y\n", nil, "csv-quote"},
		{"text behind a quote", "a\n\"x\"y\n", nil, "csv-quote"},
		{"open quote", "a\n\"x\n", nil, "csv-quote-open"},
		{"GB18030", "\xc7\xf8\xcf\xd8\n", nil, "yaml-utf8"},
		{"NUL", "a\x00\n", nil, "yaml-hidden"},
		{"size", strings.Repeat("甲,乙\n", 700_000), nil, "yaml-size"},
		{"rows", "a\n" + strings.Repeat("1\n", MaxRows+1), nil, "csv-rows"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := ReadCSV("t.csv", []byte(tt.text))
			require.Equal(t, tt.want, flat(f))
			code := ""
			if len(f.Findings) > 0 {
				code = f.Findings[0].Code
			}
			require.Equal(t, tt.code, code)
		})
	}
}

// A cell's place is where the text has it.
func TestCellsKeepTheirPlaces(t *testing.T) {
	texts := []string{
		"a,b\n甲,错误\n", "错误\n", "a\n\"x,错误\"\n", "a,b\n\"\"\"甲\"\"错误\",2\n", "a,b\n\"x\n😀错误\",2\n", "a,b,c\n\"x\ny\", 甲 , 错误\n",
		"a,b\r\n甲 , e\u0301 错误\r\n", "\ufeffa\n\n错误\n",
	}
	for _, text := range texts {
		f := ReadCSV("t.csv", []byte(text))
		require.Empty(t, f.Findings)
		found := false
		for _, row := range f.Root.Items {
			for _, c := range row.Items {
				before, _, ok := strings.Cut(c.Text, "错误")
				if !ok {
					continue
				}
				found = true
				at := utf8.RuneCountInString(before)
				p := c.Span(at, at+2)
				line := []rune(f.LineText(p.Line))
				require.Equal(t, "错误", string(line[p.Column-1:p.Column-1+p.Length]), text)
				if before == "" {
					l, col := c.Start()
					require.Equal(t, [2]int{p.Line, p.Column}, [2]int{l, col}, text)
				}
			}
		}
		require.True(t, found, text)
	}
}

func FuzzReadCSV(f *testing.F) {
	for _, text := range []string{"a,b\n1,2\n", "a\n\"x\"\"y\"\n", "\"a\nb\",c\r\n1,2\r\n", "\"", ",,\n,,"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := ReadCSV("t.csv", []byte(text))
		require.True(t, file.Root != nil || len(file.Findings) > 0)
		for _, finding := range file.Findings {
			require.NotEmpty(t, finding.Place.File)
			require.GreaterOrEqual(t, finding.Place.Line, 1)
		}
		if file.Root == nil {
			return
		}
		for _, row := range file.Root.Items {
			require.Len(t, row.Items, len(file.Root.Items[0].Items))
			for _, c := range row.Items {
				p := c.Place()
				require.GreaterOrEqual(t, p.Line, 1)
				require.LessOrEqual(t, p.Column-1, utf8.RuneCountInString(file.LineText(p.Line)))
			}
		}
	})
}
