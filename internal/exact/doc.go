// Package exact is the arithmetic of the module: rational numbers that are never rounded unless a caller asks.
//
// A [Num] is one number. Nearly all numbers of a funding round (points, rates, amounts) fit a fraction of two
// int64, which costs no allocation; one that does not fit goes on as a big rational and comes back as soon as a
// result fits again. Nothing ever wraps. Fractions stay unreduced until they overflow, because a greatest common
// divisor at each step is what makes rational arithmetic slow, so two equal numbers may be held differently: compare
// them with [Cmp], [Equal] and [Less], never with ==.
//
// Numbers come in through [Int], [Frac], [Parse] and [ParseDigits], which read text exactly and bound what a
// hostile text can cost. They are combined by [Add], [Sub], [Mul], [Div], [Mod] and [Pow], rounded by
// [Num.Round] and [Num.RoundTo] in a declared [Mode], and written by [Num.String]: a decimal where one is exact,
// else a fraction in lowest terms. [Num.Approx] is for readers who want a decimal anyway.
//
// For loops where a call counts, [Num.Small] and [FromSmall] open the common form.
//
// The package has its own large numbers (nat.go, quotient.go, gcd.go), a third of what math/big would add to the size
// of the small browser build; [FromWords] and [Num.Words] are the bridge to other libraries.
package exact
