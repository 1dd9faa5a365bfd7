//go:build !merit_preview

package intake

import (
	"bytes"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// fromGB18030 decodes data; it is not ok when some bytes are none of that encoding.
func fromGB18030(data []byte) ([]byte, bool) {
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.Contains(out, []byte("\ufffd")) {
		return nil, false
	}
	return out, true
}
