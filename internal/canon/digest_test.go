package canon

import (
	"errors"
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
)

func TestCanonical(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"blanks go", ` { "b" : 1 , "a" : [ true , null ] } `, `{"a":[true,null],"b":1}`},
		{"keys by UTF-16 units, the list of RFC 8785 3.2.3",
			`{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`,
			"{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}"},
		{"a key before a longer one", `{"ab":1,"a":2,"":3}`, `{"":3,"a":2,"ab":1}`},
		{"escapes become characters", `["\u0041\/\u000a\u001f\"\\"]`, `["A/\n\u001f\"\\"]`},
		{"minus nothing", `[-0, 10]`, `[0,10]`},
		{"nested", `[{"z":{"b":{},"a":[]}},{"y":1,"x":2}]`, `[{"z":{"a":[],"b":{}}},{"x":2,"y":1}]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Canonical([]byte(c.in))
			require.NoError(t, err)
			require.Equal(t, c.want, string(got))
			again, err := Canonical(got)
			require.NoError(t, err)
			require.Equal(t, c.want, string(again), "the form of the form")
		})
	}
}

func TestCanonicalNumbers(t *testing.T) {
	for _, in := range []string{"0.5", "1e3", "9007199254740992", "-9007199254740992", "99999999999999999999"} {
		_, err := Canonical([]byte(in))
		var e *Error
		require.True(t, errors.As(err, &e) && e.Reason == Number, "%s: %v", in, err)
	}
	got, err := Canonical([]byte("[9007199254740991]"))
	require.NoError(t, err)
	require.Equal(t, "[9007199254740991]", string(got))
}

func TestSum(t *testing.T) {
	// sha256 of {"a":1,"b":{"sha256":"x"}}: only the outermost key is left out.
	want := Digest([]byte(`{"a":1,"b":{"sha256":"x"}}`))
	for _, in := range []string{
		`{"a":1,"b":{"sha256":"x"},"sha256":"anything"}`,
		`{"sha256":"else", "b":{"sha256":"x"}, "a":1}`,
	} {
		got, err := Sum([]byte(in), "sha256")
		require.NoError(t, err)
		require.Equal(t, want, got, in)
	}
	_, err := Sum([]byte(`{"a":1,"a":2}`), "")
	var e *Error
	require.True(t, errors.As(err, &e) && e.Reason == Duplicate && e.Key == "a", "%v", err)
}

func TestCompareKeysFollowsUTF16(t *testing.T) {
	keys := []string{"", "a", "ab", "b", "é", "\ud7ff", "😀", "\U0010ffff", "\ue000", "\uffff"}
	for i, a := range keys {
		for j, b := range keys {
			got := CompareKeys(a, b)
			require.Equal(t, sign(i-j), sign(got), "%q %q", a, b)
		}
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// TestWriterIsCanonicalButForOrder writes random values and reads them back.
func TestWriterIsCanonicalButForOrder(t *testing.T) {
	rnd := rand.New(rand.NewSource(7))
	for range 3000 {
		var w Writer
		writeRandom(&w, rnd, 5)
		n, err := Parse(w.Bytes())
		require.NoError(t, err, "%s", w.Bytes())
		require.Equal(t, string(w.Bytes()), string(Encode(n)))
		form, err := Canonical(w.Bytes())
		require.NoError(t, err)
		require.Len(t, form, w.Len(), "only the order may differ")
	}
}

var randomTexts = []string{"", "a", "重庆", "\"", "\\", "\n\t\r\b\f\x01\x1f", "\u007f\u2028", "😀", "</script>", "\ue000"}

func writeRandom(w *Writer, rnd *rand.Rand, depth int) {
	switch k := rnd.Intn(8); {
	case k < 2 && depth > 0:
		w.Object()
		for i, at := range rnd.Perm(len(randomTexts))[:rnd.Intn(5)] {
			w.Key(randomTexts[at] + string(rune('a'+i)))
			writeRandom(w, rnd, depth-1)
		}
		w.EndObject()
	case k < 4 && depth > 0:
		w.Array()
		for range rnd.Intn(5) {
			writeRandom(w, rnd, depth-1)
		}
		w.EndArray()
	case k == 4:
		w.Int(rnd.Intn(2000) - 1000)
	case k == 5:
		w.Num(exact.Frac(rnd.Int63n(2000)-1000, 1+rnd.Int63n(30)))
	case k == 6:
		w.Bool(rnd.Intn(2) == 0)
	default:
		w.String(randomTexts[rnd.Intn(len(randomTexts))])
	}
}

func TestAppendString(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"controls", "\x00\b\t\n\f\r\x1b", `"\u0000\b\t\n\f\r\u001b"`},
		{"markup is left alone", `<b>&'/`, `"<b>&'/"`},
		{"not UTF-8", "a\xffb\xe9", "\"a\uFFFDb\uFFFD\""},
		{"Chinese", "完成率", `"完成率"`},
	} {
		require.Equal(t, c.want, string(AppendString(nil, c.in)), c.name)
	}
}

func FuzzCanonical(f *testing.F) {
	for _, s := range []string{`{"b":1,"a":["\ud83d\ude00",-0]}`, `[{"a":{}},[]]`, `"\u0041"`, `{"a":1,"a":2}`, `[1e5]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		n, err := Parse(text)
		form, cerr := Canonical(text)
		if err != nil {
			require.Error(t, cerr)
			return
		}
		if cerr != nil {
			require.Equal(t, Number, cerr.(*Error).Reason)
			return
		}
		again, err := Canonical(form)
		require.NoError(t, err)
		require.Equal(t, form, again)
		same, err := Canonical(Encode(n))
		require.NoError(t, err)
		require.Equal(t, form, same)
	})
}

func BenchmarkSum(b *testing.B) {
	var w Writer
	w.Array()
	for i := range 2000 {
		w.Object()
		w.Key("id")
		w.Int(i)
		w.Key("name")
		w.String("平台")
		w.Key("score")
		w.Num(exact.Frac(int64(i), 7))
		w.EndObject()
	}
	w.EndArray()
	b.SetBytes(int64(w.Len()))
	for b.Loop() {
		if _, err := Sum(w.Bytes(), ""); err != nil {
			b.Fatal(err)
		}
	}
}
