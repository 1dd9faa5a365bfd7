// Package godebug stands in for internal/godebug in the engines: a host sets no
// GODEBUG, and every setting has its default.
package godebug

// Setting is one setting.
type Setting struct{ name string }

// New is the setting of that name.
func New(name string) *Setting { return &Setting{name} }

// Name is the name of the setting, without the mark of one that is not documented.
func (s *Setting) Name() string {
	if s.Undocumented() {
		return s.name[1:]
	}
	return s.name
}

// Undocumented reports whether the setting has that mark.
func (s *Setting) Undocumented() bool { return s.name != "" && s.name[0] == '#' }

// Value is always empty: the default holds.
func (s *Setting) Value() string { return "" }

// String is name=value.
func (s *Setting) String() string { return s.Name() + "=" }

// IncNonDefault has nothing to count.
func (s *Setting) IncNonDefault() {}
