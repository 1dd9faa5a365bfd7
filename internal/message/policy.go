package message

// policy are the codes of the policy room.
func policy() []Entry {
	return []Entry{}
}
