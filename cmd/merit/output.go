package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// deliver writes a result to the file of -o, or to stdout without one.
func (d *door) deliver(file string, data []byte) error {
	if file == "" || file == "-" {
		return d.print(data)
	}
	if err := replace(file, data); err != nil {
		return problem("door-write", "file", file, "why", reason(err))
	}
	return nil
}

// replace puts data in the place of a file, whole or not at all: it is written
// beside it, synced, and only then takes its name. What a link points to is
// replaced, not the link.
func replace(file string, data []byte) error {
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(file); err == nil {
		if !info.Mode().IsRegular() {
			return writeInto(file, data)
		}
		mode = info.Mode().Perm()
	}
	tmp, err := os.CreateTemp(filepath.Dir(file), ".merit-*")
	if err != nil {
		return err
	}
	if err = fill(tmp, data, mode); err == nil {
		err = os.Rename(tmp.Name(), file)
	}
	if err != nil {
		os.Remove(tmp.Name())
		return err
	}
	syncFolder(filepath.Dir(file))
	return nil
}

// fill writes a file to the disk and closes it.
func fill(f *os.File, data []byte, mode fs.FileMode) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// writeInto writes to a device or pipe, which cannot be replaced.
func writeInto(file string, data []byte) error {
	f, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// syncFolder makes a new name last, where the system can sync folders.
func syncFolder(dir string) {
	f, err := os.Open(dir)
	if err != nil {
		return
	}
	defer f.Close()
	_ = f.Sync()
}

// reason is an error without the path that the message names already.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err.Error()
	}
	return err.Error()
}
