package analysis

import (
	"strings"

	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/linear"
)

// number is a quotient of forms; without d it is n. On its path d is above 0.
type number struct {
	n linear.Form
	d *linear.Form
}

func plain(x exact.Num) number { return number{n: linear.Constant(x)} }

// constant is the number that x is, whatever the inputs.
func (x number) constant() (exact.Num, bool) { return x.n.Const, x.d == nil && x.n.IsConstant() }

func (x number) scale(k exact.Num) number {
	if k.Sign() == 0 {
		return number{}
	}
	return number{x.n.Scale(k), x.d}
}

func sameBelow(a, b number) bool {
	return a.d == b.d || a.d != nil && b.d != nil && linear.Equal(*a.d, *b.d)
}

// add is the sum. Quotients with different divisors have none that is linear.
func (p *Path) add(a, b number) number {
	switch {
	case sameBelow(a, b):
		return number{linear.Add(a.n, b.n), a.d}
	case a.d != nil && b.d == nil && b.n.IsConstant():
		return number{linear.Add(a.n, a.d.Scale(b.n.Const)), a.d}
	case b.d != nil && a.d == nil && a.n.IsConstant():
		return p.add(b, a)
	}
	return number{n: linear.Add(p.form(a), p.form(b))}
}

func (p *Path) sub(a, b number) number {
	if a.d == nil && b.d == nil {
		return number{n: linear.Sub(a.n, b.n)}
	}
	return p.add(a, b.scale(exact.Int(-1)))
}

// gap is a form with the sign of a - b.
func (p *Path) gap(a, b number) linear.Form {
	x := p.sub(a, b)
	return x.n
}

func (p *Path) mul(a, b number) number {
	if k, ok := b.constant(); ok {
		return a.scale(k)
	}
	if k, ok := a.constant(); ok {
		return b.scale(k)
	}
	if a.d == nil && b.d != nil {
		a, b = b, a
	}
	if a.d != nil && b.d == nil {
		if k, ok := multiple(b.n, *a.d); ok {
			return number{n: a.n.Scale(k)}
		}
	}
	return p.product(p.form(a), p.form(b))
}

// multiple is k where a is k times b.
func multiple(a, b linear.Form) (exact.Num, bool) {
	var top, bottom exact.Num
	switch {
	case len(a.Terms) != len(b.Terms):
		return exact.Num{}, false
	case len(b.Terms) == 0:
		top, bottom = a.Const, b.Const
	default:
		top, bottom = a.Terms[0].Coef, b.Terms[0].Coef
	}
	k, ok := exact.Div(top, bottom)
	return k, ok && linear.Equal(a, b.Scale(k))
}

// over is a/b for a divisor of the given sign, which is not 0.
func (p *Path) over(a, b number, sign int) number {
	if k, ok := b.constant(); ok {
		inverse, _ := exact.Div(exact.Int(1), k)
		return a.scale(inverse)
	}
	if sign < 0 {
		a, b = a.scale(exact.Int(-1)), b.scale(exact.Int(-1))
	}
	var n, d linear.Form
	switch {
	case a.d == nil && b.d == nil, sameBelow(a, b):
		n, d = a.n, b.n
	case a.d == nil && a.n.IsConstant():
		n, d = b.d.Scale(a.n.Const), b.n
	default:
		n, d = p.form(a), p.form(b)
	}
	if k, ok := multiple(n, d); ok {
		return plain(k)
	}
	return number{n, &d}
}

// form is the number as a form: a quotient becomes an unknown within its bounds.
func (p *Path) form(x number) linear.Form {
	if x.d == nil {
		return x.n
	}
	if x.d.IsConstant() {
		inverse, _ := exact.Div(exact.Int(1), x.d.Const)
		return x.n.Scale(inverse)
	}
	v := p.unknown("/"+x.n.Key()+"/"+x.d.Key(), false)
	p.loosen(*x.d)
	p.boundQuotient(v, x)
	return linear.Variable(v)
}

// loosen notes that the path is linear only if the unknowns of f were known.
func (p *Path) loosen(f linear.Form) {
	p.loose = true
	for _, t := range f.Terms {
		if key := p.space.keys[t.Var]; strings.HasPrefix(key, inputKey) {
			p.pins = append(p.pins, pin{key, t.Var})
		}
	}
}

// boundQuotient holds an unknown against the bounds of n/d: its sign, the ends that
// follow from those of n and d, and what the path knows of n beside d.
func (p *Path) boundQuotient(v int, x number) {
	q := linear.Variable(v)
	nl, nh, hasNL, hasNH := p.sys.Bounds(x.n)
	dl, dh, hasDL, hasDH := p.sys.Bounds(*x.d)
	hasDL = hasDL && dl.X.Sign() > 0
	ends := func(n linear.Point, below bool) {
		// The quotient is furthest from 0 where the divisor is least.
		d, has := dh, hasDH
		if (n.X.Sign() >= 0) != below {
			d, has = dl, hasDL
		}
		cond := linear.AtLeast
		if !below {
			cond = linear.AtMost
		}
		if n.X.Sign() == 0 {
			p.sys.Require(q, cond)
			return
		}
		if has {
			end, _ := exact.Div(n.X, d.X)
			p.sys.Require(linear.Sub(q, linear.Constant(end)), cond)
			return
		}
		if (n.X.Sign() > 0) == below {
			p.sys.Require(q, cond)
		}
	}
	if hasNL {
		ends(nl, true)
	}
	if hasNH {
		ends(nh, false)
	}
	one := exact.Int(1)
	low, high, hasLow, hasHigh := p.sys.Bounds(linear.Sub(x.n, *x.d))
	if hasLow && low.Sign() >= 0 {
		p.sys.Require(linear.Sub(q, linear.Constant(one)), linear.AtLeast)
	}
	if hasHigh && high.Sign() <= 0 {
		p.sys.Require(linear.Sub(q, linear.Constant(one)), linear.AtMost)
	}
}

// product is an unknown within the bounds of a product of two unknowns.
func (p *Path) product(a, b linear.Form) number {
	if b.Key() < a.Key() {
		a, b = b, a
	}
	v := p.unknown("*"+a.Key()+"*"+b.Key(), false)
	p.loosen(a)
	p.loosen(b)
	q := linear.Variable(v)
	al, ah, hasAL, hasAH := p.sys.Bounds(a)
	bl, bh, hasBL, hasBH := p.sys.Bounds(b)
	if linear.Equal(a, b) || hasAL && hasBL && al.X.Sign() >= 0 && bl.X.Sign() >= 0 {
		p.sys.Require(q, linear.AtLeast)
	}
	if hasAL && hasAH && hasBL && hasBH {
		low, high := corners(al.X, ah.X, bl.X, bh.X)
		p.sys.Require(linear.Sub(q, linear.Constant(low)), linear.AtLeast)
		p.sys.Require(linear.Sub(q, linear.Constant(high)), linear.AtMost)
	}
	return number{n: q}
}

func corners(al, ah, bl, bh exact.Num) (low, high exact.Num) {
	low = exact.Mul(al, bl)
	high = low
	for _, x := range [...]exact.Num{exact.Mul(al, bh), exact.Mul(ah, bl), exact.Mul(ah, bh)} {
		low, high = exact.Min(low, x), exact.Max(high, x)
	}
	return low, high
}

// unknown is the variable of a key.
func (p *Path) unknown(key string, whole bool) int {
	if v, ok := p.space.vars[key]; ok {
		return v
	}
	v := p.sys.Var(whole)
	p.space.vars[key], p.space.keys[v] = v, key
	return v
}

func (p *Path) less(a, b number) bool { return p.split(p.gap(a, b), linear.Below) }

func (p *Path) order(a, b number) int { return p.sign(p.gap(a, b)) }

// round is x rounded: a whole number of units of 10^-places near x.
func (p *Path) round(x number, places int, mode exact.Mode) number {
	if c, ok := x.constant(); ok {
		return plain(c.Round(places, mode))
	}
	if x.d != nil {
		return p.round(number{n: p.form(x)}, places, mode)
	}
	scaled := x.n.Scale(exact.Power10(places))
	k := p.unknown("~"+mode.String()+scaled.Key(), true)
	p.nearest(linear.Variable(k), scaled, mode)
	return number{n: linear.Variable(k).Scale(exact.Power10(-places))}
}

// nearest holds a whole number against what it is rounded from. Halves to even are
// loosened: both neighbours of a half are allowed.
func (p *Path) nearest(k, x linear.Form, mode exact.Mode) {
	low, high := exact.Num{}, exact.Int(1) // k - x is in (-1, 0], [0, 1) or around 0
	lowCond, highCond := linear.AtLeast, linear.AtMost
	half := exact.Frac(1, 2)
	up, positive := mode == exact.Ceiling, true
	if mode != exact.Ceiling && mode != exact.Floor && mode != exact.HalfEven {
		positive = p.split(x, linear.AtLeast)
	}
	if mode == exact.Down || mode == exact.Up {
		up = (mode == exact.Up) == positive
	}
	switch mode {
	case exact.HalfUp:
		low, high = half.Neg(), half
		if positive {
			lowCond = linear.Above
		} else {
			highCond = linear.Below
		}
	case exact.HalfEven:
		low, high = half.Neg(), half
		p.loose = true
	default:
		if up {
			highCond = linear.Below
		} else {
			low, high, lowCond = exact.Int(-1), exact.Num{}, linear.Above
		}
	}
	rest := linear.Sub(k, x)
	if !p.sys.Require(linear.Sub(rest, linear.Constant(low)), lowCond) || !p.sys.Require(linear.Sub(rest, linear.Constant(high)), highCond) {
		p.dead = true
	}
}
