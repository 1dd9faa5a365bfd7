package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// errInfeasible is that no plan is within the rows.
var errInfeasible = errors.New("no plan")

// errGaveUp is that a solver had no answer within its time.
var errGaveUp = errors.New("no answer in time")

// solver makes an objective as large as possible. took is the time of the solver,
// without that of starting a process.
type solver interface {
	name() string
	solve(text string) (ones []string, took time.Duration, err error)
}

// wasm is HiGHS as WebAssembly in one Node process.
type wasm struct {
	pipe interface{ Write([]byte) (int, error) }
	out  *bufio.Scanner
	file string
}

func startHiGHS(folder string) (*wasm, error) {
	command := exec.Command("node", "highs.mjs")
	command.Stderr = os.Stderr
	in, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<24)
	return &wasm{pipe: in, out: lines, file: filepath.Join(folder, "highs.lp")}, command.Start()
}

func (w *wasm) name() string { return "HiGHS" }

func (w *wasm) solve(text string) ([]string, time.Duration, error) {
	if err := os.WriteFile(w.file, []byte(text), 0o600); err != nil {
		return nil, 0, err
	}
	if _, err := fmt.Fprintln(w.pipe, w.file); err != nil {
		return nil, 0, err
	}
	if !w.out.Scan() {
		return nil, 0, errors.New("HiGHS: no answer")
	}
	var answer struct {
		Status string
		MS     float64
		Ones   []string
	}
	if err := json.Unmarshal(w.out.Bytes(), &answer); err != nil {
		return nil, 0, err
	}
	took := time.Duration(answer.MS * float64(time.Millisecond))
	switch answer.Status {
	case "Optimal":
		return answer.Ones, took, nil
	case "Infeasible":
		return nil, took, errInfeasible
	}
	return nil, took, errors.New("HiGHS: " + answer.Status)
}

// program is a solver that is started anew for every model.
type program struct {
	title   string
	command func(model, solution string) []string
	read    func(solution string) ([]string, error)
	folder  string
	start   time.Duration // of the process alone
}

func newProgram(title, folder string, command func(model, solution string) []string, read func(string) ([]string, error)) (*program, error) {
	p := &program{title: title, command: command, read: read, folder: folder}
	least := time.Hour
	for range 20 {
		_, took, err := p.solve("Maximize\n obj: x\nSubject To\n r: x <= 1\nBinary\n x\nEnd\n")
		if err != nil {
			return nil, err
		}
		least = min(least, took)
	}
	p.start = least
	return p, nil
}

func (p *program) name() string { return p.title }

func (p *program) solve(text string) ([]string, time.Duration, error) {
	model, solution := filepath.Join(p.folder, p.title+".lp"), filepath.Join(p.folder, p.title+".sol")
	if err := os.WriteFile(model, []byte(text), 0o600); err != nil {
		return nil, 0, err
	}
	args := p.command(model, solution)
	begin := time.Now()
	out, err := exec.Command(args[0], args[1:]...).CombinedOutput()
	took := max(0, time.Since(begin)-p.start)
	if err != nil {
		return nil, took, fmt.Errorf("%s: %w: %s", p.title, err, out)
	}
	if strings.Contains(string(out), "TIME LIMIT EXCEEDED") {
		return nil, took, errGaveUp
	}
	data, err := os.ReadFile(solution)
	if err != nil {
		return nil, took, err
	}
	ones, err := p.read(string(data))
	return ones, took, err
}

func newCBC(folder string) (*program, error) {
	return newProgram("CBC", folder, func(model, solution string) []string {
		return []string{"cbc", model, "-ratioGap", "0", "-allowableGap", "0", "-integerTolerance", "1e-9", "-solve", "-solution", solution, "-quit"}
	}, readCBC)
}

// readCBC reads lines such as "   12 y3_0   1   0" below a line with the status.
func readCBC(text string) ([]string, error) {
	status, body, _ := strings.Cut(text, "\n")
	switch {
	case strings.HasPrefix(status, "Infeasible"), strings.HasPrefix(status, "Integer infeasible"):
		return nil, errInfeasible
	case !strings.HasPrefix(status, "Optimal"):
		return nil, errors.New("CBC: " + status)
	}
	var ones []string
	for line := range strings.Lines(body) {
		if f := strings.Fields(line); len(f) >= 3 && strings.HasPrefix(f[2], "1") || len(f) >= 3 && strings.HasPrefix(f[2], "0.99") {
			ones = append(ones, f[1])
		}
	}
	return ones, nil
}

// patience is how many seconds GLPK may take for one model.
const patience = "15"

func newGLPK(folder string) (*program, error) {
	return newProgram("GLPK", folder, func(model, solution string) []string {
		return []string{"glpsol", "--lp", model, "--tmlim", patience, "-o", solution}
	}, readGLPK)
}

// readGLPK reads the report of glpsol, in which a long name stands on a line of its own.
func readGLPK(text string) ([]string, error) {
	switch {
	case strings.Contains(text, "INTEGER EMPTY"), strings.Contains(text, "INTEGER UNDEFINED"):
		return nil, errInfeasible
	case !strings.Contains(text, "INTEGER OPTIMAL"):
		return nil, errors.New("GLPK: not solved")
	}
	_, columns, _ := strings.Cut(text, "Column name")
	var ones []string
	for line := range strings.Lines(columns) {
		if f := strings.Fields(line); len(f) >= 4 && f[2] == "*" && f[3] == "1" {
			ones = append(ones, f[1])
		}
	}
	return ones, nil
}
