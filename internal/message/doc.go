// Package message is the catalogue of everything that Merit tells the author of
// a policy or the owner of a data file: one code, what it means, and how it is
// said in Chinese and in English.
//
// Whoever finds fault makes a [Problem]: a code, the arguments that fill its
// message, and the marked part of what was read. [Text] turns code and arguments
// into a sentence in one language, so that nothing is said twice and a door can
// choose the language late.
//
// Every room keeps its entries in a file of its own here (formula.go, policy.go,
// ...), as a function that returns them; [catalogue] joins and sorts them. A
// template has these marks:
//
//	{name}           the argument of that name; in English that of name_en, where there is one
//	{@name}          the argument is the code of a term ("type-number"), said in the language
//	{name:one:more}  the first text where the argument is 1, else the second
//	⟦ … ⟧            left out where an argument inside it is missing or empty
//
// Any other brace stands for itself.
package message
