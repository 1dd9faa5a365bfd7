package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// register knows every id that was seen, and where. While ids only rise, as
// they do in most files, no two can be the same and byKey stays nil.
type register struct {
	byKey map[string]int32 // by skeleton, the index in seen
	seen  []sighting
	last  string // the skeleton of the greatest
}

// sighting is the first row of an id.
type sighting struct {
	id        string
	file      int32 // index in desk.files
	row       int32
	applicant int32 // index in Batch.Applicants; -1: the row was refused
	told      bool  // its row was told that another has its id
}

// find is the row that was seen first with a skeleton.
func (r *register) find(key string) (*sighting, bool) {
	if r.byKey == nil {
		if rises(r.last, key) {
			return nil, false
		}
		r.index()
	}
	at, ok := r.byKey[key]
	if !ok {
		return nil, false
	}
	return &r.seen[at], true
}

// rises reports whether b comes after a: it is longer, or as long and greater.
func rises(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return a < b
}

// index makes the table of everything seen so far.
func (r *register) index() {
	r.byKey = make(map[string]int32, max(len(r.seen), cap(r.seen)))
	for i := range r.seen {
		r.byKey[Skeleton(r.seen[i].id)] = int32(i)
	}
}

// add records the first row of a skeleton.
func (r *register) add(key string, s sighting) {
	if r.byKey != nil {
		r.byKey[key] = int32(len(r.seen))
	}
	r.seen = append(r.seen, s)
	r.last = key
}

// maxGrowth is for how many rows room is made before they are read.
const maxGrowth = 1 << 20

// grow makes room for n more rows, so that large files do not make the tables
// grow by steps.
func (d *desk) grow(n int) {
	n = min(n, maxGrowth)
	d.batch.Applicants = slices.Grow(d.batch.Applicants, n)
	d.ids.seen = slices.Grow(d.ids.seen, n)
}

// Skeleton is what an id shares with all others that a reader would take for
// the same: those that differ only in width, case or compatibility forms. Two
// ids with one skeleton are duplicates.
func Skeleton(id string) string {
	ascii := true
	for i := range len(id) {
		ascii = ascii && id[i] > ' ' && id[i] < 0x7f
	}
	if ascii {
		return strings.ToLower(id)
	}
	folded := strings.Map(func(c rune) rune {
		if forbidden(c) {
			return -1
		}
		return unicode.ToLower(unicode.ToUpper(c))
	}, nfkc(id))
	return nfkc(folded)
}

// skeleton is that of the row's id, kept where short texts are kept.
func (d *desk) skeleton() string {
	var room [maxID]byte
	lower := room[:0]
	for i := range len(d.row.id) {
		c := d.row.id[i]
		if c <= ' ' || c >= 0x7f || len(lower) == maxID {
			return Skeleton(d.row.id)
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower = append(lower, c)
	}
	if string(lower) == d.row.id {
		return d.row.id
	}
	return d.keep(lower)
}

// enter records the id of the row that was just read. Rows with one id are all
// refused: which of them is meant is not for us to guess.
func (d *desk) enter(applicant int) {
	key := d.skeleton()
	now := sighting{id: d.row.id, file: int32(len(d.files) - 1), row: int32(d.row.row), applicant: int32(applicant)}
	first, twice := d.ids.find(key)
	if !twice {
		d.ids.add(key, now)
		return
	}
	d.refuseTwin(&now, first)
	if !first.told {
		first.told = true
		d.refuseTwin(first, &now)
	}
}

// refuseTwin refuses the row of a because b has the same id.
func (d *desk) refuseTwin(a, b *sighting) {
	code, file := "data-id-twice", ""
	if a.id != b.id {
		code = "data-id-like"
	}
	if a.file != b.file {
		file = d.files[b.file]
	}
	d.batch.Refused = append(d.batch.Refused, Refusal{
		File: d.files[a.file], Sheet: d.sheets[a.file], Row: int(a.row), ID: a.id, Column: "id", Seen: show([]byte(a.id)), Code: code,
		Args: map[string]string{"id": show([]byte(a.id)), "twin": show([]byte(b.id)), "other": strconv.Itoa(int(b.row)), "file": file},
	})
	if a.applicant >= 0 {
		d.batch.Applicants[a.applicant].drop()
		a.applicant = -1
	}
}
