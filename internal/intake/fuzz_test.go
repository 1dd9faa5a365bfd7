package intake

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// mixed is a policy with an input of every kind.
func mixed(t testing.TB) *program.Program {
	g := goals()
	return policy(t,
		program.Slot{Name: "数", Type: typ(program.Number)},
		program.Slot{Name: "率", Type: &program.Type{Kind: program.Percent, Optional: true}},
		program.Slot{Name: "额", Type: typ(program.Money), Unit: "万元"},
		program.Slot{Name: "日", Type: typ(program.Date)},
		program.Slot{Name: "时", Type: typ(program.DateTime)},
		program.Slot{Name: "是", Type: typ(program.Bool)},
		program.Slot{Name: "选", Type: &program.Type{Kind: program.Choices, Options: []string{"甲", "乙", "丙"}}, Alone: "丙"},
		program.Slot{Name: "目标", Type: g.Type, Unique: 1},
		program.Slot{Name: "文", Type: typ(program.TextKind)},
	)
}

// checkBatch holds what is true of every batch, whatever was read.
func checkBatch(t *testing.T, p *program.Program, f File) (*Batch, error) {
	t.Helper()
	b, err := Read(p, []File{f})
	settled(t, b)
	again, err2 := Read(p, []File{f})
	if diff := cmp.Diff(outcomes(b, err), outcomes(again, err2)); diff != "" {
		t.Fatalf("two readings differ:\n%s", diff)
	}
	for _, c := range messages(b, err) {
		if c == utf8.RuneError || c != '\n' && (c < ' ' || forbidden(c)) {
			t.Fatalf("message holds %s", codePoint(c))
		}
	}
	for _, r := range b.Applicants {
		require.NotEmpty(t, r.ID)
		require.LessOrEqual(t, utf8.RuneCountInString(r.ID), maxID)
		require.Len(t, r.Inputs, p.Inputs)
	}
	return b, err
}

func addCorpus(f *testing.F, ending string) {
	f.Helper()
	for _, name := range []string{
		"apps-ok", "apps-number-bad", "apps-text-exact", "apps-gb18030", "apps-mixed-encoding", "apps-injection", "apps-dup-id",
		"apps-dup-key", "apps-trailing", "apps-exp-bomb", "apps-null", "apps-bad-line",
	} {
		if !hasCorpus(name + ending) {
			continue
		}
		f.Add(corpus(f, name+ending).Data)
	}
}

func hasCorpus(name string) bool {
	switch name[strings.LastIndexByte(name, '.'):] {
	case ".json":
		return strings.Contains("apps-ok apps-dup-key apps-trailing apps-exp-bomb apps-null", name[:len(name)-5])
	case ".ndjson":
		return strings.Contains("apps-ok apps-bad-line", name[:len(name)-7])
	}
	return strings.Contains("apps-ok apps-number-bad apps-text-exact apps-gb18030 apps-mixed-encoding apps-injection apps-dup-id", name[:len(name)-4])
}

func FuzzCSV(f *testing.F) {
	addCorpus(f, ".csv")
	f.Add([]byte("id,数,率,额,日,时,是,选,目标,文\n1,\"1,000\",70%,30,2025/2/7,2025-02-07 10:00,是,甲、乙,\"[{\"\"领域\"\":\"\"码上服务\"\"}]\",x\n"))
	p := mixed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := checkBatch(t, p, File{Name: "a.csv", Data: data})
		if err != nil || len(data) > 1 && data[0] == 0xef || !utf8.Valid(data) || bytes.Contains(data, []byte{'\r'}) {
			return
		}
		r := csv.NewReader(bytes.NewReader(data))
		r.FieldsPerRecord = -1
		all, err := r.ReadAll()
		if err != nil {
			return
		}
		all = slices.DeleteFunc(all, blankRecord)
		rows := len(all) - 1 // the header
		if rows >= 0 && isList(p, all[0]) {
			rows = 0 // elements of a list are no applications
		}
		require.Equal(t, rows, b.Rows, "encoding/csv finds as many rows")
	})
}

func blankRecord(record []string) bool {
	for _, field := range record {
		if len(trim([]byte(field))) > 0 {
			return false
		}
	}
	return true
}

// isList reports whether a header is that of a list's elements.
func isList(p *program.Program, header []string) bool {
	fields := make([][]byte, len(header))
	for i, name := range header {
		fields[i] = []byte(name)
	}
	return newDesk(p).listOf("a", texts(fields)) != nil
}

func FuzzJSON(f *testing.F) {
	addCorpus(f, ".json")
	f.Add([]byte(`[{"id":"1","目标":[{"领域":"码上服务","目标值":"1,000"}],"选":["甲"],"\u6587":"\ud83d\ude00"},5,[],{"x":{"y":[1]}}]`))
	p := mixed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := checkBatch(t, p, File{Name: "a.json", Data: data})
		var list []json.RawMessage
		body := bytes.TrimPrefix(data, byteOrderMark)
		broken := json.Unmarshal(body, &list)
		if err == nil {
			require.NoError(t, broken, "what is read is JSON")
			require.Len(t, list, b.Rows)
		}
	})
}

func FuzzLines(f *testing.F) {
	addCorpus(f, ".ndjson")
	f.Add([]byte("{\"id\":\"1\",\"数\":5}\n\n{\"id\":\n{\"id\":\"3\"} x\n"))
	p := mixed(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := checkBatch(t, p, File{Name: "a.ndjson", Data: data})
		if err != nil {
			return
		}
		good := 0
		for _, line := range bytes.Split(bytes.TrimPrefix(data, byteOrderMark), []byte{'\n'}) {
			if json.Valid(line) && utf8.Valid(line) {
				good++
			}
		}
		require.LessOrEqual(t, len(b.Applicants), good, "what is read is JSON")
	})
}

func FuzzValue(f *testing.F) {
	for _, s := range []string{"1,234.50", "70%", "30万元", "2025年2月7日", "2025-02-07T18:00+08:00", "是", "甲、乙", `[{"领域":"码上服务"}]`, "１２", "无", "1e-5", "\"", "-"} {
		for kind := range uint8(9) {
			f.Add(s, kind)
		}
	}
	p := mixed(f)
	f.Fuzz(func(t *testing.T, text string, kind uint8) {
		c := SlotColumn(p, int(kind)%p.Inputs)
		v, problems := ReadValue(text, c)
		if len(problems) > 0 || v.State() == program.IsUnknown {
			return
		}
		if v.State() == program.IsNumber && len(v.Num().String()) > exact.MaxDigits {
			return // 1e50 is read, 50 zeros are not
		}
		again, problems := ReadValue(written(v, c), c)
		require.Empty(t, problems, "%q was read but what was written for it is not: %q", text, written(v, c))
		require.Equal(t, print(v), print(again))
	})
}
