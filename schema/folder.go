package schema

import (
	"fmt"
	"io/fs"
	"path"

	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/policyfile"
)

// Open reads a policy and the files that it names from a folder, such as
// [os.DirFS] or an embedded one. A file that cannot be read is a [Diagnostics]
// entry at the place that names it; the policy itself is the error of the folder.
func Open(folder fs.FS, name string) (*Policy, error) {
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	files := Gather(name, text, func(file string) ([]byte, bool) {
		data, err := fs.ReadFile(folder, path.Join(path.Dir(name), file))
		return data, err == nil
	})
	return Load(name, text, files)
}

// Gather collects the files that a policy names, and those that they name in turn.
// open gives a file by its path from the policy's folder, false where there is
// none: [Load] then says so. It is never asked for a path that leaves the folder.
func Gather(name string, text []byte, open func(file string) ([]byte, bool)) Files {
	return Files(policyfile.Gather(document.Read(name, text), open))
}

// Mentioned lists the files that a text names, by their paths from its folder, but
// not those that they name in turn: see [Gather]. Names that would leave the folder
// are not among them. A text that cannot be read names none.
func Mentioned(name string, text []byte) []string {
	var out []string
	for _, m := range policyfile.Mentions(document.Read(name, text)) {
		out = append(out, m.Name)
	}
	return out
}

// FileName is what diagnostics call a file of a policy: its path beside the
// policy's own name.
func FileName(policy, file string) string { return policyfile.DisplayName(policy, file) }
