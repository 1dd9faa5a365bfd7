package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/cmd/merit/tables"
	"github.com/merit-rules/merit/cmd/merit/workbook/draft"
)

const sheetPolicy = `merit: 1
# 平台支持，2025 年
policy: {id: demo-2025, title: 平台支持, version: "1", timezone: Asia/Shanghai, currency: CNY}
parameters:
  合格线: {value: 70%}   # 五(三)
inputs:
  完成率: {type: percent, max: 100%}
eligibility:
  - {id: 达标, require: 完成率 >= 合格线, reason: "完成率{完成率}低于{合格线}"}
`

// editSheet makes the workbook of a policy with one value changed.
func editSheet(t *testing.T, file, sheet, key, value string) {
	t.Helper()
	text, err := os.ReadFile("policy.yaml")
	require.NoError(t, err)
	_, out, errs := merit(t, "sheet", "policy.yaml", "-o", "-")
	require.NotEmpty(t, out, errs)
	hash := sheetsOf(t, []byte(out))["说明"][3][1].Text
	set := tables.Of("policy.yaml", text, "zh")
	book := set.Book(tables.Origin{Policy: "demo-2025", Title: "平台支持", Hash: hash[len("sha256:"):]}, "zh")
	same, err := book.Bytes()
	require.NoError(t, err)
	require.True(t, bytes.Equal([]byte(out), same), "the command draws these tables, and the same bytes each time")
	for _, s := range book.Sheets {
		for _, r := range s.Rows {
			if s.Name == sheet && r.Cells[0].Text == key {
				r.Cells[2] = draft.Words(value, draft.Style{})
			}
		}
	}
	data, err := book.Bytes()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(file, data, 0o644))
}

func TestSheetCommand(t *testing.T) {
	desk(t)
	put(t, "policy.yaml", sheetPolicy)
	editSheet(t, "rules.xlsx", "参数", "parameters.合格线.value", "75%")

	status, _, errs := merit(t, "sheet", "--apply", "rules.xlsx", "--dry-run", "policy.yaml")
	require.Equal(t, done, status, errs)
	require.Contains(t, errs, "参数!C2 parameters.合格线.value：70% → 75%")
	text, _ := os.ReadFile("policy.yaml")
	require.Equal(t, sheetPolicy, string(text))

	status, _, errs = merit(t, "sheet", "--apply", "rules.xlsx", "policy.yaml")
	require.Equal(t, done, status, errs)
	require.Contains(t, errs, "policy.yaml：写回 1 处")
	text, _ = os.ReadFile("policy.yaml")
	require.Equal(t, string(bytes.Replace([]byte(sheetPolicy), []byte("70%"), []byte("75%"), 1)), string(text))

	status, _, errs = merit(t, "sheet", "--apply", "rules.xlsx", "policy.yaml")
	require.Equal(t, problems, status)
	require.Contains(t, errs, "已经改动")
}

func TestSheetWritesNoWrongPolicy(t *testing.T) {
	desk(t)
	put(t, "policy.yaml", sheetPolicy)
	editSheet(t, "rules.xlsx", "文字", "eligibility[达标].reason", "{完成律}不够")
	status, _, errs := merit(t, "sheet", "--apply", "rules.xlsx", "policy.yaml")
	require.Equal(t, problems, status)
	require.Contains(t, errs, "policy.yaml:9")
	require.Contains(t, errs, "没有写入")
	text, _ := os.ReadFile("policy.yaml")
	require.Equal(t, sheetPolicy, string(text))

	status, _, errs = merit(t, "sheet", "--apply", "apps.csv", "policy.yaml")
	require.Equal(t, problems, status, errs)
	status, _, errs = merit(t, "sheet", "policy.yaml")
	require.Equal(t, misused, status, errs)
}
