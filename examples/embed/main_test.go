package main

import (
	"bytes"
	"os"
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
15 P12 二档 200000 merit
16 P01 二档 200000 merit
17 P39 二档 200000 merit
18 P37 二档 200000 merit
24 P25 二档 200000 quota:两群地区
26 P17 二档 200000 quota:两群地区
P02: 总分≈85.65（6424/75），第20名。没有“两群地区”的规定即可入选：该项须达6，排名在后的P25、P17因此补入。
`

func TestRunPrintsTheListAndAReason(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run(&out, os.DirFS("../chongqing-2025")))
	require.Equal(t, want, out.String())
}

func TestRunNamesWhatItCannotRead(t *testing.T) {
	require.ErrorContains(t, run(&bytes.Buffer{}, os.DirFS("no-such-folder")), "policy.yaml")
}
