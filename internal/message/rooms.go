//go:build !merit_preview

package message

import (
	"slices"
	"strings"
)

func rooms() [][]Entry {
	return [][]Entry{
		formula(), formulaWords(), formulaTypes(), formulaWanted(), formulaParts(), policy(), intake(), ledger(), allocation(), verdict(),
		door(), doorLedger(), doorTalk(), cover(), diff(), layout(), whatif(),
		overview(), overviewRanks(), overviewLimits(), overviewMoney(), workbook(), rulebook(), jsonapi(), packed(), moment(), needs(), round(), starter(), terms(),
	}
}

func arrange(all []Entry) {
	slices.SortFunc(all, func(a, b Entry) int { return strings.Compare(a.Code, b.Code) })
}

// Lookup finds the entry of a code.
func Lookup(code string) (Entry, bool) {
	i, found := slices.BinarySearchFunc(table, code, func(e Entry, c string) int { return strings.Compare(e.Code, c) })
	if !found {
		return Entry{}, false
	}
	return table[i], true
}
