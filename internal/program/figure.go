package program

// Draw draws known values together. Count, sum of nothing are 0; the others of
// nothing are an error. Rank needs [Ranks].
func Draw(take Take, values []Value) Value { return Value{} }

// EvalFigure is the value of a figure in the general form over the records of the
// eligible applicants.
func (f *Frame) EvalFigure(fig *Figure, apps []Value) Value { return Value{} }
