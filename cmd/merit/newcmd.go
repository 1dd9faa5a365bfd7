package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/merit-rules/merit/examples"
	"github.com/merit-rules/merit/internal/report"
	"github.com/merit-rules/merit/internal/starter"
	"github.com/merit-rules/merit/schema"
)

type newOptions struct {
	from string
	list bool
	wish starter.Wish
}

func (d *door) newCommand() *cobra.Command {
	var o newOptions
	c := &cobra.Command{
		Use:     "new DIR",
		Short:   d.say("开始一份新政策：问几个问题，或从例子开始", "start a policy: from a few questions, or from an example"),
		Example: "  merit new 窗口平台-2026\n  merit new 窗口平台-2026 --title 窗口平台运营支持 --year 2026 --kind tiers --places 20 --cap 30万\n  merit new 窗口平台-2026 --from chongqing-2025 --title 窗口平台运营支持\n  merit new --list",
		Args:    arguments(0, 1),
		RunE:    func(c *cobra.Command, args []string) error { return d.begin(c, args, o) },
	}
	f := c.Flags()
	f.StringVar(&o.from, "from", "", d.say("从这个例子开始", "start from this example"))
	f.BoolVar(&o.list, "list", false, d.say("列出例子", "list the examples"))
	w := &o.wish
	f.StringVar(&w.Title, "title", "", d.say("政策名称", "title"))
	f.StringVar(&w.ID, "id", "", d.say("编号（默认是文件夹名）", "id (default: the name of the folder)"))
	f.StringVar(&w.Year, "year", "", d.say("年度", "programme year"))
	f.StringVar(&w.Kind, "kind", "", d.say("怎样支持：places 排名取前几名，tiers 分两档，share 按比例分钱，recognise 只认定", "how it funds: places, tiers, share or recognise"))
	f.StringVar(&w.Places, "places", "", d.say("名额", "number of places"))
	f.StringVar(&w.Cap, "cap", "", d.say("每家最多多少钱", "at most so much for each"))
	f.StringVar(&w.Budget, "budget", "", d.say("资金总额", "all the money there is"))
	f.StringVar(&w.Currency, "currency", "", d.say("币种", "currency"))
	f.StringVar(&w.TimeZone, "timezone", "", d.say("时区", "time zone"))
	return c
}

// begin makes the files of a new policy and writes them, all or none.
func (d *door) begin(c *cobra.Command, args []string, o newOptions) error {
	if o.list {
		return d.listExamples()
	}
	if len(args) == 0 {
		return usage("door-arguments", "usage", c.UseLine())
	}
	dir := args[0]
	if o.from != "" {
		for _, name := range []string{"year", "kind", "places", "cap", "budget", "currency", "timezone"} {
			if c.Flags().Changed(name) {
				return usage("new-flags", "flag", "--"+name)
			}
		}
	} else if !c.Flags().Changed("title") {
		if err := d.ask(&o, folderName(dir)); err != nil {
			return err
		}
	}
	files, err := d.started(o, folderName(dir))
	if err != nil {
		return d.notStarted(err)
	}
	return d.writeAll(dir, files)
}

// started makes the files that were asked for.
func (d *door) started(o newOptions, name string) ([]starter.File, error) {
	if o.from != "" {
		return starter.Copy(examples.Files, o.from, o.wish.ID, o.wish.Title)
	}
	o.wish.Lang = d.lang()
	if o.wish.ID == "" {
		o.wish.ID = name
	}
	return starter.Blank(o.wish)
}

// notStarted says why there are no files: an answer, or what would be wrong with
// the policy.
func (d *door) notStarted(err error) error {
	var f *starter.Fault
	if errors.As(err, &f) {
		return &failure{status: misused, code: f.Code, args: f.Args}
	}
	var list schema.Diagnostics
	if errors.As(err, &list) {
		if err := d.print([]byte(report.Diagnostics(report.Worded(list, d.lang()), nil, d.style(d.out)))); err != nil {
			return err
		}
		return reported()
	}
	return err
}

// folderName is the last part of a folder's name, "policy" where it has none.
func folderName(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	name := strings.TrimSpace(filepath.Base(dir))
	if starter.Check("id", name) != nil || name == string(filepath.Separator) || name == "." {
		return "policy"
	}
	return name
}

func (d *door) listExamples() error {
	list, err := starter.Examples(examples.Files)
	if err != nil {
		return err
	}
	widest := 0
	for _, e := range list {
		widest = max(widest, len(e.Name))
	}
	var out strings.Builder
	for _, e := range list {
		out.WriteString(e.Name + strings.Repeat(" ", widest-len(e.Name)+2) + e.Title + "\n")
	}
	return d.print([]byte(out.String()))
}

// writeAll writes files that are all new, or none of them.
func (d *door) writeAll(dir string, files []starter.File) error {
	for _, f := range files {
		name := filepath.Join(dir, f.Name)
		if _, err := os.Lstat(name); err == nil {
			return problem("new-exists", "file", name)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return problem("door-write", "file", name, "why", reason(err))
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return problem("door-write", "file", dir, "why", reason(err))
	}
	var out strings.Builder
	for i, f := range files {
		name := filepath.Join(dir, f.Name)
		if err := createNew(name, f.Text); err != nil {
			for _, done := range files[:i] {
				os.Remove(filepath.Join(dir, done.Name))
			}
			if errors.Is(err, fs.ErrExist) {
				return problem("new-exists", "file", name)
			}
			return problem("door-write", "file", name, "why", reason(err))
		}
		out.WriteString(report.Safe(name) + "\n")
	}
	if err := d.print([]byte(out.String())); err != nil {
		return err
	}
	d.tell("new-next", "policy", filepath.Join(dir, "policy.yaml"), "tests", filepath.Join(dir, "tests.yaml"))
	return nil
}

// createNew writes a file that must not be there yet.
func createNew(name string, text []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err := fill(f, text, 0o644); err != nil {
		os.Remove(name)
		return err
	}
	return nil
}
