package search

// payPartly gives what is left to one more.
func (r *result) payPartly() {}
