package intake

import (
	"strconv"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/message"
	"github.com/merit-rules/merit/internal/program"
)

// remark says what is odd about the applications taken together.
func (d *desk) remark() {
	for i := firstInput; i < len(d.cols); i++ {
		c := &d.cols[i]
		switch {
		case !c.given && !c.derived && d.rows > 0 && d.p.Slots[c.slot].Default.State() == program.IsUnknown:
			d.note(Note{Column: c.name, Severity: message.Warning, Code: "data-note-column-missing"})
		case c.signed.count > 0 && c.bare.count > 0:
			d.mixedPercents(c)
		case c.form.kind == program.Money && c.form.yuan:
			d.oddAmounts(c)
		}
	}
	d.sameNames()
	for _, slot := range d.p.Policy.Subject {
		d.sameSubjects(slot)
	}
}

// mixedPercents warns where some wrote 70% and others 0.7: a bare 1 may be
// meant as either.
func (d *desk) mixedPercents(c *column) {
	d.note(Note{
		File: c.bare.file, Row: c.bare.row, Column: c.name, Severity: message.Warning, Code: "data-note-percent-mixed",
		Args: map[string]string{"signed": strconv.Itoa(c.signed.count), "bare": strconv.Itoa(c.bare.count)},
	})
}

const (
	// oddGap is by how many digits an amount must fall short of all others to be
	// taken for one in 万元.
	oddGap = 3
	// oddShare is how many ordinary amounts there must be for each odd one.
	oddShare = 3
	// maxOdd is how many of them are named.
	maxOdd = 20
)

// oddAmounts warns of amounts far below all others that would be like them if
// they were meant in 万元.
func (d *desk) oddAmounts(c *column) {
	var sizes [maxSize + 1]int
	for i := range d.batch.Applicants {
		if v := d.batch.Applicants[i].Inputs[c.slot]; v.State() == program.IsNumber && v.Num().Sign() > 0 {
			sizes[size(v.Num())]++
		}
	}
	limit := oddLimit(sizes[:])
	if limit < 0 {
		return
	}
	low, high := d.ordinary(c.slot, limit)
	named := 0
	for i := range d.batch.Applicants {
		a := &d.batch.Applicants[i]
		v := a.Inputs[c.slot]
		if v.State() != program.IsNumber || v.Num().Sign() <= 0 || size(v.Num()) > limit {
			continue
		}
		meant := exact.Mul(v.Num(), exact.Int(factors["万元"]))
		if exact.Less(meant, low) || exact.Less(high, meant) || named == maxOdd {
			continue
		}
		named++
		d.note(Note{
			File: a.File, Row: a.Row, Column: c.name, Severity: message.Warning, Code: "data-note-scale",
			Args: map[string]string{
				"seen": yuan(v.Num()), "floor": yuan(low), "plain": c.form.print(meant), "short": yuan(meant),
			},
		})
	}
}

// ordinary is ten times around the range of the amounts above a size.
func (d *desk) ordinary(slot, limit int) (low, high exact.Num) {
	first := true
	for i := range d.batch.Applicants {
		v := d.batch.Applicants[i].Inputs[slot]
		if v.State() != program.IsNumber || v.Num().Sign() <= 0 || size(v.Num()) <= limit {
			continue
		}
		x := v.Num()
		if first || exact.Less(x, low) {
			low = x
		}
		if first || exact.Less(high, x) {
			high = x
		}
		first = false
	}
	return low, exact.Mul(high, exact.Int(10))
}

// maxSize is the largest size that is told apart.
const maxSize = 20

// size is how many digits the whole part of a positive number has.
func size(x exact.Num) int {
	n, ok := x.Floor().Int64()
	if !ok {
		return maxSize
	}
	digits := 0
	for ; n > 0; n /= 10 {
		digits++
	}
	return digits
}

// oddLimit is the greatest size of the few amounts that are far below the many,
// -1 if there are none such.
func oddLimit(sizes []int) int {
	total := 0
	for _, n := range sizes {
		total += n
	}
	below, last := 0, -1
	for s, n := range sizes {
		if n == 0 {
			continue
		}
		if last >= 0 && s-last >= oddGap && below*oddShare <= total-below {
			return last
		}
		below, last = below+n, s
	}
	return -1
}

// yuan is an amount as people say it: 30万元.
func yuan(x exact.Num) string {
	for _, unit := range [...]string{"亿元", "万元"} {
		scaled, _ := exact.Div(x, exact.Int(factors[unit]))
		if !exact.Less(scaled, exact.Int(1)) && scaled.IsDecimal() {
			return scaled.String() + unit
		}
	}
	return x.String() + "元"
}

// sameNames warns of one name under two ids.
func (d *desk) sameNames() {
	d.twins(program.NameName, func(r *Row) string { return r.Name })
}

// sameSubjects warns of one subject of sanctions under two ids.
func (d *desk) sameSubjects(slot int) {
	if slot == program.SubjectID || slot >= d.p.Inputs {
		return
	}
	d.twins(d.p.Slots[slot].Name, func(r *Row) string { return r.Inputs[slot].Text() })
}

func (d *desk) twins(column string, of func(*Row) string) {
	seen := newHashes(len(d.batch.Applicants))
	for i := range d.batch.Applicants {
		a := &d.batch.Applicants[i]
		text := of(a)
		if text == "" {
			continue
		}
		before := seen.first(text, int32(i), func(j int32) bool { return of(&d.batch.Applicants[j]) == text })
		if before < 0 {
			continue
		}
		b := &d.batch.Applicants[before]
		d.note(Note{
			File: a.File, Row: a.Row, Column: column, Severity: message.Warning, Code: "data-note-twins",
			Args: map[string]string{"seen": show([]byte(text)), "id": show([]byte(a.ID)), "twin": show([]byte(b.ID)), "other": strconv.Itoa(b.Row)},
		})
	}
}

// hashes finds equal texts among many without keeping them. It may miss some
// where a file was made to defeat it, so it serves remarks only.
type hashes struct{ slots []int32 } // 1 + an index, 0 for none

// maxProbes is how many slots are looked at before one gives up.
const maxProbes = 64

func newHashes(n int) hashes {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return hashes{slots: make([]int32, size)}
}

// first is the earlier index with the text, or -1 after noting this one.
func (h hashes) first(text string, index int32, same func(int32) bool) int32 {
	sum := uint64(14695981039346656037) // FNV-1a
	for i := range len(text) {
		sum = (sum ^ uint64(text[i])) * 1099511628211
	}
	for range maxProbes {
		slot := &h.slots[(sum^sum>>32)&uint64(len(h.slots)-1)]
		if *slot == 0 {
			*slot = index + 1
			return -1
		}
		if same(*slot - 1) {
			return *slot - 1
		}
		sum++
	}
	return -1
}
