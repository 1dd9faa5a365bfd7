//go:build merit_preview

package intake

import "github.com/merit-rules/merit/internal/normal"

// The small browser build reads single applications in UTF-8 and has tables of its
// own for the composed form.

func nfc(s string) string { return normal.NFC(s) }

func nfcBytes(b []byte) []byte { return []byte(normal.NFC(string(b))) }

func isNFC(b []byte) bool { return normal.NFC(string(b)) == string(b) }

func nfkc(string) string { panic("intake: the small build reads no lists of applications") }

func fromGB18030([]byte) ([]byte, bool) { return nil, false }
