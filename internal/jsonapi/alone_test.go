package jsonapi

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/packed"
	"github.com/merit-rules/merit/internal/preview"
	"github.com/merit-rules/merit/internal/program"
	"github.com/merit-rules/merit/schema"
)

const formPolicy = `merit: 1
policy: {id: form, title: 表, version: "1"}
inputs:
  面积: {type: number, min: 0, unit: 平方米}
  有分部: {type: bool}
  分部数: {type: integer, min: 1, when: 有分部}
  停业日: {type: date, optional: true}
  目标:
    type: list
    of:
      完成: {type: percent, min: 0%, max: 100%}
      移出: {type: date, optional: true}
eligibility:
  - {id: 够大, require: 面积 >= 100}
`

// The small engine takes the same calls with the policy packed.
func smallEngine(t *testing.T) func(call, application, lang string) string {
	t.Helper()
	p, err := schema.Parse("form.yaml", []byte(formPolicy))
	require.NoError(t, err)
	var e preview.Engine
	text := string(Call(ask("call", `"pack"`, "policy", policyText(formPolicy))))
	require.Equal(t, text, string(wrapped("packed", []byte(quoted(base64.StdEncoding.EncodeToString(packed.Pack(p.Compiled().(*program.Program))))))))
	opened := e.Call(ask("call", `"open"`, "policy", strings.TrimSpace(text)))
	require.Equal(t, "form", at(t, opened, "policy", "id"))
	return func(call, application, lang string) string {
		return string(e.Call(ask("call", quoted(call), "policy", at(t, opened, "handle"), "application", application, "lang", quoted(lang))))
	}
}

// Both engines say the same of one applicant, in the language that was asked for.
func TestCallAlone(t *testing.T) {
	small := smallEngine(t)
	for _, c := range []struct {
		name, call, in, lang, want string
	}{
		{"all can be read", "read", `{"面积":"５００","目标":[{"完成":"95%"},{}]}`, "zh", `{"problems":[]}`},
		{
			"every problem, with its field", "read", `{"面积":"很大","目标":[{"完成":"95%"},{"完成":"120%"}],"名":"x"}`, "zh",
			`{"problems":[{"input":"面积","code":"data-unreadable","message":"看不懂“很大”，应填数"},` +
				`{"input":"目标","path":"[2].完成","code":"data-max","message":"“120%”大于上限 100%"},` +
				`{"input":"名","code":"data-column-unknown","message":"政策里没有“名”这一列"}]}`,
		},
		{"in English", "read", `{"面积":"-1"}`, "en", `{"problems":[{"input":"面积","code":"data-min","message":"“-1” is below the minimum 0平方米"}]}`},
		{"a question that is not asked", "guide", `{"有分部":"否"}`, "zh", `{"guide":{"hidden":["分部数"],"next":[]}}`},
		{"a question answered with none is asked", "guide", `{"停业日":"无","目标":[{"移出":"无"}],"有分部":"是"}`, "zh", `{"guide":{"hidden":[],"next":[]}}`},
		{"a reason in Chinese", "decide", `{"面积":"99"}`, "zh", `{"decision":{"status":"ineligible","failures":[{"rule":"够大","reason":"不满足：面积 >= 100"}],"warnings":[]}}`},
		{"a reason in English", "decide", `{"面积":"99"}`, "en", `{"decision":{"status":"ineligible","failures":[{"rule":"够大","reason":"Not met: 面积 >= 100"}],"warnings":[]}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Call(ask("call", quoted(c.call), "policy", policyText(formPolicy), "application", c.in, "lang", quoted(c.lang)))
			require.Equal(t, c.want, string(got))
			require.Equal(t, c.want, small(c.call, c.in, c.lang))
		})
	}
}
