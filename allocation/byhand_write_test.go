package allocation_test

import "strconv"

var handRules = [8]string{
	`{"rule":"按时","reason":"逾期申报"}`, `{"rule":"完成率合格","reason":"完成率不足"}`,
	`{"rule":"规则0","reason":"第0项条件不符"}`, `{"rule":"规则1","reason":"第1项条件不符"}`,
	`{"rule":"规则2","reason":"第2项条件不符"}`, `{"rule":"规则3","reason":"第3项条件不符"}`,
	`{"rule":"规则4","reason":"第4项条件不符"}`, `{"rule":"规则5","reason":"第5项条件不符"}`,
}

var handItems, handMax = handLeaves()

func handLeaves() (names, most [30]string) {
	at := 0
	put := func(name string, i int, limit string) {
		if i >= 0 {
			name += strconv.Itoa(i)
		}
		names[at], most[at] = `{"id":"`+name+`","score":"`, `","max":"`+limit+`"},`
		at++
	}
	put("完成情况", -1, "21")
	for i := range 8 {
		put("线性", i, "3")
	}
	for i := range 8 {
		put("分档", i, "3")
	}
	for i := range 9 {
		put("比率", i, "3")
	}
	for i := range 4 {
		put("有无", i, "1")
	}
	return names, most
}

func (p *handPerson) write(out []byte) []byte {
	out = append(append(out, `{"id":"`...), p.id...)
	out = append(append(out, `","name":"`...), p.name...)
	failed := p.failures()
	out = append(out, handStatus(failed, p.total < 6000)...)
	for i, rule := range handRules {
		if failed>>i&1 == 1 {
			out = append(append(out, rule...), ',')
		}
	}
	if p.total < 6000 {
		out = append(out, `{"rule":"评价较好","reason":"总分不足"},`...)
	}
	if out[len(out)-1] == ',' {
		out = out[:len(out)-1]
	}
	out = append(out, ']')
	out = append(out, `,"warnings":[],"values":{"完成率":"`...)
	out = p.writeRate(out)
	out = append(out, `"},"score":{"total":"`...)
	out = handHundredths(out, uint64(p.total))
	out = append(out, `","max":"100","items":[`...)
	for i, score := range p.items {
		out = append(out, handItems[i]...)
		out = handHundredths(out, uint64(score))
		out = append(out, handMax[i]...)
	}
	out = append(out[:len(out)-1], `]}`...)
	return append(p.writePlace(out, failed), '}')
}

func handStatus(failed uint, low bool) string {
	switch {
	case failed != 0:
		return `","status":"ineligible","failures":[`
	case low:
		return `","status":"unqualified","failures":[`
	}
	return `","status":"qualified","failures":[`
}

func (p *handPerson) writePlace(out []byte, failed uint) []byte {
	switch {
	case failed != 0:
		return append(out, `,"refusal":{"code":"ineligible","limits":[]}`...)
	case p.total < 6000:
		return append(out, `,"refusal":{"code":"unqualified","limits":[]}`...)
	}
	out = strconv.AppendInt(append(out, `,"rank":`...), int64(p.rank), 10)
	switch {
	case p.rank <= handFirst:
		return append(out, `,"award":{"tier":"一档","amount":"300000","by":"merit"}`...)
	case p.rank <= handPlaces:
		return append(out, `,"award":{"tier":"二档","amount":"200000","by":"merit"}`...)
	}
	return append(out, `,"refusal":{"code":"below_cut","limits":["count"]}`...)
}

// writeRate writes the mean as a decimal where one holds it, else as a fraction.
func (p *handPerson) writeRate(out []byte) []byte {
	if p.wide != nil {
		return append(out, p.wide.RatString()...)
	}
	n, d := p.rate[0], p.rate[1]
	places, scale := 0, uint64(1)
	for scale%d != 0 && places < 9 {
		scale *= 10
		places++
	}
	if scale%d != 0 {
		out = strconv.AppendUint(out, n, 10)
		return strconv.AppendUint(append(out, '/'), d, 10)
	}
	return handDecimal(out, n*(scale/d), places)
}

func handHundredths(out []byte, n uint64) []byte {
	switch {
	case n%100 == 0:
		return strconv.AppendUint(out, n/100, 10)
	case n%10 == 0:
		return append(append(strconv.AppendUint(out, n/100, 10), '.'), byte('0'+n/10%10))
	}
	return append(append(strconv.AppendUint(out, n/100, 10), '.'), byte('0'+n/10%10), byte('0'+n%10))
}

// handDecimal writes n with a point before its last places digits.
func handDecimal(out []byte, n uint64, places int) []byte {
	scale := uint64(1)
	for range places {
		scale *= 10
	}
	out = strconv.AppendUint(out, n/scale, 10)
	if places == 0 {
		return out
	}
	out = append(out, '.')
	for rest := n % scale; places > 0; places-- {
		scale /= 10
		out = append(out, byte('0'+rest/scale%10))
	}
	return out
}
