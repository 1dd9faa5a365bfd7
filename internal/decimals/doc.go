// Package decimals leads between the decimals of the public interfaces and the rationals of [exact]. It takes a
// decimal apart into coefficient and exponent and uses nothing of the decimal library that reads settings which a
// host program may change: not its division, its text or its JSON.
package decimals
