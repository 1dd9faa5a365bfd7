package policyfile

// Keys are the keys of one kind of map in a policy, and where it stands. These
// tables are the only list of the format's keys: reading, suggestions and the
// reference all come from them, so a key cannot exist without its meaning.
type Keys struct {
	Path   string // where it stands: "allocation.quotas[]"; NAME is what the author names
	ZH, EN string // what it is
	List   []Key
	Forms  bool // the leaf forms stand here too

	names []string
}

// Key is one key.
type Key struct {
	Name    string
	Kind    Kind
	Words   []string // what may be written where Kind is Word, the default first
	Must    bool     // it cannot be left out
	Free    bool     // of Words, none is the default
	Default string   // what holds where it is left out; "" where the meaning says so
	Refused bool     // it exists only to be refused in words of its own
	ZH, EN  string   // what it does
}

// Kind is what is written at a key.
type Kind uint8

// The kinds of values.
const (
	Text      Kind = iota // one text
	Label                 // a text, or {zh, en}
	Template              // a label in which {name} is filled in
	Word                  // one of the key's Words
	Bool                  // true or false
	Whole                 // a whole number
	Number                // a number
	Day                   // a date
	Moment                // a date, or a date and a time
	Value                 // any value: a number, percent, money, date, text, list or table
	Condition             // an expression that is true or false
	Formula               // an expression that gives a number
	Any                   // an expression of any type
	RoundExpr             // an expression over round figures
	Name                  // the name of something declared elsewhere
	Map                   // keys of its own, described in a section of its own
	Named                 // a map from names that the author chooses
	List                  // a list of such maps
	Texts                 // a list of texts
	Options               // a map from options or thresholds to what they give
	Citation              // a cite or a list of them
	Data                  // values as an application has them
)

// kinds says what each kind is, in Chinese and in English.
var kinds = [...][2]string{
	Text:      {"文字", "text"},
	Label:     {"文字，或 {zh: …, en: …}", "text, or {zh: …, en: …}"},
	Template:  {"文字，{名字} 处填入值", "text; {name} is filled in"},
	Word:      {"词", "a word"},
	Bool:      {"true 或 false", "true or false"},
	Whole:     {"整数", "whole number"},
	Number:    {"数", "number"},
	Day:       {"日期", "date"},
	Moment:    {"日期，或日期和时刻", "date, or date and time"},
	Value:     {"值", "value"},
	Condition: {"条件", "condition"},
	Formula:   {"公式（数）", "formula (a number)"},
	Any:       {"公式", "expression"},
	RoundExpr: {"数，或只用整轮数字的公式", "number, or a formula over round figures"},
	Name:      {"名字", "name"},
	Map:       {"键: 值", "keys of its own"},
	Named:     {"自取的名字: …", "names you choose"},
	List:      {"列表", "list"},
	Texts:     {"文字的列表", "list of texts"},
	Options:   {"选项或门槛: 结果", "options or thresholds, and what they give"},
	Citation:  {"条款，或条款的列表", "a citation, or a list of them"},
	Data:      {"像申报表里那样的值", "values as in an application"},
}

// Said is the kind in words of a language.
func (k Kind) Said(lang string) string {
	if lang == "en" {
		return kinds[k][1]
	}
	return kinds[k][0]
}

// keysOf makes a table and the list of its names.
func keysOf(path, zh, en string, list ...Key) *Keys {
	k := &Keys{Path: path, ZH: zh, EN: en, List: list}
	for _, key := range list {
		k.names = append(k.names, key.Name)
	}
	return k
}

// withForms is the table of a map in which a leaf form stands beside these keys.
func withForms(path, zh, en string, list ...Key) *Keys {
	k := keysOf(path, zh, en, list...)
	k.Forms = true
	k.names = append(k.names, formKeys.names...)
	return k
}

// words are the legal words of a key, the default first.
func (k *Keys) words(name string) []string {
	list := k.List
	if k.Forms {
		list = append(list[:len(list):len(list)], formKeys.List...)
	}
	for i := range list {
		if list[i].Name == name {
			return list[i].Words
		}
	}
	return nil
}

// Sections are the tables of a policy file and of a file of tests, in the order of
// the reference.
func Sections() []*Keys {
	return []*Keys{
		topKeys, includeKeys, includedKeys, gridKeys, headKeys, periodKeys, sourceKeys, stageKeys, citeKeys, textKeys,
		parameterKeys, datedKeys, inputKeys, fieldKeys, lookupKeys, checkKeys,
		valueKeys, cohortKeys, formKeys, bandKeys, rowKeys, pointKeys, listedKeys, chosenKeys,
		matrixKeys, axisKeys, judgedKeys, betweenKeys, bestKeys, roundKeys,
		ruleKeys, exceptKeys, sanctionKeys,
		scoringKeys, indicatorKeys, adjustKeys,
		allocationKeys, rankKeys, tieKeys, countKeys, tierKeys, partKeys, quotaKeys, budgetKeys, unitKeys, poolKeys,
		fileKeys, caseKeys, rowsKeys, expectKeys,
	}
}

// Forms is the table of the leaf forms.
func Forms() *Keys { return formKeys }

// Keys that many tables have.
var (
	idKey = Key{Name: "id", Kind: Text, Must: true,
		ZH: "编号，在同一列表里不重复；结果、测试和说明里都用它", EN: "id, not repeated in its list; results, tests and explanations use it"}
	titleKey = Key{Name: "title", Kind: Label, ZH: "印出来的名称；不写就印编号或名字", EN: "what is printed; without it the id or name"}
	citeKey  = Key{Name: "cite", Kind: Citation, ZH: "依据哪一条", EN: "the clause it rests on"}
	helpKey  = Key{Name: "help", Kind: Label, ZH: "填写说明", EN: "an explanation for whoever fills in the form"}
	unitKey  = Key{Name: "unit", Kind: Text, ZH: "单位，印在数后面", EN: "unit, printed after the number"}
	whenKey  = Key{Name: "when", Kind: Condition,
		ZH: "不成立时这一项不适用：不算分，不要求填，结果里写明不适用", EN: "where it does not hold this does not apply: no points, nothing asked, and the result says so"}
)
