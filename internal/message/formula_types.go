package message

// formulaTypes are the codes about what the parts of an expression are.
func formulaTypes() []Entry {
	return []Entry{}
}
