package ledger

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
)

func sample() []Event {
	base := Event{Year: 2025, Policy: "cq-2025", Programme: "cq"}
	with := func(k Kind, subject string, amount int64) Event {
		e := base
		e.Kind, e.Subject = k, []string{subject}
		if amount > 0 {
			e.Amount, e.HasAmount = exact.Int(amount), true
		}
		return e
	}
	sanction := with(Sanction, "P03", 0)
	sanction.Rule, sanction.Bars = "服务数据真实", []int{2025, 2026}
	sanction.Cite = []Cite{{Clause: "五(二)", Quote: "取消当年及下一年支持资格"}, {Source: "法", Clause: "2"}}
	everywhere := with(Sanction, "P04", 0)
	everywhere.Rule, everywhere.Bars, everywhere.All = "诚信", []int{2026}, true
	return []Event{sanction, with(Award, "P01", 300000), with(Payment, "P01", 120000), everywhere, with(Lifted, "P03", 0)}
}

func written(t *testing.T, events []Event) []byte {
	t.Helper()
	l, faults := Parse(nil)
	require.Empty(t, faults)
	return l.Append(events)
}

func TestAppendThenParse(t *testing.T) {
	text := written(t, sample())
	l, faults := Parse(text)
	require.Empty(t, faults)
	want := sample()
	for i := range want {
		want[i].Line = i + 1
	}
	if diff := cmp.Diff(want, l.Events(), cmp.Comparer(exact.Equal)); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	require.True(t, strings.HasPrefix(first, `{"event":"sanction","year":2025,"policy":"cq-2025","programme":"cq","subject":"P03",`+
		`"rule":"服务数据真实","bar_years":[2025,2026],"scope":"programme","cite":[{"clause":"五(二)","quote":"取消当年及下一年支持资格"},{"source":"法","clause":"2"}],`+
		`"prev":"0000000000000000000000000000000000000000000000000000000000000000","sha256":"`), first)
}

func TestAppendIsIdempotent(t *testing.T) {
	text := written(t, sample())
	l, _ := Parse(text)
	require.Empty(t, l.Append(sample()), "the same round again")
	more := append(sample(), Event{Kind: Award, Year: 2025, Policy: "cq-2025", Programme: "cq", Subject: []string{"P09"}, Amount: exact.Int(1), HasAmount: true})
	added := l.Append(more)
	require.Equal(t, 1, bytes.Count(added, []byte{'\n'}))
	l, faults := Parse(append(text, added...))
	require.Empty(t, faults)
	require.Equal(t, 6, l.Len())
	require.Empty(t, l.Append(more))
}

func TestAppendKeepsEqualAwardsApart(t *testing.T) {
	award := sample()[1]
	text := written(t, []Event{award, award})
	l, _ := Parse(text)
	require.Equal(t, 2, l.Len(), "one subject with two applications")
	require.Empty(t, l.Append([]Event{award, award}))
	require.NotEmpty(t, l.Append([]Event{award, award, award}))
}

func TestAppendLeavesOutWhatNobodyCouldFindAgain(t *testing.T) {
	nobody, never := sample()[1], sample()[1]
	nobody.Subject, never.Year = []string{" "}, 0
	require.Nil(t, (&Ledger{chain: true, head: start}).Append([]Event{nobody, never}))
}

func TestAppendWantsAChain(t *testing.T) {
	require.Nil(t, New(sample()).Append(sample()[:1]))
	var none *Ledger
	require.Nil(t, none.Append(sample()))
}

// TestEveryByteCounts changes, removes and inserts at every byte of a ledger.
func TestEveryByteCounts(t *testing.T) {
	text := written(t, sample())
	line := func(i int) int { return 1 + bytes.Count(text[:i], []byte{'\n'}) }
	check := func(what string, i int, mutated []byte) {
		_, faults := Parse(mutated)
		require.NotEmpty(t, faults, "%s at byte %d", what, i)
		require.LessOrEqual(t, faults[0].Line, line(i)+1, "%s at byte %d: %v", what, i, faults)
		require.GreaterOrEqual(t, faults[0].Line, line(i), "%s at byte %d: %v", what, i, faults)
	}
	for i := range text {
		for _, c := range []byte{text[i] ^ 1, text[i] ^ 0x20, ' ', '\n'} {
			if c != text[i] {
				check("change", i, slices.Concat(text[:i], []byte{c}, text[i+1:]))
			}
		}
		check("removal", i, slices.Concat(text[:i], text[i+1:]))
		check("insertion", i, slices.Concat(text[:i], []byte{'1'}, text[i:]))
		if i > 0 && text[i-1] != '\n' {
			check("cut", i, text[:i])
		}
	}
}

func lines(text []byte) [][]byte {
	return bytes.SplitAfter(bytes.TrimSuffix(text, nil), []byte{'\n'})[:5]
}

func TestFaultsNameTheirLine(t *testing.T) {
	l := lines(written(t, sample()))
	other := lines(written(t, sample()[1:]))[0]
	resealed := seal([]byte(strings.Replace(string(l[1][:bytes.Index(l[1], []byte(`,"prev"`))]), "300000", "100000", 1)), string(prevOf(l[1])))
	type at struct {
		Line int
		Code string
	}
	for _, c := range []struct {
		name string
		in   [][]byte
		want []at
	}{
		{"dropped first line", l[1:], []at{{1, "ledger-headless"}}},
		{"dropped third line", [][]byte{l[0], l[1], l[3], l[4]}, []at{{3, "ledger-gap"}}},
		{"swapped second and third", [][]byte{l[0], l[2], l[1], l[3], l[4]}, []at{{2, "ledger-moved"}, {3, "ledger-moved"}, {4, "ledger-moved"}}},
		{"a line twice", [][]byte{l[0], l[1], l[1], l[2]}, []at{{3, "ledger-moved"}}},
		{"edited second line", [][]byte{l[0], bytes.Replace(l[1], []byte("300000"), []byte("900000"), 1), l[2], l[3]}, []at{{2, "ledger-edited"}}},
		{"rewritten second line with a hash to match", [][]byte{l[0], append(resealed, '\n'), l[2], l[3]}, []at{{3, "ledger-gap"}}},
		{"another ledger behind", [][]byte{l[0], other}, []at{{2, "ledger-not-first"}}},
		{"no line end", [][]byte{l[0], l[1][:len(l[1])-1]}, []at{{2, "ledger-cut-off"}}},
		{"an empty line", [][]byte{l[0], []byte("\n"), l[1]}, []at{{2, "json-truncated"}}},
		{"two faults", [][]byte{l[0], []byte("{}\n"), l[2], []byte("x\n")}, []at{{2, "ledger-no-chain"}, {4, "json-syntax"}}},
		{"CRLF", [][]byte{bytes.Replace(l[0], []byte("\n"), []byte("\r\n"), 1)}, []at{{1, "ledger-edited"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := Parse(bytes.Join(c.in, nil))
			var got []at
			for _, f := range faults {
				got = append(got, at{f.Line, f.Code})
				for _, lang := range []string{"zh", "en"} {
					require.NotContains(t, f.Message(lang), "{", "message of %s", f.Code)
					require.NotEqual(t, f.Code, f.Message(lang), "message of %s", f.Code)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
		})
	}
}

func prevOf(line []byte) []byte {
	_, rest, _ := bytes.Cut(line, []byte(`"prev":"`))
	return rest[:64]
}

func TestHeadTellsALostTail(t *testing.T) {
	text := written(t, sample())
	whole, _ := Parse(text)
	cut, faults := Parse(bytes.Join(lines(text)[:4], nil))
	require.Empty(t, faults, "a chain cannot tell")
	require.NotEqual(t, whole.Head(), cut.Head())
	empty, _ := Parse(nil)
	require.Equal(t, start, empty.Head())
}

func FuzzParse(f *testing.F) {
	l, _ := Parse(nil)
	f.Add(l.Append(sample()))
	f.Add([]byte(`{"event":"sanction","applicant":"A01","rule":"服务数据真实","bar_years":[2025,2026`))
	f.Add([]byte("{\"event\":\"award\",\"prev\":1,\"sha256\":\"\"}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		l, faults := Parse(text)
		if len(faults) > 0 {
			require.Nil(t, l)
			return
		}
		again := l.Append(sample())
		_, faults = Parse(append(bytes.Clone(text), again...))
		require.Empty(t, faults)
	})
}
