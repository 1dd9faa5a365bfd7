package intake

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// provocations are the least files that bring out each code, read as a.csv
// unless they begin like JSON.
var provocations = map[string]string{
	"data-unreadable": "id,率\n1,98分\n", "data-none": "id,数\n1,/\n", "data-percent-bare": "id,率\n1,95\n", "data-percent-sign": "id,数\n1,5%\n",
	"data-grouping": "id,数\n1,\"12,34\"\n", "data-digits": "id,数\n1," + strings.Repeat("1", 35) + "\n", "data-exponent": "id,数\n1,1e400\n",
	"data-leading-zero": "id,数\n1,007\n", "data-whole": "id,整\n1,2.5\n", "data-min": "id,整\n1,-1\n", "data-max": "id,整\n1,99\n", "data-step": "id,整\n1,7\n",
	"data-unit-twice": "id,额\n1,30万\n", "data-number-as-text": `[{"id":"1","文":915001000620300070}]`,
	"data-no-such-day": "id,日\n1,2025-02-30\n", "data-no-such-time": "id,时\n1,2025-02-07T25:00\n", "data-no-time": "id,时\n1,2025-02-07\n",
	"data-date-with-time": "id,日\n1,2025-02-07T16:00:00Z\n", "data-serial": "id,日\n1,45695\n",
	"data-early": "id,日\n1,1999-12-31\n", "data-late": "id,日\n1,2100-01-01\n",
	"data-choice": "id,选\n1,丁\n", "data-choice-twice": "id,选\n1,甲、甲\n", "data-choice-alone": "id,选\n1,甲、丙\n", "data-character": "id,文\n1,甲\u202e乙\n",
	"data-kind": `[{"id":"1","数":true}]`, "data-list-short": "id,分\n1,[1]\n", "data-list-long": "id,分\n1,\"[1,2,3,4]\"\n",
	"data-list-limit": "id,分\n1,\"[" + strings.Repeat("0,", maxElements) + "0]\"\n", "data-list-repeat": `[{"id":"1","目标":[{"领域":"码上服务"},{"领域":"码上服务"}]}]`,
	"data-field-unknown": `[{"id":"1","目标":[{"目标直":1}]}]`, "data-key-twice": `[{"id":"1","数":"5","数":"95"}]`,
	"data-json": `[{"id":"1",}]`, "data-json-open": `[{"id":"1`, "data-json-control": "[{\"id\":\"a\nb\"}]", "data-json-depth": strings.Repeat("[", 65),
	"data-json-surrogate": `[{"id":"1","文":"\ud800"}]`, "data-json-row": `[1]`, "data-json-trailing": `[] x`,
	"data-id-missing": "id,数\n,5\n", "data-id-long": "id\n" + strings.Repeat("x", 129) + "\n", "data-id-foot": "id,数\n1,5\n合计,5\n", "data-id-twice": "id\nA01\nA01\n", "data-id-like": "id\nA01\na01\n",
	"data-fields": "id,数,率\n1,5\n", "data-stray": "id\n1,5\n", "data-quote": "id,文\n1,甲\"乙\n", "data-quote-open": "id,文\n1,\"甲\n",
	"data-column-unknown": "id,数字\n1,5\n", "data-header-unit": "id,额（元）\n1,5\n", "data-header-twice": "id,数,数\n1,5,5\n",
	"data-header-missing": "名称,数\n甲,1\n", "data-header-below": "汇总表\nid,数\n1,5\n", "data-columns": "id" + strings.Repeat(",", maxColumns) + "\n",
	"data-empty": "\n", "data-count": "id,文\n1,甲\"乙\n2,丙\n3,丁\n",
	"data-encoding": "\xff\xff,\xff\n", "data-encoding-both": "id,value\n1,\xd2\xaa\n", "data-encoding-mixed": "id,文\n1,甲\n2,\xc6\xbd\xcc\xa8\xff\n",
	"data-moved": "id,\xce\xc4\n1,\x84\x31\x82\x36\n", "data-utf8": "[\"\xff\"]", "data-utf16": "\xff\xfei\x00", "data-workbook": "PK\x03\x04", "data-xls": "\xd0\xcf\x11\xe0",
	"data-html": "<html>", "data-nul": "id\n1\x00\n",
	"data-note-wide": "id,数\n1,１２\n", "data-note-trimmed": "id,数\n1, 42 \n", "data-note-blank-rows": "id,数\n,\n", "data-note-column-missing": "id\n1\n",
	"data-note-derived": "id,推\n1,x\n", "data-note-percent-mixed": "id,率\n1,70%\n2,0.7\n", "data-note-scale": "id,额\n1,30\n2,20\n3,25\n4,0.003\n",
	"data-note-twins": "id,name\n1,甲\n2,甲\n",
}

// elsewhere are codes that need more than one text: the test that shows them.
var elsewhere = map[string]string{
	"data-place-row": "TestTheMessageOfMistake18", "data-place-file": "TestNotes", "data-place-note": "TestNotes",
	"data-currency": "TestMoney", "data-large": "TestTextsHaveALimit", "data-json-list": "TestJSONFiles",
	"data-list-owner": "TestListsInFilesOfTheirOwn", "data-list-both": "TestAListGivenTwiceIsRefused",
	"data-cell-error": "TestCells", "data-cell-uncached": "TestCells", "data-cell-foreign": "TestCells", "data-cell-digits": "TestCells", "data-cell-date": "TestCells",
	"data-cell-serial": "TestCells", "data-shown": "TestCells", "data-merged": "TestSheets",
	"data-note-formula": "TestSheetNotes", "data-note-shown": "TestSheetNotes",
}

func TestEveryCodeOfTheCatalogueIsShown(t *testing.T) {
	p := mixed(t)
	first, _ := ReadValue("2000-01-01", Column{Type: typ(program.Date)})
	last, _ := ReadValue("2099-12-31", Column{Type: typ(program.Date)})
	p.Slots[3].Limits = program.Limits{MinDate: first, MaxDate: last}
	limits := program.Limits{HasMin: true, HasMax: true, Max: exact.Int(50), HasStep: true, Step: exact.Int(5)}
	p.Slots = append(p.Slots,
		program.Slot{Name: "整", Type: typ(program.Integer), Limits: limits},
		program.Slot{Name: "分", Type: &program.Type{Kind: program.List, Elem: typ(program.Number)}, Limits: program.Limits{MinLen: 2, MaxLen: 3}},
		program.Slot{Name: "推", Type: typ(program.TextKind), Kind: program.Derived},
		program.Slot{Name: "value", Type: typ(program.TextKind)},
	)
	p.Inputs = len(p.Slots)
	for _, code := range message.Codes() {
		if !strings.HasPrefix(code, "data-") || elsewhere[code] != "" {
			continue
		}
		t.Run(code, func(t *testing.T) {
			text, ok := provocations[code]
			require.True(t, ok, "nothing shows this code")
			name := "a.csv"
			if strings.HasPrefix(text, "[") {
				name = "a.json"
			}
			b, err := Read(p, []File{{Name: name, Data: []byte(text)}})
			settled(t, b)
			require.Contains(t, codes(b, err), code)
		})
	}
}

func codes(b *Batch, err error) []string {
	var all []string
	var faults Faults
	errors.As(err, &faults)
	for _, r := range append(b.Refused, faults...) {
		all = append(all, r.Code)
	}
	for _, n := range b.Notes {
		all = append(all, n.Code)
	}
	return all
}
