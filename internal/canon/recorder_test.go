package canon

import (
	"math/rand"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSortedIsCanonical(t *testing.T) {
	rnd := rand.New(rand.NewSource(11))
	for range 3000 {
		w := NewWriter([]byte("before"))
		w.Record()
		w.Array()
		var got []byte
		for range 3 {
			writeRandom(w, rnd, 5)
			got = w.Sorted(got)
		}
		w.EndArray()
		got = w.Sorted(got)
		text := w.Bytes()[len("before"):]
		want, err := Canonical(text)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "written: %s", text)
	}
}

func TestSortedKeys(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want string
	}{
		{"in order", []string{"a", "b"}, `{"a":1,"b":1}`},
		{"by UTF-16 units", []string{"\ue000", "😀", "é"}, `{"é":1,"😀":1,"` + "\ue000" + `":1}`},
		{"by what an escape stands for", []string{"\\", "[", "\n"}, `{"\n":1,"[":1,"\\":1}`},
		{"by what stands there for bytes that are no text", []string{"\xff", "a"}, "{\"a\":1,\"\uFFFD\":1}"},
		{"many", []string{"n", "m", "l", "k", "j", "i", "h", "g", "f", "e", "d", "c", "b", "a"},
			`{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1,"l":1,"m":1,"n":1}`},
		{"none", nil, `{}`},
	} {
		var w Writer
		w.Record()
		w.Object()
		for _, k := range c.keys {
			w.Key(k)
			w.Int(1)
		}
		w.EndObject()
		require.Equal(t, c.want, string(w.Sorted(nil)), c.name)
	}
}
