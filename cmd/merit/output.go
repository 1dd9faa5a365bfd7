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
func replace(file string, data []byte) (err error) {
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
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	if _, err = tmp.Write(data); err != nil {
		return err
	}
	if err = tmp.Chmod(mode); err != nil {
		return err
	}
	if err = tmp.Sync(); err != nil {
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	if err = os.Rename(tmp.Name(), file); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(file))
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

// syncFolder makes a new name last. Where folders cannot be synced the name lasts
// as the system has it.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer f.Close()
	_ = f.Sync()
	return nil
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
