package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

const want = `1 P38 一档 300000 merit
2 P11 一档 300000 merit
3 P07 一档 300000 merit
4 P08 一档 300000 merit
5 P24 一档 300000 merit
6 P18 一档 300000 merit
7 P30 一档 300000 merit
8 P03 一档 300000 merit
8 P06 一档 300000 merit
10 P41 一档 300000 merit
11 P09 二档 200000 merit
12 P23 二档 200000 merit
13 P20 二档 200000 merit
14 P31 二档 200000 merit
15 P01 二档 200000 merit
16 P39 二档 200000 merit
17 P37 二档 200000 merit
18 P26 二档 200000 merit
23 P25 二档 200000 quota:两群地区
25 P17 二档 200000 quota:两群地区
P14: 总分≈84.93（127397/1500），第20名。没有“两群地区”的规定即可入选：该项须达6，排名在后的P25、P17因此补入。
`

func TestRunPrintsTheListAndAReason(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out, "../chongqing-2025"))
	require.Equal(t, want, out.String())
}

func TestRunNamesWhatItCannotRead(t *testing.T) {
	require.ErrorContains(t, run(&bytes.Buffer{}, "no-such-folder"), "policy.yaml")
}
