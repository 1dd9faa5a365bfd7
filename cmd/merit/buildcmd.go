package main

import (
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/internal/packed"
	"github.com/merit-rules/merit/internal/program"
)

func (d *door) buildCommand() *cobra.Command {
	var output string
	c := &cobra.Command{
		Use:   "build POLICY -o FILE",
		Short: d.say("把检查过的政策打成一个文件，供申报人网页的小引擎使用", "pack a checked policy into one file, for the small engine of applicants' pages"),
		Long: d.say("把检查过的政策打成一个文件：有格式号和哈希，读它不需要 YAML，也不需要表达式的语法。\n同一政策总是得到同样的字节。政策有错误时什么也不写。",
			"Packs a checked policy into one file with a format number and a hash; to read it takes\nneither YAML nor the grammar of expressions. The same policy always gives the same bytes.\nOf a policy with errors nothing is written."),
		Example: "  merit build policy.yaml -o policy.merit",
		Args:    arguments(1, 1),
		RunE:    func(_ *cobra.Command, args []string) error { return d.build(args[0], output) },
	}
	c.Flags().StringVarP(&output, "output", "o", "", d.say("写入这个文件，要么完整，要么不写；- 是标准输出", "write to this file, whole or not at all; - is standard output"))
	return c
}

func (d *door) build(file, output string) error {
	if output == "" {
		return usage("build-output")
	}
	text, err := d.read(file, policyLimit)
	if err != nil {
		return err
	}
	p, err := d.policyText(file, text)
	if err != nil {
		return err
	}
	if name := source(file, text, output); name != "" {
		return usage("build-over", "file", name)
	}
	compiled := p.Compiled().(*program.Program)
	data := packed.Pack(compiled)
	if err := d.deliver(output, data); err != nil {
		return err
	}
	d.tell("build-done", "file", output, "title", p.Title(d.lang()), "id", p.ID(), "version", p.Version(),
		"bytes", strconv.Itoa(len(data)), "format", strconv.Itoa(packed.Format), "hash", p.SHA256())
	if expr, full := packed.Full(compiled); full {
		d.tell("build-full", "file", output, "expression", expr)
	}
	return nil
}

// source is which of a policy's own files the output would be written over; "" for none.
func source(file string, text []byte, output string) string {
	there, err := os.Stat(output)
	if err != nil {
		return ""
	}
	names := []string{file}
	for name := range filesOf(file, text) {
		names = append(names, filepath.Join(filepath.Dir(file), filepath.FromSlash(name)))
	}
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && os.SameFile(there, info) {
			return name
		}
	}
	return ""
}
