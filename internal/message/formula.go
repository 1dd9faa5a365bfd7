package message

// formula are the codes about how an expression is written.
func formula() []Entry {
	return []Entry{}
}
