package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
)

const (
	maxUnpacked = 64 << 20 // of all parts that are read
	maxEntries  = 4096
	maxMerged   = 20000 // ranges of merged cells in a sheet
	limitText   = "64 MiB"
)

// pack is the zip file with what may still be unpacked of it.
type pack struct {
	files map[string]*zip.File
	room  int64
}

// unzip opens the container and says what the file is when it is none.
func unzip(data []byte) (*pack, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0")):
		return nil, failed("xlsx-old")
	case bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\uFEFF")), " \t\r\n"), []byte("<")):
		return nil, failed("xlsx-html")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) == 0 {
		return nil, failed("xlsx-not-zip")
	}
	if len(z.File) > maxEntries {
		return nil, failed("xlsx-limit", "limit", limitText)
	}
	p := &pack{files: map[string]*zip.File{}, room: maxUnpacked}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(f.Name, "/")) // part names know no case
		if _, twice := p.files[name]; twice {
			return nil, failed("xlsx-part", "part", f.Name)
		}
		p.files[name] = f
	}
	return p, nil
}

func (p *pack) has(name string) bool {
	_, ok := p.files[strings.ToLower(name)]
	return ok
}

// read unpacks one part. What the container says about its size is not believed.
func (p *pack) read(name string) ([]byte, error) {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil, failed("xlsx-part", "part", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, failed("xlsx-part", "part", name)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, p.room+1))
	if int64(len(data)) > p.room {
		return nil, failed("xlsx-limit", "limit", limitText)
	}
	if err != nil {
		return nil, failed("xlsx-part", "part", name)
	}
	p.room -= int64(len(data))
	return data, nil
}

// target is the part that a relation of another part points to.
func target(from, to string) string {
	if strings.HasPrefix(to, "/") {
		return strings.TrimPrefix(to, "/")
	}
	return path.Join(path.Dir(from), to)
}

// relationsOf is the part with the relations of a part.
func relationsOf(name string) string {
	return path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
}
