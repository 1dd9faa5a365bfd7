// Package formula turns the text of an expression into a tree of program nodes.
//
// The grammar is expr's (github.com/expr-lang/expr), which this package alone
// imports; numbers, types and messages are ours. A text passes through four steps:
//
//  1. [scan] cuts it into tokens and finds what must be found before expr's lexer
//     sees the text: size and nesting, look-alike characters, comments, numerals
//     and dates as analysts write them. Every token remembers its place.
//  2. The tokens are written out again in the spelling that expr knows, each
//     numeral as a mere placeholder, so that no number ever passes through float64.
//  3. expr's parser gives the tree. What it refuses is explained in our words.
//  4. [Env.Compile] types the tree and builds the nodes. All faults of types and
//     names are found, not the first one only; expr's checker then has a look too.
//
// One [Env] serves all expressions of a policy: it holds the names and the one
// configuration of expr. The result knows its place: every node marks the
// characters of the source that it was read from.
//
// Where the language differs from expr: `%` directly after digits is a percent,
// 万 and 亿 multiply a numeral, groupBy gives a list of lists in the order in which
// the groups first appear (a map has no order), `#index` may be used in every
// predicate, a range or list has at most 10,000 elements, and `??` beside another
// operator needs parentheses on both sides.
package formula
