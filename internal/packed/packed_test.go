package packed

import (
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/civil"
	"github.com/merit-rules/merit/internal/document"
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/policyfile"
	"github.com/merit-rules/merit/internal/program"
)

// shape is the hash of the types that a program is made of, beside the format that
// packs them. A program of another shape is another format.
const shape = "c94692a187a82a2b"

func TestFormatRisesWithTheShape(t *testing.T) {
	var b strings.Builder
	draw(&b, reflect.TypeFor[program.Program](), map[reflect.Type]bool{})
	sum := sha256.Sum256([]byte(b.String()))
	require.Equal(t, shape, hex.EncodeToString(sum[:8]), "the types of internal/program changed: walk over what is new, raise Format, and put the new hash here")
	require.Equal(t, 2, Format)
}

func draw(b *strings.Builder, t reflect.Type, drawn map[reflect.Type]bool) {
	b.WriteString(t.String())
	if drawn[t] {
		return
	}
	drawn[t] = true
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		draw(b, t.Elem(), drawn)
	case reflect.Struct:
		for i := range t.NumField() {
			b.WriteString("." + t.Field(i).Name + " ")
			draw(b, t.Field(i).Type, drawn)
		}
	}
}

// TestEveryFieldComesBack fills every field of every type with something that is
// not zero: a field that the walk forgets comes back as zero.
func TestEveryFieldComesBack(t *testing.T) {
	for seed := range uint64(4) {
		f := filler{rand.New(rand.NewPCG(seed, 1))}
		p := &program.Program{}
		f.fill(reflect.ValueOf(p).Elem(), 0)
		list := make([]*program.Indicator, 4)
		for i := range list {
			list[i] = &program.Indicator{}
			f.fill(reflect.ValueOf(list[i]).Elem(), 4)
			list[i].Index, list[i].Items = i, nil
		}
		list[0].Items = []*program.Indicator{list[1], list[2]}
		p.Scoring.All, p.Scoring.Items, p.Scoring.Adjust = list, list[:1], list[3:]

		data := Pack(p)
		got, err := Unpack(data)
		require.NoError(t, err)
		require.True(t, reflect.DeepEqual(p, got))
		require.Equal(t, data, Pack(got))
	}
}

// filler fills values with what is not zero.
type filler struct{ *rand.Rand }

func (f filler) fill(v reflect.Value, depth int) {
	switch x := v.Addr().Interface().(type) {
	case *program.Expr:
		defer func() { x.File = "" }()
	case *program.Value:
		*x = f.value(0)
		return
	case *exact.Num:
		*x = f.num()
		return
	case *civil.Zone:
		*x, _ = civil.LoadZone("Europe/Berlin")
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if depth < 7 {
			v.Set(reflect.New(v.Type().Elem()))
			f.fill(v.Elem(), depth+1)
		}
	case reflect.Slice:
		if v.Type().Elem() == reflect.TypeFor[*program.Indicator]() {
			return
		}
		n := 1
		if depth > 6 {
			n = 0
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			f.fill(v.Index(i), depth+1)
		}
	case reflect.Array:
		for i := range v.Len() {
			f.fill(v.Index(i), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i), depth)
		}
	default:
		f.leaf(v)
	}
}

func (f filler) leaf(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString([...]string{"甲", "score", "总分 > 3\n"}[f.IntN(3)])
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8:
		v.SetUint(1 + f.Uint64N(5))
	default:
		n := 1 + f.Int64N(1<<f.IntN(31))
		if f.IntN(2) == 0 {
			n = -n
		}
		v.SetInt(n)
	}
}

func (f filler) num() exact.Num {
	if f.IntN(3) == 0 {
		return exact.FromWords(true, []uint64{3, f.Uint64() | 1, 5}, []uint64{1 << 60, 1 << 60})
	}
	return exact.FromSmall(-1-f.Int64N(1<<60), 1+f.Int64N(1<<60))
}

func (f filler) value(depth int) program.Value {
	switch f.IntN(10 - depth) {
	case 0:
		return program.Truth(true)
	case 1:
		return program.String("文")
	case 2:
		return program.Day(civil.Date(f.IntN(40000) - 9000))
	case 3:
		return program.Moment(civil.DateTime{Instant: civil.Instant{Sec: -5, Nano: 7}, Offset: -3600})
	case 4:
		return program.Unknown(&program.Wait{Slots: []int32{0, 7}, Low: f.num(), HasLow: true})
	case 5:
		return program.None()
	case 6:
		return program.Absent()
	case 7:
		return program.Num(f.num())
	case 8:
		return program.Fields([]program.Value{f.value(2), f.value(2)})
	}
	return program.Listing([]program.Value{f.value(2), {}})
}

// examples are the policies of the examples folder, compiled.
func examples(t testing.TB) map[string]*program.Program {
	t.Helper()
	list := map[string]*program.Program{}
	names, err := filepath.Glob("../../examples/*/policy*.yaml")
	require.NoError(t, err)
	for _, name := range names {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		file := document.Read(name, text)
		res := policyfile.Read(file, policyfile.Gather(file, func(beside string) ([]byte, bool) {
			data, err := os.ReadFile(filepath.Join(filepath.Dir(name), beside))
			return data, err == nil
		}))
		require.NotNil(t, res.Program, name)
		nameless(reflect.ValueOf(res.Program), map[uintptr]bool{})
		list[filepath.Base(filepath.Dir(name))] = res.Program
	}
	require.NotEmpty(t, list)
	return list
}

// nameless takes away the names of files, which are not packed.
func nameless(v reflect.Value, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		if e, ok := v.Interface().(*program.Expr); ok {
			e.File = ""
			return
		}
		nameless(v.Elem(), seen)
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			nameless(v.Index(i), seen)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				nameless(v.Field(i), seen)
			}
		}
	}
}

func TestTheSamePolicyGivesTheSameBytes(t *testing.T) {
	text, err := os.ReadFile("../../examples/chongqing-2025/policy.yaml")
	require.NoError(t, err)
	var want []byte
	for _, name := range []string{"policy.yaml", "/home/somebody/政策.yaml", "policy.yaml"} {
		data := Pack(policyfile.Read(document.Read(name, text), nil).Program)
		require.NotContains(t, string(data), name)
		if want == nil {
			want = data
		}
		require.Equal(t, want, data)
	}
}

func TestOnlyMatchesNeedsTheFullEngine(t *testing.T) {
	const head = "merit: 1\npolicy: {id: p, programme: p, title: 试, version: \"1\", timezone: Asia/Shanghai, currency: CNY}\ninputs:\n  名: {type: text}\n"
	read := func(rules string) *program.Program {
		res := policyfile.Read(document.Read("p.yaml", []byte(head+rules)), nil)
		require.NotNil(t, res.Program)
		return res.Program
	}
	_, full := Full(read("eligibility: [{id: 甲, require: 名 contains \"甲\"}]\n"))
	require.False(t, full)
	expr, full := Full(read("eligibility: [{id: 甲, require: 名 matches \"^甲\"}, {id: 乙, require: 名 matches \"乙$\"}]\n"))
	require.True(t, full)
	require.Equal(t, "名 matches \"^甲\"", expr)
}

func TestExamplesComeBack(t *testing.T) {
	for name, p := range examples(t) {
		data := Pack(p)
		got, err := Unpack(data)
		require.NoError(t, err, name)
		require.True(t, reflect.DeepEqual(p, got), name)
		t.Logf("%s: %d bytes", name, len(data))
	}
}

func TestWhatIsNoPackedPolicyIsRefused(t *testing.T) {
	good := Pack(&program.Program{Phases: 1})
	other := strings.Replace(string(good), "merit-policy 2 ", "merit-policy 99 ", 1)
	for _, c := range []struct{ name, in, want string }{
		{"a policy's text", "merit: 1\n", "packed-other"},
		{"nothing", "", "packed-other"},
		{"another format", other, "packed-format"},
		{"the first line only", "merit-policy 2 ", "packed-damaged"},
		{"cut", string(good[:len(good)-1]), "packed-damaged"},
		{"changed", string(good[:len(good)-1]) + "\x07", "packed-damaged"},
		{"longer", string(good) + "\x00", "packed-damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Unpack([]byte(c.in))
			var e *Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, c.want, e.Code)
			if c.want == "packed-format" {
				require.Equal(t, map[string]string{"format": "99", "want": "2", "expression": ""}, e.Args())
			}
		})
	}
}

func TestDigestIsThatOfTheStandardLibrary(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for length := range 300 {
		data := make([]byte, length)
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		sum := sha256.Sum256(data)
		require.Equal(t, hex.EncodeToString(sum[:]), digest(data))
	}
}

// FuzzDecode looks past the hash: whatever the bytes, decoding ends without a panic
// and what it accepts packs into a program again.
func FuzzDecode(f *testing.F) {
	for _, p := range examples(f) {
		c := coder{}
		c.program(p)
		f.Add(c.buf)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := decode(data)
		if err != nil {
			return
		}
		again, err := Unpack(Pack(p))
		require.NoError(t, err)
		require.Equal(t, Pack(p), Pack(again))
	})
}
