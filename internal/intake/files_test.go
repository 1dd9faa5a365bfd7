package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/program"
)

func gb(t *testing.T, s string) string {
	t.Helper()
	out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	require.NoError(t, err)
	return out
}

func TestCSVFiles(t *testing.T) {
	p := one(t, program.Number)
	tests := []struct{ name, text, want string }{
		{"quoted", "id,name,值\n1,\"甲,\"\"乙\"\"\n丙\",\"1,000\"\n", "row 2 name: data-character"},
		{"quoted with a comma", "id,name,值\r\n1,\"甲,\"\"乙\"\"\",\"1,000\"\r\n2,乙,3", "1 1000; 2 3"},
		{"last line without end", "id,值\n1,5", "1 5"},
		{"last field empty", "id,值\n1,", "1 ?"},
		{"quoted at the end", "id,值\n1,\"5\"", "1 5"},
		{"quoted before a carriage return at the end", "id,值\n1,\"5\"\r", "1 5"},
		{"empty lines", "\n\nid,值\n\n1,5\n\n\n2,6\n\n", "1 5; 2 6"},
		{"rows of commas", "id,值\n1,5\n,\n , \n2,6\n,,,\n", "1 5; 2 6"},
		{"too few fields", "id,name,值\n1,甲\n2,乙,6\n", "2 6; row 2 : data-fields"},
		{"too many fields", "id,值\n1,5,x\n2,6,\n", "2 6; row 2 : data-stray"},
		{"column without a name", "id,,值\n1,,5\n2,x,6\n", "1 5; row 3 : data-stray"},
		{"missing id", "id,值\n,5\n2,6\n", "2 6; row 2 id: data-id-missing"},
		{"several faults of a row", "id,name,值\n,a\tb,x\n", "row 2 name: data-character; row 2 值: data-unreadable; row 2 id: data-id-missing"},
		{"quote inside", "id,name,值\n1,甲\"乙\",5\n2,乙,6\n", "2 6; row 2 : data-quote"},
		{"text after a quote", "id,name,值\n1,\"甲\"乙,5\n2,乙,6\n", "2 6; row 2 : data-quote"},
		{"quote never closed", "id,name,值\n1,\"甲,5\n2,乙,6\n", "row 2 : data-quote; file 2 : data-quote-open"},
		{"title row", "汇总表,\nid,值\n1,5\n", "file 0 : data-header-below"},
		{"no header", "甲,乙\n1,5\n", "file 0 : data-header-missing"},
		{"empty", "", "file 0 : data-empty"},
		{"only blanks", " \n\n", "file 0 : data-empty"},
		{"column missing", "id,name\n1,甲\n", "1 ?"},
		{"carriage returns only", "id,值\r1,5\r", "file 0 值U+000D1: data-column-unknown; file 0 5: data-column-unknown"},
		{"nul", "id,值\n1,\x005\n", "file 0 : data-nul"},
		{"utf-16", "\xff\xfei\x00d\x00", "file 0 : data-utf16"},
		{"web page", "<html><table><tr><td>id</td></tr></table></html>", "file 0 : data-html"},
		{"workbook", "PK\x03\x04xxxxxx", "file 0 : data-workbook"},
		{"old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file 0 : data-xls"},
		{"neither encoding", "id,值\n1,\xff\xff\n", "file 0 : data-encoding-mixed"},
		{"nothing known in either", "\xff\xff,\xff\n1,2\n", "file 0 : data-encoding"},
		{"columns in different order", "值,name,id\n5,甲,1\n", "1 5"},
		{"padded header", " id ,　值　\n1,5\n", "1 5"},
		{"unit in header", "id,值(%)\n1,5\n", "1 ?; file 0 值(%): data-header-unit"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(readText(t, p, "a.csv", tt.text), "; ")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("read %q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	p := policy(t, program.Slot{Name: "值", Type: typ(program.TextKind)})
	latin := policy(t, program.Slot{Name: "value", Type: typ(program.TextKind)})
	platform := policy(t, program.Slot{Name: "平台", Type: typ(program.TextKind)})
	tests := []struct {
		name string
		p    *program.Program
		text string
		want string
	}{
		{"Chinese header in GB18030", p, gb(t, "id,值\n1,联通\n"), "1 联通"},
		{"four-byte characters", p, gb(t, "id,值\n1,㐂𠀀\n"), "1 㐂𠀀"},
		{"ASCII header, Chinese in UTF-8", latin, "id,value\n1,联通\n", "1 联通"},
		{"ASCII header, Chinese in GB18030", latin, gb(t, "id,value\n1,公司\n"), "1 公司"},
		{"ASCII header, Chinese in GB18030 that looks like Latin", latin, gb(t, "id,value\n1,平台\n"), "file 0 : data-encoding-both"},
		{"ASCII header, lines in both", latin, "id,value\n1,一二三四\n2," + gb(t, "公司\n"), "file 0 : data-encoding-mixed"},
		{"Chinese header in GB18030, a line in UTF-8", p, gb(t, "id,值\n1,公司\n") + "2,一二三四\n", "file 0 : data-encoding-mixed"},
		{"valid in both", latin, "id,value\n1,\xd2\xaa\n", "file 0 : data-encoding-both"},
		{"valid in both with a mark", latin, "\ufeffid,value\n1,\xd2\xaa\n", "1 Ҫ"},
		{"header in GB18030 that looks like Latin", platform, gb(t, "id,平台\n1,平台\n"), "1 平台"},
		{"private use in GB18030", p, gb(t, "id,值\n1,\ue000\n"), "file 0 : data-moved"},
		{"private use in UTF-8", p, "id,值\n1,\ue000\n", "row 2 值: data-character"},
		{"mark inside", p, "id,值\n1,a\ufeff\n", "row 2 值: data-character"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(readText(t, tt.p, "a.csv", tt.text), "; ")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("read %q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestHeaderRowIsObeyed(t *testing.T) {
	b, err := Read(one(t, program.Number), []File{{Name: "a.csv", HeaderRow: 3, Data: []byte("汇总表,\n填报单位,\nid,值\n1,5\n")}})
	require.NoError(t, err)
	require.Equal(t, []string{"1 5"}, outcomes(b, nil))
	require.Equal(t, 4, b.Applicants[0].Row)
}

func TestJSONFiles(t *testing.T) {
	p := one(t, program.Number)
	tests := []struct{ name, file, text, want string }{
		{"list", "a.json", `[{"id":"1","值":5},{"值":"1,000","id":"2"}]`, "1 5; 2 1000"},
		{"no ending, a list", "-", ` [{"id":"1","值":5}]`, "1 5"},
		{"no ending, lines", "-", `{"id":"1","值":5}`, "1 5"},
		{"no ending, CSV", "-", "id,值\n1,5\n", "1 5"},
		{"empty list", "a.json", `[]`, ""},
		{"mark at the start", "a.json", "\ufeff[]", ""},
		{"one record", "a.json", `{"id":"1"}`, "file 0 : data-json-list"},
		{"empty file", "a.json", ``, "file 0 : data-json-list"},
		{"element of another kind", "a.json", `[5,{"id":"1","值":5},"x",[1,{"a":2}],null]`, "1 5; row 1 : data-json-row; row 3 : data-json-row; row 4 : data-json-row; row 5 : data-json-row"},
		{"number as id", "a.json", `[{"id":12},{"id":123456789012345678},{"id":1.5}]`, "12 ?; row 2 id: data-number-as-text; row 3 id: data-number-as-text"},
		{"no id", "a.json", `[{"值":5},{"id":null},{"id":""},{"id":" "}]`, "row 1 id: data-id-missing; row 2 id: data-id-missing; row 3 id: data-id-missing; row 4 id: data-id-missing"},
		{"id of another kind", "a.json", `[{"id":true},{"id":["1"]}]`, "row 1 id: data-kind; row 2 id: data-kind"},
		{"unknown key", "a.json", `[{"id":"1","直":{"a":[1,"]"]}},{"id":"2","值":1}]`, "2 1; row 1 直: data-column-unknown"},
		{"key twice, escaped", "a.json", `[{"id":"1","值":1,"\u503c":2}]`, "row 1 值: data-key-twice"},
		{"half a surrogate", "a.json", `[{"id":"1","name":"\ud800"},{"id":"2","\udc00":1}]`, "row 1 name: data-json-surrogate; row 2 : data-column-unknown; row 2 : data-json-surrogate"},
		{"control character", "a.json", "[{\"id\":\"1\n\"}]", "file 1 : data-json-control"},
		{"escaped control character", "a.json", `[{"id":"1","name":"a\u0000b"}]`, "row 1 name: data-character"},
		{"comma at the end", "a.json", `[{"id":"1"},]`, "1 ?; file 1 : data-json"},
		{"cut off", "a.json", `[{"id":"1"},{"id":"2"`, "1 ?; file 2 : data-json"},
		{"not UTF-8", "a.json", "[{\"id\":\"\xff\"}]", "file 0 : data-utf8"},
		{"NaN", "a.json", `[{"id":"1","值":NaN}]`, "file 1 : data-json"},
		{"number with a zero in front", "a.json", `[{"id":"1","值":01}]`, "file 1 : data-json"},
		{"lines, one of them bad", "a.ndjson", "{\"id\":\"1\",\"值\":5}\n\n{\"id\":\n{\"id\":\"\xff\"}\n[]\n{\"id\":\"3\"} x\n{\"id\":\"4\"}\r\n", "1 5; 4 ?; row 3 : data-json; row 4 : data-utf8; row 5 : data-json-row; row 6 : data-json-trailing"},
		{"deep line", "a.ndjson", `{"id":"1","值":` + strings.Repeat("[", 100_000) + "\n{\"id\":\"2\"}", "2 ?; row 1 : data-json-depth"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(readText(t, p, tt.file, tt.text), "; ")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("read %.200q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestIDs(t *testing.T) {
	p := policy(t)
	long := strings.Repeat("甲", 129)
	tests := []struct{ name, text, want string }{
		{"blanks at the ends are cut", "id\n A01\u3000\n", "A01"},
		{"inner blanks stay", "id\nA 01\n", "A 01"},
		{"longest", "id\n" + long[:128*3] + "\n", long[:128*3]},
		{"total", "id,name\nA,1\n合计,1\n", "A; row 3 id: data-id-foot"},
		{"remarks", "id,name\n甲合计划公司,1\n合　计：,1\n填表人：张三,\n注: 金额含税,\n注塑厂,2\n", "甲合计划公司; 注塑厂; row 3 id: data-id-foot; row 4 id: data-id-foot; row 5 id: data-id-foot"},
		{"too long", "id\n" + long + "\n", "row 2 id: data-id-long"},
		{"line break", "id,name\n\"A\n01\",x\n", "row 2 id: data-character"},
		{"zero-width", "id\nA\u200b01\n", "row 2 id: data-character"},
		{"composed", "\ufeffid\ne\u0301\n", "é"},
		{"twice", "id\nA\nB\nA\nA\n", "B; row 2 id: data-id-twice; row 4 id: data-id-twice; row 5 id: data-id-twice"},
		{"case", "id\nA01\na01\n", "row 2 id: data-id-like; row 3 id: data-id-like"},
		{"width", "id\nA01\nＡ０１\n", "row 2 id: data-id-like; row 3 id: data-id-like"},
		{"blank of another width", "\ufeffid\nA 1\nA\u00a01\n", "row 2 id: data-id-like; row 3 id: data-id-like"},
		{"composed and not", "\ufeffid\né\ne\u0301\n", "row 2 id: data-id-twice; row 3 id: data-id-twice"},
		{"one of them bad besides", "id,name\nA,甲\nA,\u200b\n", "row 2 id: data-id-twice; row 3 name: data-character; row 3 id: data-id-twice"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(readText(t, p, "a.csv", tt.text), "; ")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("read %q (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestDuplicatesAcrossFilesNameTheOtherFile(t *testing.T) {
	b, err := Read(policy(t), []File{
		{Name: "甲.csv", Data: []byte("id\nA01\nB\n")},
		{Name: "乙.json", Data: []byte(`[{"id":"A01"}]`)},
	})
	require.NoError(t, err)
	settled(t, b)
	require.Equal(t, []string{"B", "row 2 id: data-id-twice", "row 1 id: data-id-twice"}, outcomes(b, nil))
	require.Equal(t, "第2行“id”：编号“A01”与文件 乙.json 第1行重复（A01）。该行未计入，名单为暂定。", b.Refused[0].Message("zh"))
	require.Equal(t, "row 1 “id”: id “A01” is also in file 甲.csv, row 2 (A01). The row does not count and the list is provisional.", b.Refused[1].Message("en"))
}

func TestFilesAreReadInAnyMix(t *testing.T) {
	b, err := Read(one(t, program.Number), []File{
		{Name: "a.csv", Data: []byte("id,值\n1,5\n")},
		{Name: "b.json", Data: []byte(`[{"id":"2","值":6}]`)},
		{Name: "c.jsonl", Data: []byte(`{"id":"3","值":7}`)},
	})
	require.NoError(t, err)
	require.Equal(t, []string{"1 5", "2 6", "3 7"}, outcomes(b, nil))
}

// withGoals is a policy with a list of records and a list of marks.
func withGoals(t *testing.T) *program.Program {
	g := goals()
	return policy(t,
		program.Slot{Name: "工作目标", Title: program.Text{ZH: "年度工作目标"}, Type: g.Type, Unique: g.Unique},
		program.Slot{Name: "打分", Type: &program.Type{Kind: program.List, Elem: typ(program.Number)},
			Limits: program.Limits{MinLen: 2, HasMax: true, Max: exact.Int(20)}},
	)
}

func TestListsInFilesOfTheirOwn(t *testing.T) {
	forms := File{Name: "forms.csv", Data: []byte("id,name\n1,甲\n2,乙\n3,丙\n")}
	tests := []struct {
		name  string
		lists []File
		want  string
	}{
		{
			"by the columns", []File{{Name: "x.csv", Data: []byte("id,领域,目标值\n1,码上服务,10\n2,码上服务,5\n1,梯度培育,20\n")}},
			"1 [{码上服务 10 略} {梯度培育 20 略}] ?; 2 [{码上服务 5 略}] ?; 3 ? ?",
		},
		{
			"by the name of the file", []File{{Name: "dir/打分.csv", Data: []byte("id,打分\n1,10\n1,20\n")}},
			"1 ? [10 20]; 2 ? ?; 3 ? ?",
		},
		{
			"by the title", []File{{Name: "年度工作目标.csv", Data: []byte("id,目标值\n3,1\n")}},
			"1 ? ?; 2 ? ?; 3 [{? 1 略}] ?",
		},
		{
			"a bad cell refuses its application", []File{{Name: "打分.csv", Data: []byte("id,打分\n1,10\n1,21\n2,5\n2,6\n")}},
			"2 ? [5 6]; 3 ? ?; row 3 打分: data-max",
		},
		{
			"too short", []File{{Name: "打分.csv", Data: []byte("id,打分\n1,10\n")}},
			"2 ? ?; 3 ? ?; row 2 打分: data-list-short",
		},
		{
			"nobody's elements", []File{{Name: "打分.csv", Data: []byte("id,打分\n9,10\n")}},
			"1 ? ?; 2 ? ?; 3 ? ?; row 2 id: data-list-owner",
		},
		{
			"repeated field", []File{{Name: "x.csv", Data: []byte("id,领域,目标值\n1,码上服务,10\n1,码上服务,20\n")}},
			"2 ? ?; 3 ? ?; row 2 工作目标: data-list-repeat",
		},
		{
			"unknown field", []File{{Name: "工作目标.csv", Data: []byte("id,领城\n1,码上服务\n")}},
			"1 [{? ? 略}] ?; 2 ? ?; 3 ? ?; file 0 领城: data-column-unknown",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, err := Read(withGoals(t), append([]File{forms}, tt.lists...))
			settled(t, b)
			require.Equal(t, 3, b.Rows)
			if diff := cmp.Diff(tt.want, strings.Join(outcomes(b, err), "; ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestAListGivenTwiceIsRefused(t *testing.T) {
	b, err := Read(withGoals(t), []File{
		{Name: "打分.csv", Data: []byte("id,打分\n1,10\n1,11\n")},
		{Name: "forms.csv", Data: []byte("id,打分\n1,\"[1,2]\"\n2,\n")},
	})
	require.NoError(t, err)
	require.Equal(t, []string{"2 ? ?", "row 2 打分: data-list-both"}, outcomes(b, nil))
}

func TestUnknownInsideAListWaitsForItsInput(t *testing.T) {
	b, err := Read(withGoals(t), []File{{Name: "a.json", Data: []byte(`[{"id":"1","工作目标":[{"领域":"码上服务"}]}]`)}})
	require.NoError(t, err)
	goal := b.Applicants[0].Inputs[0].List()[0].List()[1]
	require.Equal(t, program.IsUnknown, goal.State())
	require.Equal(t, []int32{0}, goal.Wait().Slots)
	require.True(t, goal.Wait().HasLow)
}

func TestNotes(t *testing.T) {
	p := policy(t,
		program.Slot{Name: "率", Type: typ(program.Percent)},
		program.Slot{Name: "片区", Type: typ(program.Choice), Kind: program.Derived},
		program.Slot{Name: "备注", Type: typ(program.TextKind)},
	)
	p.Policy.Subject = []int{2}
	text := "id,name,率,片区\n1,甲,70%,渝东北\n2,乙, 0.7 ,\n3,甲,１０％,\n,,,\n"
	b, err := Read(p, []File{
		{Name: "a.csv", Data: []byte(text)},
		{Name: "b.json", Data: []byte(`[{"id":"4","备注":"同"},{"id":"5","备注":"同"}]`)},
	})
	require.NoError(t, err)
	require.Len(t, b.Applicants, 5)
	want := []string{
		"“片区”：这一项由政策推出，不采用所填的值",
		"1个空行不算申请",
		"1个值含全角数字或符号，已按半角读取",
		"1个值的首尾空白已去掉",
		"第3行“率”：2处写作 70%，1处写作 0.7，两种写法混用：单写的 1 会读作 100%",
		"第4行“name”：“甲”同时是编号 3 和 1（第2行）",
		"第2行“备注”：“同”同时是编号 5 和 4（第1行）",
	}
	if diff := cmp.Diff(want, strings.Split(messages(b, nil), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAMessageShowsWhatNobodyWouldSee(t *testing.T) {
	p := policy(t, program.Slot{Name: "额", Type: typ(program.Money), Unit: "元"})
	_, err := Read(p, []File{{Name: "a.csv", Data: []byte("id,额（万\x1d元）\n1,5\n")}})
	require.ErrorContains(t, err, "万U+001D元")
	require.NotContains(t, err.Error(), "\x1d")
}

func TestAMissingColumnIsNoted(t *testing.T) {
	b, err := Read(one(t, program.Number), []File{{Name: "a.csv", Data: []byte("id\n1\n")}})
	require.NoError(t, err)
	require.Equal(t, "“值”：没有这一列，全部视为未填", messages(b, nil))
}

func TestTheCounterFindsWhatTheReaderFinds(t *testing.T) {
	require.Equal(t, 3, countRecords([]byte("a,b\n\n\"x\ny\",2\n,,\n z\n")))
	require.Equal(t, 0, countElements([]byte(" [ ] ")))
	require.Equal(t, 3, countElements([]byte(`[{"a":[1,2],"b":"],\"["},[],"x,y\\"]`)))
	require.Equal(t, 2, countLines([]byte("{}\n \n{}")))
}

func TestARowThatOnlyTheCounterSeesRefusesTheFile(t *testing.T) {
	d := newDesk(policy(t))
	d.file = &File{Name: "a.csv"}
	d.agree(3, 4)
	require.Equal(t, "a.csv: 3 rows were read but 4 were counted: the file may be broken and is not used", d.faults.Error())
}

func TestDeclaredTitlesNameColumns(t *testing.T) {
	p := policy(t,
		program.Slot{Name: "面积", Title: program.Text{ZH: "面积（㎡）", EN: "area"}, Type: typ(program.Number)},
		program.Slot{Name: "人数", Title: program.Text{ZH: "面积"}, Type: typ(program.Number)},
	)
	for _, column := range []string{"面积", "面积（㎡）", "area"} {
		require.Equal(t, []string{"1 5 ?"}, readText(t, p, "a.csv", "id,"+column+"\n1,5\n"), column)
		require.Equal(t, []string{"1 5 ?"}, readText(t, p, "a.json", `[{"id":"1","`+column+`":5}]`), column)
	}
}
