package intake

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// TestLanes reads each text once as it is, where it may be taken in passing, and
// once in quotes, where it never is: nothing may differ.
func TestLanes(t *testing.T) {
	first, _ := newForm(Column{Type: typ(program.Date)}, nil).commonly([]byte("2025-01-01"))
	require.Equal(t, program.IsDate, first.State())
	p := policy(t,
		program.Slot{Name: "数", Type: typ(program.Number), Limits: program.Limits{HasMin: true, Min: exact.Frac(-5, 2), HasMax: true, Max: exact.Int(1000)}},
		program.Slot{Name: "整", Type: typ(program.Integer)},
		program.Slot{Name: "额", Type: typ(program.Money), Unit: "元"},
		program.Slot{Name: "日", Type: typ(program.Date), Limits: program.Limits{MinDate: first}},
		program.Slot{Name: "是", Type: typ(program.Bool)},
	)
	texts := []string{
		"", "0", "-0", "00", "01", "7", "-7", "-2.5", "-2.51", "+7", "1000", "1000.0", "1000.1", "1001", "12.5", "12.50", "12.", ".5", "-", "-.5",
		"1.2.3", "1e3", "1 ", " 1", "1\u00a0", "１", "3万", "7%", "0.0", "-0.00", "0.07", "123456789012345678", "1234567890123456789",
		"12345678901234567890", "1234567890.1234567", "1234567890.12345678", "0.00000000000000001", "99999999999999999999999999999999999",
		"2025-02-07", "2025-02-29", "2024-02-29", "2024-12-31", "2025-2-7", "2025-02-07 ", "2025-02-07T10:00", "2025-02-071", "0000-00-00",
		"是", "否", "true", "TRUE", "false", "FALSE", "truer", "是的", " 是", "True", "yes", "无", "'-7", "'7", "\t7", "7\t",
	}
	for _, end := range []string{"\n", "\r\n", ""} {
		for _, text := range texts {
			for field := range 5 {
				plain, quoted := row(field, text), row(field, `"`+text+`"`)
				require.Equal(t, told(p, quoted+end), told(p, plain+end), "%q in field %d", text, field)
			}
		}
	}
}

// row is a record of five fields of which one is filled in.
func row(field int, text string) string {
	fields := make([]string, 5)
	fields[field] = text
	return strings.Join(fields, ",")
}

// told is everything that a file with one row is found to be.
func told(p *program.Program, row string) []string {
	b, err := Read(p, []File{{Name: "a.csv", Data: []byte("id,数,整,额,日,是\nA," + row)}})
	return append(outcomes(b, err), messages(b, err))
}

// TestLaneRecords has records whose only filled field is taken in passing, or
// that turn out to be none after some of their fields were.
func TestLaneRecords(t *testing.T) {
	p := policy(t, program.Slot{Name: "数", Type: typ(program.Number)}, program.Slot{Name: "文", Type: typ(program.TextKind)})
	tests := []struct {
		name, in string
		rows     int
		codes    []string
	}{
		{"no id", "数,id,文\n7,,\n", 1, []string{"data-id-missing"}},
		{"one field of three", "数,id,文\n7\n", 1, []string{"data-fields", "data-id-missing"}},
		{"nothing left of a row that was refused", "数,id,文\n7,A,x\"y\"\n,B,\n", 2, []string{"data-quote"}},
		{"blank rows", "数,id,文\n,,\n 　,,\n1,A,\n", 1, nil},
		{"too many fields", "数,id,文\n7,A,,1\n", 1, []string{"data-stray"}},
		{"a carriage return in the middle", "数,id,文\n7\r,A,\n", 1, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Read(p, []File{{Name: "a.csv", Data: []byte(tt.in)}})
			require.NoError(t, err)
			require.Equal(t, tt.rows, b.Rows)
			var codes []string
			for _, r := range b.Refused {
				codes = append(codes, r.Code)
			}
			require.Equal(t, tt.codes, codes)
			for _, a := range b.Applicants {
				require.Equal(t, a.ID == "A", a.Inputs[0].State() == program.IsNumber)
			}
		})
	}
}
