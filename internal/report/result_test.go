package report

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/canon"
)

const sampleResult = `{"merit":1,"policy":{"id":"p","version":"1"},"as_of":"2025-10-17","stage":"award","set":{"线":"60"},"decided":false,"provisional":true,
"counts":{"rows":6,"refused":1,"withdrawn":0,"ineligible":1,"undetermined":1,"unqualified":0,"qualified":3,"funded":1},
"applicants":[
{"id":"A","name":"=1+1","status":"qualified","failures":[],"warnings":[{"rule":"逾期"}],"score":{"total":"307/18","approx":"17.06","max":"20","items":[{"id":"甲","score":"307/18","approx":"17.06","max":"20","why":"…","cite":{"clause":"五(三)","quote":"话"},"items":[{"id":"乙","score":"1"}]}],"adjust":[{"id":"扣分","score":"-1"}]},"rank":1,"award":{"tier":"一档","amount":"300000","by":"quota:两群","why":"因为"}},
{"id":"B","name":"乙\u001b","status":"qualified","failures":[],"warnings":[],"score":{"total":"16","max":"20","items":[]},"rank":2,"contested":{"kind":"funded","places":1,"of":["B","C"],"stake":"5"}},
{"id":"C","status":"qualified","failures":[],"warnings":[],"score":{"total":"15","max":"20","items":[]},"rank":3,"refusal":{"code":"below_cut","limits":["count"]}},
{"id":"D","status":"ineligible","failures":[{"rule":"完成率合格","reason":"低于70%","cite":{"clause":"五(三)"}},{"rule":"真实"}],"warnings":[]},
{"id":"E","status":"undetermined","failures":[],"warnings":[],"missing":["满意度"],"errors":["除数为0"],"score":{"max":"20","low":"1/3","high":"50/3","items":[]},"values":{"率":"0.7","表":["1",true],"空":null}}
],
"allocation":{"funded":1,"amount":"300000","left":"5","tiers":[{"id":"一档","funded":1,"amount":"300000"}],"quotas":[{"id":"两群","need":"1","have":"1","by_merit":"0","entered":["A"],"displaced":["C"]}],"contested":[{"kind":"funded","places":1,"of":["B","C"],"stake":"5"}],"reserve":["C"],"seed":"x"},
"sanctions":[{"applicant":"D","rule":"完成率合格","bar_years":[2026],"recover":"0","cite":[{"clause":"五(三)"},{"source":"法","clause":"2"}]}],
"refused":[{"file":"a.csv","row":7,"column":"满意度","seen":"98分","message":"不是百分数"}],"warnings":[{"code":"w","message":"当心"}],"sha256":"x"}`

func sample(t *testing.T) *Result {
	t.Helper()
	r, err := Open([]byte(sampleResult))
	require.NoError(t, err)
	return r
}

func TestTable(t *testing.T) {
	got, err := Table(sample(t), Style{})
	require.NoError(t, err)
	require.Equal(t, `p 1 · 基准日 2025-10-17 · 阶段 award
改写的参数 线 = 60
总行数 6 · 数据有误、未受理的行 1 · 不符合申报条件 1 · 无法认定 1 · 符合支持条件 3 · 获得支持 1

获得支持
  名次  编号  名称    总分  档次    金额  依据
     1  A     =1+1  ≈17.06  一档  300000  配额 两群

待定（并列未决）
  名次  编号  名称      总分  争议
     2  B     乙\u{1B}    16  名额: B、C · 名额 1 · 相差金额 5

未获支持
  名次  编号  总分  原因
     3  C       15  below_cut (count)

无法认定
  编号        总分  原因
  E     0.33–16.67  缺少 满意度；除数为0

不符合申报条件
  编号  原因
  D     低于70%（五(三)）；真实

获得支持 1 · 金额 300000 · 余额 5

各档
  编号  获得支持  金额
  一档  1         300000

配额
  编号  应有  实有  凭名次  因此进入  因此落选
  两群  1     1     0       A         C

待定（并列未决）
  争议  涉及  名额  相差金额
  名额  B、C  1     5

候补（不是递补次序）
  C

抽签种子 x

处理
  编号  规则        取消年度  追回  条款
  D     完成率合格  2026      0     五(三)、法 2

数据有误、未受理的行
  文件   行  列      所见  原因
  a.csv  7   满意度  98分  不是百分数

警告
  当心

名单未定：有并列未决
暂定：尚有未受理的行或无法认定的申报
`, got)
	english, err := Table(sample(t), Style{Lang: "en"})
	require.NoError(t, err)
	require.Contains(t, english, "the list is not final: ties are undecided")
}

func TestTableWithoutAList(t *testing.T) {
	r, err := Open([]byte(`{"policy":{"id":"p"},"counts":{"rows":0},"applicants":[],"allocation":{"error":{"code":"quota_stop","about":["quota:a"],"why":"少了"}}}`))
	require.NoError(t, err)
	got, err := Table(r, Style{})
	require.NoError(t, err)
	require.Equal(t, "p\n总行数 0\n\n无法形成名单\n  少了 [quota_stop]\n", strings.Replace(got, "p \n", "p\n", 1))
}

func TestCSV(t *testing.T) {
	got, err := CSV(sample(t))
	require.NoError(t, err)
	rows, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"id", "name", "status", "total", "max", "rank", "tier", "amount", "by", "refusal", "limits", "failures", "warnings", "missing", "score.甲", "score.乙", "score.扣分"}, rows[0])
	require.Equal(t, []string{"A", "'=1+1", "qualified", "307/18", "20", "1", "一档", "300000", "quota:两群", "", "", "", "逾期", "", "307/18", "1", "-1"}, rows[1])
	require.Equal(t, []string{"D", "", "ineligible", "", "", "", "", "", "", "", "", "完成率合格、真实", "", "", "", "", ""}, rows[4])
	require.Len(t, rows, 6)
}

func TestSheet(t *testing.T) {
	_, a := sample(t).Find("A")
	require.Equal(t, `A =1+1
状态 符合支持条件
名次 1
支持 · 档次 一档 · 金额 300000 · 依据 配额 两群
  因为

警告
  逾期

评分 ≈17.06 / 20
  甲  ≈17.06 / 20    …
    〔五(三)“话”〕
    乙  1
  扣分  -1
`, Sheet(a, Style{}))
	_, e := sample(t).Find("E")
	require.Equal(t, `E
状态 无法认定

缺少 满意度

除数为0

评分 0.33–16.67（可能范围） / 20

中间值
  名称  值
  率    0.7
  表    [1, true]
  空
`, Sheet(e, Style{}))
	raw, none := sample(t).Find("Z")
	require.Nil(t, raw)
	require.Nil(t, none)
}

func TestOpenRefusesWhatIsNoJSON(t *testing.T) {
	for _, in := range []string{"", "{", `{"applicants":[{]}`, `{"counts":{"a":1,"a":2}}`} {
		_, err := Open([]byte(in))
		require.Error(t, err, in)
	}
}

func FuzzTable(f *testing.F) {
	f.Add([]byte(sampleResult))
	f.Add([]byte(`{"counts":{},"applicants":[{"score":{"items":[{"cite":[1]}]}}],"allocation":{"contested":[{}],"quotas":5}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := Open(text)
		if err != nil {
			return
		}
		_, _ = Table(r, Style{})
		_, _ = CSV(r)
		_ = r.Each(func(a *canon.Node) bool {
			_ = Sheet(a, Style{Lang: "en"})
			return true
		})
	})
}
