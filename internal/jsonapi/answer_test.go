package jsonapi

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
)

// A result is verified when nothing speaks against it and nothing is left open.
func TestFindings(t *testing.T) {
	open := allocation.Finding{Code: "verify-unconfirmed", Detail: "a", Unconfirmed: true}
	wrong := allocation.Finding{Code: "verify-hash", Detail: "b"}
	for _, test := range []struct {
		name string
		in   []allocation.Finding
		want string
	}{
		{"nothing", nil, `{"verified":true,"findings":[]}`},
		{"a claim left open", []allocation.Finding{open}, `{"verified":false,"findings":[{"code":"verify-unconfirmed","message":"a","unconfirmed":true}]}`},
		{"a claim that is wrong", []allocation.Finding{wrong}, `{"verified":false,"findings":[{"code":"verify-hash","message":"b"}]}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			require.JSONEq(t, test.want, string(Findings(test.in, "en")))
		})
	}
}
