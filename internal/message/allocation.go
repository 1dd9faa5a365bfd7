package message

// allocation are the codes of the allocation room.
func allocation() []Entry {
	return []Entry{}
}
