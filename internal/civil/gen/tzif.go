package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

const (
	minute = 60
	hour   = 60 * minute
)

// encode turns a file of the tz database (RFC 9636, version 2 or later) into the code of a zone, from 1970 on.
func encode(data []byte) (string, error) {
	block, err := secondBlock(data)
	if err != nil {
		return "", err
	}
	times, offsets, footer := block.changes()
	first, changes := since1970(times, offsets, block.offset(0))
	rule, err := encodeRule(footer)
	if err != nil {
		return "", err
	}
	list, coded := encodeChanges(first, changes)
	return list + " " + coded + " " + rule, nil
}

// block is the 64-bit part of a file: its header counts and what follows them.
type block struct {
	times, kinds, letters, leaps, std, ut int
	data                                  []byte
}

func secondBlock(data []byte) (block, error) {
	first, err := readHeader(data)
	if err != nil {
		return block{}, err
	}
	const header = 44
	skip := header + first.times*5 + first.kinds*6 + first.letters + first.leaps*8 + first.std + first.ut
	second, err := readHeader(data[skip:])
	second.data = data[skip+header:]
	return second, err
}

func readHeader(data []byte) (block, error) {
	if len(data) < 44 || string(data[:4]) != "TZif" || data[4] < '2' {
		return block{}, errors.New("not a TZif file of version 2")
	}
	count := func(i int) int { return int(binary.BigEndian.Uint32(data[20+4*i:])) }
	return block{ut: count(0), std: count(1), leaps: count(2), times: count(3), kinds: count(4), letters: count(5)}, nil
}

// offset is the offset of a kind of local time.
func (b block) offset(kind int) int {
	at := b.times*9 + kind*6
	return int(int32(binary.BigEndian.Uint32(b.data[at:])))
}

func (b block) changes() (times []int64, offsets []int, footer string) {
	for i := range b.times {
		times = append(times, int64(binary.BigEndian.Uint64(b.data[8*i:])))
		offsets = append(offsets, b.offset(int(b.data[8*b.times+i])))
	}
	end := b.times*9 + b.kinds*6 + b.letters + b.leaps*12 + b.std + b.ut
	return times, offsets, strings.TrimSpace(string(b.data[end:]))
}

type change struct {
	at     int64
	offset int
}

// since1970 drops the changes before 1970 and those that change no offset, but not the last: from it on the rule holds.
func since1970(times []int64, offsets []int, first int) (int, []change) {
	var out []change
	current := first
	for i, at := range times {
		if offsets[i] == current && i < len(times)-1 {
			continue
		}
		current = offsets[i]
		if at <= 0 {
			first = current
			continue
		}
		out = append(out, change{at, current})
	}
	return first, out
}

func encodeChanges(first int, changes []change) (offsets, coded string) {
	list := []string{strconv.Itoa(first)}
	index := map[int]int{first: 0}
	var out []byte
	at := int64(0)
	for _, c := range changes {
		if _, ok := index[c.offset]; !ok {
			index[c.offset] = len(list)
			list = append(list, strconv.Itoa(c.offset))
		}
		out = appendNumber(appendNumber(out, duration(c.at-at)), uint64(index[c.offset]))
		at = c.at
	}
	if out == nil {
		out = []byte(".")
	}
	return strings.Join(list, ","), string(out)
}

func duration(seconds int64) uint64 {
	if seconds%minute == 0 {
		return uint64(seconds/minute) << 1
	}
	return uint64(seconds)<<1 | 1
}

func appendNumber(dst []byte, n uint64) []byte {
	for ; n >= 32; n >>= 5 {
		dst = append(dst, '0'+32+byte(n&31))
	}
	return append(dst, '0'+byte(n))
}

const (
	abbreviation = `(?:<[^>]*>|[A-Za-z]+)`
	clock        = `[-+]?\d+(?::\d+)?`
	turn         = `M(\d+)\.(\d)\.(\d)(?:/(` + clock + `))?`
)

var footerForm = regexp.MustCompile(
	`^` + abbreviation + `(` + clock + `)(?:` + abbreviation + `(` + clock + `)?,` + turn + `,` + turn + `)?$`)

// encodeRule turns a footer such as CET-1CEST,M3.5.0,M10.5.0/3 into the rule of a code.
func encodeRule(footer string) (string, error) {
	found := footerForm.FindStringSubmatch(footer)
	if found == nil {
		return "", fmt.Errorf("footer %q is not understood", footer)
	}
	standard := -seconds(found[1]) // the footer counts west
	if found[3] == "" {
		return ".", nil
	}
	summer := standard + hour
	if found[2] != "" {
		summer = -seconds(found[2])
	}
	begin, end := found[3:7], found[7:11]
	return fmt.Sprintf("%d,%d,%s,%s", standard, summer, encodeTurn(begin), encodeTurn(end)), nil
}

func encodeTurn(parts []string) string {
	at := 2 * hour
	if parts[3] != "" {
		at = seconds(parts[3])
	}
	return strings.Join(parts[:3], ",") + "," + strconv.Itoa(at)
}

func seconds(text string) int {
	hours, minutes, _ := strings.Cut(text, ":")
	h, _ := strconv.Atoi(hours)
	m, _ := strconv.Atoi(minutes)
	if strings.HasPrefix(hours, "-") {
		m = -m
	}
	return h*hour + m*minute
}
