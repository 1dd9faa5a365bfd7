package formula

import (
	"testing"

	"github.com/merit-rules/merit/internal/program"
	"github.com/stretchr/testify/require"
)

func TestValidName(t *testing.T) {
	tests := []struct {
		name string
		want bool
	}{
		{"完成率", true}, {"x", true}, {"_a1", true}, {"I类", true}, {"电子版Word", true}, {"früh", true},
		{"", false}, {"3D打印", false}, {"R&D", false}, {"收入（万元）", false}, {"Ⅰ类", false}, {"ＡＢ", false}, {"２号", false},
		{"服务-场地", false}, {"a b", false}, {"a.b", false}, {"x\u200b", false}, {"$env", false}, {"甲·乙", false}, {"甲２", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { require.Equal(t, tt.want, ValidName(tt.name)) })
	}
}

func TestReserved(t *testing.T) {
	tests := []struct{ name, want string }{
		{"sum", "reserved-function"}, {"clamp", "reserved-function"}, {"toJSON", "reserved-function"}, {"now", "reserved-function"},
		{"and", "reserved-word"}, {"nil", "reserved-word"}, {"true", "reserved-word"}, {"且", "reserved-word"}, {"AND", "reserved-word"},
		{"总分", "reserved-name"}, {"total_score", "reserved-name"}, {"due", "reserved-name"}, {"id", "reserved-name"}, {"history", "reserved-name"}, {"得分", "reserved-name"},
		{"完成率", ""}, {"总分线", ""}, {"sums", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			reason, reserved := testEnv().Reserved(tt.name)
			require.Equal(t, tt.want, reason)
			require.Equal(t, tt.want != "", reserved)
		})
	}
}

func TestTemplate(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // literal texts, and names between braces
		code       string
		from, to   int
	}{
		{"plain", "材料不全", []string{"材料不全"}, "", 0, 0},
		{"names", "于{日}报送，晚于{due.plan}", []string{"于", "{日}", "报送，晚于", "{due.plan}"}, "", 0, 0},
		{"at the start", "{总分}分，{score.服务质效}", []string{"{总分}", "分，", "{score.服务质效}"}, "", 0, 0},
		{"field", "{权重.码上服务}", []string{"{权重.码上服务}"}, "", 0, 0},
		{"braces", "{{总分}}是{总分}", []string{"{总分}是", "{总分}"}, "", 0, 0},
		{"empty", "", nil, "", 0, 0},
		{"unknown name", "低于{总粉}分", []string{"低于", "分"}, "expr-unknown-name", 3, 5},
		{"expression", "差{60 - 总分}分", []string{"差", "分"}, "template-name", 2, 9},
		{"open", "差{总分分", []string{"差总分分"}, "template-brace", 1, 2},
		{"closed twice", "差总分}分", []string{"差总分分"}, "template-brace", 3, 4},
		{"full-width", "差｛总分｝", []string{"差总分"}, "expr-full-width", 1, 2},
		{"empty name", "差{}分", []string{"差", "分"}, "expr-empty", 2, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			pieces, problems := Template(tt.text, testEnv(), Use{})
			var got []string
			for _, p := range pieces {
				if p.Node != nil {
					p.Text = "{" + p.Node.Expr.Text + "}"
				}
				got = append(got, p.Text)
			}
			require.Equal(t, tt.want, got)
			if tt.code == "" {
				require.Empty(t, problems)
				return
			}
			require.NotEmpty(t, problems)
			require.Equal(t, tt.code, problems[0].Code)
			require.Equal(t, [2]int{tt.from, tt.to}, [2]int{problems[0].From, problems[0].To})
		})
	}
}

func TestSlotsAndCalls(t *testing.T) {
	node, problems := compile(`x + 加倍(y) + sum(map(表, # * x)) + 领域得分("码上服务")`, Use{})
	require.Empty(t, problems)
	require.Equal(t, []int{0, 1, 13}, Slots(node))
	require.Equal(t, []int{0, 1}, Calls(node))
	require.Empty(t, Slots(nil))
	require.Equal(t, program.OpAdd, node.Op)
}
