package message

import "slices"

// policy are the codes of the policy room: how the document is written, what its
// keys say, and what it cites.
func policy() []Entry {
	return slices.Concat(document(), policyKeys(), policyNames(), policyForms(), policyRules(), policyAllocation(), policyMoney(), policyPools(), policyParts(), citations(), policyAnalysis(), policyTerms(), analysisTerms())
}

// document are the codes about YAML itself.
func document() []Entry {
	return []Entry{
		{Code: "yaml-size", Meaning: "a file of more than 4 MiB",
			ZH: "文件超过{limit}，不予读取", EN: "the file is larger than {limit} and is not read"},
		{Code: "yaml-utf8", Meaning: "bytes that are not UTF-8",
			ZH: "文件不是 UTF-8 编码（这里有字节 {byte}）。多半是存成了 GB18030（ANSI）：请另存为 UTF-8", EN: "the file is not UTF-8 (byte {byte} here); it was probably saved as GB18030 (ANSI): save it as UTF-8"},
		{Code: "yaml-hidden", Meaning: "a character that no editor shows",
			ZH: "这里有看不见的字符 {code}（{@kind}），请删去", EN: "there is an invisible character {code} here ({@kind}); delete it"},
		{Code: "yaml-depth", Meaning: "nesting beyond 64 levels",
			ZH: "嵌套超过{limit}层", EN: "nested more than {limit} levels deep"},
		{Code: "yaml-nodes", Meaning: "a document of more than 100,000 parts",
			ZH: "文件的组成超过{limit}个，太大", EN: "the document has more than {limit} parts"},
		{Code: "yaml-empty", Meaning: "a file without content",
			ZH: "文件是空的。政策以 merit: 1 开头", EN: "the file is empty; a policy begins with merit: 1"},
		{Code: "yaml-documents", Meaning: "a second YAML document in the file",
			ZH: "“---”之后又开始了一个文档。一个文件只写一个政策，请删去“---”或分成两个文件", EN: "a second document begins after “---”; a file holds one policy: delete the “---” or make two files"},
		{Code: "yaml-duplicate-key", Meaning: "a key that was there before in the same map",
			ZH: "“{key}”在第{line}行已经写过。哪一个都不会悄悄生效，请合并或改名", EN: "“{key}” is already there on line {line}; neither wins silently: merge or rename them"},
		{Code: "yaml-key", Meaning: "a key that is no text",
			ZH: "键必须是文字", EN: "a key must be a text"},
		{Code: "yaml-merge", Meaning: "a merge key <<",
			ZH: "不能用合并键“<<”，请把内容写出来", EN: "merge keys “<<” cannot be used; write the entries out"},
		{Code: "yaml-anchor", Meaning: "an anchor",
			ZH: "不能用锚点“&{name}”，请把内容写出来", EN: "anchors (“&{name}”) cannot be used; write the content out"},
		{Code: "yaml-alias", Meaning: "an alias",
			ZH: "不能用引用“*{name}”，请把内容写出来", EN: "aliases (“*{name}”) cannot be used; write the content out"},
		{Code: "yaml-tag", Meaning: "a tag, often meant as “not”",
			ZH: "“{tag}”被 YAML 读作标签。“不是”写作 not，如 require: not 失信", EN: "YAML reads “{tag}” as a tag; “not” is written not, as in require: not late"},
		{Code: "yaml-tab", Meaning: "a tab in the indentation",
			ZH: "缩进用了制表符（Tab），请换成空格", EN: "a tab indents this line; use blanks"},
		{Code: "yaml-syntax", Meaning: "a text that is no YAML",
			ZH: "这里的 YAML 读不下去：{reason}。检查上一行的引号、括号、冒号和缩进；公式最好加引号", EN: "the YAML cannot be read here: {reason}; look at quotes, brackets, colons and indentation up to this line; put formulas in quotes"},
		{Code: "yaml-comma", Meaning: "a comma inside { } or [ ] that ended a text",
			ZH: "“{text}”在逗号处被截断，“{rest}”成了另一项。请加引号：⟦{key}: ⟧{fix}", EN: "the comma ended “{text}”, and “{rest}” became an entry of its own; put the whole in quotes: ⟦{key}: ⟧{fix}"},
		{Code: "yaml-comment", Meaning: "“ #” that ended a formula",
			ZH: "“ #”之后被 YAML 当作注释，公式只剩“{text}”。请给公式加引号⟦：{fix}⟧", EN: "YAML took “ #” and what follows for a comment, and only “{text}” is left; put the formula in quotes⟦: {fix}⟧"},
		{Code: "yaml-colon", Meaning: "“: ” inside a text without quotes",
			ZH: "“{key}”的内容里有“: ”，不加引号会被当作键。请加引号⟦：{key}: {fix}⟧", EN: "“: ” inside the text of “{key}” reads as a key; put the text in quotes⟦: {key}: {fix}⟧"},
		{Code: "yaml-brace", Meaning: "a text without quotes that begins with or holds a brace",
			ZH: "“{key}”的文字以“{”开头，须加引号⟦：{key}: {fix}⟧", EN: "the text of “{key}” begins with “{”; put it in quotes⟦: {key}: {fix}⟧"},
		{Code: "yaml-bracket", Meaning: "a text without quotes that begins with a bracket",
			ZH: "“{key}”的内容以“[”开头，后面还有文字，须加引号⟦：{key}: {fix}⟧", EN: "the text of “{key}” begins with “[” and goes on after “]”; put it in quotes⟦: {key}: {fix}⟧"},
		{Code: "yaml-quote-first", Meaning: "a formula that begins with a quoted text",
			ZH: "“{key}”以引号开头，YAML 在引号结束处就认为它完了。把名称写在前面，或给整个公式加引号⟦：{key}: {fix}⟧", EN: "“{key}” begins with a quote, and YAML ends the text with it; put the name first, or the whole formula in quotes⟦: {key}: {fix}⟧"},
		{Code: "yaml-quote-open", Meaning: "a quote that is not closed",
			ZH: "这里的引号 {mark} 没有结束", EN: "this quote {mark} is not closed"},
		{Code: "yaml-bracket-open", Meaning: "a bracket that is not closed",
			ZH: "这里的“{sign}”没有结束", EN: "this “{sign}” is not closed"},
		{Code: "yaml-indent", Meaning: "a line that is indented like no line it could belong to",
			ZH: "这一行的缩进与上面哪一级都对不上", EN: "the indentation of this line fits no level above it"},
		{Code: "yaml-escape", Meaning: "half of a pair of escapes",
			ZH: "“{text}”只是半个字符，请把字符本身写出来", EN: "“{text}” is half a character; write the character itself"},
		{Code: "yaml-flow", Meaning: "a formula inside { } with a sign that YAML takes for its own",
			ZH: "花括号“{ }”里的公式含有“{char}”，须给“{key}”的内容加引号", EN: "inside “{ }” a formula with “{char}” must stand in quotes: put the text of “{key}” in quotes"},
		{Code: "yaml-start", Meaning: "a text that begins with a sign YAML keeps for itself",
			ZH: "文字不能以“{char}”开头，请加引号：{fix}", EN: "a text cannot begin with “{char}”; put it in quotes: {fix}"},
		{Code: "yaml-colon-wide", Meaning: "a full-width colon after a key",
			ZH: "“{key}”后面是全角冒号“：”，应写半角“: ”", EN: "a full-width colon after “{key}”; write “: ”"},
	}
}

// policyTerms fill holes of the policy room's messages and name related places.
func policyTerms() []Entry {
	return []Entry{
		{Code: "hidden-control", ZH: "控制字符", EN: "a control character"},
		{Code: "hidden-line", ZH: "换行字符，编辑器与 YAML 的行数会不一致", EN: "a line separator: editors and YAML count lines differently"},
		{Code: "hidden-bidi", ZH: "改变文字方向，显示的顺序与实际不同", EN: "it turns the direction of text, so that what you see is not what is there"},
		{Code: "hidden-zero", ZH: "零宽字符", EN: "a zero-width character"},
		{Code: "number-not", ZH: "不是数", EN: "not a number"},
		{Code: "number-digits", ZH: "超过34位有效数字", EN: "more than 34 significant digits"},
		{Code: "number-exponent", ZH: "指数超过64", EN: "an exponent beyond 64"},
		{Code: "number-zero", ZH: "以0开头的数有两种读法", EN: "a number with a leading zero can be read in two ways"},
		{Code: "band-below", ZH: "低于{edge}", EN: "below {edge}"},
		{Code: "band-not-above", ZH: "不高于{edge}", EN: "at or below {edge}"},
		{Code: "band-above", ZH: "高于{edge}", EN: "above {edge}"},
		{Code: "band-not-below", ZH: "不低于{edge}", EN: "at or above {edge}"},
		{Code: "hint-comma", ZH: "（若它是前一项被逗号截断的部分，请给整段文字加引号）", EN: " (if a comma cut it off the text before, put that text in quotes)"},
		{Code: "related-first", ZH: "“{name}”先在这里", EN: "“{name}” is here first"},
		{Code: "related-first-document", ZH: "第一个文档", EN: "the first document"},
		{Code: "related-row", ZH: "相邻的一行", EN: "the row beside it"},
		{Code: "related-beside", ZH: "{name} 写在这里", EN: "{name} is here"},
		{Code: "related-cycle", ZH: "“{name}”在这个循环里", EN: "“{name}” is part of the cycle"},
		{Code: "related-limit", ZH: "上限或下限 {name}", EN: "the limit {name}"},
	}
}
