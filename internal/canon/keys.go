package canon

// CompareKeys orders two keys by their UTF-16 units, as RFC 8785 wants: a
// character beyond U+FFFF comes before U+E000.
func CompareKeys[T string | []byte](a, b T) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	if i == len(a) || i == len(b) {
		return len(a) - len(b)
	}
	// Bytes of UTF-8 order like code points; only a lead byte of a character
	// beyond U+FFFF (0xF0 and up) against one of U+E000 to U+FFFF (0xEE, 0xEF)
	// stands the other way round in UTF-16.
	x, y := a[i], b[i]
	if x >= 0xF0 && (y == 0xEE || y == 0xEF) {
		return -1
	}
	if y >= 0xF0 && (x == 0xEE || x == 0xEF) {
		return 1
	}
	return int(x) - int(y)
}
