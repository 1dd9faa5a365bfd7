package intake

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// register knows every id that was seen, and where.
type register struct {
	byKey map[string]int32
	seen  []sighting
}

// sighting is the first row of an id.
type sighting struct {
	id        string
	file      string
	row       int
	applicant int32 // index in Batch.Applicants; -1: the row was refused
	told      bool  // its row was told that another has its id
}

func newRegister() register { return register{byKey: map[string]int32{}} }

// Skeleton is what an id shares with all others that a reader would take for
// the same: those that differ only in width, case or compatibility forms. Two
// ids with one skeleton are duplicates.
func Skeleton(id string) string {
	plain := true
	for i := range len(id) {
		if c := id[i]; c >= 0x80 || c >= 'A' && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return id
	}
	folded := strings.Map(func(c rune) rune {
		if forbidden(c) {
			return -1
		}
		return unicode.ToLower(unicode.ToUpper(c))
	}, norm.NFKC.String(id))
	return norm.NFKC.String(folded)
}

// enter records the id of the row that was just read. Rows with one id are all
// refused: which of them is meant is not for us to guess.
func (d *desk) enter(applicant int) {
	key := Skeleton(d.row.id)
	at, twice := d.ids.byKey[key]
	if !twice {
		d.ids.byKey[key] = int32(len(d.ids.seen))
		d.ids.seen = append(d.ids.seen, sighting{
			id: d.row.id, file: d.file.Name, row: d.row.row, applicant: int32(applicant),
		})
		return
	}
	first := &d.ids.seen[at]
	now := sighting{id: d.row.id, file: d.file.Name, row: d.row.row, applicant: int32(applicant)}
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
		file = b.file
	}
	d.batch.Refused = append(d.batch.Refused, Refusal{
		File: a.file, Row: a.row, ID: a.id, Column: "id", Seen: show([]byte(a.id)), Code: code,
		Args: map[string]string{"id": show([]byte(a.id)), "twin": show([]byte(b.id)), "other": strconv.Itoa(b.row), "file": file},
	})
	if a.applicant >= 0 {
		d.batch.Applicants[a.applicant].Inputs = nil
		a.applicant = -1
	}
}
