// Package civil is the calendar of the module: days, months and years as notices mean them, and the instants and
// time zones that turn a moment into a day. It asks no clock and reads no files, so two machines agree.
//
// A [Date] is a day without a zone. [ParseDate] reads what a policy writes and [ParseLooseDate] what a spreadsheet
// cell may hold; [AddMonths], [Months] and [Years] count as people count ages, clamping to the end of a month.
//
// A [DateTime] is an [Instant] that remembers the offset it was written with. A [Zone] tells on which day an instant
// falls; [LoadZone] finds one by its IANA name in a table made from the tz database, whose edition is [ZoneEdition].
// Before 1970 a zone keeps the offset it had when that year began; after the last change on record its yearly rule
// goes on for ever.
//
//go:generate go run ./gen -zip $GOROOT/lib/time/zoneinfo.zip -out table.go
package civil
