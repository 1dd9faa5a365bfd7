package test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// suite is what `cases write` wrote, see that command.
type suite []struct {
	Name, Open, Opened string
	Small              bool
	Calls, Answers     []string
}

// guest is an engine under wazero.
type guest struct {
	t                 *testing.T
	module            api.Module
	alloc, call, free api.Function
}

// TestMain lets the tests share what was compiled: that takes longest.
func TestMain(m *testing.M) {
	compiled = wazero.NewCompilationCache()
	os.Exit(m.Run())
}

var compiled wazero.CompilationCache

func start(t *testing.T, file string) *guest {
	ctx := context.Background()
	code, err := os.ReadFile("../npm/dist/" + file)
	require.NoError(t, err, "make wasm builds it")
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCompilationCache(compiled))
	t.Cleanup(func() { require.NoError(t, runtime.Close(ctx)) })
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	config := wazero.NewModuleConfig().WithNanotime(clock(), 1).WithStartFunctions("_initialize")
	module, err := runtime.InstantiateWithConfig(ctx, code, config)
	require.NoError(t, err)
	return &guest{t, module, module.ExportedFunction("alloc"), module.ExportedFunction("call"), module.ExportedFunction("free")}
}

// clock steps a microsecond each time it is read, as package reactor asks of a host;
// that of wazero steps a millisecond.
func clock() func() int64 {
	now := int64(0)
	return func() int64 {
		now += 1000
		return now
	}
}

// ask carries out a request.
func (g *guest) ask(request string) string {
	ctx := context.Background()
	at, err := g.alloc.Call(ctx, uint64(len(request)))
	require.NoError(g.t, err)
	require.True(g.t, g.module.Memory().Write(uint32(at[0]), []byte(request)))
	answer, err := g.call.Call(ctx, at[0], uint64(len(request)))
	require.NoError(g.t, err)
	text, ok := g.module.Memory().Read(uint32(answer[0]>>32), uint32(answer[0]))
	require.True(g.t, ok)
	out := string(text)
	_, err = g.free.Call(ctx, at[0])
	require.NoError(g.t, err)
	return out
}

// TestWazeroAnswersAsNative asks both engines everything that the suite holds.
func TestWazeroAnswersAsNative(t *testing.T) {
	text, err := os.ReadFile(".build/cases.json")
	require.NoError(t, err, "node engines.mjs makes it")
	var list suite
	require.NoError(t, json.Unmarshal(text, &list))
	require.Greater(t, len(list), 50)
	whole, small := start(t, "merit.wasm"), start(t, "merit-preview.wasm")
	for _, c := range list {
		engines := []*guest{whole}
		if c.Small {
			engines = append(engines, small)
		}
		for _, engine := range engines {
			body := "{"
			if c.Open != "" {
				var opened struct{ Handle int }
				require.NoError(t, json.Unmarshal([]byte(engine.ask(c.Open)), &opened))
				require.NotZero(t, opened.Handle, c.Name)
				body = fmt.Sprintf(`{"policy":%d,`, opened.Handle)
			}
			for i, call := range c.Calls {
				require.Equal(t, c.Answers[i], engine.ask(body+call[1:]), "%s: %.200s", c.Name, call)
			}
			if c.Open != "" {
				require.Equal(t, "{}", engine.ask(body+`"call":"close"}`))
			}
		}
	}
}

// TestAPackedPolicyThatWasChangedIsRefused holds the hash of packed policies.
func TestAPackedPolicyThatWasChangedIsRefused(t *testing.T) {
	whole, small := start(t, "merit.wasm"), start(t, "merit-preview.wasm")
	policy := `{"text":"merit: 1\npolicy: {id: a, title: 甲, version: '1'}\ninputs: {分: {type: number}}\nscoring: {max: 10, indicators: [{id: 分数, max: 10, formula: 分}]}\n"}`
	var packed struct{ Packed string }
	require.NoError(t, json.Unmarshal([]byte(whole.ask(`{"call":"pack","policy":`+policy+`}`)), &packed))
	data, err := base64.StdEncoding.DecodeString(packed.Packed)
	require.NoError(t, err)
	require.NotEmpty(t, data)
	for i := range data {
		changed := append([]byte(nil), data...)
		changed[i] ^= 1
		answer := small.ask(`{"call":"open","policy":{"packed":"` + base64.StdEncoding.EncodeToString(changed) + `"}}`)
		require.Contains(t, answer, `{"error":{"code":"packed-`, "byte %d of %d", i, len(data))
	}
}
