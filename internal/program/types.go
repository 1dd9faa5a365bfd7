package program

// Kind is the kind of a type.
type Kind uint8

// The kinds of types.
const (
	Any Kind = iota // of an empty list's elements and of nil
	Number
	Integer
	Percent
	Money
	TextKind
	Bool
	Date
	DateTime
	Choice  // a text out of Options
	Choices // several texts out of Options
	List
	Record
	NilKind
)

// Type is the type of a name or a node.
type Type struct {
	Kind     Kind
	Elem     *Type    // of a list
	Fields   []Field  // of a record; a table parameter is a record of numbers, texts, dates...
	Options  []string // of choice and choices
	Optional bool     // nil is an answer too
}

// Field is one field of a record.
type Field struct {
	Name    string
	Title   Text
	Unit    string
	Help    Text
	Type    *Type
	Limits  Limits
	Default Value
	When    *Node // reads the record as local 0; nil: always
	Aliases []Alias
	Alone   string
}

// Numeric reports whether values of the type are numbers.
func (t *Type) Numeric() bool {
	return t != nil && t.Kind >= Number && t.Kind <= Money
}

// Textual reports whether values of the type are texts.
func (t *Type) Textual() bool {
	return t != nil && (t.Kind == TextKind || t.Kind == Choice)
}

// FieldIndex is the index of the named field, or -1; a nil type has none.
func (t *Type) FieldIndex(name string) int {
	if t == nil {
		return -1
	}
	for i := range t.Fields {
		if t.Fields[i].Name == name {
			return i
		}
	}
	return -1
}

// HistoryType is the type of `history`: the subject's ledger events.
func HistoryType() *Type {
	text := &Type{Kind: TextKind}
	return &Type{Kind: List, Elem: &Type{Kind: Record, Fields: []Field{
		{Name: "event", Type: text},
		{Name: "year", Type: &Type{Kind: Integer}},
		{Name: "amount", Type: &Type{Kind: Money, Optional: true}},
		{Name: "policy", Type: text},
		{Name: "rule", Type: &Type{Kind: TextKind, Optional: true}},
	}}}
}
