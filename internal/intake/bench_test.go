package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"testing"
	"time"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

// wide is a policy with 34 columns and a list of eight records of three fields:
// 58 values a row, as a notice of this kind asks for.
func wide(b testing.TB) *program.Program {
	limits := program.Limits{HasMin: true, HasMax: true, Max: exact.Int(1_000_000_000)}
	var slots []program.Slot
	for i := range 20 {
		slots = append(slots, program.Slot{Name: "数值" + strconv.Itoa(i), Type: typ(program.Number), Limits: limits})
	}
	for i := range 8 {
		slots = append(slots, program.Slot{Name: "条件" + strconv.Itoa(i), Type: typ(program.Bool)})
	}
	slots = append(slots,
		program.Slot{Name: "区县", Type: &program.Type{Kind: program.Choice, Options: []string{"万州区", "开州区", "黔江区", "渝中区"}}},
		program.Slot{Name: "日期", Type: typ(program.Date)},
		program.Slot{Name: "满意度", Type: typ(program.Percent), Limits: program.Limits{HasMin: true, HasMax: true, Max: exact.Int(1)}},
		program.Slot{Name: "金额", Type: typ(program.Money), Unit: "元", Limits: program.Limits{HasMin: true}},
	)
	return policy(b, slots...)
}

const benchRows = 20_000

func wideCSV(p *program.Program) []byte {
	var out bytes.Buffer
	out.WriteString("id,name")
	for _, s := range p.Slots {
		out.WriteString("," + s.Name)
	}
	out.WriteByte('\n')
	for r := range benchRows {
		fmt.Fprintf(&out, "P%06d,示例平台%d", r, r)
		for i := range 20 {
			if i%4 == 3 {
				fmt.Fprintf(&out, ",%d.%02d", (r*7+i*13)%1000, (r+i)%100)
				continue
			}
			fmt.Fprintf(&out, ",%d", (r*31+i*17)%5000)
		}
		for i := range 8 {
			out.WriteString([]string{",是", ",否"}[(r+i)%2])
		}
		fmt.Fprintf(&out, ",%s,2025-02-%02d,%d%%,%d\n", []string{"万州区", "开州区"}[r%2], r%28+1, r%101, 100000+r)
	}
	return out.Bytes()
}

func wideLines(p *program.Program) []byte {
	var out bytes.Buffer
	for r := range benchRows {
		fmt.Fprintf(&out, `{"id":"P%06d","name":"示例平台%d"`, r, r)
		for i := range 20 {
			if i%4 == 3 {
				fmt.Fprintf(&out, `,"数值%d":"%d.%02d"`, i, (r*7+i*13)%1000, (r+i)%100)
				continue
			}
			fmt.Fprintf(&out, `,"数值%d":%d`, i, (r*31+i*17)%5000)
		}
		for i := range 8 {
			fmt.Fprintf(&out, `,"条件%d":%v`, i, (r+i)%2 == 0)
		}
		fmt.Fprintf(&out, `,"区县":"%s","日期":"2025-02-%02d","满意度":"%d%%","金额":"%d"}`+"\n", []string{"万州区", "开州区"}[r%2], r%28+1, r%101, 100000+r)
	}
	return out.Bytes()
}

// ratio reports how many times longer f takes than yardstick, both run in turns.
func ratio(b *testing.B, name string, yardstick, f func()) {
	var base, ours time.Duration
	yardstick()
	f()
	for b.Loop() {
		start := time.Now()
		yardstick()
		middle := time.Now()
		f()
		ours += time.Since(middle)
		base += middle.Sub(start)
	}
	b.ReportMetric(float64(ours)/float64(base), name)
	b.ReportMetric(float64(ours.Nanoseconds())/float64(b.N)/benchRows, "ns/row")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkCSV compares with encoding/csv alone, which checks nothing.
func BenchmarkCSV(b *testing.B) {
	p := wide(b)
	data := wideCSV(p)
	ratio(b, "x-encoding/csv", func() {
		r := csv.NewReader(bytes.NewReader(data))
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); errors.Is(err, io.EOF) {
				return
			}
		}
	}, func() { mustRead(b, p, "a.csv", data) })
}

// BenchmarkLines compares with a reader written by hand for these very keys in
// this very order, which checks nothing and keeps numbers as int64 fractions.
func BenchmarkLines(b *testing.B) {
	p := wide(b)
	data := wideLines(p)
	ratio(b, "x-by-hand", func() { handLines(b, data) }, func() { mustRead(b, p, "a.ndjson", data) })
}

func mustRead(b *testing.B, p *program.Program, name string, data []byte) {
	batch, err := Read(p, []File{{Name: name, Data: data}})
	if err != nil || len(batch.Applicants) != benchRows {
		b.Fatal(err, len(batch.Applicants), batch.Refused[:min(3, len(batch.Refused))])
	}
}

// handRow is what the reader written by hand fills.
type handRow struct {
	id, name, region, date, share, money []byte
	numbers                              [20][2]int64
	flags                                [8]bool
}

func handLines(b *testing.B, data []byte) {
	var row handRow
	rows := 0
	for line := range bytes.Lines(data) {
		at := 0
		row.id, at = handText(line, at)
		row.name, at = handText(line, at)
		for i := range row.numbers {
			row.numbers[i], at = handNumber(line, at)
		}
		for i := range row.flags {
			at = handValue(line, at)
			row.flags[i] = line[at] == 't'
		}
		row.region, at = handText(line, at)
		row.date, at = handText(line, at)
		row.share, at = handText(line, at)
		row.money, _ = handText(line, at)
		rows++
	}
	if rows != benchRows || len(row.money) == 0 {
		b.Fatal("the reader written by hand is wrong")
	}
}

// handValue is where the next value begins.
func handValue(line []byte, at int) int {
	at += bytes.IndexByte(line[at:], '"') + 1
	at += bytes.IndexByte(line[at:], '"') + 1
	return at + 1
}

func handText(line []byte, at int) ([]byte, int) {
	at = handValue(line, at) + 1
	end := at + bytes.IndexByte(line[at:], '"')
	return line[at:end], end + 1
}

func handNumber(line []byte, at int) ([2]int64, int) {
	at = handValue(line, at)
	if line[at] == '"' {
		at++
	}
	n, d := int64(0), int64(1)
	point := false
	for ; line[at] != ',' && line[at] != '"' && line[at] != '}'; at++ {
		if line[at] == '.' {
			point = true
			continue
		}
		n = n*10 + int64(line[at]-'0')
		if point {
			d *= 10
		}
	}
	if line[at] == '"' {
		at++
	}
	return [2]int64{n, d}, at
}
