package policyfile

var (
	partFileKey = Key{Name: "file", Kind: Text, Must: true, ZH: "文件名：相对路径，从写它的文件所在的文件夹算起，不能离开这个文件夹", EN: "the file: a relative path from the folder of the file that names it, and not out of that folder"}
	partSumKey  = Key{Name: "sha256", Kind: Text, ZH: "文件内容的 SHA-256。一处写了就行；都不写有警告，并告诉现在的值；不符是错误", EN: "SHA-256 of the file, at one of the places that name it. Without it there is a warning that tells what it is now; another one is an error"}
)

var includeKeys = keysOf("include[]", "一个并进来的文件", "one file that is included", partFileKey, partSumKey)

var gridKeys = keysOf("options: {file: …}", "CSV 文件里的表：UTF-8，第一行是列名。写它的地方，都可以照样写在政策里，意思一样：选项、查表、按选项或门槛给分（两列），参数的 `table`，区间表的 `table`（from、to、points，还可以有 includes；from、to 空着就是没有这一端），矩阵的 `cells`（第一列是行的门槛或选项，其余各列的列名是列的门槛或选项）和它一个方向的门槛（一列），`between` 的范围（选项或门槛、低、高），分组名额的 `shares`。门槛的表里写着 else 的一行，就是旁边的 `else`",
	"a table of a CSV file: UTF-8, the first row names the columns. It means what it would mean written in its place: options, a lookup, points by options or thresholds (two columns), a parameter's `table`, the `table` of ranges (from, to, points and perhaps includes; an empty from or to is an open end), the `cells` of a matrix (the first column holds the thresholds or options of the rows, the other columns are called as those of the columns) and the thresholds of one of its directions (one column), the ranges of `between` (option or threshold, low, high), the `shares` of pools. Among thresholds, a row called else is the `else` beside them",
	partFileKey, partSumKey,
	Key{Name: "columns", Kind: Texts, ZH: "用哪几列，按次序。文件恰好有这么多列时可以不写", EN: "which columns, in order. They need not be named where the file has just as many as are wanted"},
)

// includedKeys are the sections that an included file may have. Their entries have
// names, and a name says what it is wherever it stands.
var includedKeys = keysOf("（include）", "并进来的文件的最外层", "the top of an included file",
	Key{Name: "include", Kind: List, ZH: "它自己并进来的文件", EN: "what it includes itself"},
	Key{Name: "sources", Kind: Named, ZH: "依据", EN: "legal texts"},
	Key{Name: "parameters", Kind: Named, ZH: "参数", EN: "parameters"},
	Key{Name: "inputs", Kind: Named, ZH: "输入项", EN: "inputs"},
	Key{Name: "values", Kind: Named, ZH: "中间数", EN: "values"},
)

// shared are those of them that hold definitions.
var shared = includedKeys.names[1:]
