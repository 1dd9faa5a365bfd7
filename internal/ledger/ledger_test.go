package ledger

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
)

func plain(t *testing.T, text string) *Ledger {
	t.Helper()
	l, faults := Read([]byte(text))
	require.Empty(t, faults)
	return l
}

func TestBars(t *testing.T) {
	const s = `{"event":"sanction","year":2025,"policy":"p-2025","programme":"p","subject":"P-1","rule":"甲","bar_years":[2025,2026]}`
	for _, c := range []struct {
		name, ledger, subject, programme, policy string
		year                                     int
		want                                     []string
	}{
		{"the year after", `[` + s + `]`, "P-1", "p", "p-2026", 2026, []string{"甲"}},
		{"two years after", `[` + s + `]`, "P-1", "p", "p-2027", 2027, nil},
		{"the year itself", `[` + s + `]`, "P-1", "p", "p-2025", 2025, []string{"甲"}},
		{"another party", `[` + s + `]`, "P-11", "p", "p-2026", 2026, nil},
		{"another programme", `[` + s + `]`, "P-1", "q", "q-2026", 2026, nil},
		{"scope all", `[{"event":"sanction","year":2025,"policy":"p-2025","programme":"p","subject":"P-1","rule":"甲","bar_years":[2026],"scope":"all"}]`, "P-1", "q", "q-2026", 2026, []string{"甲"}},
		{"several unite", `[` + s + `,{"event":"sanction","year":2024,"policy":"p-2024","programme":"p","subject":"P-1","rule":"乙","bar_years":[2026,2027]}]`, "P-1", "p", "p-2026", 2026, []string{"甲", "乙"}},
		{"width, case and an invisible character", `[` + s + `]`, "ｐ-１\u200b", "p", "p-2026", 2026, []string{"甲"}},
		{"lifted", `[` + s + `,{"event":"lifted","year":2025,"policy":"p-2025","programme":"p","subject":"P-1"}]`, "P-1", "p", "p-2026", 2026, nil},
		{"lifted from the second year on: the second year is free", `[` + s + `,{"event":"lifted","year":2026,"policy":"p-2026","programme":"p","subject":"P-1"}]`, "P-1", "p", "p-2026", 2026, nil},
		{"lifted from the second year on: the first is not", `[` + s + `,{"event":"lifted","year":2026,"policy":"p-2026","programme":"p","subject":"P-1"}]`, "P-1", "p", "p-2025", 2025, []string{"甲"}},
		{"another rule lifted", `[` + s + `,{"event":"lifted","year":2025,"policy":"p-2025","programme":"p","subject":"P-1","rule":"乙"}]`, "P-1", "p", "p-2026", 2026, []string{"甲"}},
		{"lifted before it was imposed", `[{"event":"lifted","year":2025,"policy":"p-2025","programme":"p","subject":"P-1"},` + s + `]`, "P-1", "p", "p-2026", 2026, []string{"甲"}},
		{"another programme's pardon", `[` + s + `,{"event":"lifted","year":2025,"policy":"q","subject":"P-1"}]`, "P-1", "p", "p-2026", 2026, []string{"甲"}},
		{"no programme given: by policy", `[{"event":"sanction","year":2025,"policy":"p-2025","subject":"P-1","rule":"甲","bar_years":[2026]}]`, "P-1", "p", "p-2025", 2026, []string{"甲"}},
		{"a firm under a new number with the old owner", `[{"event":"sanction","year":2025,"policy":"p","subject":["F1","张三"],"rule":"甲","bar_years":[2026]}]`, "张三", "p", "p", 2026, []string{"甲"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range plain(t, c.ledger).Bars([]string{c.subject}, c.programme, c.policy, c.year) {
				got = append(got, e.Rule)
			}
			require.Equal(t, c.want, got)
		})
	}
}

func TestMoney(t *testing.T) {
	l := plain(t, `[
		{"event":"award","year":2025,"policy":"p-2025","programme":"p","subject":"P-1","amount":200000},
		{"event":"payment","year":2025,"policy":"p-2025","programme":"p","subject":"P-1","amount":"70000"},
		{"event":"payment","year":2025,"policy":"p-2025","programme":"p","subject":"P-1","amount":"50000.50"},
		{"event":"payment","year":2024,"policy":"p-2024","programme":"p","subject":"P-1","amount":1},
		{"event":"payment","year":2025,"policy":"q","subject":"P-1","amount":1},
		{"event":"payment","year":2025,"policy":"p-2025","programme":"p","subject":"P-2","amount":1}]`)
	awarded, paid := l.Money([]string{"P-1"}, "p", "p-2025", 2025)
	require.Equal(t, "200000", awarded.String())
	require.Equal(t, "120000.5", paid.String())
	require.Len(t, l.History([]string{"p-1"}), 5)
	var none *Ledger
	awarded, paid = none.Money([]string{"P-1"}, "p", "p", 2025)
	require.True(t, exact.Equal(awarded, exact.Num{}) && exact.Equal(paid, exact.Num{}))
	require.Empty(t, none.Bars([]string{"P-1"}, "p", "p", 2025))
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ name, in, code, key string }{
		{"no event", `{}`, "ledger-missing-key", "event"},
		{"no object", `[1]`, "ledger-not-object", ""},
		{"unknown kind", `[{"event":"gift","year":2025,"policy":"p","subject":"x"}]`, "ledger-kind", ""},
		{"unknown key", `[{"event":"lifted","year":2025,"policy":"p","subject":"x","sum":"1"}]`, "ledger-unknown-key", "sum"},
		{"key twice", `[{"event":"lifted","event":"award"}]`, "json-duplicate-key", "event"},
		{"no subject", `[{"event":"lifted","year":2025,"policy":"p"}]`, "ledger-missing-key", "subject"},
		{"empty list of subjects", `[{"event":"lifted","year":2025,"policy":"p","subject":[]}]`, "ledger-value", "subject"},
		{"no amount", `[{"event":"award","year":2025,"policy":"p","subject":"x"}]`, "ledger-missing-key", "amount"},
		{"amount in words", `[{"event":"award","year":2025,"policy":"p","subject":"x","amount":"三十万"}]`, "ledger-value", "amount"},
		{"amount too long", `[{"event":"award","year":2025,"policy":"p","subject":"x","amount":1e999999999}]`, "ledger-value", "amount"},
		{"year as text", `[{"event":"lifted","year":"2025","policy":"p","subject":"x"}]`, "ledger-value", "year"},
		{"bar_years not a list", `[{"event":"sanction","year":2025,"policy":"p","subject":"x","rule":"r","bar_years":2026}]`, "ledger-value", "bar_years"},
		{"no rule", `[{"event":"sanction","year":2025,"policy":"p","subject":"x","bar_years":[2026]}]`, "ledger-missing-key", "rule"},
		{"unknown scope", `[{"event":"sanction","year":2025,"policy":"p","subject":"x","rule":"r","bar_years":[2026],"scope":"city"}]`, "ledger-value", "scope"},
		{"chain keys in plain events", `[{"event":"lifted","year":2025,"policy":"p","subject":"x","prev":"0"}]`, "ledger-unknown-key", "prev"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := Read([]byte(c.in))
			require.Len(t, faults, 1)
			require.Equal(t, c.code, faults[0].Code)
			require.Equal(t, c.key, faults[0].Args["key"])
		})
	}
}

func TestReadLines(t *testing.T) {
	l := plain(t, "{\"event\":\"lifted\",\"year\":2025,\"policy\":\"p\",\"subject\":\"x\"}\n\n{\"event\":\"lifted\",\"year\":2026,\"policy\":\"p\",\"subject\":\"x\"}\n")
	require.Equal(t, 2, l.Len())
	_, faults := Read([]byte("{\"event\":\"lifted\",\"year\":2025,\"policy\":\"p\",\"subject\":\"x\"}\n{\n"))
	require.Len(t, faults, 1)
	require.Equal(t, 2, faults[0].Line)
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ a, b string }{
		{"Ａ０１", "a01"}, {"P-1", " p-1\u3000"}, {"é", "e\u0301"}, {"a\u00adb", "ab"}, {"a\ufe0f", "A"}, {"\u2060重庆", "重庆"},
	} {
		require.Equal(t, Fold(c.a), Fold(c.b), "%q and %q", c.a, c.b)
	}
	for _, c := range []struct{ a, b string }{{"1", "01"}, {"甲", "乙"}, {"a b", "ab"}} {
		require.NotEqual(t, Fold(c.a), Fold(c.b), "%q and %q", c.a, c.b)
	}
}
