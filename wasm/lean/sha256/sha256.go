// Package sha256 stands in for crypto/sha256 in the engines, whose self-tests and
// other algorithms weigh more than all policies together. It has what this module
// uses; a test holds it against the standard library.
package sha256

import (
	"hash"
	"math/bits"
)

// The sizes of a sum and of a block, in bytes.
const (
	Size      = 32
	BlockSize = 64
)

// New is an empty digest.
func New() hash.Hash {
	d := &digest{}
	d.Reset()
	return d
}

// Sum256 is the SHA-256 of data.
func Sum256(data []byte) (sum [Size]byte) {
	d := digest{}
	d.Reset()
	d.Write(data)
	d.Sum(sum[:0])
	return sum
}

type digest struct {
	h      [8]uint32
	part   [BlockSize]byte
	filled int
	length uint64
}

// Reset begins anew.
func (d *digest) Reset() {
	*d = digest{h: [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}}
}

// Size is the size of a sum.
func (d *digest) Size() int { return Size }

// BlockSize is the size of a block.
func (d *digest) BlockSize() int { return BlockSize }

// Write never fails.
func (d *digest) Write(data []byte) (int, error) {
	n := len(data)
	d.length += uint64(n)
	if d.filled > 0 {
		taken := copy(d.part[d.filled:], data)
		d.filled += taken
		data = data[taken:]
		if d.filled < BlockSize {
			return n, nil
		}
		d.block(d.part[:])
		d.filled = 0
	}
	for len(data) >= BlockSize {
		d.block(data[:BlockSize])
		data = data[BlockSize:]
	}
	d.filled = copy(d.part[:], data)
	return n, nil
}

// Sum appends the sum of what was written, and more can be written after it.
func (d *digest) Sum(in []byte) []byte {
	end := *d
	var tail [BlockSize + 8]byte
	tail[0] = 0x80
	pad := BlockSize - (int(d.length)+8)%BlockSize
	for i := range 8 {
		tail[pad+i] = byte(d.length * 8 >> (56 - 8*i))
	}
	end.Write(tail[:pad+8])
	for _, w := range end.h {
		in = append(in, byte(w>>24), byte(w>>16), byte(w>>8), byte(w))
	}
	return in
}

var keys = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}

func (d *digest) block(p []byte) {
	var w [64]uint32
	for i := range 16 {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < 64; i++ {
		s0 := bits.RotateLeft32(w[i-15], -7) ^ bits.RotateLeft32(w[i-15], -18) ^ w[i-15]>>3
		s1 := bits.RotateLeft32(w[i-2], -17) ^ bits.RotateLeft32(w[i-2], -19) ^ w[i-2]>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	v := d.h
	for i := range 64 {
		s1 := bits.RotateLeft32(v[4], -6) ^ bits.RotateLeft32(v[4], -11) ^ bits.RotateLeft32(v[4], -25)
		t1 := v[7] + s1 + (v[4]&v[5] ^ ^v[4]&v[6]) + keys[i] + w[i]
		s0 := bits.RotateLeft32(v[0], -2) ^ bits.RotateLeft32(v[0], -13) ^ bits.RotateLeft32(v[0], -22)
		t2 := s0 + (v[0]&v[1] ^ v[0]&v[2] ^ v[1]&v[2])
		v = [8]uint32{t1 + t2, v[0], v[1], v[2], v[3] + t1, v[4], v[5], v[6]}
	}
	for i := range v {
		d.h[i] += v[i]
	}
}
