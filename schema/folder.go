package schema

import (
	"fmt"
	"io/fs"
	"path"
)

// Open reads a policy and the files that it names from a folder, such as
// [os.DirFS] or an embedded one. A file that cannot be read is a [Diagnostics]
// entry at the place that names it; the policy itself is the error of the folder.
func Open(folder fs.FS, name string) (*Policy, error) {
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		return nil, fmt.Errorf("policy: %w", err)
	}
	files := Files{}
	for _, mentioned := range Mentioned(name, text) {
		if data, err := fs.ReadFile(folder, path.Join(path.Dir(name), mentioned)); err == nil {
			files[mentioned] = data
		}
	}
	return Load(name, text, files)
}
