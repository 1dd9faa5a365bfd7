package message

// workbook are the codes of spreadsheet files.
func workbook() []Entry {
	return []Entry{
		{Code: "xlsx-html", Meaning: "a web page under the name of a workbook", Example: "<html>",
			ZH: "这是网页（HTML），不是工作簿；请在表格软件中另存为 .xlsx", EN: "this is a web page (HTML), not a workbook; save it as .xlsx in a spreadsheet program"},
		{Code: "xlsx-old", Meaning: "the binary format before .xlsx", Example: "D0 CF 11 E0",
			ZH: "这是旧的 .xls 格式（或加了密码的工作簿）；请另存为不加密的 .xlsx", EN: "this is the old .xls format (or a workbook with a password); save it as .xlsx without a password"},
		{Code: "xlsx-not-zip", Meaning: "not an .xlsx file at all", Example: "x",
			ZH: "这不是 .xlsx 工作簿", EN: "this is not an .xlsx workbook"},
		{Code: "xlsx-part", Meaning: "a part of the workbook is missing or damaged",
			ZH: "工作簿损坏：缺少或无法读取 {part}", EN: "the workbook is damaged: {part} is missing or cannot be read"},
		{Code: "xlsx-limit", Meaning: "the workbook is too large when unpacked",
			ZH: "工作簿解压后超过上限{limit}", EN: "the workbook unpacks to more than the limit of {limit}"},
		{Code: "xlsx-xml", Meaning: "the XML of a part is broken", Example: "<v>7&bad;</v>",
			ZH: "工作簿损坏：{part} 的XML有误⟦，在第 {row} 行⟧⟦（{why}）⟧", EN: "the workbook is damaged: the XML of {part} is broken⟦ at row {row}⟧⟦ ({why})⟧"},
		{Code: "xlsx-doctype", Meaning: "a document type declaration, which workbooks never have", Example: "<!DOCTYPE x>",
			ZH: "{part} 含有文档类型声明（DOCTYPE），拒绝读取", EN: "{part} has a document type declaration (DOCTYPE), which is refused"},
		{Code: "xlsx-order", Meaning: "rows or cells that are out of order or repeated",
			ZH: "{part} 第 {row} 行的行号或列号次序有误或重复", EN: "{part}: rows or cells are out of order or repeated at row {row}"},
		{Code: "xlsx-columns", Meaning: "a cell beyond the last column that is read",
			ZH: "{part} 第 {row} 行有内容超出第{limit}列", EN: "{part}: row {row} has content beyond column {limit}"},
		{Code: "xlsx-string", Meaning: "a cell that points to a text that there is not",
			ZH: "{part} 第 {row} 行：单元格所指的文字不存在", EN: "{part}: at row {row} a cell points to a text that there is not"},
		{Code: "xlsx-no-sheet", Meaning: "a workbook without a filled sheet",
			ZH: "工作簿里没有填写内容的工作表", EN: "no sheet of the workbook has any content"},
		{Code: "xlsx-hidden", Meaning: "hidden rows, columns or sheets that were read",
			ZH: "工作表“{sheet}”⟦有隐藏的行 {rows} 行，⟧⟦有隐藏的列，{columns}，⟧⟦本身是隐藏的（{hidden}），⟧均已读取", EN: "sheet \"{sheet}\"⟦ has {rows} hidden rows,⟧⟦ has hidden columns, {columns},⟧⟦ is hidden ({hidden}),⟧ all of which were read"},
		{Code: "xlsx-aside", Meaning: "a sheet of instructions or options, which holds no applications",
			ZH: "工作表“{sheet}”是说明或选项，没有当作申报读取", EN: "sheet \"{sheet}\" holds instructions or options and was not read as applications"},
		{Code: "template-sheet-name", Meaning: "the name of a list is too long for a sheet of the form",
			ZH: "列表“{name}”的名称不能用作工作表名（最多{limit}个字）；请在政策中缩短", EN: "the name of the list \"{name}\" cannot be that of a sheet (at most {limit} characters); shorten it in the policy"},
		{Code: "door-workbook-name", Meaning: "no name for a workbook that is to be written", Example: "merit template policy.yaml",
			ZH: "请用 -o 文件名.xlsx 指明写到哪里", EN: "say with -o NAME.xlsx where to write it"},
		{Code: "door-workbook-ending", Meaning: "a workbook under a name that does not end in .xlsx", Example: "merit template policy.yaml -o form.xls",
			ZH: "{file}：工作簿的文件名应以 .xlsx 结尾", EN: "{file}: the name of a workbook must end in .xlsx"},
	}
}
