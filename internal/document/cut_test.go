package document

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOnlyWhoReadsAnExpressionAsksWhetherACommentCutIt(t *testing.T) {
	f := Read("policy.yaml", []byte("a: 名单(一.yaml   # 旧名单\nb: 年限 # >= 3\nc: 年限 # 见通知\nd: \"年限 (\" # >= 3\ne: [年限 # >= 3\n]\n"))
	require.Empty(t, f.Findings)
	for key, cut := range map[string]bool{"a": true, "b": true, "c": false, "d": false} {
		finding := f.Root.Get(key).CommentCut()
		require.Equal(t, cut, finding != nil, key)
	}
	b := f.Root.Get("b").CommentCut()
	require.Equal(t, Place{File: "policy.yaml", Line: 2, Column: 7, Length: 1}, b.Place)
	require.Equal(t, &Fix{Place: Place{File: "policy.yaml", Line: 2, Column: 4, Length: 9}, Text: `"年限 # >= 3"`}, b.Fix)
	require.NotNil(t, f.Root.Get("e").Items[0].CommentCut())
}
