package message

// intakeFiles are the codes about rows, columns and whole files of applications.
func intakeFiles() []Entry {
	return []Entry{
		{
			Code: "data-place-row", Meaning: "how a refused row is named",
			ZH: "⟦工作表“{sheet}”⟧第{row}行⟦（{cell}）⟧⟦“{column}”⟧⟦{path}⟧：{what}。该行未计入，名单为暂定。",
			EN: "⟦sheet “{sheet}”, ⟧row {row}⟦ ({cell})⟧⟦ “{column}”⟧⟦ {path}⟧: {what}. The row does not count and the list is provisional.",
		},
		{
			Code: "data-place-file", Meaning: "how a whole file is named",
			ZH: "⟦工作表“{sheet}”：⟧⟦{cell} ⟧⟦“{column}”：⟧{what}", EN: "⟦sheet “{sheet}”: ⟧⟦{cell} ⟧⟦“{column}”: ⟧{what}",
		},
		{
			Code: "data-place-note", Meaning: "how a row is named that counts all the same",
			ZH: "第{row}行⟦“{column}”⟧：{what}", EN: "row {row}⟦ “{column}”⟧: {what}",
		},
		{
			Code: "data-id-missing", Meaning: "a row without an id",
			ZH: "没有填编号（id）", EN: "the id is missing", Example: "id,name\n,甲\n",
		},
		{
			Code: "data-id-long", Meaning: "an id of more than 128 characters",
			ZH: "编号有{count}个字符，最多128个", EN: "the id has {count} characters, at most 128 are allowed", Example: "id of 129 characters",
		},
		{
			Code: "data-id-foot", Meaning: "a total or a remark below the applications, where an id should stand",
			ZH:      "编号处写的是“{seen}”，像合计行或备注行，不是申请",
			EN:      "“{seen}” stands in the place of an id: this looks like a total or a remark, not an application",
			Example: "id,name\n合计,2家\n",
		},
		{
			Code: "data-id-twice", Meaning: "two rows with one id",
			ZH:      "编号“{id}”与⟦文件 {file} ⟧第{other}行重复⟦（{twin}）⟧",
			EN:      "id “{id}” is also in⟦ file {file},⟧ row {other}⟦ ({twin})⟧",
			Example: "id,name\nA01,甲\nA01,乙\n",
		},
		{
			Code: "data-id-like", Meaning: "two ids that differ only in width, case or invisible characters",
			ZH:      "编号“{id}”与⟦文件 {file} ⟧第{other}行的“{twin}”只差全半角或大小写，视为重复",
			EN:      "id “{id}” differs from “{twin}” in⟦ file {file},⟧ row {other} only by width or case, so it is a duplicate",
			Example: "id,name\nA01,甲\na01,乙\n",
		},
	}
}

// intakeRows are the codes about the rows and columns of a file.
func intakeRows() []Entry {
	return []Entry{
		{
			Code: "data-fields", Meaning: "a CSV row with fewer fields than the header",
			ZH: "只有{count}个字段，表头有{want}个", EN: "has {count} {count:field:fields}, the header has {want}", Example: "id,name,值\nA01,甲\n",
		},
		{
			Code: "data-stray", Meaning: "a value in a column that has no name",
			ZH: "第{number}列没有列名，却有“{seen}”", EN: "column {number} has no name but holds “{seen}”", Example: "id,name\nA01,甲,5\n",
		},
		{
			Code: "data-quote", Meaning: "a quote in the middle of a CSV field",
			ZH:      "字段中间有引号：含引号的字段要整个加引号，里面的引号写两个",
			EN:      "a quote inside a field: put the whole field in quotes and double those inside",
			Example: "id,name\nA01,甲\"乙\n",
		},
		{
			Code: "data-quote-open", Meaning: "a CSV field whose closing quote is missing",
			ZH: "第{line}行的引号没有合上，后面的行无法分清", EN: "the quote opened in line {line} is never closed, so the rows after it cannot be told apart", Example: "id,name\nA01,\"甲\n",
		},
		{
			Code: "data-column-unknown", Meaning: "a column that the policy does not ask for",
			ZH: "政策里没有“{column}”这一列⟦，是否指“{near}”⟧", EN: "the policy has no column “{column}”⟦; did you mean “{near}”⟧", Example: "完成数",
		},
		{
			Code: "data-header-unit", Meaning: "a unit in the name of a column",
			ZH:      "列名“{column}”带着单位{seen_unit}：政策里叫“{name}”⟦，按 {unit} 读取⟧；请改列名，并把数值换成这一单位",
			EN:      "column “{column}” carries the unit {seen_unit}: the policy calls it “{name}”⟦ and reads {unit}⟧; rename it and convert the values",
			Example: "申请金额（万元）",
		},
		{
			Code: "data-header-twice", Meaning: "two columns of one name",
			ZH: "“{column}”在第{first}列和第{second}列各有一次", EN: "“{column}” is both column {first} and column {second}", Example: "id,目标,目标",
		},
		{
			Code: "data-header-missing", Meaning: "no row that names the columns",
			ZH: "第{row}行不是表头：没有 id 这一列", EN: "row {row} is no header: there is no column id", Example: "名称,值\n甲,1\n",
		},
		{
			Code: "data-header-below", Meaning: "title rows above the row that names the columns",
			ZH:      "第{row}行不是表头：没有 id 这一列；第{found}行像是表头，请删去它上面的行，或用 --header-row {found}",
			EN:      "row {row} is no header: there is no column id; row {found} looks like it: delete the rows above, or use --header-row {found}",
			Example: "汇总表\nid,name\n",
		},
		{
			Code: "data-columns", Meaning: "more columns than any table may have",
			ZH: "有{count}列，最多{limit}列", EN: "has {count} columns, at most {limit} are allowed", Example: "2,000 columns",
		},
		{
			Code: "data-empty", Meaning: "a file without a header",
			ZH: "文件是空的", EN: "the file is empty", Example: "",
		},
		{
			Code: "data-count", Meaning: "the reader and the counter found different numbers of rows",
			ZH: "读到{read}行，另行计数为{counted}行：文件可能损坏，不予采用", EN: "{read} {read:row was:rows were} read but {counted} {counted:was:were} counted: the file may be broken and is not used", Example: "id,name\nA\"1,\"\n",
		},
	}
}

// intakeEncodings are the codes about bytes and formats of whole files.
func intakeEncodings() []Entry {
	return []Entry{
		{
			Code: "data-encoding", Meaning: "a CSV file that is neither UTF-8 nor GB18030 with known column names",
			ZH: "文件既不是 UTF-8 也不是 GB18030，或列名都不认识：请另存为 CSV UTF-8", EN: "the file is neither UTF-8 nor GB18030 with column names that are known: save it as CSV UTF-8", Example: "\\xff\\xff",
		},
		{
			Code: "data-encoding-both", Meaning: "a CSV file that may be UTF-8 or GB18030",
			ZH: "看不出文件是 UTF-8 还是 GB18030：请另存为带 BOM 的 CSV UTF-8", EN: "the file may be UTF-8 or GB18030: save it as CSV UTF-8 with a byte order mark", Example: "id,name\\n1,\\xd2\\xaa",
		},
		{
			Code: "data-encoding-mixed", Meaning: "a CSV file with lines in UTF-8 and lines in another encoding",
			ZH: "第{line}行的编码与其他行不同：可能是两个编码不同的文件拼在一起", EN: "line {line} is in another encoding than the rest: two files of different encodings may have been joined", Example: "apps-mixed-encoding.csv",
		},
		{
			Code: "data-moved", Meaning: "a character of GB18030 that its editions map differently, or a private one",
			ZH: "第{line}行有 {point}，各版 GB18030 对它的解释不同：请另存为 CSV UTF-8", EN: "line {line} holds {point}, on which the editions of GB18030 differ: save it as CSV UTF-8", Example: "private-use character",
		},
		{
			Code: "data-utf8", Meaning: "JSON that is not UTF-8",
			ZH: "⟦第{line}行⟧不是 UTF-8", EN: "⟦line {line} ⟧is not UTF-8", Example: "[\\xff]",
		},
		{
			Code: "data-utf16", Meaning: "a file in UTF-16, as Excel's Unicode text",
			ZH: "文件是 UTF-16（Excel 的“Unicode 文本”）：请另存为 CSV UTF-8", EN: "the file is UTF-16 (Excel's Unicode text): save it as CSV UTF-8", Example: "\\xff\\xfe",
		},
		{
			Code: "data-workbook", Meaning: "an xlsx file under another name",
			ZH: "文件是电子表格：文件名应以 .xlsx 结尾", EN: "the file is a spreadsheet: its name must end in .xlsx", Example: "PK",
		},
		{
			Code: "data-xls", Meaning: "an old xls file",
			ZH: "文件是旧的 .xls 格式：请另存为 .xlsx", EN: "the file has the old .xls format: save it as .xlsx", Example: "\\xd0\\xcf",
		},
		{
			Code: "data-html", Meaning: "a web page under the name of a table",
			ZH: "文件是网页：请用电子表格打开，另存为 .xlsx", EN: "the file is a web page: open it in a spreadsheet and save it as .xlsx", Example: "<html>",
		},
		{
			Code: "data-nul", Meaning: "a NUL byte in a text file",
			ZH: "第{line}行有 NUL 字节，不是文本文件", EN: "line {line} holds a NUL byte; this is no text file", Example: "\\x00",
		},
		{
			Code: "data-large", Meaning: "a text file that is too large",
			ZH: "文件超过 {limit} MiB", EN: "the file is over {limit} MiB", Example: "1 GiB of text",
		},
		{
			Code: "data-json-list", Meaning: "a JSON file that is no list",
			ZH: "应是一个列表：[{…}, {…}]", EN: "should be a list: [{…}, {…}]", Example: `{"id":"1"}`,
		},
		{
			Code: "data-json-row", Meaning: "an element or line that is no application",
			ZH: "不是一份申请：应是 {\"id\": …}", EN: "is no application: should be {\"id\": …}", Example: `[1]`,
		},
		{
			Code: "data-json-trailing", Meaning: "text after the end of the JSON",
			ZH: "JSON 结束之后还有文字⟦（第{line}行）⟧", EN: "there is text after the end of the JSON⟦ (line {line})⟧", Example: `[] x`,
		},
	}
}

// intakeTables are the codes about spreadsheets, lists in files of their own, and notes.
func intakeTables() []Entry {
	return []Entry{
		{
			Code: "data-cell-error", Meaning: "a cell that holds an error",
			ZH: "单元格是错误值 {seen}", EN: "the cell holds the error {seen}", Example: "#DIV/0!",
		},
		{
			Code: "data-cell-uncached", Meaning: "a formula without a stored result",
			ZH: "公式没有保存结果：请用电子表格打开并保存一次", EN: "the formula has no stored result: open the file in a spreadsheet and save it", Example: "=40+2",
		},
		{
			Code: "data-cell-foreign", Meaning: "a formula that takes its value out of another workbook",
			ZH: "公式引用了另一个工作簿，其结果⟦“{seen}”⟧无从核对：请复制后选择性粘贴为数值", EN: "the formula takes its value⟦ “{seen}”⟧ out of another workbook, where nobody can check it: paste the value in its place", Example: "=[1]表!A1",
		},
		{
			Code: "data-cell-digits", Meaning: "a number for which 15 digits do not suffice",
			ZH: "{seen} 超过单元格能准确保存的15位：请用 ROUND 取整，或以文字填写", EN: "{seen} needs more than the 15 digits that a cell keeps: round it, or enter it as text", Example: "0.30000000000000004",
		},
		{
			Code: "data-cell-date", Meaning: "a date in a column of numbers",
			ZH: "单元格是日期格式（{seen}），这里要数", EN: "the cell is formatted as a date ({seen}) but this takes a number", Example: "45695 shown as a date",
		},
		{
			Code: "data-cell-serial", Meaning: "a date cell that stands for no day",
			ZH: "{seen} 不是一天：序号不能小于61，也不能带时刻", EN: "{seen} is no day: the number must not be below 61 nor have a time of day", Example: "45695.5",
		},
		{
			Code: "data-shown", Meaning: "a number in a column of texts that its format shows differently",
			ZH: "单元格存的是 {seen}，显示为 {shown}：请以文字填写", EN: "the cell holds {seen} but shows {shown}: enter it as text", Example: "1 shown as 001",
		},
		{
			Code: "data-merged", Meaning: "a merged cell over several rows or columns",
			ZH: "合并单元格 {range}（第{first}至{last}行）：请取消合并，逐行填写", EN: "merged cells {range} (rows {first} to {last}): unmerge them and fill in each row", Example: "C2:C4",
		},
		{
			Code: "data-list-owner", Meaning: "an element of a list whose application is missing",
			ZH: "没有编号为“{seen}”的申请", EN: "there is no application with the id “{seen}”", Example: "id,领域\nA99,码上服务\n",
		},
		{
			Code: "data-list-both", Meaning: "a list that is given in the application and in a file of its own",
			ZH: "申请里和 {file} 里各填了一次", EN: "is given both in the application and in {file}", Example: "a list in two places",
		},
	}
}

// intakeNotes are the codes of what was read all the same, and is told.
func intakeNotes() []Entry {
	return []Entry{
		{
			Code: "data-note-wide", Meaning: "full-width digits that were read as ordinary ones",
			ZH: "{count}个值含全角数字或符号，已按半角读取", EN: "{count} {count:value with full-width digits or signs was read as an ordinary one:values with full-width digits or signs were read as ordinary ones}", Example: "１２",
		},
		{
			Code: "data-note-trimmed", Meaning: "blanks at the ends of values that were cut",
			ZH: "{count}个值的首尾空白已去掉", EN: "blanks at the ends of {count} {count:value:values} were cut", Example: " 42 ",
		},
		{
			Code: "data-note-blank-rows", Meaning: "rows without any value",
			ZH: "{count}个空行不算申请", EN: "{count} empty {count:row is no application:rows are no applications}", Example: ",,\n",
		},
		{
			Code: "data-note-formula", Meaning: "formulas whose stored result was read",
			ZH: "{count}个公式单元格取的是保存的结果", EN: "of {count} {count:formula:formulas} the stored result was read", Example: "=40+2 with a result",
		},
		{
			Code: "data-note-shown", Meaning: "numbers that a format shows differently",
			ZH: "{count}个单元格⟦（{cells}）⟧的显示与所存的数不同，以所存为准", EN: "{count} {count:cell:cells}⟦ ({cells})⟧ {count:shows another number than it holds; what it holds counts:show another number than they hold; what they hold counts}", Example: "99.995 shown as 100.00",
		},
		{
			Code: "data-note-column-missing", Meaning: "an input that no file has a column for",
			ZH: "没有这一列，全部视为未填", EN: "there is no such column, so nobody has answered it", Example: "id,name\nA01,甲\n",
		},
		{
			Code: "data-note-derived", Meaning: "an answer to an input that is looked up",
			ZH: "这一项由政策推出，不采用所填的值", EN: "the policy looks this up, so what was filled in is not used", Example: "片区",
		},
		{
			Code: "data-note-percent-mixed", Meaning: "percents written in two ways in one column",
			ZH: "{signed}处写作 70%，{bare}处写作 0.7，两种写法混用：单写的 1 会读作 100%", EN: "{signed} {signed:value is:values are} written like 70% and {bare} like 0.7: a bare 1 is read as 100%", Example: "70% and 0.7",
		},
		{
			Code: "data-note-scale", Meaning: "an amount that looks like one in 万元",
			ZH: "为{seen}，其余各行在{floor}以上，是否以万元填写？请改为 {plain} 或 {short}", EN: "is {seen} while all others are {floor} or more: was it meant in 万元? Write {plain} or {short}", Example: "30",
		},
		{
			Code: "data-note-twins", Meaning: "one name or subject under two ids",
			ZH: "“{seen}”同时是编号 {id} 和 {twin}（第{other}行）", EN: "“{seen}” stands under id {id} and {twin} (row {other})", Example: "id,name\n1,甲\n2,甲\n",
		},
	}
}
