package message

// ledger are the codes of the ledger room.
func ledger() []Entry {
	return []Entry{}
}
