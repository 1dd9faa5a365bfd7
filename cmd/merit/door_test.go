package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

const doorPolicy = `merit: 1
policy: {id: demo-2025, programme: demo, title: 平台支持, version: "1", year: 2025, timezone: Asia/Shanghai, currency: CNY}
inputs:
  完成率: {type: percent}
eligibility:
  - {id: 合格, require: 完成率 >= 70%, sanction: {bar: [1]}}
scoring:
  max: 100
  indicators:
    - {id: 得, max: 100, formula: 完成率 * 100}
allocation:
  rank_by: [{by: 总分, order: desc}]
  count: {max: 2}
  tiers: [{id: 档, cap: 10万}]
`

const doorApps = "id,name,完成率\nA,甲,70%\nB,乙,69.9%\n"

// desk is a folder with a policy and applications.
func desk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	clean(t)
	put(t, filepath.Join(dir, "policy.yaml"), doorPolicy)
	put(t, filepath.Join(dir, "apps.csv"), doorApps)
	t.Chdir(dir)
	return dir
}

func put(t *testing.T, file, text string) {
	t.Helper()
	require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
}

func merit(t *testing.T, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(args, strings.NewReader(""), &o, &e)
	return status, o.String(), e.String()
}

// failing takes so many bytes and then fails.
type failing struct{ room int }

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.room {
		return f.room, errors.New("no space left on device")
	}
	f.room -= len(p)
	return len(p), nil
}

// short takes half of everything and says nothing.
type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) / 2, nil }

func TestStdoutThatFailsIsToldAndNotZero(t *testing.T) {
	desk(t)
	for _, w := range []io.Writer{&failing{}, &failing{room: 10}, short{}} {
		for _, args := range [][]string{
			{"run", "policy.yaml", "apps.csv", "--format", "json"},
			{"check", "policy.yaml", "--format", "json"},
			{"eval", "1234567890 + 1"},
		} {
			var errs bytes.Buffer
			require.Equal(t, problems, run(args, strings.NewReader(""), w, &errs), "%v", args)
			require.Contains(t, errs.String(), "标准输出写入失败")
		}
	}
}

func TestOutputIsWholeOrNotAtAll(t *testing.T) {
	dir := desk(t)
	put(t, "old.json", "old")
	require.NoError(t, os.Chmod("old.json", 0o600))
	status, _, _ := merit(t, "run", "policy.yaml", "none.csv", "-o", "old.json")
	require.Equal(t, problems, status)
	data, _ := os.ReadFile("old.json")
	require.Equal(t, "old", string(data))

	status, _, _ = merit(t, "run", "policy.yaml", "apps.csv", "-o", "old.json")
	require.Equal(t, done, status)
	_, want, _ := merit(t, "run", "policy.yaml", "apps.csv", "--format", "json")
	data, _ = os.ReadFile("old.json")
	require.Equal(t, want, string(data))
	info, err := os.Stat("old.json")
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "the mode stays")

	require.NoError(t, os.Symlink("old.json", "link.json"))
	status, _, _ = merit(t, "run", "policy.yaml", "apps.csv", "--explain", "none", "-o", "link.json")
	require.Equal(t, done, status)
	target, err := os.Readlink("link.json")
	require.NoError(t, err)
	require.Equal(t, "old.json", target, "the link stays a link")
	after, _ := os.ReadFile("old.json")
	require.NotEqual(t, want, string(after))
	entries, _ := os.ReadDir(dir)
	require.Len(t, entries, 4, "no temporary file is left: %v", entries)
}

func TestSourcesStayBelowThePolicy(t *testing.T) {
	dir := desk(t)
	outside := t.TempDir()
	put(t, filepath.Join(outside, "secret.txt"), "一、密")
	require.NoError(t, os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(dir, "link.txt")))
	require.NoError(t, os.Symlink(outside, filepath.Join(dir, "folder")))
	put(t, "real.txt", "一、公开。")
	require.NoError(t, os.Mkdir("dir.txt", 0o755))
	text := func(name string) string {
		return strings.Replace(doorPolicy, "inputs:", "sources:\n  s: {title: x, file: "+name+"}\ninputs:", 1)
	}
	for _, c := range []struct {
		file string
		read bool
	}{
		{"real.txt", true}, {"link.txt", false}, {"folder/secret.txt", false}, {"dir.txt", false}, {"none.txt", false},
		{"../real.txt", false}, {filepath.Join(outside, "secret.txt"), false},
	} {
		files := filesOf("policy.yaml", []byte(text(c.file)))
		require.Equal(t, c.read, len(files) == 1, "%s: %v", c.file, files)
		put(t, "p.yaml", text(c.file))
		status, out, _ := merit(t, "check", "p.yaml")
		require.Equal(t, c.read, status == done, "%s: %s", c.file, out)
		require.NotContains(t, out, "密")
	}
}

func TestInputsAreLimitedAndReadOnce(t *testing.T) {
	desk(t)
	var out, errs bytes.Buffer
	status := run([]string{"check", "-"}, zeros{}, &out, &errs)
	require.Equal(t, problems, status)
	require.Contains(t, errs.String(), "4 MiB")
	errs.Reset()
	require.Equal(t, misused, run([]string{"run", "-", "-"}, strings.NewReader(doorPolicy), &out, &errs))
	require.Contains(t, errs.String(), "只能读一次")
	status, _, text := merit(t, "check", ".")
	require.Equal(t, problems, status)
	require.Contains(t, text, "不是普通文件")
}

func TestTestsReadBelowTheirFolder(t *testing.T) {
	desk(t)
	require.NoError(t, os.WriteFile("p.yaml", []byte(doorPolicy), 0o600))
	require.NoError(t, os.WriteFile("t.yaml", []byte("policy: p.yaml\ntests: [{name: 甲, applications: ../a.json, expect: {decided: true}}]\n"), 0o600))
	status, out, _ := merit(t, "test", "t.yaml")
	require.Equal(t, problems, status)
	require.Contains(t, out, "../a.json：只读测试所在文件夹以内的文件")
}

// zeros never end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestLedgerWrittenByManyAtOnce(t *testing.T) {
	desk(t)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			var out, errs bytes.Buffer
			status := run([]string{"run", "policy.yaml", "apps.csv", "--format", "json", "--ledger", "l.jsonl", "--write-ledger"}, strings.NewReader(""), &out, &errs)
			if status != done {
				t.Errorf("exit %d: %s", status, errs.String())
			}
		})
	}
	group.Wait()
	status, _, errs := merit(t, "ledger", "verify", "l.jsonl")
	require.Equal(t, done, status, errs)
	data, _ := os.ReadFile("l.jsonl")
	require.Equal(t, 2, bytes.Count(data, []byte("\n")), "one sanction, one award")
}

func TestBrokenLedgerIsLeftAlone(t *testing.T) {
	desk(t)
	_, _, _ = merit(t, "run", "policy.yaml", "apps.csv", "--ledger", "l.jsonl", "--write-ledger")
	whole, _ := os.ReadFile("l.jsonl")
	require.NotEmpty(t, whole)
	for _, broken := range [][]byte{whole[:len(whole)-1], whole[1:], append([]byte("{}\n"), whole...), []byte(`{"event":"sanc`), []byte("\n")} {
		put(t, "l.jsonl", string(broken))
		for _, write := range []bool{true, false} {
			args := []string{"run", "policy.yaml", "apps.csv", "--ledger", "l.jsonl"}
			if write {
				args = append(args, "--write-ledger")
			}
			status, out, errs := merit(t, args...)
			require.Equal(t, problems, status)
			require.Empty(t, out, "a broken ledger is not used")
			require.Contains(t, errs, "l.jsonl:")
			after, _ := os.ReadFile("l.jsonl")
			require.Equal(t, string(broken), string(after))
		}
	}
}

func TestLedgerWantsAYear(t *testing.T) {
	desk(t)
	put(t, "policy.yaml", strings.Replace(strings.Replace(doorPolicy, "year: 2025, ", "", 1), ", sanction: {bar: [1]}", "", 1))
	args := []string{"run", "policy.yaml", "apps.csv", "--format", "csv", "--ledger", "l.jsonl", "--write-ledger"}
	status, out, errs := merit(t, args...)
	require.Equal(t, problems, status)
	require.Empty(t, out)
	require.Contains(t, errs, "--year")
	_, err := os.Stat("l.jsonl")
	require.ErrorIs(t, err, os.ErrNotExist)
	status, _, errs = merit(t, append(args, "--year", "2025")...)
	require.Equal(t, done, status, errs)
	status, _, errs = merit(t, "ledger", "verify", "l.jsonl")
	require.Equal(t, done, status, errs)
}

func TestBarredByTheLedgerInTheNextYear(t *testing.T) {
	desk(t)
	_, _, _ = merit(t, "run", "policy.yaml", "apps.csv", "--ledger", "l.jsonl", "--write-ledger")
	put(t, "next.csv", "id,name,完成率\nＢ,乙,100%\nC,丙,100%\n") // the same party in full width
	status, out, errs := merit(t, "run", "policy.yaml", "next.csv", "--year", "2026", "--ledger", "l.jsonl", "--format", "csv")
	require.Equal(t, done, status, errs)
	require.Contains(t, out, "Ｂ,乙,ineligible")
	require.Contains(t, out, "barred")
	require.Contains(t, out, "C,丙,qualified")
}

func TestLanguage(t *testing.T) {
	desk(t)
	for _, c := range []struct {
		name, variable, value string
		args                  []string
		want                  string
	}{
		{"nothing said", "LANG", "", nil, "没有问题"},
		{"English locale", "LANG", "en_US.UTF-8", nil, "no problems"},
		{"Chinese locale", "LANG", "zh_CN.UTF-8", nil, "没有问题"},
		{"no locale", "LC_ALL", "C.UTF-8", nil, "没有问题"},
		{"the flag wins", "LANG", "zh_CN.UTF-8", []string{"--lang", "en"}, "no problems"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv(c.variable, c.value)
			_, _, errs := merit(t, append([]string{"check", "policy.yaml"}, c.args...)...)
			require.Contains(t, errs, c.want)
		})
	}
}

// Without a locale a policy is spoken of in its own language, also one with faults.
func TestLanguageOfABrokenPolicy(t *testing.T) {
	t.Chdir(t.TempDir())
	clean(t)
	for _, c := range []struct{ name, title, want string }{
		{"English", "Grants", "error: there is no"},
		{"Chinese", "补助", "错误: 没有叫"},
		{"English beside Chinese", "Grants}\n# 元\nvalues: {b: {formula: \"1\"}", "error: there is no"},
	} {
		t.Run(c.name, func(t *testing.T) {
			put(t, "p.yaml", "merit: 1\npolicy: {id: t, title: "+c.title+"}\ninputs: {a: {type: number}}\neligibility: [{id: b, require: aa > 1}]\n")
			put(t, "a.csv", "id,a\nA,1\n")
			_, out, _ := merit(t, "check", "p.yaml")
			require.Contains(t, out, c.want)
			_, _, errs := merit(t, "run", "p.yaml", "a.csv")
			require.Contains(t, errs, c.want)
		})
	}
}

func TestJSONDoesNotDependOnTheLocale(t *testing.T) {
	desk(t)
	_, zh, _ := merit(t, "run", "policy.yaml", "apps.csv", "--format", "json")
	t.Setenv("LANG", "en_US.UTF-8")
	_, en, _ := merit(t, "run", "policy.yaml", "apps.csv", "--format", "json")
	require.Equal(t, zh, en)
}

func TestWorkbookRoundTrip(t *testing.T) {
	desk(t)
	// A page that calls itself a workbook, as portals export it.
	put(t, "form.xlsx", "<html><table><tr><td>id</td></tr></table></html>")
	status, _, errs := merit(t, "run", "policy.yaml", "form.xlsx")
	require.Equal(t, problems, status)
	require.Contains(t, errs, "form.xlsx: 这是网页")
}
