package policyfile

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

const lawExample = `　　关于支持的通知
一、报送对象
经确定的平台。
四、组织流程
（一）计划申报。于２月７日（星期五）前
交至主管部门。
（六）资金支持。
1.数量不超过20家，
其中一档的不超过10家。
2.支持额度不超过30万元。
五、工作要求
附件：1.计划表
2.材料清单
`

func TestClausesOfALaw(t *testing.T) {
	l := readLaw(lawExample)
	var keys []string
	for _, c := range l.clauses {
		keys = append(keys, c.key)
	}
	require.Empty(t, cmp.Diff([]string{"一", "四", "四(一)", "四(六)", "四(六)1", "四(六)2", "五"}, keys))
	var leaves []string
	for _, c := range l.leaves() {
		leaves = append(leaves, c.key)
	}
	require.Empty(t, cmp.Diff([]string{"一", "四(一)", "四(六)1", "四(六)2", "五"}, leaves))
}

func TestFindQuotes(t *testing.T) {
	tests := []struct {
		name, quote, clause string
		found               bool
	}{
		{"plain", "数量不超过20家", "四(六)1", true},
		{"full width and white space", "于2月7日(星期五)前 交至主管部门", "四(一)", true},
		{"over a line break", "20家，其中一档", "四(六)1", true},
		{"left out inside a clause", "数量…不超过10家", "四(六)1", true},
		{"left out over clauses", "数量不超过20家…30万元", "", false},
		{"another numeral", "不超过二十家", "", false},
		{"nothing but dots", "……", "", false},
		{"over clauses when literal", "10家。2.支持额度", "四(六)1", true},
	}
	l := readLaw(lawExample)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at, found := l.find(tt.quote)
			require.Equal(t, tt.found, found)
			if found {
				require.Equal(t, tt.clause, l.clauseAt(at[0].from))
			}
		})
	}
}

func TestNearestPassage(t *testing.T) {
	tests := []struct{ name, quote, passage, clause string }{
		{"numeral", "不超过二十家", "数量不超过20家", "四(六)1"},
		{"a word more", "经过确定的平台", "经确定的平台", "一"},
		{"nothing like it", "与此毫不相干的一句话而已", "", ""},
	}
	l := readLaw(lawExample)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			passage, clause := l.nearest(tt.quote)
			require.Equal(t, tt.passage, passage)
			require.Equal(t, tt.clause, clause)
		})
	}
}

func TestLocalPath(t *testing.T) {
	for _, good := range []string{"notice.txt", "law/notice.txt", "通知 2025.txt", "..a/b"} {
		require.True(t, localPath(good), good)
	}
	for _, bad := range []string{"", "..", "../a", "a/../b", "/a", "a//b", `a\b`, "c:a", "./a", "a/.", " a", "a\x00b"} {
		require.False(t, localPath(bad), bad)
	}
}

func TestNumeral(t *testing.T) {
	tests := []struct{ text, want string }{
		{"70%", "0.7"}, {"2/7", "2/7"}, {"30万", "300000"}, {"1.5亿", "150000000"}, {"-3", "-3"}, {"1e3", "1000"},
		{"010", ""}, {"1_000", ""}, {"1,000", ""}, {".5", ""}, {"1:30", ""}, {".inf", ""}, {"2/0", ""}, {"", ""},
		{"1e999999999", ""}, {strings.Repeat("9", 40), ""},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			v, _, err := numeral(tt.text)
			if tt.want == "" {
				require.Error(t, err)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, v.String())
		})
	}
}

func TestNumeralFix(t *testing.T) {
	tests := []struct{ text, want string }{
		{"0144", "144"}, {"1_000", "1000"}, {"1,000.5", "1000.5"}, {"-010", "-10"}, {".5", "0.5"}, {"5.", "5"}, {"00", "0"},
		{"1:30", ""}, {".inf", ""}, {"0x10", ""}, {"abc", ""},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, numeralFix(tt.text), tt.text)
	}
}

func TestMentions(t *testing.T) {
	var got []string
	mentions(`score.甲 + min(x_1, .字段) + 权重[.领域] + "名称" + 'a' + due.plan + 3万`, func(name string) { got = append(got, name) })
	require.Empty(t, cmp.Diff([]string{"score.甲", "min", "x_1", "权重", "due.plan", "万"}, got))
}
