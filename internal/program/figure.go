package program

// EvalFigure is the value of a figure in the general form over the records of the
// eligible applicants.
func (f *Frame) EvalFigure(fig *Figure, apps []Value) Value {
	f.base, f.top, f.depth = 0, 0, 0
	f.setLocal(0, Listing(apps))
	return f.eval(fig.Formula)
}
