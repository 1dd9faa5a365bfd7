package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/internal/policytest"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/schema"
)

func (d *door) testCommand() *cobra.Command {
	format := ""
	c := &cobra.Command{
		Use:     "test PATH...",
		Short:   d.say("运行政策测试", "run policy tests"),
		Example: "  merit test policy.yaml tests.yaml\n  merit test policies/ --format json",
		Args:    arguments(1, -1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.test(args, format) },
	}
	c.Flags().StringVar(&format, "format", "text", "text, json")
	return c
}

func (d *door) test(paths []string, format string) error {
	if err := oneOf("--format", format, "text", "json"); err != nil {
		return err
	}
	var reports []policytest.Report
	for _, path := range paths {
		list, err := d.testPath(path)
		if err != nil {
			return err
		}
		reports = append(reports, list...)
	}
	passed, failed := policytest.Tally(reports)
	out := append(policytest.JSON(reports), '\n')
	if format == "text" {
		out = []byte(report.Tests(reports, d.style(d.out)))
	}
	if err := d.print(out); err != nil {
		return err
	}
	if format == "text" {
		d.tell("test-tally", "passed", strconv.Itoa(passed), "failed", strconv.Itoa(failed))
	}
	if failed > 0 {
		return reported()
	}
	return nil
}

// testPath runs the tests of a file, or of all files of a folder.
func (d *door) testPath(path string) ([]policytest.Report, error) {
	files, err := testFiles(path)
	if err != nil {
		return nil, err
	}
	var reports []policytest.Report
	for _, file := range files {
		list, err := d.testFile(file, len(files) > 1)
		if err != nil && len(files) == 1 {
			return nil, err
		}
		if err != nil {
			list = d.unusable(file, err)
		}
		reports = append(reports, list...)
	}
	if len(reports) == 0 {
		return nil, problem("door-no-tests", "file", path)
	}
	return reports, nil
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

// testFiles are the YAML files of a folder, or the file itself.
func testFiles(path string) ([]string, error) {
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

// testFile runs the tests of a policy or of a file of tests. Of several files,
// those that are neither are passed over.
func (d *door) testFile(file string, several bool) ([]policytest.Report, error) {
	text, err := d.read(file, policyLimit)
	if err != nil {
		return nil, err
	}
	switch policytest.KindOf(file, text) {
	case policytest.PolicyFile:
		p, err := d.policyText(file, text)
		if err != nil || p.Tests() == nil {
			return nil, err
		}
		return policytest.Run(p, p.Tests(), d.beside(file), d.lang()), nil
	case policytest.TestFile:
	default:
		if several {
			return nil, nil
		}
	}
	suite, err := schema.ParseTests(file, text)
	if err != nil {
		return nil, d.diagnosed(err, map[string][]byte{file: text})
	}
	p, err := d.policy(filepath.Join(filepath.Dir(file), filepath.FromSlash(suite.Policy)))
	if err != nil {
		return nil, err
	}
	return policytest.Run(p, suite, d.beside(file), d.lang()), nil
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
