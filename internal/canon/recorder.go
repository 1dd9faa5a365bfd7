//go:build !merit_preview

package canon

import "slices"

// recorder notes, while a [Writer] writes, how the members of each object would
// have to be turned round to stand in the order of RFC 8785.
type recorder struct {
	base    int     // where in the writer's bytes what is recorded begins
	members []entry // of the objects that are open, the innermost last
	objects []int   // where in members each open object begins
	spots   []spot  // of the objects that were closed out of order, in the right order
	turns   []turn  // those objects, each after the objects inside it
	aside   []byte
}

// entry is a member as it was written: its key, decoded, and where it lies.
type entry struct {
	key string
	spot
}

// spot is where a member lies, without its comma, in bytes from base.
type spot struct{ from, to int32 }

// turn is an object whose members must change places: where the first one begins,
// and its spots.
type turn struct{ at, first, end int32 }

// Record makes the Writer note what [Writer.Sorted] needs, from here on. Objects
// that are open now must be closed after [Writer.EndRecord] only.
func (w *Writer) Record() {
	if w.rec == nil {
		w.rec = &recorder{}
	}
	w.rec.base = len(w.buf)
	w.rec.spots, w.rec.turns = w.rec.spots[:0], w.rec.turns[:0]
}

// EndRecord ends what [Writer.Record] began.
func (w *Writer) EndRecord() { w.rec = nil }

// Sorted appends the RFC 8785 form of what was written since [Writer.Record] to
// dst, and records anew. All that was written differs from that form in the order
// of keys only, so nothing is read again: what lies out of order changes places.
func (w *Writer) Sorted(dst []byte) []byte {
	from := len(dst)
	dst = append(dst, w.buf[w.rec.base:]...)
	w.rec.turn(dst[from:])
	w.Record()
	return dst
}

// turn brings the recorded objects of a text into order, the inner ones first.
func (r *recorder) turn(text []byte) {
	for _, t := range r.turns {
		out := r.aside[:0]
		for _, s := range r.spots[t.first:t.end] {
			out = append(append(out, text[s.from:s.to]...), ',')
		}
		copy(text[t.at:], out[:len(out)-1])
		r.aside = out
	}
}

func (w *Writer) openObject() {
	w.rec.objects = append(w.rec.objects, len(w.rec.members))
}

// noteKey notes the key that was just written at a place, colon included.
func (w *Writer) noteKey(key string, at int) {
	if raw := w.buf[at+1 : len(w.buf)-2]; len(raw) != len(key) {
		key = unescape(raw) // not UTF-8: what stands there is what is sorted
	}
	w.rec.members = append(w.rec.members, entry{key, spot{from: int32(at - w.rec.base)}})
}

// closeObject notes the object that ends here, before its brace.
func (w *Writer) closeObject() {
	r := w.rec
	last := len(r.objects) - 1
	list := r.members[r.objects[last]:]
	r.members, r.objects = r.members[:r.objects[last]], r.objects[:last]
	for i := 1; i < len(list); i++ {
		if CompareKeys(list[i].key, list[i-1].key) < 0 {
			r.sort(list, int32(len(w.buf)-r.base))
			return
		}
	}
}

// sort puts the spots of an object down in the order of its keys.
func (r *recorder) sort(list []entry, end int32) {
	t := turn{at: list[0].from, first: int32(len(r.spots))}
	for i := range list[1:] {
		list[i].to = list[i+1].from - 1
	}
	list[len(list)-1].to = end
	slices.SortFunc(list, func(a, b entry) int { return CompareKeys(a.key, b.key) })
	for i := range list {
		r.spots = append(r.spots, list[i].spot)
	}
	t.end = int32(len(r.spots))
	r.turns = append(r.turns, t)
}
