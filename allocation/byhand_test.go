package allocation_test

import (
	"bytes"
	"cmp"
	"math/big"
	"math/bits"
	"slices"
	"strconv"
)

// The whole job of a crowd as somebody would write it who knows this one policy
// and nothing else: exact, in whole numbers, without checks, explanations or
// hashes. It gives the bytes of a result without its head and its hash.

type handPerson struct {
	id, name []byte
	north    bool // of the two regions with a quota
	late     bool
	flags    [8]bool
	numbers  [20]int64 // hundredths
	targets  [8]int64
	done     [8]int64
	rate     [2]uint64 // the mean of the rates, in lowest terms unless wide
	wide     *big.Rat  // the mean, where 64 bits do not hold it
	items    [30]uint16
	total    int
	rank     int
}

func byHand(data []byte, out []byte) []byte {
	people := make([]handPerson, bytes.Count(data, []byte{'\n'}))
	for i := range people {
		end := bytes.IndexByte(data, '\n')
		people[i].read(data[:end])
		people[i].score()
		data = data[end+1:]
	}
	return handResult(people, out)
}

// handValue is where the next value of a line begins.
func handValue(line []byte, at int) int {
	at += bytes.IndexByte(line[at:], '"') + 1
	at += bytes.IndexByte(line[at:], '"') + 1
	return at + 1
}

func handText(line []byte, at int) ([]byte, int) {
	at = handValue(line, at) + 1
	end := at + bytes.IndexByte(line[at:], '"')
	return line[at:end], end + 1
}

// handNumber reads a number of at most two places, in hundredths.
func handNumber(line []byte, at int) (n int64, _ int) {
	at = handValue(line, at)
	missing := 2
	for ; line[at] >= '0' && line[at] <= '9'; at++ {
		n = n*10 + int64(line[at]-'0')
	}
	if line[at] == '.' {
		for at++; line[at] >= '0' && line[at] <= '9'; at++ {
			n = n*10 + int64(line[at]-'0')
			missing--
		}
	}
	for ; missing > 0; missing-- {
		n *= 10
	}
	return n, at
}

func (p *handPerson) read(line []byte) {
	at := 0
	p.id, at = handText(line, at)
	p.name, at = handText(line, at)
	var text []byte
	text, at = handText(line, at)
	p.north = string(text) == "万州区" || string(text) == "黔江区"
	text, at = handText(line, at)
	p.late = string(text) > "2025-02-07"
	for i := range p.flags {
		at = handValue(line, at)
		p.flags[i] = line[at] == 't'
	}
	for i := range p.numbers {
		p.numbers[i], at = handNumber(line, at)
	}
	at = handValue(line, at)
	for i := range p.targets {
		_, at = handText(line, at)
		p.targets[i], at = handNumber(line, at)
		p.done[i], at = handNumber(line, at)
		_, at = handText(line, at)
	}
}

func (p *handPerson) score() {
	p.mean()
	at := 0
	put := func(hundredths int64) {
		p.items[at] = uint16(hundredths)
		p.total += int(hundredths)
		at++
	}
	put(p.times21())
	for i := range int64(8) {
		v := max(0, min(p.numbers[i]-100*(20+i), 100*(60+i)))
		put((6*v + 60 + i) / (2 * (60 + i)))
	}
	for i := range int64(8) {
		put(handBand(p.numbers[8+i] - 100*i))
	}
	for i := range int64(9) {
		c := 350 + 7*i
		put((6*min(p.numbers[11+i], 100*c) + c) / (2 * c))
	}
	for _, flag := range p.flags[4:] {
		if flag {
			put(100)
		} else {
			put(0)
		}
	}
}

func handBand(n int64) int64 {
	switch {
	case n >= 30000:
		return 300
	case n >= 20000:
		return 200
	case n >= 10000:
		return 50
	}
	return 0
}

// mean adds the rates over the least common denominator.
func (p *handPerson) mean() {
	n, d, count := uint64(0), uint64(1), uint64(0)
	for i, target := range p.targets {
		if target == 0 {
			continue
		}
		count++
		a, b := uint64(min(p.done[i], target)), uint64(target)
		g := handGCD(d, b)
		hi, common := bits.Mul64(d, b/g)
		if hi != 0 || common > 1<<53 {
			p.meanWide()
			return
		}
		n, d = n*(b/g)+a*(d/g), common
	}
	d *= count
	g := handGCD(n, d)
	p.rate = [2]uint64{n / g, d / g}
}

func (p *handPerson) meanWide() {
	p.wide = new(big.Rat)
	count := int64(0)
	for i, target := range p.targets {
		if target > 0 {
			count++
			p.wide.Add(p.wide, big.NewRat(min(p.done[i], target), target))
		}
	}
	p.wide.Quo(p.wide, big.NewRat(count, 1))
	p.rate = [2]uint64{0, 1}
	if p.wide.Num().IsUint64() && p.wide.Denom().IsUint64() && p.wide.Denom().Uint64() < 1<<60 {
		p.rate = [2]uint64{p.wide.Num().Uint64(), p.wide.Denom().Uint64()}
		p.wide = nil
	}
}

func handGCD(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// times21 is 21 times the mean in hundredths, half up.
func (p *handPerson) times21() int64 {
	if p.wide != nil {
		x := new(big.Rat).Mul(p.wide, big.NewRat(4200, 1))
		x.Add(x, big.NewRat(1, 1))
		return new(big.Int).Quo(x.Num(), x.Denom().Mul(x.Denom(), big.NewInt(2))).Int64()
	}
	n, d := p.rate[0], p.rate[1]
	hi, lo := bits.Mul64(n, 4200)
	lo, carry := bits.Add64(lo, d, 0)
	q, _ := bits.Div64(hi+carry, lo, 2*d)
	return int64(q)
}

// failures are the rules that fail, as bits: 按时, 完成率合格, 规则0 to 规则5.
func (p *handPerson) failures() (failed uint) {
	low := p.wide != nil && p.wide.Cmp(big.NewRat(7, 10)) < 0
	if p.late {
		failed |= 1
	}
	if low || p.wide == nil && 10*p.rate[0] < 7*p.rate[1] {
		failed |= 2
	}
	for i, flag := range p.flags[:6] {
		if !flag {
			failed |= 4 << i
		}
	}
	return failed
}

const (
	handPlaces = 2000
	handFirst  = 1000
)

func handResult(people []handPerson, out []byte) []byte {
	var ranked, rest []*handPerson
	for i := range people {
		p := &people[i]
		if p.failures() == 0 && p.total >= 6000 {
			ranked = append(ranked, p)
		} else {
			rest = append(rest, p)
		}
	}
	slices.SortFunc(ranked, func(a, b *handPerson) int {
		return cmp.Or(b.total-a.total, int(b.numbers[0]-a.numbers[0]), bytes.Compare(a.id, b.id))
	})
	slices.SortFunc(rest, func(a, b *handPerson) int { return bytes.Compare(a.id, b.id) })
	north := 0
	for i, p := range ranked {
		p.rank = i + 1
		if i > 0 && ranked[i-1].total == p.total && ranked[i-1].numbers[0] == p.numbers[0] {
			p.rank = ranked[i-1].rank
		}
		if i < handPlaces && p.north {
			north++
		}
	}
	funded := min(handPlaces, len(ranked))
	if 10*north < 3*funded || funded < len(ranked) && ranked[funded].rank != funded+1 {
		panic("this crowd needs more than a cut")
	}
	out = append(out, `"applicants":[`...)
	for _, p := range ranked {
		out = append(p.write(out), ',')
	}
	for _, p := range rest {
		out = append(p.write(out), ',')
	}
	out = append(out[:len(out)-1], ']')
	return handAllocation(out, ranked, funded, north)
}

func handAllocation(out []byte, ranked []*handPerson, funded, north int) []byte {
	number := func(before string, n int) {
		out = strconv.AppendInt(append(out, before...), int64(n), 10)
	}
	first := min(funded, handFirst)
	number(`,"allocation":{"funded":`, funded)
	number(`,"amount":"`, first*300000+(funded-first)*200000)
	number(`","count":`, handPlaces)
	number(`,"tiers":[{"id":"一档","funded":`, first)
	number(`,"amount":"`, first*300000)
	number(`","max":`, handFirst)
	number(`},{"id":"二档","funded":`, funded-first)
	number(`,"amount":"`, (funded-first)*200000)
	number(`"}],"quotas":[{"id":"两群地区","need":"`, (funded*3+9)/10)
	number(`","have":"`, north)
	number(`","by_merit":"`, north)
	out = append(out, `","entered":[],"displaced":[]}],"contested":[],"reserve":[`...)
	for i, p := range ranked[funded:min(funded+5, len(ranked))] {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(append(out, '"'), p.id...), '"')
	}
	return append(out, `]},"sanctions":[],"refused":[],"warnings":[]`...)
}
