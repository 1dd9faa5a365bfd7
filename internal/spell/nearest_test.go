package spell

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNearest(t *testing.T) {
	names := []string{"完成率", "完成值", "目标", "片区", "申报日期", "证书有效期至", "clamp", "addMonths", "median", "round", "满意度", "id"}
	tests := []struct{ word, want string }{
		{"完成律", "完成值"}, // two names are one character away: the first by code point
		{"满意渡", "满意度"},
		{"意满度", "满意度"},
		{"标目", "目标"},
		{"申报日", "申报日期"},
		{"申请日期", "申报日期"},
		{"证书有效期", "证书有效期至"},
		{"证书有效至期", "证书有效期至"},
		{"addMonth", "addMonths"},
		{"medain", "median"},
		{"clmap", "clamp"},
		{"rond", "round"},
		{"di", "id"},
		{"目示", ""}, // one of two
		{"目", ""},
		{"区", ""},
		{"ix", ""},
		{"完成", "完成值"},
		{"申请时间", ""},
		{"", ""},
		{"目标", ""}, // legal itself
		{"xyzzy", ""},
	}
	for _, tt := range tests {
		got, ok := Nearest(tt.word, names)
		require.Equal(t, tt.want, got, tt.word)
		require.Equal(t, tt.want != "", ok, tt.word)
	}
}

func TestOnlyOneCandidateIsTakenAsIs(t *testing.T) {
	got, ok := Nearest("完成律", []string{"目标", "完成率"})
	require.True(t, ok)
	require.Equal(t, "完成率", got)
}

func TestTheOrderOfTheNamesDoesNotMatter(t *testing.T) {
	names := []string{"甲乙丙丁", "甲乙丙戊", "甲乙己丁", "甲乙丙"}
	want := Ranked("甲乙丙庚", names)
	require.Len(t, want, 3)
	for range 24 {
		names = append(names[1:], names[0])
		slices.Reverse(names[:2])
		require.Equal(t, want, Ranked("甲乙丙庚", names))
	}
	require.Equal(t, want, Ranked("甲乙丙庚", append(names, names...)), "a name twice is one name")
}

func TestRankedPutsTheClosestFirst(t *testing.T) {
	require.Equal(t, []string{"abcdefgx", "abcdefxy"}, Ranked("abcdefgh", []string{"abcdefxy", "zzz", "abcdefgx", "abcdexyz"}))
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"abc", "abc", 0}, {"ab", "ba", 1}, {"ca", "abc", 3},
		{"kitten", "sitting", 3}, {"完成率", "率完成", 2}, {"abcdef", "badcfe", 3},
	}
	for _, tt := range tests {
		require.Equal(t, tt.want, distance([]rune(tt.a), []rune(tt.b), maxLength), "%s %s", tt.a, tt.b)
		require.Equal(t, tt.want, distance([]rune(tt.b), []rune(tt.a), maxLength), "%s %s", tt.b, tt.a)
	}
}

func TestDistanceAboveTheLimitIsOnlyKnownToBeAbove(t *testing.T) {
	for _, pair := range [][2]string{{"kitten", "sitting"}, {"abcdef", "badcfe"}, {"ca", "abc"}, {"甲乙丙丁戊己", "己戊丁丙乙甲"}} {
		a, b := []rune(pair[0]), []rune(pair[1])
		exact := distance(a, b, maxLength)
		for limit := range 7 {
			if got := distance(a, b, limit); exact <= limit {
				require.Equal(t, exact, got, pair)
			} else {
				require.Greater(t, got, limit, pair)
			}
		}
	}
}

func TestASearchEndsWithItsBudget(t *testing.T) {
	names := make([]string, maxCompared/4)
	for i := range names {
		names[i] = "甲乙丙丁"
	}
	var s Search
	for range 4 {
		near, ok := s.Nearest("甲乙丙戊", names)
		require.True(t, ok)
		require.Equal(t, "甲乙丙丁", near)
	}
	_, ok := s.Nearest("甲乙丙戊", names[:1])
	require.False(t, ok)
	require.False(t, s.Affords(1))
}

func TestALongListIsSearchedAsAShortOne(t *testing.T) {
	var s Search
	for _, size := range []int{0, 1, fewNames, fewNames + 1, 3 * fewNames} {
		names := make([]string, size)
		for i := range names {
			names[i] = "名" + strings.Repeat("甲", i)
		}
		for i := range size + 2 {
			word := "名" + strings.Repeat("甲", i)
			require.Equal(t, i < size, s.Has(word, names), "%d of %d", i, size)
		}
	}
}

func TestLongWordsAreLeftAlone(t *testing.T) {
	word := strings.Repeat("名", 100_000)
	require.Empty(t, Ranked(word, []string{word + "x", "名"}))
	require.Empty(t, Ranked("名", []string{word}))
	require.NotEmpty(t, Ranked(strings.Repeat("名", maxLength), []string{strings.Repeat("名", maxLength-1)}))
}

func FuzzRanked(f *testing.F) {
	f.Add("完成律", "完成率", "目标")
	f.Add("\xff", "\xfe\xff", "")
	f.Fuzz(func(t *testing.T, word, a, b string) {
		got := Ranked(word, []string{a, b})
		require.Equal(t, got, Ranked(word, []string{b, a}))
		require.NotContains(t, got, word)
	})
}
