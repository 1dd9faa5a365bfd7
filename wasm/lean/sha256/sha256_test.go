package sha256

import (
	standard "crypto/sha256"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSumIsThatOfTheStandardLibrary(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for length := range 400 {
		data := make([]byte, length)
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		require.Equal(t, standard.Sum256(data), Sum256(data), "%d bytes", length)

		d := New()
		for rest := data; len(rest) > 0; {
			n := 1 + r.IntN(len(rest))
			d.Write(rest[:n])
			d.Sum(nil)
			rest = rest[n:]
		}
		want := standard.Sum256(data)
		require.Equal(t, want[:], d.Sum(nil), "%d bytes in pieces", length)
	}
}
