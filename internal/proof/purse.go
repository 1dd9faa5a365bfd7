package proof

import (
	"github.com/merit-rules/merit/internal/exact"
	"github.com/merit-rules/merit/internal/slate"
)

// purse is the money of a problem in coins: the largest unit of which all amounts
// are whole multiples.
type purse struct {
	p    *slate.Problem
	coin exact.Num
	paid [][]int // per candidate, parallel to the open tiers
	long bool    // an amount is no whole number of units, or too many
	max  int     // of the budget, where it is a limit of plans; -1
}

// mostCoins is the largest amount in coins that is reckoned with.
const mostCoins = 1 << 40

// newPurse is nil where no limit of plans looks at the money.
func newPurse(p *slate.Problem) *purse {
	u := &purse{p: p, coin: p.Unit, max: -1}
	skips := p.Budget != nil && p.Budget.Mode == slate.ShortSkip && !p.Budget.Sequential()
	looks := skips
	for q := range p.Quotas {
		looks = looks || p.Quotas[q].Money
	}
	if !looks || p.Budget.Sequential() {
		return nil
	}
	u.count()
	if skips && !u.long {
		u.max = u.coins(p.Budget.Max, false)
	}
	return u
}

// count writes all amounts as coins.
func (u *purse) count() {
	greatest := 0
	for i := range u.p.Candidates {
		c := &u.p.Candidates[i]
		paid := make([]int, len(c.Open))
		for k := range paid {
			if k < len(c.Amounts) && u.p.Paid {
				paid[k] = u.units(c.Amounts[k])
			}
			greatest = common(greatest, paid[k])
		}
		u.paid = append(u.paid, paid)
	}
	if greatest <= 1 {
		return
	}
	for _, paid := range u.paid {
		for k := range paid {
			paid[k] /= greatest
		}
	}
	u.coin = exact.Mul(u.coin, exact.Int(int64(greatest)))
}

func (u *purse) units(amount exact.Num) int {
	units, ok := exact.Div(amount, u.p.Unit)
	n, fits := units.Int64()
	if !ok || !fits || n < 0 || n > mostCoins {
		u.long = true
		return 0
	}
	return int(n)
}

func common(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// coins is a sum in coins, rounded up if it is a minimum.
func (u *purse) coins(sum exact.Num, up bool) int {
	coins, ok := exact.Div(sum, u.coin)
	if !ok {
		u.long = true
		return 0
	}
	if coins = coins.Floor(); up {
		quotient, _ := exact.Div(sum, u.coin)
		coins = quotient.Ceil()
	}
	n, fits := coins.Int64()
	if !fits || n > mostCoins<<16 {
		u.long = true
	}
	return int(n)
}

// pay is what candidate i is paid in each of their open tiers.
func (u *purse) pay(i, open int) []int {
	if i >= len(u.paid) {
		return make([]int, open)
	}
	return u.paid[i]
}
