package allocation_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/internal/canon"
	"github.com/merit-rules/merit/schema"
)

// alteration is one value of a result that somebody changed, who made the hash fit.
type alteration struct{ path, text string }

// alterations are all results that differ from this one in one value of those that
// say who is funded, why the others are not, and what it comes to.
func alterations(t *testing.T, text []byte) []alteration {
	doc, err := canon.Parse(text)
	require.NoError(t, err)
	var list []alteration
	note := func(path string) {
		list = append(list, alteration{path, signed(t, doc)})
	}
	for i := range doc.Members {
		m := &doc.Members[i]
		switch m.Key {
		case "decided", "counts", "allocation":
			alter(&m.Value, m.Key, note)
		case "applicants":
			for j := range m.Value.Items {
				applicant(&m.Value.Items[j], note)
			}
		}
	}
	return list
}

func applicant(x *canon.Node, note func(string)) {
	for i := range x.Members {
		m := &x.Members[i]
		if slices.Contains([]string{"status", "award", "refusal", "contested"}, m.Key) {
			alter(&m.Value, x.Get("id").Text+"."+m.Key, note)
		}
	}
}

// alter changes one value after the other, and puts each back.
func alter(n *canon.Node, path string, note func(string)) {
	was := *n
	try := func(x canon.Node) {
		*n = x
		note(path)
		*n = was
	}
	switch n.Kind {
	case canon.True:
		try(canon.Node{Kind: canon.False, Text: "false"})
	case canon.False:
		try(canon.Node{Kind: canon.True, Text: "true"})
	case canon.Numeral:
		v, _ := n.Int()
		try(canon.Node{Kind: canon.Numeral, Text: strconv.Itoa(v + 1)})
	case canon.String:
		try(canon.Node{Kind: canon.String, Text: other(n.Text)})
	case canon.Array:
		for i := range n.Items {
			alter(&n.Items[i], path+"["+strconv.Itoa(i)+"]", note)
			x := was
			x.Items = slices.Delete(slices.Clone(was.Items), i, i+1)
			try(x)
		}
	case canon.Object:
		for i := range n.Members {
			if key := n.Members[i].Key; key != "why" {
				alter(&n.Members[i].Value, path+"."+key, note)
			}
		}
	}
}

// other is a text of the same kind: another number, or another word of results.
func other(s string) string {
	if n, err := strconv.Atoi(s); err == nil {
		return strconv.Itoa(n + 1)
	}
	for _, pair := range [][2]string{
		{"A", "B"}, {"qualified", "withdrawn"}, {"withdrawn", "qualified"}, {"merit", "quota:x"}, {"funded", "tier"}, {"below_cut", "quota"},
		{"count", "budget"}, {"budget", "count"},
	} {
		if s == pair[0] {
			return pair[1]
		}
	}
	if pool, limit, ok := strings.Cut(s, "/"); ok {
		return pool + "/" + other(limit)
	}
	if len(s) == 1 {
		return "A"
	}
	return s + "x"
}

// signed is the result with the hash that fits.
func signed(t *testing.T, doc *canon.Node) string {
	for i := range doc.Members {
		if doc.Members[i].Key == "sha256" {
			sum, err := canon.Sum(canon.Encode(doc), "sha256")
			require.NoError(t, err)
			doc.Members[i].Value.Text = sum
		}
	}
	return string(canon.Encode(doc)) + "\n"
}

// Each alteration must be found by what Verify adds up and proves for itself, not
// only by the comparison with a new run.
func TestVerifyFindsAlterations(t *testing.T) {
	for _, tt := range slices.Concat(rounds, vacancies) {
		t.Run(tt.name, func(t *testing.T) {
			policy, err := schema.Parse("policy.yaml", []byte(desk+indented(tt.rules)))
			require.NoError(t, err)
			apps, err := policy.ParseApplications("apps.csv", table(tt.rows, 0))
			require.NoError(t, err)
			result, err := allocation.Run(policy, apps, tt.terms)
			require.NoError(t, err)
			list := alterations(t, result.JSON())
			require.NotEmpty(t, list)
			for _, x := range list {
				findings, err := allocation.Verify(policy, apps, tt.terms, []byte(x.text))
				if err != nil {
					continue // the terms that it records fit nobody
				}
				require.True(t, slices.ContainsFunc(findings, proves), "%s: %v", x.path, findings)
			}
		})
	}
}

func proves(f allocation.Finding) bool {
	return !f.Unconfirmed && f.Code != "verify-bytes" && f.Code != "verify-hash"
}
