package formula

import "github.com/merit-rules/merit/internal/spell"

// nearest is the legal name that was perhaps meant, or "".
func nearest(word string, legal []string) string {
	name, _ := spell.Nearest(word, legal)
	return name
}
