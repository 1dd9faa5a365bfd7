package policyfile

import "github.com/merit-rules/merit/internal/document"

// Uses goes over a policy, or a file of tests, and tells of every map of the
// format in it, with the table of its keys. It gives what reading the file found.
func Uses(file *document.File, files Files, use func(*Keys, *document.Node)) []document.Finding {
	if file.Root != nil && file.Root.Get("merit") == nil && file.Root.Get("extends") == nil {
		return readTests(file, use).Findings
	}
	return read(file, files, use).Findings
}
