//go:build !merit_preview

package intake

import "golang.org/x/text/unicode/norm"

// Names, options and ids are compared in NFC.

func nfc(s string) string { return norm.NFC.String(s) }

func nfcBytes(b []byte) []byte { return norm.NFC.Bytes(b) }

func isNFC(b []byte) bool { return norm.NFC.IsNormal(b) }

// nfkc folds compatibility forms too, which make ids look alike.
func nfkc(s string) string { return norm.NFKC.String(s) }
