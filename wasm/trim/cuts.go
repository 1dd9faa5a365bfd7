package main

// modules are the dependencies that are cut.
var modules = []*module{
	// Formulas are parsed by expr, checked by internal/formula and computed by
	// internal/program. What evaluates the built-ins is not needed, nor the types that
	// they give; no name of a policy is a Go value, so none has methods or is a time.
	{path: "github.com/expr-lang/expr", cuts: map[string]*cut{
		"builtin": {
			files: []string{"lib.go", "validation.go"},
			keys:  []string{"Func", "Fast", "Safe", "Types", "Validate", "Deref"},
			funcs: []string{"toInt", "types", "kind"},
			vars:  []string{"anyType", "integerType", "floatType", "arrayType", "mapType", "timeType", "locationType"},
		},
		"conf": {
			funcs:  []string{"Config.ConstExpr", "Env"},
			bodies: map[string]string{"EnvWithCache": `return env.(types.Map).Nature()`},
		},
		"checker": {files: []string{"info.go"}},
		"checker/nature": {
			funcs:  []string{"Nature.All"},
			bodies: map[string]string{"methodset.method": `return nil`},
			texts: map[string]string{
				"reflect.TypeOf(time.Time{})":      "reflect.TypeOf(struct{ time int }{})",
				"reflect.TypeOf(time.Duration(0))": "reflect.TypeOf(struct{ duration int }{})",
			},
		},
		"ast": {files: []string{"dump.go"}, bodies: map[string]string{"ConstantNode.String": `return fmt.Sprint(n.Value)`}},
	}},
	// YAML is read into nodes, never into Go values, and dates are read from their text.
	{path: "go.yaml.in/yaml/v3", cuts: map[string]*cut{
		"": {
			funcs: []string{"trace"},
			bodies: map[string]string{
				"decoder.unmarshal": `out.Set(reflect.ValueOf(n).Elem())
				return true`,
				"parseTimestamp": `return struct{}{}, false`,
			},
			texts: map[string]string{
				"parseTimestamp(s string) (time.Time, bool)": "parseTimestamp(s string) (struct{}, bool)",
				"reflect.TypeOf(time.Time{})":                "reflect.TypeOf(struct{ time int }{})",
				"reflect.TypeOf(&time.Time{})":               "reflect.TypeOf(&struct{ time int }{})",
			},
		},
	}},
	// Decimals only carry numbers in and out; internal/exact computes.
	{path: "github.com/shopspring/decimal", cuts: map[string]*cut{"": {files: []string{"encoding.go", "math.go"}}}},
	// Lists in GB18030 are read, never written.
	{path: "golang.org/x/text", cuts: map[string]*cut{
		"encoding/simplifiedchinese": {bodies: map[string]string{
			"gbkEncoder.Transform":      `panic("simplifiedchinese: nothing is written")`,
			"hzGB2312Encoder.Transform": `panic("simplifiedchinese: nothing is written")`,
		}},
	}},
}

// own are packages of this module. What the reference says of codes and keys is not
// said by an engine. And the second opinion of expr's checker, which warns where our
// own check might have missed something and has not been seen to speak, is left to
// the command: with it comes most of package reflect.
var own = map[string]*cut{
	"internal/message":    {keys: []string{"Meaning", "Example"}},
	"internal/policyfile": {within: "keys_*.go", keys: []string{"ZH", "EN", "Default"}},
	"internal/formula":    {within: "second.go", funcs: []string{"ours", "compiler.hides"}, bodies: map[string]string{"compiler.second": ``}},
}

// library are packages of the standard library: nobody prints to a screen here.
var library = map[string]*cut{
	"fmt": {funcs: []string{"Print", "Println", "Printf", "Scan", "Scanln", "Scanf"}},
}

// standard are files of the standard library and what stands in for them.
var standard = map[string]string{
	"crypto/sha256/sha256.go":     "wasm/lean/sha256/sha256.go",
	"internal/godebug/godebug.go": "wasm/lean/godebug/godebug.go",
	"slices/zsortanyfunc.go":      "wasm/lean/slices/sort.go",
	"slices/zsortordered.go":      "",
}
