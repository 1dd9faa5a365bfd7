package message

// intake are the codes of the intake room.
func intake() []Entry {
	return []Entry{}
}
