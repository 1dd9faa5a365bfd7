package allocation_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/allocation"
	"github.com/merit-rules/merit/schema"
)

// What the reader refuses and what the policy's own checks refuse stand together,
// in the order of the files and their rows.
func TestRefusedRowsStandInTheOrderOfTheFiles(t *testing.T) {
	policy, err := schema.Parse("policy.yaml", []byte(`merit: 1
policy: {id: refused, title: Refused, version: "1"}
inputs: {a: {type: number}, b: {type: number}}
checks: [{require: a <= b, message: a is above b}]
`))
	require.NoError(t, err)
	apps, err := policy.ReadApplications(
		schema.File{Name: "two.csv", Data: []byte("id,a,b\nZ,2,1\nY,x,1\nX,5,1\n")},
		schema.File{Name: "one.csv", Data: []byte("id,a,b\nA,y,1\nB,3,1\n")},
	)
	require.NoError(t, err)
	result, err := allocation.Run(policy, apps, allocation.Round{})
	require.NoError(t, err)
	var got []string
	for _, row := range result.Refused() {
		got = append(got, row.File+" "+row.ID)
	}
	require.Equal(t, []string{"two.csv Z", "two.csv Y", "two.csv X", "one.csv A", "one.csv B"}, got)
}
