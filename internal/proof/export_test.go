package proof

// CheckAlone is Check without the enumeration of small problems.
var CheckAlone = checkAlone
