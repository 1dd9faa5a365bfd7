package program

import "strconv"

func decimalText(n int64) string { return strconv.FormatInt(n, 10) }
