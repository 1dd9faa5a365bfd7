package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/internal/coverage"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/policytest"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/schema"
)

type testOptions struct {
	format, least string
	cover         bool
	min           exact.Num
}

func (d *door) testCommand() *cobra.Command {
	var o testOptions
	c := &cobra.Command{
		Use:     "test PATH...",
		Short:   d.say("运行政策测试", "run policy tests"),
		Example: "  merit test policy.yaml tests.yaml --cover\n  merit test policies/... --cover",
		Args:    arguments(1, -1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.test(args, o) },
	}
	f := c.Flags()
	f.StringVar(&o.format, "format", "text", "text, json")
	f.BoolVar(&o.cover, "cover", false, d.say("列出没有测试到的规则、条件、分段和名额限制", "list the rules, conditions, bands and limits that no test tries"))
	f.StringVar(&o.least, "min-cover", "", d.say("至少测试到百分之几的情形，否则不通过", "fail when less than this percent of the outcomes is tried"))
	return c
}

// complete looks at the options together.
func (o *testOptions) complete() error {
	if err := oneOf("--format", o.format, "text", "json"); err != nil || o.least == "" {
		return err
	}
	v, err := exact.Parse(strings.TrimSuffix(o.least, "%"))
	if err != nil || v.Sign() < 0 || exact.Less(exact.Int(100), v) {
		return usage("door-flag-invalid", "flag", "--min-cover", "seen", o.least, "legal", "0-100")
	}
	o.min, o.cover = v, true
	return nil
}

// trial is a run of tests, with what they try of each policy where it is wanted.
type trial struct {
	*door
	cover   bool
	reports []policytest.Report
	covered []policytest.Covered
}

func (d *door) test(paths []string, o testOptions) error {
	if err := o.complete(); err != nil {
		return err
	}
	t := trial{door: d, cover: o.cover}
	for _, path := range paths {
		if err := t.path(path); err != nil {
			return err
		}
	}
	if err := d.print(t.output(o.format)); err != nil {
		return err
	}
	passed, failed := policytest.Tally(t.reports)
	if o.format == "text" {
		d.tell("test-tally", "passed", strconv.Itoa(passed), "failed", strconv.Itoa(failed))
	}
	if short := t.short(&o); short || failed > 0 {
		return reported()
	}
	return nil
}

func (t *trial) output(format string) []byte {
	if format == "json" {
		return append(policytest.JSON(t.reports, t.covered...), '\n')
	}
	out := report.Tests(t.reports, t.style(t.out))
	for i := range t.covered {
		out += report.Coverage(&t.covered[i], t.style(t.out))
	}
	return []byte(out)
}

// short names each policy of which less was tried than wanted.
func (t *trial) short(o *testOptions) bool {
	found := false
	for i := range t.covered {
		met, all := t.covered[i].Map.Tally()
		if !exact.Less(exact.Int(int64(100*met)), exact.Mul(o.min, exact.Int(int64(all)))) {
			continue
		}
		found = true
		t.tell("cover-below", "file", t.covered[i].File, "met", strconv.Itoa(met), "all", strconv.Itoa(all), "want", o.min.String())
	}
	return found
}

// covers is the map of a policy; the tests of several files share it.
func (t *trial) covers(file string, p *schema.Policy) *coverage.Map {
	if !t.cover {
		return nil
	}
	file = filepath.Clean(file)
	for i := range t.covered {
		if t.covered[i].File == file {
			return t.covered[i].Map
		}
	}
	m := coverage.Of(p.Compiled().(*program.Program))
	t.covered = append(t.covered, policytest.Covered{File: file, Map: m})
	return m
}

// path runs the tests of a file, or of all files of a folder.
func (t *trial) path(path string) error {
	files, err := testFiles(path)
	if err != nil {
		return err
	}
	before := len(t.reports)
	for _, file := range files {
		list, err := t.file(file, len(files) > 1)
		if err != nil && len(files) == 1 {
			return err
		}
		if err != nil {
			list = t.unusable(file, err)
		}
		t.reports = append(t.reports, list...)
	}
	if len(t.reports) == before {
		return problem("door-no-tests", "file", path)
	}
	return nil
}

// unusable stands for the tests of a file that cannot be run, so that the others
// of its folder still are.
func (d *door) unusable(file string, err error) []policytest.Report {
	var f *failure
	why := d.text("test-unusable")
	if errors.As(err, &f) && f.code != "" {
		why = f.Message(d.lang())
	}
	return []policytest.Report{{File: file, Name: filepath.Base(file), Line: 1, Diffs: []policytest.Diff{{Got: why}}}}
}

// testFiles are the YAML files of a folder and of those below it, or the file
// itself. Folders may be written as Go writes them, examples/... .
func testFiles(path string) ([]string, error) {
	if folder, ok := strings.CutSuffix(filepath.ToSlash(path), "/..."); ok {
		path = filepath.FromSlash(folder + "/")
	}
	info, err := os.Stat(path)
	if err != nil && path != "-" {
		return nil, unreadable(path, err)
	}
	if path == "-" || !info.IsDir() {
		return []string{path}, nil
	}
	var files []string
	err = filepath.WalkDir(path, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if ext := strings.ToLower(filepath.Ext(p)); e.Type().IsRegular() && (ext == ".yaml" || ext == ".yml") {
			files = append(files, p)
		}
		return nil
	})
	if err != nil {
		return nil, unreadable(path, err)
	}
	return files, nil
}

// file runs the tests of a policy or of a file of tests. Of several files, those
// that are neither are passed over.
func (t *trial) file(file string, several bool) ([]policytest.Report, error) {
	text, err := t.read(file, policyLimit)
	if err != nil {
		return nil, err
	}
	switch policytest.KindOf(file, text) {
	case policytest.PolicyFile:
		p, err := t.policyText(file, text)
		if err != nil || p.Tests() == nil {
			return nil, err
		}
		return policytest.Run(p, p.Tests(), t.beside(file), t.lang(), t.covers(file, p)), nil
	case policytest.TestFile:
	default:
		if several {
			return nil, nil
		}
	}
	suite, err := schema.ParseTests(file, text)
	if err != nil {
		return nil, t.diagnosed(err, map[string][]byte{file: text})
	}
	policy := filepath.Join(filepath.Dir(file), filepath.FromSlash(suite.Policy))
	p, err := t.policy(policy)
	if err != nil {
		return nil, err
	}
	return policytest.Run(p, suite, t.beside(file), t.lang(), t.covers(policy, p)), nil
}

// beside reads files that a test names, from the folder of its own file.
func (d *door) beside(file string) policytest.Files {
	return func(name string) ([]byte, error) {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, problem("door-outside", "file", name)
		}
		return d.read(filepath.Join(filepath.Dir(file), filepath.FromSlash(name)), applicationLimit)
	}
}
