// Package ledger is the memory of a programme over its years: who was
// sanctioned, awarded, paid and pardoned, one event a line of JSON.
//
// Every line carries the SHA-256 of the line before it ("prev") and of itself
// ("sha256"). [Parse] follows that chain and names each line that was edited,
// taken out, moved or cut off; only a ledger without a fault is used or extended.
// What a chain cannot tell is that whole lines are missing at its end: for that
// [Ledger.Head] is noted elsewhere, and compared.
//
// [Ledger.Append] gives the bytes to write behind a ledger so that it holds the
// events of a round, and nothing for events that it holds already: writing the
// same round twice changes nothing. [New] makes a ledger of events that stand in
// no file, as a policy test has them.
//
// A party is known by its subject, which may be several texts (a firm and its
// owner): one that agrees in any of them, but for width, case and characters that
// cannot be seen, is the same party ([Fold]). [Ledger.Bars] says which sanctions
// bar a party in a year, [Ledger.Money] what it was awarded and paid.
//
// Nothing here opens a file or takes a lock.
package ledger
