package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/merit-rules/merit/schema"
)

const (
	mebi             = 1 << 20
	policyLimit      = 4 * mebi
	sourceLimit      = 16 * mebi
	applicationLimit = 1024 * mebi
	resultLimit      = 2048 * mebi
	ledgerLimit      = 256 * mebi
)

// read reads a file, or standard input for "-", up to a limit.
func (d *door) read(file string, limit int64) ([]byte, error) {
	if file == "-" {
		if d.drawn {
			return nil, usage("door-stdin-twice")
		}
		d.drawn = true
		return limited("-", d.in, limit)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, unreadable(file, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, unreadable(file, err)
	}
	if info.IsDir() {
		return nil, problem("door-not-file", "file", file)
	}
	return limited(file, f, limit)
}

func limited(file string, r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, unreadable(file, err)
	}
	if int64(len(data)) > limit {
		return nil, problem("door-large", "file", file, "limit", strconv.FormatInt(limit/mebi, 10)+" MiB")
	}
	return data, nil
}

func unreadable(file string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return problem("door-missing", "file", file)
	}
	return problem("door-unreadable", "file", file, "why", reason(err))
}

// filesOf reads the files that a policy names, and those that they name. They lie
// below the policy's folder, are regular files, and no link leads to them; any other
// is left out, and the policy's own check says that it is missing.
func filesOf(policy string, text []byte) schema.Files {
	dir := "."
	if policy != "-" {
		dir = filepath.Dir(policy)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return schema.Files{}
	}
	defer root.Close()
	return schema.Gather(policy, text, func(name string) ([]byte, bool) { return below(root, name) })
}

// texts are a policy and its files by the names that diagnostics give them.
func texts(policy string, text []byte, files schema.Files) map[string][]byte {
	out := map[string][]byte{policy: text}
	for name, data := range files {
		if file := schema.FileName(policy, name); file != policy {
			out[file] = data
		}
	}
	return out
}

// below reads a regular file under a root without following a link on the way.
func below(root *os.Root, name string) ([]byte, bool) {
	clean := filepath.Clean(filepath.FromSlash(name))
	steps := strings.Split(clean, string(filepath.Separator))
	for i := range steps {
		info, err := root.Lstat(filepath.Join(steps[:i+1]...))
		if err != nil {
			return nil, false
		}
		if last := i == len(steps)-1; last && !info.Mode().IsRegular() || !last && !info.IsDir() {
			return nil, false
		}
	}
	f, err := root.Open(clean)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, sourceLimit+1))
	return data, err == nil && len(data) <= sourceLimit
}
