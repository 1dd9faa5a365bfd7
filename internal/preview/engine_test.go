package preview_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/internal/jsonapi"
	"github.com/merit-rules/merit/internal/preview"
)

// policyOf is the policy of an example as requests to the full engine hold it.
func policyOf(t *testing.T, folder string) map[string]any {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "policy.yaml"))
	require.NoError(t, err)
	files := map[string]string{}
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err == nil && e.Name() != "policy.yaml" {
			files[e.Name()] = string(data)
		}
	}
	return map[string]any{"name": "policy.yaml", "text": string(text), "files": files}
}

// applicationsOf are an empty application, those of an example, and each of them with
// every third answer left out.
func applicationsOf(t *testing.T, folder string) []json.RawMessage {
	t.Helper()
	list := []json.RawMessage{json.RawMessage(`{}`)}
	data, err := os.ReadFile(filepath.Join(folder, "applications.json"))
	if err != nil {
		return list
	}
	root, err := canon.Parse(data)
	require.NoError(t, err)
	for i := range root.Items {
		whole := root.Items[i]
		list = append(list, canon.Encode(&whole))
		half := whole
		half.Members = nil
		for k, m := range whole.Members {
			if k%3 != i%3 {
				half.Members = append(half.Members, m)
			}
		}
		list = append(list, canon.Encode(&half))
	}
	return list
}

type call func(t *testing.T, request map[string]any) string

func caller(serve func([]byte) []byte) call {
	return func(t *testing.T, request map[string]any) string {
		t.Helper()
		text, err := json.Marshal(request)
		require.NoError(t, err)
		return string(serve(text))
	}
}

// opened opens a policy and gives its handle.
func opened(t *testing.T, engine call, policy any) int {
	t.Helper()
	var answer struct{ Handle int }
	text := engine(t, map[string]any{"call": "open", "policy": policy})
	require.NoError(t, json.Unmarshal([]byte(text), &answer), text)
	require.Positive(t, answer.Handle, text)
	return answer.Handle
}

// TestBothEnginesGiveTheSameBytes asks the full engine with a policy's text and the
// small one with the packed policy the same, for every example and in both languages.
func TestBothEnginesGiveTheSameBytes(t *testing.T) {
	folders, err := filepath.Glob("../../examples/*/policy.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, folders)
	for _, file := range folders {
		folder := filepath.Dir(file)
		t.Run(filepath.Base(folder), func(t *testing.T) {
			full, small := caller(new(jsonapi.Host).Call), caller(new(preview.Engine).Call)
			policy := policyOf(t, folder)
			var file struct{ Packed string }
			require.NoError(t, json.Unmarshal([]byte(full(t, map[string]any{"call": "pack", "policy": policy})), &file))
			text := opened(t, full, policy)
			again := opened(t, full, map[string]any{"packed": file.Packed})
			packed := opened(t, small, map[string]any{"packed": file.Packed})

			same := func(request map[string]any) string {
				request["policy"] = packed
				got := small(t, request)
				for _, handle := range []int{text, again} {
					request["policy"] = handle
					require.Equal(t, full(t, request), got)
				}
				return got
			}
			require.Contains(t, same(map[string]any{"call": "form"}), `"inputs":[`)
			for i, application := range applicationsOf(t, folder) {
				for _, name := range []string{"score", "decide", "guide", "read"} {
					for _, lang := range []string{"zh", "en"} {
						got := same(map[string]any{"call": name, "lang": lang, "application": application, "as_of": "2025-10-17"})
						if i > 0 && i%2 == 1 {
							require.NotContains(t, got, `{"error":`, "%s of %s", name, application)
						}
					}
				}
			}
		})
	}
}

func TestSmallEngineSaysWhatItCannotDo(t *testing.T) {
	full, small := caller(new(jsonapi.Host).Call), caller(new(preview.Engine).Call)
	policy := policyOf(t, "../../examples/tech-sme")
	var file struct{ Packed string }
	require.NoError(t, json.Unmarshal([]byte(full(t, map[string]any{"call": "pack", "policy": policy})), &file))
	handle := opened(t, small, map[string]any{"packed": file.Packed})
	for _, c := range []struct {
		name    string
		request map[string]any
		code    string
	}{
		{"a policy's text", map[string]any{"call": "open", "policy": policy}, "api-packed-only"},
		{"another file", map[string]any{"call": "open", "policy": map[string]any{"packed": "bWVyaXQ="}}, "packed-other"},
		{"no base64", map[string]any{"call": "open", "policy": map[string]any{"packed": "*"}}, "packed-other"},
		{"a file that was cut", map[string]any{"call": "open", "policy": map[string]any{"packed": file.Packed[:len(file.Packed)-8]}}, "packed-damaged"},
		{"a handle that was never given", map[string]any{"call": "form", "policy": handle + 1}, "api-request"},
		{"a call of the full engine", map[string]any{"call": "run", "policy": handle, "application": map[string]any{}}, "api-request"},
		{"a key that there is not", map[string]any{"call": "score", "policy": handle, "application": map[string]any{}, "seed": "1"}, "api-request"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, lang := range []string{"zh", "en"} {
				c.request["lang"] = lang
				got := small(t, c.request)
				require.True(t, strings.HasPrefix(got, `{"error":{"code":"`+c.code+`","message":"`), got)
			}
		})
	}
	require.Equal(t, "{}", small(t, map[string]any{"call": "close", "policy": handle}))
	require.Contains(t, small(t, map[string]any{"call": "form", "policy": handle}), "api-request")
}
